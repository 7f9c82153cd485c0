import { sampleRankCorrelation } from "simple-statistics";
import { describe, expect, it } from "vitest";
import type { Factor } from "../../../src/runs/studies/factor.js";
import { jointDraws } from "../../../src/runs/studies/jointDraws.js";
import { textOf } from "../../../src/words/index.js";

const factor = (name: string): Factor => ({
  name,
  label: textOf(name),
  unit: textOf("1"),
  distribution: { kind: "uniform", low: 0, high: 1 },
  source: "",
  changes: () => [],
});
const factors = ["a", "b", "c", "d"].map(factor);

describe("joint draws", () => {
  it("take one value of each factor in every stratum", () => {
    const draws = jointDraws(factors, 100, 1);
    for (const f of factors.keys()) {
      const strata = draws.map((row) => Math.floor(100 * row[f]!)).sort((x, y) => x - y);
      expect(strata).toEqual(Array.from({ length: 100 }, (_, k) => k));
    }
  });

  it("are independent of each other", () => {
    const draws = jointDraws(factors, 2000, "seed");
    for (const f of [1, 2, 3])
      expect(
        Math.abs(
          sampleRankCorrelation(
            draws.map((row) => row[0]!),
            draws.map((row) => row[f]!),
          ),
        ),
      ).toBeLessThan(0.07);
  });

  it("of a factor do not depend on what else is drawn", () => {
    const column = (rows: number[][], f: number) => rows.map((row) => row[f]!);
    expect(column(jointDraws([factors[2]!], 50, 3), 0)).toEqual(column(jointDraws(factors, 50, 3), 2));
  });

  it("follow the seed", () => {
    expect(jointDraws(factors, 20, 1)).toEqual(jointDraws(factors, 20, 1));
    expect(jointDraws(factors, 20, 1)).not.toEqual(jointDraws(factors, 20, 2));
  });
});
