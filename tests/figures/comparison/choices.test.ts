import { describe, expect, it } from "vitest";
import { choices } from "../../../src/figures/comparison/choices.js";
import { drawn } from "../../../src/figures/drawing/figure.js";
import { lookup } from "../../../src/measures/views/data.js";
import { inventedReport } from "../../report/fixture.js";

const data = inventedReport(2);
const figuresOf = (changed = data) => drawn([choices], () => lookup(changed));

describe("what cities chose", () => {
  it("is mapped before and after, the mean of the cities first, the highest city on top", () => {
    const [figure] = figuresOf();
    const panels = figure!.data as unknown as { z: number[][]; zmin: number; zmax: number }[];
    expect(panels).toHaveLength(2);
    const { z, zmin, zmax } = panels[0]!;
    const [mean, highest, ...others] = z;
    expect(z).toHaveLength(1 + 27);
    expect(highest![0]).toBe(0.25);
    expect(highest!.at(-1)).toBeCloseTo(0.6, 4);
    expect(others.at(-1)!.at(-1)).toBeCloseTo(0, 4);
    expect(mean!.at(-1)).toBeCloseTo(0.3, 4);
    expect([zmin, zmax]).toEqual([Math.min(...z.flat()), Math.max(...z.flat())]);
  });

  it("is one figure a lever", () => {
    const twice = data.choices.decisions.flatMap((one) => [one, { ...one, lever: "subsidies" }]);
    const figures = figuresOf({ ...data, choices: { ...data.choices, decisions: twice } });
    expect(figures.map(({ id, title }) => `${id}: ${title}`)).toEqual([
      "choices-1: Tax on profit: what cities chose",
      "choices-2: subsidies: what cities chose",
    ]);
  });

  it("has no row of means for a single city, and no figure where nobody decides", () => {
    const alone = data.choices.decisions.filter(({ city }) => city === "suzhou");
    const [figure] = figuresOf({ ...data, choices: { ...data.choices, decisions: alone } });
    expect((figure!.data[0] as unknown as { z: number[][] }).z).toHaveLength(1);
    expect(figuresOf({ ...data, choices: { ...data.choices, decisions: [] } })).toEqual([]);
  });
});
