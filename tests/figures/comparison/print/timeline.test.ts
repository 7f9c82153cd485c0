import { describe, expect, it } from "vitest";
import { policyTimeline } from "../../../../src/figures/comparison/print/timeline.js";
import { type Drawing, PAGE } from "../../../../src/figures/drawing/figure.js";
import { armLine } from "../../../../src/figures/drawing/palette.js";
import type { ReportContext } from "../../../../src/measures/results/index.js";
import { textOf } from "../../../../src/words/index.js";
import { inventedReport } from "../../../report/fixture.js";
import { smallReport } from "../small.js";

const [known] = inventedReport(2).context.changes[0]!.levers;
const lever = (label: string, from: number, to: number | null) => ({ ...known!, label: textOf(label), from, to });
const variants = ["baseline", "reform", "late"].map((id) => ({ id, label: textOf(id), description: textOf("") }));
const changes: ReportContext["changes"] = [
  { variant: "late", levers: [lever("Toll", 2028, 2035)], also: [] },
  {
    variant: "reform",
    levers: [
      lever("Toll", 2022, null),
      lever("Border", 2015, 2024),
      lever("Toll", 2022, null),
      lever("Toll", 2023, null),
    ],
    also: [],
  },
];
const draw = (context: Partial<ReportContext>, space = PAGE) =>
  policyTimeline.draw(smallReport([2020, 2030], "ab", [], { variants, ...context }), space) as Drawing;
type Shape = { type: string; x0: number; x1: number; y0: number; y1: number; fillcolor?: string };

describe("levers by calendar year", () => {
  const { data, layout, height, caption } = draw({ changes });
  const shapes = layout.shapes as unknown as Shape[];

  it("stand below the name of their arm, in the order of arms, equal ones of the same years in one row", () => {
    expect(layout.yaxis!.ticktext).toEqual([
      ...["<b>reform</b>:", "Toll × 2", "Border", "Toll", "<b>late</b>:", "Toll"],
    ]);
    expect(height).toBe(60 + 22 * 6);
    expect(caption).toContain("2020 to 2030");
    expect(caption).not.toContain("The first");
  });

  it("let the name of an arm that is longer than the margin begin at its left edge", () => {
    const long = "An arm whose name is longer than the margin is wide";
    const named = variants.map((one) => (one.id === "late" ? { ...one, label: textOf(long) } : one));
    const { yaxis, annotations } = draw({ changes, variants: named }).layout;
    expect(yaxis!.ticktext).toEqual(["<b>reform</b>:", "Toll × 2", "Border", "Toll", "", "Toll"]);
    expect(annotations).toEqual([
      expect.objectContaining({ text: `<b>${long}</b>:`, y: 4, x: (4 - 220) / (960 - 244), xanchor: "left" }),
    ]);
  });

  it("have a bar as long as they hold, cut at the ends of the run, in the colour of their arm", () => {
    const bars = shapes.filter(({ type }) => type === "rect");
    expect(bars.map(({ x0, x1 }) => [x0, x1])).toEqual([
      [2021.5, 2030.5],
      [2019.5, 2024.5],
      [2022.5, 2030.5],
      [2027.5, 2030.5],
    ]);
    expect(bars.map(({ y0, y1 }) => [y0, y1].map((one) => Number(one.toFixed(1))))).toEqual([
      ...[
        [0.7, 1.3],
        [1.7, 2.3],
        [2.7, 3.3],
        [4.7, 5.3],
      ],
    ]);
    expect(bars.map(({ fillcolor }) => fillcolor)).toEqual([1, 1, 1, 2].map((place) => armLine(place).color));
    expect(layout.xaxis!.range).toEqual([2019.5, 2031.2]);
  });

  it("have an arrow where no end is set", () => {
    const [arrows] = data as unknown as [{ x: number[]; y: number[]; marker: { size: number[] } }];
    expect(arrows.x).toEqual([2030.8, 2030.8, 2030.8, 2030.8]);
    expect(arrows.y).toEqual([1, 2, 3, 5]);
    expect(arrows.marker.size).toEqual([9, 0, 9, 0]);
  });

  it("have a rule above the name of every arm but the first", () => {
    expect(shapes.filter(({ type }) => type === "line").map(({ y0, y1 }) => [y0, y1])).toEqual([[3.5, 3.5]]);
  });

  it("are as many as there is room for, which is said", () => {
    const short = draw({ changes }, { ...PAGE, height: 60 + 22 * 5 + 10 });
    expect(short.layout.yaxis!.ticktext).toHaveLength(5);
    expect(short.caption).toContain("The first 5 of 6 rows.");
    expect(draw({ changes: changes.slice(0, 1) }).height).toBe(60 + 22 * 4);
  });

  it("are no figure where no arm has any", () => {
    expect(draw({ changes: [] })).toBeUndefined();
    expect(draw({ changes: [{ variant: "reform", levers: [], also: [] }] })).toBeUndefined();
  });
});
