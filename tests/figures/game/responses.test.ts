import { describe, expect, it } from "vitest";
import { drawn } from "../../../src/figures/drawing/figure.js";
import { responseMap } from "../../../src/figures/game/responses.js";
import { game, viewOf } from "../../report/game.js";

describe("responses", () => {
  it("draw an arrow with its gain for every move that pays, and frame the coalitions at rest", () => {
    const { shapes, annotations } = drawn([responseMap], () => viewOf())[0]!.layout;
    const ties = shapes!.filter(({ type }) => type === "line").length;
    const bold = shapes!.flatMap((shape, at) => (shape.type === "rect" && shape.line!.width! > 1 ? [at - ties] : []));
    expect(ties).toBe(3);
    expect(bold.map((place) => game.coalitions[place]!.members.join(""))).toEqual(["", "ab"]);
    expect(annotations!.filter(({ showarrow }) => showarrow)).toHaveLength(9);
    expect(annotations!.map((one) => one.text)).toContain("+3.0");
  });

  it("are drawn for up to five players, and only where all coalitions are known", () => {
    const six = [...game.players, ...game.players];
    expect(responseMap.draw(viewOf({ ...game, players: six }))).toBeUndefined();
    expect(responseMap.draw(viewOf({ ...game, coalitions: game.coalitions.slice(1) }))).toBeUndefined();
  });

  it("keep every box inside the figure", () => {
    const { shapes, xaxis, yaxis } = drawn([responseMap], () => viewOf())[0]!.layout;
    const [width, height] = [xaxis!.range![1] as number, yaxis!.range![0] as number];
    for (const shape of shapes!.filter(({ type }) => type === "rect")) {
      const { x0, x1, y0, y1 } = shape as { x0: number; x1: number; y0: number; y1: number };
      expect(x0 >= 0 && x1 <= width && y0 >= 0 && y1 <= height).toBe(true);
    }
  });
});
