import { describe, expect, it } from "vitest";
import { heldAgainst } from "../../../src/figures/comparison/moments.js";
import type { Drawing } from "../../../src/figures/drawing/figure.js";
import { GAIN, MUTED } from "../../../src/figures/drawing/palette.js";
import type { Uncertainty } from "../../../src/measures/results/index.js";
import { textOf } from "../../../src/words/index.js";
import { inventedStudy } from "../../report/fixture.js";
import { smallReport } from "./small.js";

const study = inventedStudy();
const [border, wages] = study.data!.moments;
const draw = (moments: NonNullable<Uncertainty["data"]>["moments"] | undefined) => {
  const uncertainty = { ...study, data: moments && { ...study.data!, moments } };
  return heldAgainst.draw(smallReport([2020, 2030], "ab", [], {}, { uncertainty })) as Drawing;
};
type Trace = {
  x: (number | null)[];
  y: number[];
  marker: { color: string };
  error_x: { array: number[]; arrayminus: number[] };
};
const close = (values: number[]) => values.map((value) => expect.closeTo(value, 9));

describe("what data say and what the model says of it", () => {
  const { data, layout, height, caption } = draw([border!, wages!]);
  const [prior, kept, central] = data as unknown as [Trace, Trace, Trace];

  it("is in standard errors from a datum, and in half ranges from the middle of one between two ends", () => {
    // -0.97 (0.35); 0.04 to 0.07 without an error.
    expect(prior.x).toEqual(close([(-1.2 + 0.97) / 0.35, (0.19 - 0.055) / 0.015]));
    expect(kept.x).toEqual(close([(-1 + 0.97) / 0.35, (0.18 - 0.055) / 0.015]));
    expect(central.x).toEqual(close([(-1 + 0.97) / 0.35, (0.21 - 0.055) / 0.015]));
    expect(prior.error_x.array).toEqual(close([0.57 / 0.35, 0.13 / 0.015]));
    expect(prior.error_x.arrayminus).toEqual(close([0.57 / 0.35, 0.13 / 0.015]));
    const wide = draw([{ ...wages!, error: 0.005 }]).data as unknown as [Trace];
    expect(wide[0].x).toEqual(close([(0.19 - 0.055) / 0.02]));
  });

  it("says in which colours", () => {
    const colours = [prior, kept].map(({ marker }) => marker.color);
    expect(colours).toEqual([MUTED, GAIN]);
    expect(caption).toMatch(/candidates \(grey\) and \d+ kept draws \(blue\)/);
  });

  it("has candidates above and kept draws below, and what is done with a datum beside its name", () => {
    expect([prior.y, kept.y]).toEqual([
      [-0.17, 0.83],
      [0.17, 1.17],
    ]);
    expect(layout.yaxis!.ticktext).toEqual(["Goods to border (conditions)", "Wages to density (only looked at)"]);
    const drawn = draw([{ ...border!, label: textOf("R&D at p < 0.05") }]);
    expect(drawn.layout.yaxis!.ticktext).toEqual(["R&amp;D at p &lt; 0.05 (conditions)"]);
    expect(layout.shapes).toEqual([expect.objectContaining({ x0: -1, x1: 1 })]);
    expect(height).toBeCloseTo(120 + 1.6 * 21 * 2, 9);
  });

  it("leaves out moments that no candidate identified, and is no figure without data", () => {
    expect(draw([{ ...border!, kept: [null, null] }, wages!]).layout.yaxis!.ticktext).toHaveLength(1);
    expect(draw([{ ...border!, prior: [null, null] }])).toBeUndefined();
    expect((draw([{ ...border!, central: null }]).data[2] as unknown as Trace).x).toEqual([null]);
    expect(draw(undefined)).toBeUndefined();
    expect(heldAgainst.draw(smallReport([2020, 2030], "ab", []))).toBeUndefined();
  });
});
