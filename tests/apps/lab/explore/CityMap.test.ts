import { describe, expect, it } from "vitest";
import { CityMap } from "../../../../src/apps/lab/figures/CityMap.js";
import { changeColour } from "../../../../src/apps/lab/figures/colours.js";
import { GAIN, LOSS } from "../../../../src/figures/drawing/palette.js";
import { chinese, screen } from "../screen.js";
import { runOf, WORLD } from "../worlds.js";

// [from*4 + to]
const flows = [
  [0, 10, 10, 0, 10, 0, 10, 0, 0, 0, 0, 0, 0, 0, 0, 0],
  [0, 40, 5, 0, 10.05, 0, 9, 0, 0, 0, 0, 0, 0, 0, 0, 0],
] as [number[], number[]];
const data = runOf({
  effects: { "harbour real-gdp": 2, "mill real-gdp": -1 },
  levels: { "harbour real-gdp": 400, "spring residents": Number.NaN },
  flows,
});
const chosen: (string | undefined)[] = [];
const map = {
  world: WORLD,
  data,
  current: true,
  at: 4,
  colour: "real-gdp",
  city: undefined,
  onCity: (id: string | undefined) => void chosen.push(id),
};

describe("the map", () => {
  it("says what the policy changes in every city", () => {
    const drawn = screen(CityMap, map);
    expect(drawn.attributes("svg[role=group]", "aria-label")).toEqual([
      "Map of the change in per cent of the baseline, Real GDP, 2026: Harbour +2.00 %; Mill −1.00 %; Spring 0 %",
    ]);
    expect(drawn.attributes(".city", "aria-label")).toEqual(["Harbour +2.00 %", "Mill −1.00 %", "Spring 0 %"]);
    expect(drawn.all(".city text")).toEqual(["Harbour", "Mill", "Spring"]);
    expect(chinese(CityMap, map).attributes(".city", "aria-label")[1]).toBe("工城 −1.00 %");
    expect(screen(CityMap, { ...map, colour: "residents" }).attributes(".city", "aria-label")[2]).toBe("Spring – %");
    const early = screen(CityMap, { ...map, data: undefined });
    expect(early.attributes(".city", "aria-label")[0]).toBe("Harbour – %");
    expect(early.has("path")).toBe(false);
  });

  it("names an earlier policy as such", () => {
    const label = (given: object) =>
      screen(CityMap, { ...map, ...given }).attributes("svg[role=group]", "aria-label")[0];
    expect(label({ current: false })).toMatch(/^Map of the change in per cent of the baseline \(Earlier policy\), /);
    expect(label({ current: false, data: undefined })).not.toContain("Earlier");
    expect(
      screen(CityMap, { ...map, current: false })
        .button(/SVG/)
        .getAttribute("aria-label"),
    ).toContain("Earlier policy");
  });

  it("colours cities by their change, up to the largest of this and the other map", () => {
    const colours = (given: object = {}) => screen(CityMap, { ...map, ...given }).attributes(".city circle", "fill");
    expect(colours()).toEqual([2, -1, 0].map((change) => changeColour(change, 2)));
    expect(colours({ beside: runOf({ effects: { "real-gdp": 8 } }) })).toEqual(
      [2, -1, 0].map((change) => changeColour(change, 8)),
    );
    expect(colours({ beside: runOf() })).toEqual(colours());
  });

  it("draws area as real GDP, and the chosen city with a bold edge", () => {
    const drawn = screen(CityMap, { ...map, city: "mill" });
    const radii = drawn.attributes(".city circle", "r").map(Number);
    expect(radii[0]! / radii[2]!).toBeCloseTo(Math.sqrt(408 / 100), 6);
    expect(radii[0]!).toBeCloseTo(30 * Math.min(1, Math.sqrt(14 / 3)), 6);
    expect(drawn.attributes(".city circle", "stroke-width")).toEqual(["1", "3", "1"]);
    expect(drawn.attributes(".city", "aria-pressed")).toEqual(["false", "true", "false"]);
    const small = runOf({ levels: { "harbour real-gdp": 1e6, "mill real-gdp": Number.NaN } });
    expect(
      screen(CityMap, { ...map, data: small })
        .attributes(".city circle", "r")
        .slice(1),
    ).toEqual(["4", "4"]);
  });

  it("is chosen from by mouse and keyboard; once more closes it", () => {
    chosen.length = 0;
    const drawn = screen(CityMap, { ...map, city: "mill" });
    drawn.click(".city");
    drawn.click(".city[aria-pressed=true]");
    expect(drawn.key(".city", "Enter")).toBe(false);
    expect(drawn.key(".city", " ")).toBe(false);
    expect(drawn.key(".city[aria-pressed=true]", " ")).toBe(false);
    expect(drawn.key(".city", "Tab")).toBe(true);
    expect(chosen).toEqual(["harbour", undefined, "harbour", "harbour", undefined]);
  });

  it("draws flows by size, more in blue, less in red, hardly another in grey", () => {
    const drawn = screen(CityMap, map);
    expect(drawn.attributes("svg[role=group] > path", "stroke")).toEqual([GAIN, "#9aa3ad", LOSS, LOSS]);
    const widths = drawn.attributes("svg[role=group] > path", "stroke-width").map(Number);
    expect(widths).toEqual([40, 10.05, 9, 5].map((value) => expect.closeTo(9 * Math.sqrt(value / 40), 6)));
  });

  it("has a legend that ends where the colours do, and speaks of lines where there are any", () => {
    const drawn = screen(CityMap, map);
    expect(drawn.at(".ramp")).toBe("−2.0−1.00+1.0+2.0");
    expect(drawn.at(".map-legend")).toContain("Colour: change of “Real GDP”, % of the baseline");
    expect(drawn.at(".map-legend")).toContain("Lines: largest flows");
    const still = screen(CityMap, { ...map, data: runOf({ effects: { "real-gdp": 0.1 } }) });
    expect(still.at(".ramp")).toBe("−0.100−0.0500+0.050+0.100");
    expect(still.text).not.toContain("Lines: largest flows");
    expect(screen(CityMap, { ...map, data: runOf({ effects: { "real-gdp": 1 } }) }).at(".ramp")).toBe(
      "−1.00−0.500+0.50+1.00",
    );
    expect(screen(CityMap, { ...map, data: runOf() }).at(".ramp")).toContain("+0.010");
    expect(chinese(CityMap, map).at(".map-legend")).toContain("连线：最大的流动");
  });
});
