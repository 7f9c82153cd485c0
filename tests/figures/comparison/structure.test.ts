import { describe, expect, it } from "vitest";
import { structureMap } from "../../../src/figures/comparison/structure.js";
import type { Drawing } from "../../../src/figures/drawing/figure.js";
import type { ReportContext } from "../../../src/measures/results/index.js";
import { textOf } from "../../../src/words/index.js";
import { citiesOf, smallReport } from "./small.js";

const sectors = ["fields", "works"].map((id) => ({ id, label: textOf(id) }));
/** The first city is as the country, the second makes works fourfold and no fields; the reform moves one of each. */
const structure = [
  [
    [1, 1],
    [0, 4],
  ],
  [
    [2, 1],
    [0, 2],
  ],
];
const draw = (context: Partial<ReportContext> = {}) =>
  structureMap.draw(smallReport([2020, 2030], "ab", [], { sectors, structure, ...context })) as Drawing;
type Trace = { z: number[][]; zmin: number; zmax: number; text: string[][] };
const traces = (drawing: Drawing) => drawing.data as unknown as [Trace, Trace];

describe("who makes what", () => {
  it("is the log of location quotients to base 2, the most specialised city on top, an absent sector at 1/16", () => {
    const drawing = draw();
    const [level] = traces(drawing);
    expect(level.z).toEqual([
      [-4, 2],
      [0, 0],
    ]);
    expect(drawing.layout.yaxis!.ticktext).toEqual(["B", "A"]);
    expect(drawing.layout.xaxis!.ticktext).toEqual(["fields", "works"]);
    expect([level.zmin, level.zmax]).toEqual([-2, 2]);
    expect(level.text).toEqual([
      ["−", ""],
      ["", ""],
    ]);
  });

  it("stands beside what the reform changes, on a scale of the largest change", () => {
    const [, change] = traces(draw());
    expect(change.z).toEqual([
      [0, -1],
      [1, 0],
    ]);
    expect([change.zmin, change.zmax]).toEqual([-1, 1]);
    const [, none] = traces(draw({ structure: [structure[0]!, structure[0]!] }));
    expect([none.zmin, none.zmax]).toEqual([-1, 1]);
  });

  it("is named by the variant that another is told against, signs of HTML too", () => {
    const variants = ["baseline", "reform", "R&D <b>"].map((id) => ({
      id,
      label: textOf(id),
      description: textOf(""),
    }));
    const when = { kind: "year", at: 2030, from: 2030, to: 2030 } as const;
    const answer = { compare: ["reform", "R&D <b>"], when, places: ["cluster"], equal: [] };
    const { annotations } = draw({ variants, answer, structure: [...structure, structure[0]!] }).layout;
    expect(annotations![0]!.text).toMatch(/“R&amp;D &lt;b&gt;”, log₂ LQ$/);
  });

  it("has three numbers at scales beside few cities", () => {
    const scales = draw().data as unknown as { colorbar: { ticktext: string[] } }[];
    expect(scales.map(({ colorbar }) => colorbar.ticktext)).toEqual([
      ["−2.0", "0", "+2.0"],
      ["−1.0", "0", "+1.0"],
    ]);
  });

  it("has a row a city, names of sectors slanted below", () => {
    // Six letters of 4.8 pixels.
    expect(draw().height).toBeCloseTo(60 + (4.8 * 6 + 20) + 40, 9);
  });

  it("is no figure of other cities than those of the region", () => {
    expect(draw({ structure: structure.map((rows) => rows.slice(1)) })).toBeUndefined();
    expect(draw({ structure: [structure[0]!] })).toBeUndefined();
    const alone = { cities: citiesOf("a"), structure: structure.map((rows) => rows.slice(0, 1)) };
    expect(draw(alone)).toBeUndefined();
  });
});
