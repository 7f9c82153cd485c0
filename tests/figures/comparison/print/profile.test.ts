import { describe, expect, it } from "vitest";
import { collaborationProfile } from "../../../../src/figures/comparison/print/profile.js";
import { type Drawing, PAGE } from "../../../../src/figures/drawing/figure.js";
import { armLine, INK, RULE } from "../../../../src/figures/drawing/palette.js";
import { textOf } from "../../../../src/words/index.js";
import { inventedReport } from "../../../report/fixture.js";
import { smallReport } from "../small.js";

const known = inventedReport(2).context.collaboration!;
const blocks = ["One", "Two"].map((label, b) => ({ ...known.blocks[b]!, label: textOf(label) }));
const row = (variant: string, points: (number | null)[], index: number | null) =>
  ({ ...known.rows[0]!, variant, blocks: points, index }) as (typeof known.rows)[number];
const draw = (rows: (typeof known.rows)[number][], space = PAGE) =>
  collaborationProfile.draw(
    smallReport([2020, 2030], "ab", [], {
      variants: ["baseline", "reform", "late"].map((id) => ({ id, label: textOf(id), description: textOf("") })),
      collaboration: { ...known, blocks, rows },
    }),
    space,
  ) as Drawing;
type Marks = { x: number[]; y: number[]; name: string; marker: { symbol: string; color: string } };

describe("the profile of collaboration", () => {
  const rows = [row("late", [10, 20], 15), row("baseline", [40, null], 45), row("reform", [50, 60], 55)];
  const { data, layout, height } = draw(rows);
  const marks = data as unknown as Marks[];

  it("has a mark for each arm in the row of each block and of the index, side by side", () => {
    expect(marks.map(({ name, x }) => [name, x])).toEqual([
      ["baseline", [40, null, 45]],
      ["reform", [50, 60, 55]],
      ["late", [10, 20, 15]],
    ]);
    expect(marks.map(({ y }) => y)).toEqual([
      [-0.25, 0.75, 1.75],
      [0, 1, 2],
      [0.25, 1.25, 2.25],
    ]);
    expect(marks.map(({ marker }) => marker.symbol)).toEqual(["circle", "square", "diamond"]);
    expect(marks.map(({ marker }) => marker.color)).toEqual([0, 1, 2].map((arm) => armLine(arm).color));
  });

  it("keeps mark and colour of an arm where another is not there", () => {
    const [, late] = draw([rows[0]!, rows[1]!]).data as unknown as Marks[];
    expect([late!.name, late!.marker.symbol, late!.marker.color]).toEqual(["late", "diamond", armLine(2).color]);
    expect(late!.y).toEqual([0.25, 1.25, 2.25]);
    expect((draw([rows[1]!]).data[0] as unknown as Marks).y).toEqual([-0.25, 0.75, 1.75]);
  });

  it("goes from 0 to 100, and further where an arm does", () => {
    expect(layout.xaxis!.range).toEqual([-4, 104]);
    expect(draw([row("reform", [-3, 50], 103)]).layout.xaxis!.range).toEqual([-7, 107]);
  });

  it("has a rule between rows, a darker one above the index, which stands out", () => {
    expect((layout.yaxis!.ticktext as string[]).slice(0, 2)).toEqual(["One", "Two"]);
    expect((layout.yaxis!.ticktext as string[])[2]).toMatch(/^<b>.*<\/b>$/);
    expect(layout.shapes!.map(({ y0, y1, line }) => [y0, y1, line!.color])).toEqual([
      [0.5, 0.5, RULE],
      [1.5, 1.5, INK],
    ]);
    // Three rows, and three names in one line of a legend.
    expect(height).toBe(20 + 3 * 34 + 50 + 28);
    expect(draw(rows, { ...PAGE, width: 350 }).height).toBe(20 + 3 * 34 + 50 + 68);
  });

  it("is no figure without blocks", () => {
    const none = smallReport([2020, 2030], "ab", [], { collaboration: { ...known, blocks: [], rows: [] } });
    expect(collaborationProfile.draw(none)).toBeUndefined();
    expect(
      collaborationProfile.draw(smallReport([2020, 2030], "ab", [], { collaboration: undefined })),
    ).toBeUndefined();
  });
});
