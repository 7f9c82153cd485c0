import { describe, expect, it } from "vitest";
import { RULES } from "../../../../src/apps/lab/game/DealMaker.js";
import { dealOf, pairsOf, paymentsFor, receiptsOf, scaleOf } from "../../../../src/apps/lab/game/deal.js";
import { GAMES } from "../../../../src/apps/lab/game/Game.js";
import { amountText, moneyText, shortNames } from "../../../../src/apps/lab/game/words.js";
import { corePolygon, placeOf } from "../../../../src/maths/bargaining/triangle.js";
import { allOf, t } from "../../../../src/words/index.js";
import { HARBOUR, MILL, SPRING, text } from "../worlds.js";
import { GAME, gameWith } from "./small.js";

const yuan = text("yuan", "元");

describe("money of a game", () => {
  it.each([
    [30, "3.00 bn yuan", "30.0亿元"],
    [0.5, "0.050 bn yuan", "0.50亿元"],
    [150, "15.0 bn yuan", "150亿元"],
    [-30, "−3.00 bn yuan", "−30.0亿元"],
    [-0.0001, "0 bn yuan", "0亿元"],
    [9.94, "0.99 bn yuan", "9.94亿元"],
  ])("%d is told in billions, and in 100 million in Chinese", (amount, en, zh) => {
    expect(moneyText(amount, yuan)).toEqual({ en, zh });
    expect(amountText(amount)).toEqual({ en: en.replace(" bn yuan", ""), zh: zh.replace("亿元", "") });
  });
});

describe("names", () => {
  const [a, b, c] = [text("A", "甲"), text("B", "乙"), text("C", "丙")];

  it("are listed as people list them", () => {
    expect([[], [a], [a, b], [a, b, c]].map(allOf)).toEqual([
      { en: "", zh: "" },
      { en: "A", zh: "甲" },
      { en: "A and B", zh: "甲和乙" },
      { en: "A, B and C", zh: "甲、乙和丙" },
    ]);
  });

  it("are cut down to what tells them apart, in each language by itself", () => {
    const named = (en: string, zh: string) => ({ id: en, label: text(en, zh) });
    expect(shortNames([HARBOUR, MILL, SPRING])).toEqual([text("H", "港"), text("M", "工"), text("S", "泉")]);
    expect(shortNames([named("Hebei", "河北"), named("Henan", "河南"), named("He", "河")])).toEqual([
      text("Heb", "河北"),
      text("Hen", "河南"),
      text("He", "河"),
    ]);
  });

  it("of rules are there in both languages", () => {
    expect(RULES.map(({ id, label }) => [id, t(label).en, t(label).zh].join(" "))).toEqual([
      "none No payments 不支付",
      "minimal The least that keeps each in 各方不单独退出的最低支付",
      "equal Equal gains 等额获益",
      "shapley Shapley value 夏普利值",
      "nucleolus Nucleolus 核仁",
    ]);
    expect(GAMES[0]!.name).toBe("teaching/agreement");
    expect(GAMES.every((game) => game !== undefined)).toBe(true);
  });
});

describe("payments", () => {
  it("go between all pairs, from the second to the first", () => {
    expect(pairsOf(3)).toEqual([
      [0, 1],
      [0, 2],
      [1, 2],
    ]);
    expect(receiptsOf(3, pairsOf(3), [5, 2, 1])).toEqual([7, -4, -3]);
    expect(paymentsFor(pairsOf(3), [30, -20, -10])).toEqual([20, 10, 0]);
    expect(paymentsFor(pairsOf(3), [-30, 20, 10])).toEqual([-20, -10, 0]);
    expect(paymentsFor(pairsOf(2), [0, 0])).toEqual([0]);
    const shared = receiptsOf(3, pairsOf(3), paymentsFor(pairsOf(3), [30, 10, -40]));
    expect(shared.map((one) => Math.round(one))).toEqual([30, 10, -40]);
  });

  it("have steps of round numbers that cover what anybody gains or needs", () => {
    expect(scaleOf(GAME.report)).toEqual({ step: 1, most: 70 });
    expect(scaleOf(gameWith({ acceptance: [{ gain: -3, needs: 30 }] }).report)).toEqual({ step: 0.5, most: 100 });
    expect(scaleOf(gameWith({ acceptance: [{ gain: -330, needs: 0 }] }).report)).toEqual({ step: 5, most: 66 });
    expect(scaleOf(gameWith({ acceptance: [{ gain: 1, needs: 120 }] }).report)).toEqual({ step: 2, most: 60 });
    const nothing = scaleOf({ ...GAME.report, acceptance: [], coalitions: [] } as never);
    expect(nothing.step).toBeGreaterThan(0);
  });
});

