import { describe, expect, it } from "vitest";
import { publicFinance } from "../../../src/figures/comparison/finance.js";
import type { Drawing } from "../../../src/figures/drawing/figure.js";
import { type Row, smallReport } from "./small.js";

const row = (place: string, indicator: string, effect: number, level = 50): Row => [
  place,
  indicator,
  2030,
  level,
  effect,
];
const draw = (rows: Row[]) => publicFinance.draw(smallReport([2020, 2030], "abc", rows)) as Drawing;
type Trace = { x: number[]; name: string; text: string[] };

describe("public money by city", () => {
  const rows = [
    ...[row("a", "residents", 9, 1000), row("b", "residents", 9, 500), row("c", "own-revenue", 5)],
    ...[
      row("a", "own-revenue", 2),
      row("a", "net-transfers", 3),
      row("a", "central-balance", -1),
      row("a", "lever-cost", 1),
    ],
    ...[row("b", "own-revenue", -1), row("b", "lever-cost", -2)],
  ];
  const { data, layout, height } = draw(rows);
  const parts = data as unknown as Trace[];

  it("is in yuan a resident of the baseline, spending on levers counted against it", () => {
    // 100 million over a thousand persons are 100,000 yuan a head: 1 over 1000 is 100.
    expect(parts.slice(0, 4).map(({ x }) => x)).toEqual([
      [-200, 200],
      [0, 300],
      [0, -100],
      [400, -100],
    ]);
  });

  it("is of a year where the answer sums several", () => {
    const of = (year: number): Row[] => [
      ["a", "residents", year, 1000, 9],
      ["a", "own-revenue", year, 50, 2],
    ];
    const when = { kind: "sum", at: 2030, from: 2029, to: 2030 } as const;
    const answer = { when, places: ["cluster"], equal: [] };
    const drawing = publicFinance.draw(smallReport([2029, 2030], "ab", [...of(2029), ...of(2030)], { answer }));
    expect((drawing as unknown as { data: Trace[] }).data[0]!.x).toEqual([200]);
  });

  it("has the sum of the parts as a diamond, the largest on top", () => {
    expect(parts[4]!.x).toEqual([200, 300]);
    expect(layout.yaxis!.ticktext).toEqual(["B", "A"]);
    const [from, to] = layout.yaxis!.range as [number, number];
    expect(from).toBeLessThan(to);
  });

  it("leaves out cities without residents, and is no figure of none", () => {
    expect(height).toBe(130 + 2 * 21);
    expect(draw([row("a", "own-revenue", 2)])).toBeUndefined();
    expect(draw([row("a", "residents", 0, 0), row("a", "own-revenue", 2)])).toBeUndefined();
  });
});
