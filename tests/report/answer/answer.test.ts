import { describe, expect, it } from "vitest";
import type { EffectRow } from "../../../src/measures/results/index.js";
import { answerSentences } from "../../../src/report/answer/answer.js";
import type { AnswerView } from "../../../src/report/answer/view.js";

type Effects = Record<string, Record<string, number>>;

/** Effects in per cent of a baseline of 1000, [place][indicator]; an interval of a tenth either way. */
function view(effects: Effects, course: number[], more: Partial<AnswerView> = {}): AnswerView {
  const place = (id: string, zh: string, kind: AnswerView["places"][number]["kind"]) => ({
    id,
    label: { en: id, zh },
    kind,
  });
  return {
    region: { en: "the Delta", zh: "三角洲" },
    currency: { en: "yuan", zh: "元" },
    lastYear: 2026,
    variants: [{ id: "reform", label: { en: "Reform", zh: "改革" } }],
    focus: "reform",
    places: [place("cluster", "三角洲", "cluster"), place("harbour", "港城", "city"), place("mill", "工城", "city")],
    effect(variant, place, indicator) {
      const percent = effects[place]?.[indicator];
      if (percent === undefined) return undefined;
      const effect = 10 * percent;
      const [ciLow, ciHigh] = [effect - Math.abs(effect) / 10, effect + Math.abs(effect) / 10];
      const row = { variant, year: 2026, place, indicator, baselineMean: 1000, variantMean: 1000 + effect, effect };
      return { ...row, ciLow, ciHigh, sameSignShare: 1, replicates: 8 } as EffectRow;
    },
    course: () => course.map((percent, y) => ({ year: 2022 + y, percent })),
    decided: { en: [], zh: [] },
    ...more,
  };
}
const GAIN: Effects = {
  cluster: { "real-gdp": 2, "real-final-consumption-per-head": 1.5, "own-revenue": -0.5, "lever-cost": 0 },
  harbour: { "real-final-consumption-per-head": 3, "net-transfers": 1 },
  mill: { "real-final-consumption-per-head": -0.2, "net-transfers": -1 },
};

describe("an answer", () => {
  it("says what happens to income, to residents, to budgets, and who pays whom", () => {
    const { en, zh } = answerSentences(view(GAIN, [0, 1, 1.8, 2, 2]));
    expect(en).toEqual([
      "the Delta: “Reform” raises real GDP by 2.00 % in 2026 (by chance alone +1.80 % to +2.20 %, 95 %; the uncertainty of parameters is not included).",
      "Real consumption per resident, private and public, rises by 1.50 %.",
      "Residents gain in 1 of 2 cities, lose in 1: most in harbour (+3.00 %), least in mill (−0.20 %).",
      "City governments’ own revenue falls by 0.50 bn yuan a year (−0.50 %, 2026).",
      "Under sharing rules, a year: most is received by harbour 1.00 bn yuan; most is paid by mill 1.00 bn yuan.",
      "The effect on real GDP is +1.00 % in 2023 and +2.00 % in 2026.",
    ]);
    expect(zh[0]).toBe(
      "“改革”使三角洲2026年的实际GDP提高2.00%（仅计随机波动的95%置信区间为+1.80%至+2.20%；未计入参数的不确定性）。",
    );
    expect(zh).toHaveLength(en.length);
  });

  it("says when an effect is largest and when half of it is gone", () => {
    const { en } = answerSentences(view(GAIN, [0, -4, -3, -1.5, -0.5]));
    expect(en.at(-1)).toBe(
      "The effect on real GDP is largest in 2023 (−4.00 %), half of it is gone by 2025, and −0.50 % in 2026.",
    );
  });

  it("calls an effect none that is smaller than what is told, and known to be", () => {
    const none = { cluster: { "real-gdp": 0.004 } };
    expect(answerSentences(view(none, [0, 0, 0])).en[0]).toContain("has no effect on real GDP");
    expect(answerSentences(view(none, [0, 0, 0])).en).toHaveLength(1);
  });

  it("never says that there is no effect where chance hides one", () => {
    const hidden = (percent: number) => {
      const sure = view(GAIN, []);
      const effect: AnswerView["effect"] = (...which) => {
        const row = sure.effect(...which);
        return row && { ...row, effect: 10 * percent, ciLow: -50, ciHigh: 70 };
      };
      return answerSentences({ ...sure, effect }).en.join(" ");
    };
    for (const percent of [1, 0.001]) {
      expect(hidden(percent)).toMatch(/: “Reform” does not clearly change real GDP/);
      expect(hidden(percent)).toContain("private and public, does not clearly change");
      expect(hidden(percent)).toContain("with no clear effect in 2");
      expect(hidden(percent)).not.toContain("no effect");
    }
  });

  it("puts a council's outcome first", () => {
    const decided = { en: ["Council under “Reform”: all sign."], zh: ["“改革”下的联席会议：全体签署。"] };
    const { en, zh } = answerSentences(view(GAIN, [0, 1, 2], { decided }));
    expect([en[0], zh[0]]).toEqual([decided.en[0], decided.zh[0]]);
  });
});