describe("a deal", () => {
  it("counts payments on top of what all gain, and what is just enough as enough", () => {
    const { stakes } = dealOf(GAME.report, [30, -15, -15]);
    expect(stakes.map(({ gain, paid, stays }) => [gain, paid, stays])).toEqual([
      [-30, 0, true],
      [60, 45, true],
      [70, 55, true],
    ]);
    expect(dealOf(GAME.report, [30 - 2e-3, 0, 0]).stakes[0]!.stays).toBe(false);
    expect(dealOf(GAME.report, [30 - 5e-4, 0, 0]).stakes[0]!.stays).toBe(true);
    expect(dealOf(GAME.report, [0, 0, 0], [1, 2, 3]).stakes.map(({ gain }) => gain)).toEqual([1, 2, 3]);
  });

  it("is objected to by groups that could have more by themselves, the most aggrieved first", () => {
    const { objections, holds } = dealOf(GAME.report, [90, -55, -35]);
    expect(objections).toEqual([{ members: ["mill", "spring"], lacks: 10 }]);
    expect(holds).toBe(false);
    const two = dealOf(GAME.report, [-20, -30, 0]);
    expect(two.objections.map(({ members, lacks }) => [members.join(), lacks])).toEqual([["harbour,mill", 30]]);
    expect(dealOf(GAME.report, [45, 0, -45]).holds).toBe(true);
    expect(dealOf(GAME.report, [0, 0, 0]).holds).toBe(false);
    const ordered = dealOf(
      gameWith({
        coalitions: [
          { members: ["harbour", "mill"], value: 200 },
          { members: ["mill", "spring"], value: 300 },
          { members: ["harbour"], value: 999 },
          { members: ["harbour", "mill", "spring"], value: 999 },
        ],
      }).report,
      [30, -15, -15],
    );
    expect(ordered.objections.map(({ members }) => members.join())).toEqual(["mill,spring", "harbour,mill"]);
  });

  it("without a core to look for counts groups", () => {
    const greedy = [90, -55, -35];
    expect(dealOf(gameWith({ core: null }).report, greedy).holds).toBe(false);
    expect(dealOf(gameWith({ core: { empty: true } }).report, greedy).holds).toBe(true);
    expect(dealOf(gameWith({ core: { empty: true } }).report, [0, 0, 0]).holds).toBe(false);
  });
});

describe("the triangle of three players", () => {
  it("has a corner for each", () => {
    expect([placeOf([1, 0, 0]), placeOf([0, 1, 0]), placeOf([0, 0, 1])]).toEqual([
      [0, 0],
      [1, 0],
      [0.5, Math.sqrt(3) / 2],
    ]);
  });

  it("has a core where no pair lacks anything", () => {
    const core = corePolygon(GAME.report.coalitions, ["harbour", "mill", "spring"], 100);
    for (const shares of core) {
      expect(shares.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1);
      expect(shares[0]).toBeLessThanOrEqual(0.5 + 1e-9);
      expect(shares[1]).toBeLessThanOrEqual(0.9 + 1e-9);
      expect(shares[2]).toBeLessThanOrEqual(0.9 + 1e-9);
    }
    expect(core.length).toBe(6);
    const greedy = GAME.report.coalitions.map((one) => (one.members.length === 2 ? { ...one, value: 90 } : one));
    expect(corePolygon(greedy, ["harbour", "mill", "spring"], 100)).toEqual([]);
  });
});
