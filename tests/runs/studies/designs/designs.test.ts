import { describe, expect, it } from "vitest";
import {
  gridDesign,
  latinHypercubeDesign,
  morrisDesign,
  saltelliDesign,
  sobolDesign,
} from "../../../../src/runs/studies/designs.js";

describe("every design", () => {
  const designs = {
    sobol: (seed: string) => sobolDesign(20, 6, seed),
    "latin hypercube": (seed: string) => latinHypercubeDesign(20, 6, seed),
    saltelli: (seed: string) => saltelliDesign(5, 6, seed),
    morris: (seed: string) => morrisDesign(5, 6, seed).rows,
  };

  it.each(Object.entries(designs))("%s: is the same for the same seed alone, inside the unit cube", (_, design) => {
    expect(design("a")).toEqual(design("a"));
    expect(design("a")).not.toEqual(design("b"));
    for (const row of design("a")) for (const u of row) expect(u >= 0 && u <= 1).toBe(true);
  });
});

describe("a grid", () => {
  it("has every combination once, at the middle of its shares, the last factor fastest", () => {
    expect(gridDesign([2, 3]).map((row) => [...row])).toEqual([
      [0.25, 1 / 6],
      [0.25, 0.5],
      [0.25, 2.5 / 3],
      [0.75, 1 / 6],
      [0.75, 0.5],
      [0.75, 2.5 / 3],
    ]);
    expect(new Set(gridDesign([4, 3, 5]).map(String)).size).toBe(60);
  });
});

describe("a longer Sobol design", () => {
  it("begins with the shorter one", () => {
    expect(sobolDesign(64, 5, "x").slice(0, 16)).toEqual(sobolDesign(16, 5, "x"));
  });
});

describe("Saltelli's design", () => {
  it("takes one factor of B into A at a time", () => {
    const rows = saltelliDesign(8, 4, "x");
    expect(rows.length).toBe(8 * 6);
    for (let g = 0; g < 8; g++) {
      const [a, b, ...mixed] = rows.slice(6 * g, 6 * g + 6) as [Float64Array, Float64Array, ...Float64Array[]];
      for (const [factor, row] of mixed.entries()) expect(row).toEqual(a.with(factor, b[factor]!));
    }
  });

  it("refuses more factors than the sequence has dimensions for", () => {
    expect(() => saltelliDesign(2, 513, "x")).toThrow("1024 dimensions");
  });
});

describe("Morris' trajectories", () => {
  const { rows, steps } = morrisDesign(10, 7, "x");

  it("change every factor once, by the same size, on the levels", () => {
    expect([rows.length, steps.length]).toEqual([80, 70]);
    for (let t = 0; t < 10; t++) {
      const of = steps.slice(7 * t, 7 * t + 7);
      expect(of.map(({ factor }) => factor).sort()).toEqual([0, 1, 2, 3, 4, 5, 6]);
    }
    for (const { from, to, factor, change } of steps) {
      const difference = rows[to]!.map((u, f) => u - rows[from]![f]!);
      expect(Math.abs(change)).toBeCloseTo(2 / 3, 12);
      expect(difference[factor]).toBeCloseTo(change, 12);
      expect(difference.with(factor, 0)).toEqual(new Float64Array(7));
    }
    for (const row of rows) for (const u of row) expect(Math.abs(u * 3 - Math.round(u * 3))).toBeLessThan(1e-12);
  });

  it("go up and down, through all levels", () => {
    const levels = new Set(rows.flatMap((row) => [...row].map((u) => Math.round(u * 3))));
    expect([...levels].sort()).toEqual([0, 1, 2, 3]);
    expect(new Set(steps.map(({ change }) => Math.sign(change)))).toEqual(new Set([1, -1]));
  });

  it("lie farther apart when they are chosen among more", () => {
    const spread = (candidates: number) => {
      const starts = morrisDesign(6, 5, "x", candidates).rows;
      let sum = 0;
      for (let i = 0; i < starts.length; i++)
        for (let j = 0; j < starts.length; j++) sum += Math.hypot(...starts[i]!.map((u, f) => u - starts[j]![f]!));
      return sum;
    };
    expect(spread(20)).toBeGreaterThan(1.03 * spread(1));
  });

  it("are those that lie farthest from each other, one after the other", () => {
    const [kept, factors] = [3, 3];
    const cut = (rows: Float64Array[]) =>
      Array.from({ length: rows.length / (factors + 1) }, (_, t) =>
        rows.slice(t * (factors + 1), (t + 1) * (factors + 1)),
      );
    const all = cut(morrisDesign(4 * kept, factors, "x", 1).rows);
    const between = (one: Float64Array[], other: Float64Array[]) =>
      one === other
        ? 0
        : one
            .flatMap((a) => other.map((b) => Math.hypot(...a.map((u, f) => u - b[f]!))))
            .reduce((sum, d) => sum + d, 0) ** 2;
    const best = (score: (t: Float64Array[]) => number, from: Float64Array[][]) =>
      from.reduce((most, t) => (score(t) > score(most) + 1e-9 ? t : most));
    const chosen = [best((t) => Math.max(...all.map((other) => between(t, other))), all)];
    while (chosen.length < kept) {
      const left = all.filter((t) => !chosen.includes(t));
      chosen.push(best((t) => chosen.reduce((sum, one) => sum + between(t, one), 0), left));
    }
    const expected = all.filter((t) => chosen.includes(t)).flat();
    expect(morrisDesign(kept, factors, "x", 4).rows).toEqual(expected);
  });
});
