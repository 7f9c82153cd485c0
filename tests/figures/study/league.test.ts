import { describe, expect, it } from "vitest";
import type { Drawing } from "../../../src/figures/drawing/figure.js";
import { LEAGUE_FIGURES } from "../../../src/figures/study/league.js";
import type { LeagueReport } from "../../../src/measures/results/index.js";
import { leagueSeen } from "../../../src/measures/views/studyViews.js";
import { ENGLISH } from "../../../src/words/index.js";
import { league } from "../../report/studies.js";

const draw = (id: string, report: LeagueReport) =>
  LEAGUE_FIGURES.find((one) => one.id === id)!.draw(leagueSeen(report, ENGLISH)) as Drawing;
interface Trace {
  x: (number | string)[];
  y: (number | string)[];
  z: (number | null)[][];
  text: string[] | string[][];
  error_x: { array: number[]; arrayminus: number[] };
}
const traces = (drawing: Drawing) => drawing.data as unknown as Trace[];
const made = league();
const [level, effect] = [made.rows[0]!, made.rows[1]!];
const none = { value: null, band: null, rank: null };

describe("ranks of regions", () => {
  it("are cells, the first the darkest, with the value in each", () => {
    const second = { ...level, cells: [none, { value: 1234, band: null, rank: 1 }], better: "lower" as const };
    const drawing = draw("ranks", { ...made, rows: [level, second, effect] });
    const [map] = traces(drawing);
    expect(map!.x).toEqual(["North", "South"]);
    expect(map!.z).toEqual([
      [2, 1],
      [null, 2],
    ]);
    expect(map!.text).toEqual([
      ["4.00", "3.00"],
      ["–", "123"],
    ]);
    expect(map!.y[0]).not.toBe(map!.y[1]);
    expect(drawing.height).toBe(150 + 60);
  });

  it("are of indicators with a rank, and of two regions at least", () => {
    const unranked = { ...level, cells: level.cells.map((cell) => ({ ...cell, rank: null })) };
    expect(draw("ranks", { ...made, rows: [unranked, effect] })).toBeUndefined();
    expect(draw("ranks", { ...made, regions: made.regions.slice(1) })).toBeUndefined();
    expect(traces(draw("ranks", { ...made, rows: [unranked, level] }))[0]!.z).toHaveLength(1);
  });
});

describe("effects on regions", () => {
  it("are a dot a region on its row, with its range, a panel an indicator", () => {
    const half = { ...effect, cells: [none, { value: -3, band: [-5, -2] as [number, number], rank: 1 }] };
    const drawing = draw("effects", { ...made, rows: [level, effect, half] });
    const [first, second] = traces(drawing);
    expect([first!.x, first!.y]).toEqual([
      [4, 3],
      [0, 1],
    ]);
    expect(first!.error_x).toMatchObject({ array: [1, 1], arrayminus: [1, 1] });
    expect([second!.x, second!.y, second!.text]).toEqual([[-3], [1], ["South"]]);
    expect(second!.error_x).toMatchObject({ array: [1], arrayminus: [2] });
    expect(drawing.layout.yaxis!.ticktext).toEqual(["North", "South"]);
  });

  it("have no interval where no worlds were drawn, and are none where no region has one", () => {
    const central = { ...effect, cells: effect.cells.map((cell) => ({ ...cell, band: null })) };
    expect(traces(draw("effects", { ...made, rows: [central] }))[0]!.error_x).toMatchObject({
      array: [0, 0],
      arrayminus: [0, 0],
    });
    expect(draw("effects", { ...made, rows: [level] })).toBeUndefined();
    expect(draw("effects", { ...made, rows: [{ ...effect, cells: [none, none] }] })).toBeUndefined();
  });

  it("stand in rows of three panels", () => {
    const rows = (count: number) =>
      draw("effects", { ...made, rows: Array.from({ length: count }, () => effect) }).height;
    // Two regions: 40 + 46 x 2 x 0.6 + 85 a line.
    expect([rows(3), rows(4)]).toEqual([Math.round(60 + 180.2), Math.round(60 + 360.4)]);
  });
});
