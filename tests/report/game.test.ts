import { describe, expect, it } from "vitest";
import { labelsOn, linesBetween } from "../../src/report/figures/game/lattice.js";
import { movesOf } from "../../src/report/figures/game/moves.js";
import { responseMap } from "../../src/report/figures/game/responses.js";
import { gameFigures, gameHtml } from "../../src/report/gamePage.js";
import { type GameReport, manifestSchema } from "../../src/results/index.js";
import { reportFiles } from "./fixture.js";
import { threePlayers } from "./gameFixture.js";

const report = threePlayers();

describe("the report of a game", () => {
  const figures = gameFigures(report);
  const figure = (id: string) => figures.find((one) => one.id === id)!;

  it("draws compensation, payoffs, responses, the core and stability", () => {
    expect(figures.map(({ id }) => id)).toEqual(["compensation", "payoffs", "responses", "core", "stability"]);
  });

  it("frames equilibria and dots members", () => {
    const map = figure("payoffs");
    expect(map.layout.shapes).toHaveLength(1);
    const [heat, dots] = map.data as { x: number[]; z?: number[][] }[];
    expect(heat!.z!.map((row) => row.length)).toEqual([4, 4, 4]);
    expect(dots!.x).toHaveLength(2 + 2 + 2 + 3);
  });

  it("draws an arrow for every move that pays, and frames the coalitions at rest", () => {
    const { moves, ties } = movesOf(report);
    const names = (place: number) => report.coalitions[place]!.members.join("");
    expect(moves.map(({ from, to, player, gain }) => `${player}: ${names(from)}>${names(to)} ${gain}`).sort()).toEqual([
      "a: b>ab 12",
      "a: bc>abc 30",
      "a: c>ac 10",
      "b: a>ab 8",
      "b: ac>abc 10",
      "b: c>bc 5",
      "c: abc>ab 4",
      "c: ac>a 2",
      "c: bc>b 2",
    ]);
    expect(ties.map((pair) => pair.map(names).join("-"))).toEqual(["-a", "-b", "-c"]);
    const { shapes, annotations } = figure("responses").layout;
    const bold = shapes!.flatMap((shape, at) => (shape.type === "rect" && shape.line!.width! > 1 ? [at - 3] : []));
    expect(bold.map(names)).toEqual(["", "ab"]);
    expect(annotations!.filter(({ showarrow }) => showarrow)).toHaveLength(9);
    expect(annotations!.map((one) => one.text)).toContain("+3.0");
  });

  it("draws responses of up to five players, and only where all coalitions are known", () => {
    const six = [...report.players, ...report.players];
    expect(responseMap({ ...report, players: six })).toBeUndefined();
    expect(responseMap({ ...report, coalitions: report.coalitions.slice(1) })).toBeUndefined();
  });

  it("leaves no number on a box or on another number", () => {
    const boxes = [0, 1, 2, 3].flatMap((row) => [0, 200].map((x) => ({ x, y: 80 * row, width: 80, height: 40 })));
    const pairs = [0, 2, 4, 6].flatMap((from) => [1, 3, 5, 7].map((to): [number, number] => [from, to]));
    const size = { width: 30, height: 16 };
    const lines = linesBetween(boxes, pairs);
    const labels = labelsOn(
      lines,
      boxes,
      lines.map(() => size),
    ).filter((place) => place !== undefined);
    expect(labels.length).toBeGreaterThan(8);
    const all = [...boxes, ...labels.map((place) => ({ ...place, ...size }))];
    all.forEach((a, i) => {
      for (const b of all.slice(i + 1))
        expect(2 * Math.abs(a.x - b.x) >= a.width + b.width || 2 * Math.abs(a.y - b.y) >= a.height + b.height).toBe(
          true,
        );
    });
  });

  it("bounds the core by what pairs can do alone", () => {
    const core = (figure("core").data as { name?: string; x: number[]; y: number[] }[]).find(
      ({ name }) => name === "core",
    )!;
    // c gets at most v(N) - v(ab) = 15 of 35; its share is the height over that of the triangle.
    expect(Math.max(...core.y) / (Math.sqrt(3) / 2)).toBeCloseTo(15 / 35, 12);
    expect(Math.min(...core.y)).toBeCloseTo(0, 12);
  });

  it("leaves the triangle out where there is nothing to divide, or where players are not three", () => {
    const ids = (changed: GameReport) => gameFigures(changed).map(({ id }) => id);
    const poor = report.coalitions.map((one) => ({ ...one, value: -1 }));
    expect(ids({ ...report, coalitions: poor })).not.toContain("core");
    expect(ids({ ...report, players: report.players.slice(0, 2) })).not.toContain("core");
  });

  it("is one page with every figure in it and no markup from data", () => {
    const page = gameHtml(report, manifestSchema.parse(JSON.parse(reportFiles().manifest)), "");
    for (const { id } of figures) expect(page).toContain(`id="plot-${id}"`);
    expect(page).toContain("A &lt;game&gt;");
    expect(page).not.toContain("<game>");
  });
});
