import { describe, expect, it } from "vitest";
import type { Drawing } from "../../../src/figures/drawing/figure.js";
import { SENSITIVITY_FIGURES } from "../../../src/figures/study/sensitivity.js";
import type { SensitivityMethod, SensitivityReport } from "../../../src/measures/results/index.js";
import { sensitivitySeen } from "../../../src/measures/views/studyViews.js";
import { ENGLISH, textOf } from "../../../src/words/index.js";
import { manifest, sensitivity } from "../../report/studies.js";

const draw = (id: string, report: SensitivityReport) =>
  SENSITIVITY_FIGURES.find((one) => one.id === id)!.draw({
    ...sensitivitySeen(report, ENGLISH),
    manifest,
  }) as Drawing[];

interface Trace {
  x: number[];
  y: number[];
  name: string;
  text: string[];
  textposition: string[];
  customdata: string[];
  error_x: { array: number[]; arrayminus: number[] };
}
const traces = (drawing: Drawing) => drawing.data as unknown as Trace[];

/** With these sizes of as many figures, named a, b, c ... */
const of = (method: SensitivityMethod, sizes: number[]): SensitivityReport => {
  const made = sensitivity(method);
  const [outcome] = made.outcomes;
  const names = sizes.map((_, k) => "abcdefghijklmnopqrst"[k]!);
  const estimates = (size: number) =>
    outcome!.factors[0]!.estimates.map(({ measure }, m) => ({
      measure,
      value: size * (m + 1),
      low: size - 1,
      high: size + 3,
    }));
  return {
    ...made,
    factors: names.map((name) => ({ ...made.factors[0]!, name, label: textOf(`Figure ${name}`) })),
    outcomes: [{ ...outcome!, factors: sizes.map((size, k) => ({ factor: names[k]!, estimates: estimates(size) })) }],
  };
};

describe("a screening", () => {
  it("has a point a figure: the size of its effects against how much they depend on where they are taken", () => {
    const [drawing] = draw("screening", of("morris", [10, 4, NaN]));
    const [all, diagonal] = traces(drawing!);
    expect([all!.x, all!.y]).toEqual([
      [10, 4],
      [20, 8],
    ]);
    expect(all!.error_x).toMatchObject({ array: [3, 3], arrayminus: [1, 1] });
    expect(all!.customdata).toEqual(["Figure a", "Figure b"]);
    expect([diagonal!.x, diagonal!.y]).toEqual([
      [0, 10],
      [0, 10],
    ]);
  });

  it("names the six largest that do not lie in a heap", () => {
    const [all] = traces(draw("screening", of("morris", [20, 12, 9, 6, 3.1, 2.9, 3]))[0]!);
    expect(all!.text).toEqual([...["a", "b", "c", "d", "e"].map((name) => `Figure ${name}`), "", ""]);
  });

  it("has names above their marks or below, where they run into no interval and no other name, or nowhere", () => {
    /** Of marks of this size and deviation, with intervals from one below to three above, each with this name. */
    const sidesWith = (name: string, ...marks: (readonly [size: number, deviation: number])[]) => {
      const report = of(
        "morris",
        marks.map(([size]) => size),
      );
      const named = report.factors.map((one) => ({ ...one, label: textOf(name) }));
      const factors = report.outcomes[0]!.factors.map(({ factor, estimates }, k) => ({
        factor,
        estimates: estimates.map((one, m) => ({ ...one, value: m < 2 ? marks[k]![m]! : one.value })),
      }));
      const shown = { ...report, factors: named, outcomes: [{ ...report.outcomes[0]!, factors }] };
      const [{ text, textposition } = { text: [], textposition: [] }] = traces(draw("screening", shown)[0]!);
      return textposition.map((side, k) => (text[k] === "" ? "" : side));
    };
    const sides = (...marks: (readonly [number, number])[]) => sidesWith("a name of twenty let", ...marks);
    expect(sides([37, 40], [16, 24])).toEqual(["top left", "top center"]);
    // The second has the interval of the first above it, the third the name of the second below.
    expect(sides([20, 10], [20, 9], [23, 5])).toEqual(["top center", "bottom center", "top center"]);
    expect(sides([20, 10], [20, 9.2], [20, 7.9])).toEqual(["top center", "bottom center", "bottom center"]);
    // At the left edge a name begins at its mark. A Chinese character is as wide as two letters.
    expect(sides([20, 10], [3.5, 4])).toEqual(["top center", "top center"]);
    expect(sidesWith("二十个字的参数名称一二三四五六七八九十甲", [20, 10], [3.5, 4])).toEqual([
      "top left",
      "top right",
    ]);
  });

  it("is of its own method alone, as shares and correlations are of theirs", () => {
    expect(draw("screening", sensitivity("sobol"))).toEqual([]);
    expect(draw("indices", sensitivity("morris"))).toEqual([]);
    expect(draw("screening", sensitivity("morris"))).toHaveLength(1);
    expect(draw("indices", sensitivity("rank"))).toHaveLength(1);
  });
});

describe("shares of variance and correlations", () => {
  it("are bars of the fifteen strongest figures, with intervals", () => {
    const [drawing] = draw(
      "indices",
      of(
        "sobol",
        Array.from({ length: 16 }, (_, k) => 20 - k),
      ),
    );
    const [total, first, ...more] = traces(drawing!);
    expect(more).toEqual([]);
    expect(total!.x).toEqual(Array.from({ length: 15 }, (_, k) => 20 - k));
    expect(first!.x[0]).toBe(40);
    expect(total!.error_x.array[0]).toBe(3);
    expect(drawing!.layout.yaxis!.ticktext![0]).toBe("Figure a");
    expect(drawing!.height).toBe(130 + 44 * 15);
    expect(drawing!.caption).toMatch(/15\D+16/);
    expect(
      draw(
        "indices",
        of(
          "sobol",
          Array.from({ length: 15 }, () => 1),
        ),
      )[0]!.caption,
    ).not.toMatch(/15\D+15/);
  });

  it("say which of both they are", () => {
    const [sobol, rank] = (["sobol", "rank"] as const).map((method) => draw("indices", sensitivity(method))[0]!);
    expect(sobol!.layout.xaxis!.title).toMatchObject({ text: expect.stringMatching(/variance/i) });
    expect(rank!.layout.xaxis!.title).toMatchObject({ text: expect.stringMatching(/correlation/i) });
    expect(traces(rank!)[0]!.name).not.toBe(traces(sobol!)[0]!.name);
  });
});
