import { describe, expect, it } from "vitest";
import type { Drawing } from "../../../src/figures/drawing/figure.js";
import { CATEGORIES } from "../../../src/figures/drawing/palette.js";
import { compensationBars } from "../../../src/figures/game/compensation.js";
import { stabilityBySize } from "../../../src/figures/game/stability.js";
import { game, viewOf } from "../../report/game.js";

type Trace = {
  x: (number | string)[];
  y: number[];
  name: string;
  marker: { color: string[] };
  error_x: { array: number[] };
};
const close = (values: number[]) => values.map((value) => expect.closeTo(value, 9));

describe("who needs compensation", () => {
  const draw = (report = game) => compensationBars.draw(viewOf(report)) as Drawing;

  it("is what each gains when all agree, without its membership, and after compensation, in billions", () => {
    const drawing = draw();
    const [gain, without, paid] = drawing.data as unknown as Trace[];
    expect(gain!.x).toEqual(close([3, 1, -0.5]));
    expect(gain!.marker.color).toEqual([CATEGORIES[1], CATEGORIES[1], CATEGORIES[2]]);
    expect(without!.x).toEqual([0, 0, 0]);
    // 30 - 3.75, 10 - 1.25 and -5 + 5.
    expect(paid!.x).toEqual(close([2.625, 0.875, 0]));
    expect(drawing.layout.yaxis!.ticktext).toEqual(["A", "B", "C"]);
    expect(drawing.height).toBe(130 + 120);
  });

  it("has an interval where gains are means over replicates, and no third mark where nobody pays by the rule", () => {
    const acceptance = game.acceptance.map((row, p) => ({ ...row, gainError: p === 0 ? 1 : null, without: 10 }));
    const [gain, without] = draw({ ...game, acceptance, settings: { ...game.settings, replicates: 2 } })
      .data as unknown as Trace[];
    // Student's t of one degree of freedom is 12.7.
    expect(gain!.error_x.array).toEqual([expect.closeTo(1.2706, 4), 0, 0]);
    expect(without!.x).toEqual([1, 1, 1]);
    const unpaid = { ...game, compensation: { ...game.compensation, rule: "nash" } } as typeof game;
    expect(draw(unpaid).data).toHaveLength(2);
  });
});

describe("coalitions that hold together", () => {
  const row = { size: 2, coalitions: 4, internallyStable: 1, externallyStable: 2, stable: 0, potentiallyStable: 3 };
  const draw = (stability: (typeof game)["stability"]) => stabilityBySize.draw(viewOf({ ...game, stability }));

  it("are shares of those of a size, in four senses, from two members on", () => {
    const { data } = draw([{ ...row, size: 1 }, row, { ...row, size: 3, coalitions: 1 }]) as Drawing;
    const bars = data as unknown as Trace[];
    expect(bars.map(({ x }) => x)).toEqual(Array(4).fill(["2<br>(4)", "3<br>(1)"]));
    expect(bars.map(({ y }) => y[0])).toEqual([25, 50, 0, 75]);
    expect(new Set(bars.map(({ marker }) => String(marker.color))).size).toBe(4);
  });

  it("are no figure where none were looked at", () => {
    expect(draw([{ ...row, size: 1 }])).toBeUndefined();
    expect(draw(null as never)).toBeUndefined();
  });
});
