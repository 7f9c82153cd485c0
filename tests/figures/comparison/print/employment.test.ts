import { describe, expect, it } from "vitest";
import { employmentShares } from "../../../../src/figures/comparison/print/employment.js";
import { type Drawing, PAGE } from "../../../../src/figures/drawing/figure.js";
import { CATEGORIES, MUTED } from "../../../../src/figures/drawing/palette.js";
import type { ReportContext } from "../../../../src/measures/results/index.js";
import { textOf } from "../../../../src/words/index.js";
import { inventedReport } from "../../../report/fixture.js";
import { smallReport } from "../small.js";

const [known] = inventedReport(2).context.changes[0]!.levers;
const sectors = ["fields", "works", "information-services"].map((id) => ({ id, label: textOf(id) }));
const naming = (...names: string[]) => [{ variant: "reform", levers: [{ ...known!, sectors: names }], also: [] }];
/** Three cities; fields differ most between them. */
const values = [
  [90, 5, 5],
  [0, 60, 40],
  [10, 60, 30],
];
const draw = (context: Partial<ReportContext> = {}, space = PAGE) =>
  employmentShares.draw(
    smallReport([2020, 2030], "abc", [], { sectors, employment: { year: 2021, imputed: false, values }, ...context }),
    space,
  ) as Drawing;
type Trace = { x: number[]; text: string[]; marker: { color: string[] } };
const bars = (drawing: Drawing) => (drawing.data as unknown as [Trace])[0];

describe("the share of an industry in each city", () => {
  it("is from the largest to the smallest, with that of all cities together among them", () => {
    const drawing = draw();
    expect(drawing.layout.yaxis!.ticktext).toEqual(["B", "C", expect.stringMatching(/all/i), "A"]);
    expect(bars(drawing).x).toEqual([40, 30, 25, 5]);
    expect(bars(drawing).text).toEqual(["40.0", "30.0", "25.0", "5.0"]);
    expect(bars(drawing).marker.color).toEqual([CATEGORIES[1], CATEGORIES[1], MUTED, CATEGORIES[1]]);
    expect(drawing.title).toContain("information-services");
    expect(drawing.height).toBe(200);
  });

  it("is of information services if levers name no industry, else of the one of those that differs most", () => {
    expect(draw({ changes: naming("works") }).title).toContain("works");
    expect(draw({ changes: naming("works", "fields") }).title).toContain("fields");
    expect(draw({ changes: naming("unheard") }).title).toContain("information-services");
    const plain = sectors.map((one) => ({ ...one, id: one.id.replace("information-", "") }));
    expect(draw({ sectors: plain }).title).toContain("fields");
  });

  it("is of no industry that no city has, and is left out where levers name only such", () => {
    const without = values.map(([, works, services]) => [0, works!, services!]);
    const context = { employment: { year: 2021, imputed: false, values: without } };
    expect(draw({ ...context, changes: naming("fields", "works") }).title).toContain("works");
    expect(draw({ ...context, changes: naming("fields") })).toBeUndefined();
  });

  it("is of as many cities as there is room for, which is said", () => {
    const short = draw({}, { ...PAGE, height: 100 + 17 * 2 });
    expect(bars(short).x).toEqual([40, 30, 25]);
    expect(short.caption).toMatch(/2\D+3/);
    expect(draw().caption).not.toMatch(/3 of 3/);
  });

  it("says whether it is imputed, and is no figure where the table is of other cities", () => {
    const imputed = draw({ employment: { year: 2021, imputed: true, values } });
    expect(imputed.layout.xaxis!.title).not.toEqual(draw().layout.xaxis!.title);
    expect(imputed.caption).not.toBe(draw().caption);
    expect(draw({ employment: undefined })).toBeUndefined();
    expect(draw({ employment: { year: 2021, imputed: false, values: values.slice(1) } })).toBeUndefined();
  });
});
