import { describe, expect, it } from "vitest";
import { channelsOf, consumptionChannels } from "../../../src/figures/comparison/channels.js";
import type { Drawing } from "../../../src/figures/drawing/figure.js";
import { CHANNELS, CONSUMPTION } from "../../../src/measures/indicators/index.js";
import { shownOf } from "../../../src/measures/views/difference.js";
import { type Row, smallReport } from "./small.js";

const [first, second, third] = CHANNELS.map(({ id }) => id) as [string, string, string];
const row = (indicator: string, level: number, effect: number, half = 0, place = "cluster"): Row => [
  ...([place, indicator, 2030, level, effect, half] as const),
];
const rows = [row(CONSUMPTION, -50, 2, 1), row(first, 7, 3, 0.5), row(second, 7, -1), row(third, 7, 1e-6)];
const view = (of: Row[]) => smallReport([2020, 2030], "ab", of);
const steps = (of: Row[], place = "cluster") => channelsOf(view(of), shownOf(view(of)), place);

describe("channels of the effect on consumption", () => {
  it("are in per cent of the size of consumption, and sum to the effect, which stands last", () => {
    const told = steps(rows)!;
    expect(told.map(({ id, size, whole }) => [id, size, whole])).toEqual([
      [first, 6, undefined],
      [second, -2, undefined],
      [CONSUMPTION, 4, true],
    ]);
    expect([told[0]!.low, told[0]!.high]).toEqual([5, 7]);
    expect([told[2]!.low, told[2]!.high]).toEqual([2, 6]);
  });

  it("are told of parts that are more than rounding, whatever their sign", () => {
    const with3 = (effect: number) => steps([...rows.slice(0, 3), row(third, 7, effect)])!.length;
    expect([with3(2.1e-6), with3(-2.1e-6), with3(1.9e-6)]).toEqual([4, 4, 3]);
  });

  it("are those of the place that is asked for, and none without an effect", () => {
    const of = [...rows, row(CONSUMPTION, 10, 1, 0, "a"), row(first, 10, 1, 0, "a")];
    expect(steps(of, "a")!.map(({ size }) => size)).toEqual([10, 10]);
    expect(steps(of, "b")).toBeUndefined();
    expect(steps([row(CONSUMPTION, 10, 0), row(first, 10, 1)])).toBeUndefined();
  });

  it("are drawn of two parts at least, with a number more than two digits of the whole at the right", () => {
    const { layout, height } = consumptionChannels.draw(view(rows)) as Drawing;
    expect(layout.annotations!.map(({ text, y }) => [text, y])).toEqual([
      ["+6.00", 0],
      ["−2.00", 1],
      ["+4.00", 2],
    ]);
    expect(height).toBe(80 + 90);
    expect(consumptionChannels.draw(view(rows.slice(0, 2)))).toBeUndefined();
    expect(consumptionChannels.draw(view([]))).toBeUndefined();
    // Nothing that anybody could tell, though not zero.
    const tiny = rows.map(
      ([place, indicator, year, level, effect]): Row => [place, indicator, year, level, effect / 1e5],
    );
    expect(consumptionChannels.draw(view(tiny))).toBeUndefined();
  });
});
