import { describe, expect, it } from "vitest";
import { betaScatter } from "../../../../src/figures/comparison/print/beta.js";
import { type Drawing, PAGE } from "../../../../src/figures/drawing/figure.js";
import { CATEGORIES, tint } from "../../../../src/figures/drawing/palette.js";
import { type Row, smallReport } from "../small.js";

const INCOME = "real-gdp-per-head";

/** Incomes that grow by so many per cent a year over ten years, without and with the reform; people in thousands. */
const cities = (all: [first: number, without: number, withIt: number, people: number][]) =>
  all.flatMap(([first, without, withIt, people], c): Row[] => {
    const id = "abcdef"[c]!;
    const [base, last] = [without, withIt].map((percent) => first * Math.exp(percent / 10)) as [number, number];
    return [
      [id, INCOME, 2020, first, 0],
      [id, INCOME, 2030, base, last - base],
      [id, "residents", 2030, people, 0],
    ];
  });
const draw = (rows: Row[], space = PAGE) =>
  betaScatter.draw(smallReport([2020, 2030], "abcdef", rows), space) as Drawing;

const FOUR = cities([
  [1, 4, 1, 400],
  [10, 3, 2, 100],
  [100, 2, 3, 25],
  [1000, 1, 4, 1],
]);
type Trace = { x: number[]; y: number[]; marker?: { size: number[] }; xaxis: string };

it("growth on first income is nothing in a run of one year, and has ticks where incomes hardly differ", () => {
  expect(betaScatter.draw(smallReport([2030, 2030], "abcdef", FOUR), PAGE)).toBeUndefined();
  const even = cities([170, 171, 172, 173].map((first) => [first, 1, 2, 10]));
  expect(draw(even).layout.xaxis!.tickvals).toEqual([170, 173]);
});

describe("growth on first income", () => {
  const { data, layout, caption, height } = draw(FOUR);
  const [circles, trend, other] = data as unknown as [Trace, Trace, Trace];
  const close = (values: number[]) => values.map((value) => expect.closeTo(value, 9));

  it("is by city in per cent a year, without the reform and with it, on one scale", () => {
    expect(circles.x).toEqual([1, 10, 100, 1000]);
    expect(circles.y).toEqual(close([4, 3, 2, 1]));
    expect(other.y).toEqual(close([1, 2, 3, 4]));
    // A range of 3 with 12 % of air.
    expect(layout.yaxis!.range).toEqual(close([0.64, 4.36]));
    expect(layout.yaxis2!.range).toEqual(layout.yaxis!.range);
    expect(layout.xaxis!.range).toEqual(close([-0.3, 3.3]));
    expect(layout.xaxis!.tickvals).toEqual([
      ...[1, 1.5, 2, 3, 5, 7, 10, 15, 20, 30, 50, 70, 100, 150, 200, 300, 500, 700, 1000],
    ]);
    const { text } = layout.xaxis!.title as { text: string };
    expect(text).toMatch(/^real GDP per resident 2020 \([^,]+, log scale\)$/);
    expect(text).not.toContain("undefined");
    expect(caption).toContain("from 2020 to 2030 on its first value, 4 cities; a, “baseline”, b, “reform”");
    expect(height).toBe(370);
  });

  it("is a mean only where there are several replicates", () => {
    const view = smallReport([2020, 2030], "abcdef", FOUR);
    const data = { ...view.data, manifest: { ...view.data.manifest, replicates: 1 } };
    const { caption: lone } = betaScatter.draw({ ...view, data }, PAGE) as Drawing;
    expect(caption).toContain("b, “reform”; means over 2 replicates. Area");
    expect(lone).toContain("b, “reform”. Area");
  });

  it("has circles whose area is of residents, the smallest still to be seen", () => {
    expect(circles.marker!.size).toEqual(close([26, 13, 6.5, 5]));
    expect(circles.marker).toMatchObject({ color: tint(CATEGORIES[1], 0.45), line: { color: CATEGORIES[1] } });
  });

  it("has a line of least squares from the poorest to the richest", () => {
    expect(trend.x).toEqual([1, 1000]);
    expect(trend.y).toEqual(close([4, 1]));
  });

  it("says slope, speed and half-life in the head of each panel, or that nothing converges", () => {
    // 1 % less for each factor of 10: 0.434 a unit of ln; over ten years -ln(1 - 0.0434) / 10.
    const heads = layout.annotations!.map(({ text }) => text!).filter((text) => text.includes("β"));
    expect(heads).toEqual([
      "<b>a</b>  baseline<br>β = −0.43; λ = 0.44 % a year, half-life 156 years",
      "<b>b</b>  reform<br>β = +0.43; λ = −0.43 % a year, no convergence",
    ]);
  });

  it("converges so slowly from a half-life of 500 years on that none is told", () => {
    // Slopes of 0.3 and 0.32 % by a factor of 10: half-lives of 531 and 498 years.
    const slow = cities([0, 1, 2, 3].map((k) => [10 ** k, 3 - 0.3 * k, 3 - 0.32 * k, 1]));
    const heads = draw(slow)
      .layout.annotations!.map(({ text }) => text!)
      .filter((text) => text.includes("β"));
    expect(heads[0]).toContain("no convergence");
    expect(heads[1]).toMatch(/half-life 49\d years/);
  });

  it("names cities beside their circles, on white", () => {
    const names = layout.annotations!.filter(({ text }) => /^[A-D]$/.test(text!));
    expect(names.length).toBeGreaterThanOrEqual(6);
    expect(names.every(({ bgcolor }) => bgcolor === "#ffffff")).toBe(true);
    const first = names.find(({ text, xref }) => text === "A" && xref === "x")!;
    expect([first.x, first.y]).toEqual(close([0, 4]));
  });

  it("stands in two rows where there is no room for two columns", () => {
    expect(draw(FOUR, { ...PAGE, width: 400 }).height).toBe(670);
  });

  it("is drawn of four cities at least, and leaves out those that lack a number", () => {
    expect(draw(FOUR.slice(0, 9))).toBeUndefined();
    expect(draw(FOUR.slice(0, 11))).toBeUndefined();
    const five = cities([
      ...[1, 10, 100, 1000].map((first): [number, number, number, number] => [first, 2, 2, 1]),
      [5, 1, 1, 0],
    ]);
    expect((draw(five).data[0] as unknown as Trace).x).toHaveLength(4);
  });
});

it("growth on first income is of the other run where the answer tells the baseline against it", () => {
  const view = smallReport([2020, 2030], "abcdef", FOUR, {
    answer: {
      compare: ["baseline", "reform"],
      when: { kind: "year", at: 2030, from: 2030, to: 2030 },
      places: ["cluster"],
      equal: [],
    },
  });
  const { data } = betaScatter.draw(view) as Drawing;
  const [circles, , other] = data as unknown as Trace[];
  expect(circles!.y[0]).toBeCloseTo(1, 9);
  expect(other!.y[0]).toBeCloseTo(4, 9);
});
