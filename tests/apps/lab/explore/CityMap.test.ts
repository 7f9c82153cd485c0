import { describe, expect, it } from "vitest";
import { CityMap } from "../../../../src/apps/lab/figures/CityMap.js";
import { DIVERGING, GAIN, LOSS, scaleColour } from "../../../../src/figures/drawing/palette.js";
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
/** Colour of a change on a scale that ends there. */
const changeColour = (change: number, limit: number) => scaleColour(DIVERGING, (change / limit + 1) / 2);
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
    expect(drawn.attributes("[role=button]", "aria-label")).toEqual(["Harbour +2.00 %", "Mill −1.00 %", "Spring 0 %"]);
    expect(drawn.all("[role=button] text")).toEqual(["Harbour", "Mill", "Spring"]);
    expect(chinese(CityMap, map).attributes("[role=button]", "aria-label")[1]).toBe("工城 −1.00%");
    expect(chinese(CityMap, map).attributes("svg[role=group]", "aria-label")[0]).toMatch(
      /港城 \+2\.00%；工城 −1\.00%；/,
    );
    expect(screen(CityMap, { ...map, colour: "residents" }).attributes("[role=button]", "aria-label")[2]).toBe(
      "Spring",
    );
    const early = screen(CityMap, { ...map, data: undefined });
    expect(early.attributes("[role=button]", "aria-label")[0]).toBe("Harbour");
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
    const colours = (given: object = {}) =>
      screen(CityMap, { ...map, ...given }).attributes("[role=button] :is(circle, rect)", "fill");
    expect(colours()).toEqual([2, -1, 0].map((change) => changeColour(change, 2)));
    expect(colours({ beside: runOf({ effects: { "real-gdp": 8 } }) })).toEqual(
      [2, -1, 0].map((change) => changeColour(change, 8)),
    );
    expect(colours({ beside: runOf() })).toEqual(colours());
  });

  it("fills no city whose change is told as none, and gives it no corners", () => {
    const hardly = runOf({ effects: { "harbour real-gdp": 0.0049, "mill real-gdp": -0.0049 } });
    const drawn = screen(CityMap, { ...map, data: hardly });
    expect(drawn.attributes("[role=button]", "aria-label")).toEqual(["Harbour 0 %", "Mill 0 %", "Spring 0 %"]);
    expect(drawn.attributes("[role=button] :is(circle, rect)", "fill")).toEqual(Array(3).fill(changeColour(0, 1)));
  });

  it("draws area as real GDP, and the chosen city with a bold edge", () => {
    const drawn = screen(CityMap, { ...map, city: "mill" });
    const radii = drawn.attributes("[role=button] circle", "r").map(Number);
    expect(radii[0]! / radii[1]!).toBeCloseTo(Math.sqrt(408 / 100), 2);
    expect(radii[0]!).toBeCloseTo(30 * Math.min(1, Math.sqrt(14 / 3)), 6);
    expect(drawn.attributes("[role=button] :is(circle, rect)", "stroke-width")).toEqual(["1", "3", "1"]);
    expect(drawn.attributes("[role=button]", "aria-pressed")).toEqual(["false", "true", "false"]);
    const small = runOf({ levels: { "harbour real-gdp": 1e6, "mill real-gdp": Number.NaN } });
    expect(
      screen(CityMap, { ...map, data: small })
        .attributes("[role=button] circle", "r")
        .slice(1),
    ).toEqual(["4", "4"]);
  });

  it("is chosen from by mouse and keyboard; once more closes it", () => {
    chosen.length = 0;
    const drawn = screen(CityMap, { ...map, city: "mill" });
    drawn.click("[role=button]");
    drawn.click("[role=button][aria-pressed=true]");
    expect(drawn.key("[role=button]", "Enter")).toBe(false);
    expect(drawn.key("[role=button]", " ")).toBe(false);
    expect(drawn.key("[role=button][aria-pressed=true]", " ")).toBe(false);
    expect(drawn.key("[role=button]", "Tab")).toBe(true);
    expect(chosen).toEqual(["harbour", undefined, "harbour", "harbour", undefined]);
  });

  it("draws flows by size, more in blue, less in red, hardly another in grey", () => {
    const drawn = screen(CityMap, map);
    expect(drawn.attributes("svg[role=group] > path", "stroke")).toEqual([GAIN, "#9aa3ad", LOSS, LOSS]);
    const widths = drawn.attributes("svg[role=group] > path", "stroke-width").map(Number);
    expect(widths).toEqual([40, 10.05, 9, 5].map((value) => expect.closeTo(9 * Math.sqrt(value / 40), 6)));
  });

  it("has a scale that ends where the colours do, and speaks of lines where there are any", () => {
    const scale = (given: object = {}) =>
      screen(CityMap, { ...map, ...given })
        .all("svg > text")
        .filter((text) => /\d/.test(text) && !text.endsWith("km"));
    expect(scale()).toEqual(["−2.0", "−1.0", "0", "+1.0", "+2.0"]);
    expect(scale({ data: runOf({ effects: { "real-gdp": 0.1 } }) })[0]).toBe("−0.100");
    expect(scale({ data: runOf() }).at(-1)).toBe("+0.010");
    const drawn = screen(CityMap, map);
    expect(drawn.text).toContain("Colour: change of “Real GDP”, % of the baseline; diamond: lower");
    expect(drawn.at(".note")).toMatch(/^Area: real GDP\. Lines: largest flows/);
    expect(screen(CityMap, { ...map, data: runOf() }).text).not.toContain("Lines: largest flows");
    expect(chinese(CityMap, map).at(".note")).toContain("面积：实际GDP。连线：最大的流动");
  });

  it("stands on a circle, the first on top, without a bar of kilometres, where any city has no place", () => {
    const cities = WORLD.cities.map((one, k) => (k === 1 ? { ...one, latitude: undefined } : one));
    const drawn = screen(CityMap, { ...map, world: { ...WORLD, cities }, data: runOf() });
    const [cx, cy] = ["cx", "cy"].map((name) => drawn.attributes("circle", name).map(Number));
    expect(cy![0]).toBeLessThan(Math.min(cy![1]!, cy![2]!));
    expect(cy![1]).toBeCloseTo(cy![2]!, 1);
    expect(cx![0]).toBeCloseTo((cx![1]! + cx![2]!) / 2, 1);
    expect(drawn.all("svg > text").some((text) => text.endsWith("km"))).toBe(false);
    expect(
      screen(CityMap, map)
        .all("svg > text")
        .some((text) => text.endsWith("km")),
    ).toBe(true);
  });
});
