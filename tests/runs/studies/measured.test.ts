import { describe, expect, it } from "vitest";
import type { Scope } from "../../../src/measures/indicators/index.js";
import { effectOf, effectsByCase, outcomeOf, placeText } from "../../../src/runs/studies/measured.js";
import { textOf } from "../../../src/words/index.js";
import { outcome, scenario, world, worldsOf } from "./handmade.js";

const scopes = [
  { id: "cluster", kind: "cluster" },
  { id: "coast", kind: "province" },
  { id: "mill", kind: "city" },
] as unknown as Scope[];
const of = (text: string) => outcomeOf(text, 2024, scopes, textOf("yuan", "元"));

describe("an outcome", () => {
  it("is an indicator of the cluster, or of the place behind @", () => {
    expect(of("real-gdp")).toMatchObject({
      year: 2024,
      place: "cluster",
      indicator: "real-gdp",
      form: "percent",
      better: "higher",
    });
    expect(of("real-gdp@mill").place).toBe("mill");
    expect(of("gini").place).toBe("cluster");
    expect(of("gini@coast").place).toBe("coast");
  });

  it("is in per cent or points where headlines are, else in the indicator's unit", () => {
    expect(of("real-gdp").unit.en).toBe("%");
    expect(of("lever-cost").unit.en).toContain("yuan");
    expect(of("lever-cost").form).toBe("own");
  });

  it("that is none says what there is", () => {
    expect(() => of("gini@mill")).toThrow("has no value for a single one");
    expect(() => of("real-gdp@mil")).toThrow(
      /no place of the region: mil\. Allowed: cluster, coast, mill\. Did you mean "mill"/,
    );
    expect(() => of("@mill")).toThrow("names no indicator");
  });

  it("is an effect in its form", () => {
    expect(effectOf(-50, -45, "percent")).toBeCloseTo(10, 12);
    expect(effectOf(0.5, 0.52, "points")).toBeCloseTo(2, 12);
    expect(effectOf(50, 45, "own")).toBe(-5);
  });

  it("is taken case by case from its own cell; of what failed there is none", () => {
    const [gdp, theil] = [outcome("gdp", "higher"), outcome("theil", "lower")];
    const stuck = { failure: textOf("no market") };
    const runs = (free: Float64Array | typeof stuck) => ({
      arms: [Float64Array.of(1, 1), free, Float64Array.of(9, 9)],
    });
    const worlds = worldsOf(
      [gdp, { ...theil, place: "mill" }, { ...theil, year: 2023 }, theil],
      [world([1, 0, 0, 2], [3, 0, 0, 4]), { failure: textOf("no base year") }, runs(stuck)],
    );
    expect([...effectsByCase(worlds, 1, gdp)]).toEqual([1, Number.NaN, Number.NaN]);
    expect([...effectsByCase(worlds, 2, theil)].slice(0, 2)).toEqual([4, Number.NaN]);
    expect([...effectsByCase(worlds, 2, gdp)][2]).toBe(8);
    const unstarted = worldsOf([gdp], [{ arms: [stuck, Float64Array.of(1), Float64Array.of(1)] }]);
    expect([...effectsByCase(unstarted, 1, gdp)]).toEqual([Number.NaN]);
  });

  it("has a place that people have a name for", () => {
    expect(placeText(scenario, "cluster").en).toBe("the cluster");
    expect(placeText(scenario, "country").en).toBe("the whole country");
  });
});
