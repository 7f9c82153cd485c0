import { describe, expect, it } from "vitest";
import {
  backtest,
  casesCsv,
  isMiss,
  missesFirst,
  noChange,
  scoreOf,
  scoresCsv,
  type WindowResult,
} from "../../../src/evidence/backtest/backtest.js";
import type { Case } from "../../../src/evidence/backtest/cases.js";
import { QUANTITIES } from "../../../src/evidence/backtest/panel.js";
import { panelOf, type Seen } from "./small.js";

const caseOf = (observed: number, said: number, province = "west"): Case => ({
  ...{ region: "delta", city: "a", province, sector: "", observed },
  forecasts: { model: said },
});
const four = [caseOf(1, 1), caseOf(-1, -1), caseOf(2, 1.5, "east"), caseOf(-2, 0, "south")];
/** As many again of other provinces. */
const eight = [...four, ...four.map((one) => ({ ...one, province: `far ${one.province}` }))];

describe("the score of a forecast", () => {
  it("is its errors against those of no change, and how it ranks the cases", () => {
    // Errors 0, 0, 0.25 and 4 against 1, 1, 4 and 4.
    const score = scoreOf(four, "model")!;
    expect(score).toMatchObject({ forecast: "model", cases: 4 });
    expect(score.rmse).toBeCloseTo(Math.sqrt(4.25 / 4), 12);
    expect(score.r2).toBeCloseTo(1 - 4.25 / 10, 12);
    expect(score.spearman).toBeCloseTo(0.8, 12);
    expect(noChange(four)).toBeCloseTo(Math.sqrt(2.5), 12);
  });

  it("is tested by province: cases of one province count as one", () => {
    // Gains -1 - 1, -3.75 and 0 in three provinces, mean -1.4375: squares of the rest 0.765625, 5.34765625, 2.06640625.
    const { p } = scoreOf(four, "model")!;
    const error = Math.sqrt((2 * 8.1796875 * 6) / 5) / 8;
    expect(scoreOf(eight, "model")!.detectable).toBeCloseTo((2.8 * error) / 2.5, 9);
    // Half of the draws turn the first two provinces the same way, which is as far from zero.
    expect(p).toBeGreaterThan(0.45);
    expect(p).toBeLessThan(0.55);
    expect(scoreOf(four, "model")!.p).toBe(p);
    expect(scoreOf(four, "model", "other")!.p).not.toBe(p);
  });

  it("would never be found in fewer than six provinces, of which no p is below 0.05", () => {
    const among = (provinces: string) =>
      scoreOf([...four, ...four].map((one, i) => ({ ...one, province: provinces[i]! })) as Case[], "model")!;
    expect(among("aaaaaaaa")).toMatchObject({ p: 1, detectable: Infinity });
    expect(among("abcdeeee")).toMatchObject({ detectable: Infinity });
    expect(among("abcdefff").detectable).toBeLessThan(1);
  });

  it("is no evidence where all gain alike, and none of fewer than three cases", () => {
    const alike = [caseOf(1, 1), caseOf(1, 1, "east"), caseOf(-1, -1, "south")];
    expect(scoreOf(alike, "model")).toMatchObject({ p: 1, r2: 1, rmse: 0 });
    expect(scoreOf(alike.slice(1), "model")).toBeNull();
    expect(scoreOf(four, "trend")).toBeNull();
    expect(scoreOf([...four, caseOf(3, NaN)], "model")!.cases).toBe(4);
  });

  it("ranks nothing where the forecast says the same of all", () => {
    expect(scoreOf([caseOf(1, 2), caseOf(2, 2), caseOf(3, 2)], "model")!.spearman).toBeNaN();
    expect(scoreOf([caseOf(1, 2), caseOf(2, 2), caseOf(3, 1)], "model")!.spearman).not.toBeNaN();
  });
});

const result = (r2: number | null, name = "gdp"): WindowResult => ({
  quantity: QUANTITIES.find(({ id }) => id === name)!,
  window: { from: 2005, to: 2010 },
  cases: four.slice(0, 1),
  noChange: 0.5,
  scores: r2 === null ? [] : [{ forecast: "model", cases: 1, rmse: 0.25, r2, spearman: 1, p: 0.5, detectable: 0.125 }],
});

describe("what came out", () => {
  it("is a miss where the model did worse than saying that nothing changes, and misses come first", () => {
    expect([-0.1, 0, 0.1, null].map((r2) => isMiss(result(r2)))).toEqual([true, false, false, false]);
    const [good, bad, other] = [result(0.5), result(-0.5), result(-0.2, "jobs")] as const;
    expect(missesFirst([good, bad, other])).toEqual([bad, other, good]);
  });

  it("is written case by case, with a column for each forecast", () => {
    const [head, first] = casesCsv([result(0.5)]).split("\n");
    expect(head).toBe(
      "quantity,from,to,region,city,province,sector,observed,no_change," +
        "model,model_at_rest,trend,half_the_trend,ar_1,carry_over_alone,sector_mix,income_gap",
    );
    expect(first).toBe("gdp,2005,2010,delta,a,west,,1,0,1,,,,,,,");
  });

  it("is written score by score, after no change", () => {
    const [head, still, model] = scoresCsv([result(0.5, "jobs")]).split("\n");
    expect(head).toBe("quantity,unit,from,to,forecast,cases,rmse,r2,spearman,p,detectable_r2");
    expect(still).toMatch(/^jobs,.*,2005,2010,no change,1,0\.5,0,,,$/);
    expect(model).toMatch(/,2005,2010,model,1,0\.25,0\.5,1,0\.5,0\.125$/);
  });

  it("is of every quantity and window of which there are cases", () => {
    const seen = ["a", "b", "c"].flatMap((city, c): Seen[] => [
      [city, 2005, { gdp100m: 10 + c, gdpReal2000Prices100m: 10 + c }],
      [city, 2010, { gdp100m: 20, gdpReal2000Prices100m: 20 }],
    ]);
    const found = backtest({ panels: [panelOf("abc", seen)], national: new Map(), models: {} });
    expect(found.map(({ quantity, window }) => [quantity.id, window.from, window.to])).toEqual([["gdp", 2005, 2010]]);
    expect(found[0]!.cases).toHaveLength(3);
    // Without years before, without a country and without a model nothing else can be forecast.
    expect(found[0]!.scores.map(({ forecast }) => forecast)).toEqual(["carry-over alone"]);
    expect(found[0]!.noChange).toBeCloseTo(noChange(found[0]!.cases), 12);
  });
});
