import { describe, expect, it } from "vitest";
import { Charts } from "../../../../src/apps/lab/explore/Explore.js";
import { chinese, screen } from "../screen.js";
import { runOf, WORLD } from "../worlds.js";

const data = runOf({
  effects: { "harbour real-gdp": 5, "cluster real-gdp": -2 },
  levels: { "mill real-gdp": Number.NaN, "mill own-revenue": Number.NaN },
});
const shown: number[] = [];
const charts = {
  world: WORLD,
  data,
  current: true,
  place: "harbour",
  at: 4,
  onYear: (at: number) => void shown.push(at),
};
const state = { charts: ["real-gdp", "residents"] as [string, string] };

describe("the charts", () => {
  it("show two indicators of a place, the policy beside the baseline, and say so", () => {
    const drawn = screen(Charts, charts, { state });
    expect(drawn.attributes("svg.plot", "aria-label")).toEqual([
      "Real GDP. 2026: baseline 10, policy 11, change +5.00 %.",
      "Residents. 2026: baseline 100, policy 100, change 0.",
    ]);
    expect(drawn.all("figure").map((text) => text.slice(-60))).toEqual([
      expect.stringContaining("Baseline 10.00 Policy 10.50"),
      expect.stringContaining("Baseline 100.000 Policy 100.000"),
    ]);
    const told = chinese(Charts, charts, { state });
    expect(told.attributes("svg.plot", "aria-label")[0]).toMatch(/2026年：基准情景100，政策105，变化\+5.00%。/);
    expect(told.text).toMatch(/基准情景 .* 政策/);
  });

  it("say what each indicator is, in sight: in plain words, or by its formula", () => {
    expect(screen(Charts, charts, { state }).all(".means")).toEqual([
      "Real GDP: income that is earned here, at prices of the base year, also by owners who live elsewhere.",
      "Residents: workers × residents per worker",
    ]);
    const unequal = { charts: ["theil-t-gdp", "gini"] as [string, string] };
    expect(chinese(Charts, charts, { state: unequal }).all(".means")[0]).toBe(
      "人均GDP泰尔指数T：各城市人均GDP的不平等程度；0表示完全相同。",
    );
  });

  it("show the year and the place that are asked for", () => {
    const drawn = screen(Charts, { ...charts, place: "cluster", at: 1 }, { state });
    expect(drawn.attributes("svg.plot", "aria-label")[0]).toContain("2023: baseline 10, policy 9.8, change −2.00 %.");
  });

  it("show the difference where it is asked for", () => {
    const drawn = screen(Charts, charts, { state });
    drawn.press("Difference");
    expect(drawn.changes).toEqual([{ set: { difference: true } }]);
    expect(drawn.attributes("button[aria-pressed]", "aria-pressed")).toEqual(["true"]);
    expect(drawn.all(".legend li")[0]).toMatch(/^Policy less baseline 0\.50+$/);
    expect(drawn.all(".legend li")[1]).toMatch(/^Policy less baseline 0$/);
    expect(chinese(Charts, charts, { state: { ...state, difference: true } }).all(".legend li")[0]).toMatch(
      /^政策减基准情景 5/,
    );
  });

  it("draw a tiny difference as none", () => {
    const path = (effect: number) => {
      const tiny = runOf({ effects: { "real-gdp": [0, 0, 0, 0, effect] } });
      const drawn = screen(Charts, { ...charts, data: tiny }, { state: { ...state, difference: true } });
      const ends = drawn
        .attributes("svg.plot path", "d")[0]!
        .split(/[ML]/)
        .map((part) => Number(part.split(" ")[1]));
      return Math.abs(ends.at(-1)! - ends[1]!);
    };
    expect(path(1e-6)).toBeLessThan(1);
    expect(path(1e-2)).toBeGreaterThan(50);
  });

  it("say that a place has no value", () => {
    const drawn = screen(Charts, { ...charts, place: "mill" }, { state });
    expect(drawn.at(".none")).toBe("“Real GDP” has no value for this place.");
    expect(drawn.all("figure")).toHaveLength(1);
    expect(chinese(Charts, { ...charts, place: "mill" }, { state }).at(".none")).toMatch(/^该地区没有“.*”数值。$/);
  });

  it("say nothing of a year that is not there yet", () => {
    const drawn = screen(Charts, { ...charts, data: runOf({ years: 2 }) }, { state });
    expect(drawn.attributes("svg.plot", "aria-label")[0]).toBe("Real GDP. ");
    expect(drawn.all(".legend li")[1]).toBe("Policy –");
    expect(screen(Charts, { ...charts, data: undefined }, { state }).all("figure")).toEqual([]);
  });

  it("call the policy an earlier one while another is calculated, and tell no number of it in a sentence", () => {
    const drawn = screen(Charts, { ...charts, current: false }, { state });
    expect(drawn.attributes("svg.plot", "aria-label")[0]).toBe("Real GDP. Earlier policy.");
    expect(drawn.all(".legend li")[1]).toMatch(/^Earlier policy/);
    drawn.press("Difference");
    expect(drawn.all(".legend li")[0]).toMatch(/^Earlier policy less baseline/);
    const told = chinese(Charts, { ...charts, current: false }, { state });
    expect(told.text).toContain("先前的政策");
    expect(told.attributes("svg.plot", "aria-label")[0]).toBe("实际GDP。先前的政策。");
  });

  it("let place and indicators be chosen, each for its own chart", () => {
    const drawn = screen(Charts, charts, { state });
    drawn.click("svg.plot");
    expect(shown).toHaveLength(1);
    drawn.enter("Chart 1", "firms");
    drawn.enter("Chart 2", "well-being");
    expect(drawn.options("Place")).toContain("*Harbour");
    drawn.enter("Place", "spring");
    expect(drawn.changes).toEqual([
      { set: { charts: ["firms", "residents"] } },
      { set: { charts: ["firms", "well-being"] } },
      { set: { place: "spring" } },
    ]);
  });
});
