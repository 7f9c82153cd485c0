import { sampleRankCorrelation } from "simple-statistics";
import { describe, expect, it } from "vitest";
import { latinHypercubeDesign } from "../../../../src/runs/studies/designs.js";
import { rankCorrelations } from "../../../../src/runs/studies/estimators/ranks.js";

const points = latinHypercubeDesign(60, 3, "x");

describe("rank correlations", () => {
  it("are Spearman's, ties and all", () => {
    const outcome = points.map((x) => Math.round(6 * (x[0]! - x[1]! + 0.5 * x[2]!)));
    const { factors, rows, dropped } = rankCorrelations(points, outcome, { resamples: 50 });
    expect([rows, dropped]).toEqual([60, 0]);
    for (const [f, { simple }] of factors.entries()) {
      expect(simple.value).toBeCloseTo(
        sampleRankCorrelation(
          points.map((x) => x[f]!),
          outcome,
        ),
        12,
      );
      expect(simple.low).toBeLessThan(simple.value);
      expect(simple.high).toBeGreaterThan(simple.value);
    }
  });

  it("are one for what rises in any bent way, and the partial one takes out what others do", () => {
    const bent = rankCorrelations(
      points,
      points.map((x) => Math.exp(5 * x[0]!)),
      { resamples: 0 },
    );
    expect(bent.factors[0]!.simple.value).toBeCloseTo(1, 12);
    const mixed = rankCorrelations(
      points,
      points.map((x) => x[0]! + 4 * x[1]!),
      { resamples: 0 },
    ).factors;
    expect(mixed[0]!.simple.value).toBeLessThan(0.5);
    expect(mixed[0]!.partial.value).toBeGreaterThan(0.8);
    expect(Math.abs(mixed[2]!.partial.value)).toBeLessThan(0.35);
  });

  it("find the partial correlation that the recursion of three variables gives", () => {
    const two = points.map((x) => x.slice(0, 2));
    const outcome = two.map((x) => x[0]! + 0.7 * x[1]! ** 3);
    const r = (a: number[], b: number[]) => sampleRankCorrelation(a, b);
    const [u, v] = [0, 1].map((f) => two.map((x) => x[f]!)) as [number[], number[]];
    const [uy, vy, uv] = [r(u, outcome), r(v, outcome), r(u, v)];
    const expected = (uy - vy * uv) / Math.sqrt((1 - vy ** 2) * (1 - uv ** 2));
    expect(rankCorrelations(two, outcome, { resamples: 0 }).factors[0]!.partial.value).toBeCloseTo(expected, 10);
  });

  it("leave out rows without an outcome, and are no numbers where nothing varies", () => {
    const gaps = points.map((x, row) => (row % 10 === 0 ? Number.NaN : x[0]!));
    expect(rankCorrelations(points, gaps, { resamples: 0 })).toMatchObject({ rows: 54, dropped: 6 });
    expect(rankCorrelations(points, Array(60).fill(3), { resamples: 5 }).factors[0]!.simple.value).toBeNaN();
  });

  it("tell nothing of a factor that does not vary, and of the others as if it were not there", () => {
    const outcome = points.map((x) => x[0]! - 0.5 * x[1]!);
    const fixed = points.map((x) => [x[0]!, 7, x[1]!]);
    const [first, none, second] = rankCorrelations(fixed, outcome, { resamples: 20 }).factors;
    const two = points.map((x) => x.slice(0, 2));
    const [one, other] = rankCorrelations(two, outcome, { resamples: 20 }).factors;
    expect([none!.simple.value, none!.partial.value]).toEqual([NaN, NaN]);
    expect([first!.partial, second!.partial]).toEqual([one!.partial, other!.partial]);
  });
});
