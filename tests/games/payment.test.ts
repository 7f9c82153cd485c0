import { describe, expect, it } from "vitest";
import { analyse } from "../../src/games/analysis.js";
import type { Plan } from "../../src/games/index.js";
import { ledgerOf, payCompensation, recordGame } from "../../src/games/playGame.js";
import { serialRunner } from "../../src/games/task.js";
import { everyCoalition, formulaRunner, type GainsOf, gains, handmadeGame, payoffsOf as tableOf } from "./handmade.js";
import { payoffsOf, smallGame } from "./setting.js";

const exact: Plan = { method: "exact", coalitions: everyCoalition, pairs: 0 };

describe("payments on a formula", () => {
  const game = handmadeGame();
  /** Of every yuan that is received a tenth is lost. */
  const leaking = () => {
    const runner = formulaRunner(gains);
    return {
      tasks: runner.tasks,
      run: (tasks: Parameters<typeof runner.run>[0], done: Parameters<typeof runner.run>[1]) =>
        runner.run(
          tasks.map((task) => ({ ...task, transfers: task.transfers.map(leak) })),
          done,
        ),
    };
  };
  const leak = <T extends { amount: number }>(transfer: T): T => ({ ...transfer, amount: 0.9 * transfer.amount });
  const pay = (rule: Parameters<typeof payCompensation>[5], runner = formulaRunner(gains), of: GainsOf = gains) => {
    const payoffs = tableOf(of);
    return payCompensation("game.yaml", game, runner, payoffs, analyse(game, exact, payoffs), rule);
  };

  it("by the least that is needed are paid by those who gain, in proportion", async () => {
    const { receipts, gains: after, accepts, transfers } = await pay("minimal");
    expect(receipts).toEqual({ a: expect.closeTo(-3.75, 9), b: expect.closeTo(-1.25, 9), c: expect.closeTo(5, 9) });
    expect(after).toEqual({ a: expect.closeTo(26.25, 9), b: expect.closeTo(8.75, 9), c: expect.closeTo(0, 9) });
    expect(accepts).toEqual({ a: true, b: true, c: true });
    expect(transfers.map(({ payer, payee }) => `${payer}>${payee}`)).toEqual(["a>c", "b>c"]);
  });

  it("are raised until what arrives is enough", async () => {
    const { receipts, accepts } = await pay("minimal", leaking());
    expect(receipts["c"]! * 0.9).toBeCloseTo(5, 2);
    expect(Object.values(accepts)).toEqual([true, true, true]);
  });

  it("by another rule are paid once, as it says", async () => {
    const runner = leaking();
    const { receipts, gains: after } = await pay("equal", runner);
    expect(receipts["c"]).toBeCloseTo(35 / 3 + 5, 9);
    expect(after["c"]).toBeCloseTo(-5 + 0.9 * (35 / 3 + 5), 9);
    expect(runner.tasks.length).toBe(1);
  });

  it("that nobody needs are none", async () => {
    const happy: GainsOf = () => [3, 2, 1];
    expect(await pay("minimal", formulaRunner(happy), happy)).toMatchObject({
      transfers: [],
      receipts: { a: 0, b: 0, c: 0 },
    });
  });

  it("have no answer where players together gain less than they need: an error that says what would have", async () => {
    const sad: GainsOf = () => [1, 1, -5];
    await expect(pay("minimal", formulaRunner(sad), sad)).rejects.toThrow(
      /"minimal" has no answer: together the players gain less.*loss, shapley or, with all coalitions, nucleolus/s,
    );
  });

  it("by the nucleolus need all coalitions: an error where these were sampled", async () => {
    const payoffs = tableOf(gains);
    const report = analyse(game, { method: "sampled", coalitions: everyCoalition, pairs: 4 }, payoffs);
    await expect(
      payCompensation("game.yaml", game, formulaRunner(gains), payoffs, report, "nucleolus"),
    ).rejects.toThrow(/needs the worth of all coalitions, and these were sampled/);
  });
});

describe("payments of a scenario", () => {
  it("make everybody accept, and the public accounts show it", async () => {
    const game = smallGame();
    const { plan, payoffs } = await payoffsOf(game);
    const report = analyse(game, plan, payoffs);
    const paid = await payCompensation("game.yaml", game, serialRunner(game), payoffs, report, "minimal");
    expect(Object.values(paid.accepts)).toEqual([true, true, true]);
    expect(paid.receipts["harbour"]).toBeGreaterThan(0);
    const recorded = await recordGame(game, paid.transfers);
    const { ledger, imbalance } = ledgerOf(game, recorded);
    for (const [id, receipt] of Object.entries(paid.receipts)) {
      expect(Math.abs(ledger![id]! - receipt)).toBeLessThan(0.02 * Math.abs(receipt) + 1e-6);
    }
    expect(imbalance).toBeLessThan(1e-10);
  });

  it("are refused where together the players gain less than they need", async () => {
    const lost = smallGame({
      agenda: "[{ type: administrative-border, from: 2022, between: members, border: 0.5 }]",
    });
    const measured = await payoffsOf(lost);
    const sad = analyse(lost, measured.plan, measured.payoffs);
    await expect(
      payCompensation("game.yaml", lost, serialRunner(lost), measured.payoffs, sad, "minimal"),
    ).rejects.toThrow(/"minimal" has no answer: together the players gain less/);
    expect(sad.summary.map(({ en }) => en).join(" ")).toContain("no compensation makes everybody accept");
  });
});
