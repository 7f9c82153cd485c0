import { describe, expect, it } from "vitest";
import { drawn } from "../../../src/figures/drawing/figure.js";
import { CATEGORIES } from "../../../src/figures/drawing/palette.js";
import { coreTriangle, dealTriangle } from "../../../src/figures/game/triangle.js";
import { game, viewOf } from "../../report/game.js";

interface Trace {
  name?: string;
  mode: string;
  x: number[];
  y: number[];
  marker?: { symbol?: string; color?: string };
  hovertemplate?: string;
}
interface Note {
  text: string;
  xanchor?: string;
  yshift: number;
}
const TOP = Math.sqrt(3) / 2;

describe("a deal in the triangle", () => {
  const players = game.players.map(({ id }) => ({ id, label: id.toUpperCase() }));
  const dealt = { title: "Deal", caption: "A deal.", players, coalitions: game.coalitions, total: 35 };
  const deal = (paid: number[], { width = 1000, coalitions = game.coalitions } = {}) => {
    const { data, layout, height } = dealTriangle(
      { ...dealt, paid, coalitions },
      { width, height: 600, printed: false },
    );
    const traces = data as unknown as Trace[];
    const last = traces.at(-1)!;
    const axes = layout as unknown as Record<"xaxis" | "yaxis", { range: [number, number] }>;
    const notes = layout.annotations as unknown as Note[];
    return { traces, layout, height, axes, notes, place: [last.x[0]!, last.y[0]!] };
  };

  it("lies where its shares put it, beside the core", () => {
    const { traces, place } = deal([17.5, 0, 17.5]);
    expect(place).toEqual([expect.closeTo(0.25, 12), expect.closeTo(TOP / 2, 12)]);
    expect(traces.map(({ mode }) => mode)).toEqual(["lines", "lines", "markers"]);
    // The outline ends where it began, so does the core.
    for (const { x, y } of traces.slice(0, 2)) expect([x.at(-1), y.at(-1)]).toEqual([x[0], y[0]]);
    expect(traces[0]!.x).toHaveLength(4);
  });

  it("has no core where there is none", () => {
    const rich = game.coalitions.map((one) => (one.members.length === 2 ? { ...one, value: 30 } : one));
    expect(deal([35, 0, 0], { coalitions: rich }).traces).toHaveLength(2);
  });

  it("is kept inside the drawing: 30 pixels beyond the corners at most", () => {
    expect(deal([-350, 385, 0]).place[0]).toBeCloseTo(1 + 30 / 300, 12);
    expect(deal([385, -350, 0]).place[0]).toBeCloseTo(-30 / 300, 12);
    expect(deal([0, -350, 385]).place[1]).toBeCloseTo(TOP + 30 / 300, 12);
    expect(deal([0, 385, -350]).place[1]).toBeCloseTo(-30 / 300, 12);
  });

  it("is as large as there is room, with 40 pixels around the triangle", () => {
    const wide = deal([35, 0, 0]);
    expect([wide.layout.width, wide.height]).toEqual([380, expect.closeTo(300 * TOP + 80, 9)]);
    expect(wide.axes.xaxis.range).toEqual([expect.closeTo(-40 / 300, 12), expect.closeTo(1 + 40 / 300, 12)]);
    const narrow = deal([35, 0, 0], { width: 280 });
    expect([narrow.layout.width, narrow.height]).toEqual([280, expect.closeTo(200 * TOP + 80, 9)]);
    expect(narrow.axes.yaxis.range).toEqual([expect.closeTo(-0.2, 12), expect.closeTo(TOP + 0.2, 12)]);
  });

  it("has players at its corners, the third above the top", () => {
    expect(deal([35, 0, 0]).notes.map(({ text, xanchor, yshift }) => [text, xanchor, yshift])).toEqual([
      ["A", "left", -16],
      ["B", "right", -16],
      ["C", "center", 14],
    ]);
  });
});

describe("divisions of a game's gain", () => {
  const drawing = (change: Partial<typeof game> = {}) =>
    drawn([coreTriangle], () => viewOf({ ...game, ...change }))[0]!;
  const marks = (change: Partial<typeof game> = {}) =>
    (drawing(change).data as unknown as Trace[]).filter(({ mode }) => mode === "markers");

  it("are marked apart: as they are, by the solutions, and by the scenario's rule", () => {
    expect(marks().map(({ name, marker }) => [name, marker!.symbol])).toEqual([
      ["no compensation", "circle"],
      ["Shapley value", "square"],
      ["nucleolus", "cross"],
      ["rule: minimal payments", "diamond-open"],
    ]);
    expect(new Set(marks().map(({ marker }) => marker!.color)).size).toBe(4);
    expect(marks()[0]!.marker!.color).toBe(CATEGORIES[2]);
    // Shares 30, 10 and -5 of 35.
    expect(marks()[0]!.x[0]).toBeCloseTo((10 - 2.5) / 35, 12);
    expect(marks()[0]!.hovertemplate).toBe("no compensation: A 3.0, B 1.0, C −0.50<extra></extra>");
    expect(marks()[3]!.hovertemplate).toContain("A 2.6, B 0.88, C 0<extra>");
  });

  it("lack solutions and rules that have no answer", () => {
    const compensation = { ...game.compensation, rule: "nash" };
    expect(marks({ nucleolus: null, compensation }).map(({ name }) => name)).toEqual([
      ...["no compensation", "Shapley value"],
    ]);
  });

  it("say how much there is to divide, and shade the core", () => {
    const { caption, layout, height } = drawing();
    expect(caption).toMatch(/^Each point divides 3\.5 bn yuan a year; .* Shaded: the core/);
    expect(height).toBe(520);
    expect((layout.annotations as unknown as Note[]).map(({ text, yshift }) => [text, yshift])).toEqual([
      ["A", -16],
      ["B", -16],
      ["C", 14],
    ]);
  });
});
