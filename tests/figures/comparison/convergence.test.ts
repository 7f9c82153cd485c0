import { describe, expect, it } from "vitest";
import { convergence } from "../../../src/figures/comparison/convergence.js";
import { type Drawing, PAGE } from "../../../src/figures/drawing/figure.js";
import { armLine } from "../../../src/figures/drawing/palette.js";
import { inventedReport } from "../../report/fixture.js";
import { smallReport } from "./small.js";

const series = (variant: string, indicator: string, ...runs: number[][]) =>
  runs.map((values, replicate) => ({
    variant,
    replicate: `${replicate}`,
    indicator,
    values: Float64Array.from(values),
  }));
const draw = (replicates: number, space = PAGE) => {
  const all = [
    ...series("baseline", "sigma-gdp", [1, 2, NaN], [3, NaN, NaN]),
    ...series("reform", "sigma-gdp", [5, 6, 7]),
    ...series("baseline", "theil-t-gdp", [8, 9, 10]),
  ];
  const manifest = { ...inventedReport(2).manifest, years: [2020, 2022] as [number, number], replicates };
  return convergence.draw(smallReport([2020, 2022], "ab", [], {}, { series: all, manifest }), space) as Drawing;
};
type Trace = { x: number[]; y: (number | null)[]; name: string; showlegend: boolean; line: { color: string } };

describe("whether cities converge", () => {
  const drawing = draw(2);
  const [sigma, sigmaReform, theil, theilReform] = drawing.data as unknown as Trace[];

  it("is a line an arm by year, of means over the replicates that have a value", () => {
    expect(sigma!.x).toEqual([2020, 2021, 2022]);
    expect(sigma!.y).toEqual([2, 2, null]);
    expect(sigmaReform!.y).toEqual([5, 6, 7]);
    expect(theil!.y).toEqual([8, 9, 10]);
    expect(theilReform!.y).toEqual([]);
    expect([sigma!.line, sigmaReform!.line]).toEqual([armLine(0), armLine(1)]);
  });

  it("leaves out what has no value, as between the cities of one, and is no line of one year", () => {
    const of = (years: [number, number], ...shown: ReturnType<typeof series>[]) =>
      convergence.draw(smallReport(years, "a", [], {}, { series: shown.flat() })) as Drawing | undefined;
    const [none, some] = [series("baseline", "sigma-gdp", [NaN, NaN]), series("baseline", "theil-t-gdp", [0, 0])];
    expect(of([2020, 2021], none)).toBeUndefined();
    expect(of([2020, 2021], none, some)!.data).toHaveLength(2);
    expect(of([2020, 2020], some)).toBeUndefined();
  });

  it("names arms once, says over how many replicates, and stands in two rows where there is little room", () => {
    expect([sigma!, sigmaReform!, theil!].map(({ name, showlegend }) => [name, showlegend])).toEqual([
      ["baseline", true],
      ["reform", true],
      ["baseline", false],
    ]);
    expect(drawing.caption).toContain("2 replicates");
    expect(draw(1).caption).not.toContain("replicates");
    expect(drawing.height).toBe(40 + 290 + 44 + 28);
    expect(draw(2, { ...PAGE, width: 400 }).height).toBe(40 + 580 + 44 + 28);
  });
});
