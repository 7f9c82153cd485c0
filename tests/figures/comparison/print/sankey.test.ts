import { describe, expect, it } from "vitest";
import { firmSankey, workerSankey } from "../../../../src/figures/comparison/print/sankey.js";
import { type Drawing, PAGE } from "../../../../src/figures/drawing/figure.js";
import { tint } from "../../../../src/figures/drawing/palette.js";
import type { FlowRow } from "../../../../src/measures/results/index.js";
import { smallReport } from "../small.js";

const flow = (variant: string, way: string, value: number, kind = "firms"): FlowRow =>
  ({ variant, year: 2021, kind, sector: "", origin: way[0], destination: way[1], value, unit: "" }) as never;
const draw = (flows: FlowRow[], space = PAGE, figure = firmSankey) =>
  figure.draw(smallReport([2020, 2021], "abc", [], { labour: ["general", "skilled"] }, { flows }), space) as Drawing;

interface Sankey {
  domain: { x: number[]; y: number[] };
  node: { label: string[]; color: string[]; x: number[]; y: number[] };
  link: { source: number[]; target: number[]; value: number[]; color: string[] };
}
const close = (values: number[]) => values.map((value) => expect.closeTo(value, 9));

describe("gross moves from the left to the right", () => {
  const flows = [
    ...[
      flow("baseline", "ab", 60),
      flow("baseline", "ac", 20),
      flow("baseline", "ba", 19.7),
      flow("baseline", "cb", 0.3),
    ],
    ...[flow("reform", "ab", 40), flow("reform", "ca", 10)],
  ];
  const { data, layout, caption, height } = draw(flows);
  const [without, withIt] = data as unknown as [Sankey, Sankey];

  it("have a node at the left of each place that is left, one at the right of each that is moved to", () => {
    expect(without.node.label).toEqual(["A", "B", "A", "B", "C"]);
    expect(without.node.x).toEqual([0.001, 0.001, 0.999, 0.999, 0.999]);
    expect(withIt.node.label).toEqual(["A", "C", "A", "B"]);
    // A place has one colour on both sides.
    const { color } = without.node;
    expect([color[2], color[3]]).toEqual([color[0], color[1]]);
    expect(new Set(color).size).toBe(3);
  });

  it("have a band for each flow of 0.4 % of all or more, in the colour of where it comes from", () => {
    const { source, target, value, color } = without.link;
    expect(source.map((from, k) => [from, target[k], value[k]])).toEqual([
      [0, 3, 60],
      [0, 4, 20],
      [1, 2, 19.7],
    ]);
    expect(color).toEqual([0, 0, 1].map((at) => tint(without.node.color[at]!, 0.45)));
    expect(withIt.link.source.map((from, k) => [from, withIt.link.target[k]])).toEqual([
      [0, 3],
      [1, 2],
    ]);
  });

  it("have bands of their own for the places asked about, small as they are", () => {
    const small = [flow("baseline", "ab", 60), flow("baseline", "cb", 0.3)];
    const cities = "abdefghijklmnoc";
    const answer = { compare: [], when: { kind: "year", at: 2021, from: 2021, to: 2021 }, places: ["c"], equal: [] };
    const view = smallReport([2020, 2021], cities, [], { answer } as never, { flows: small });
    const { caption, data } = firmSankey.draw(view) as Drawing;
    expect((data[0] as unknown as Sankey).node.label).toContain("C");
    expect(caption).toContain("The places asked about and those with the largest flows stand alone.");
  });

  it("are drawn on one scale: the arm with fewer moves is so much lower", () => {
    const [first, second] = [without, withIt].map(({ domain }) => domain.y[1]! - domain.y[0]!);
    expect(first).toBeCloseTo(0.98, 9);
    expect(second).toBeCloseTo(0.49, 9);
    expect(without.domain.y[1]).toBeCloseTo(0.98, 9);
    expect(withIt.domain.x).toEqual(close([0.53, 1]));
  });

  it("have nodes as high as their flows, one below the other with air between", () => {
    // 440 pixels less margins of 38, of which 98 %: 9 pixels of air are so much of it.
    const pad = 9 / (0.98 * 402);
    const left = 1 - pad;
    const right = 1 - 2 * pad;
    expect(height).toBe(440);
    expect(without.node.y).toEqual(
      close([
        ...[(left * 40) / 99.7, (left * 80) / 99.7 + pad + (left * 9.85) / 99.7],
        ...[(right * 9.85) / 99.7, (right * 49.7) / 99.7 + pad, (right * 89.7) / 99.7 + 2 * pad],
      ]),
    );
  });

  it("say how many move in each arm, and what is left out", () => {
    expect(caption).toContain("in 2021, mean over");
    expect(caption).toContain("flows below 0.4 % of all are left out; in all 100 (baseline) and 50 (reform)");
    expect(layout.annotations!.map(({ text }) => text)).toEqual(["<b>a</b>  baseline", "<b>b</b>  reform"]);
  });

  it("stand in two rows where there is no room for two columns", () => {
    expect(draw(flows, { ...PAGE, width: 400 }).height).toBe(840);
  });

  it("of workers are those of all types together, and none are drawn where nobody moves", () => {
    const workers = [
      flow("baseline", "ab", 3, "general"),
      flow("baseline", "ab", 4, "skilled"),
      flow("reform", "ab", 1, "firms"),
    ];
    const [arm] = draw(workers, PAGE, workerSankey).data as unknown as [Sankey];
    expect(arm.link.value).toEqual([7]);
    expect(draw([])).toBeUndefined();
  });
});
