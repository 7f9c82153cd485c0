import { describe, expect, it } from "vitest";
import { screenText } from "../../../src/apps/cli/attribute.js";
import type { AttributionRow } from "../../../src/games/index.js";
import { textOf } from "../../../src/words/index.js";

const row = (place: string, indicator: string, lever: string, effect: number, baselineMean = 200): AttributionRow => ({
  ...{ variant: "all", year: 2030, place, level: place === "cluster" ? "cluster" : "city", indicator, lever },
  ...{
    baselineMean,
    effect,
    ciLow: effect - 1,
    ciHigh: effect + 1,
    least: effect - 2,
    most: effect + 2,
    replicates: 4,
  },
});
const rows = [
  row("cluster", "real-gdp", "toll", 10),
  row("cluster", "real-gdp", "toll 2", -4, -200),
  row("cluster", "real-gdp", "total", 6),
  row("cluster", "theil-t-gdp", "toll", 0.01),
  row("port", "real-gdp", "toll", 3),
  row("port", "real-gdp", "total", 5),
  row("mine", "real-gdp", "toll", -1),
  row("mine", "real-gdp", "total", 0),
  row("port", "residents", "toll", 77),
];
const told = (population = "agents", behaviour = "fixed", council?: object, own: object = {}) => {
  const scenario = {
    ...{ title: textOf("A package"), population, governments: { behaviour }, council },
    variants: { all: { label: textOf("All of it"), ...own } },
    region: {
      ...{ currency: "CNY", hinterlands: [], agglomerations: [], provinceLabels: {} },
      tables: { cities: ["port", "mine"].map((id) => ({ id, name: id })), sectors: [] },
    },
  };
  return screenText(scenario as never, "all", rows, { target: "results/x", language: "en" })
    .replaceAll("\u00a0", " ")
    .split("\n");
};
const cellsOf = (lines: readonly string[], name: RegExp) =>
  lines.filter((line) => name.test(line)).map((line) => line.trim().split(/ {2,}/));

describe("what each lever of a package adds", () => {
  it("stands in a table for each indicator of the cluster, in its unit, with its interval and in per cent", () => {
    const lines = told();
    expect(cellsOf(lines, /^(Motorway toll|total)/)).toEqual([
      ["Motorway toll", "10.00", "[9.000, 11.00]", "+5.00 %", "8.000", "12.00"],
      ["Motorway toll 2", "-4.000", "[-5.000, -3.000]", "-2.00 %", "-6.000", "-2.000"],
      ["total", "6.000", "[5.000, 7.000]", "+3.00 %", "4.000", "8.000"],
      ["Motorway toll", "0.01000", "[-0.9900, 1.010]", "+0.005 %", "-1.990", "2.010"],
    ]);
    expect(lines.filter((line) => /^(Real GDP|Theil T)/.test(line))).toHaveLength(2);
  });

  it("is told of every city's real GDP, lever by lever", () => {
    expect(cellsOf(told(), /^(port|mine)/)).toEqual([
      ["port", "+1.50 %", "+2.50 %"],
      ["mine", "-0.50 %", "0 %"],
    ]);
    expect(told().join()).not.toContain("77");
  });

  it("has intervals and counts replicates where anything is left to chance, and nowhere else", () => {
    const head = (...args: Parameters<typeof told>) => told(...args)[1];
    const hasIntervals = (...args: Parameters<typeof told>) => told(...args).some((line) => line.includes("interval"));
    expect(told()[0]).toBe("A package");
    expect(head()).toMatch(/^All of it \(all\): what each lever adds in 2030, .*; 4 replicates$/);
    expect(hasIntervals()).toBe(true);
    for (const behaviour of ["fixed", "best-response"]) {
      expect(head("cohorts", behaviour)).toMatch(/; cohorts, without chance$/);
      expect(hasIntervals("cohorts", behaviour)).toBe(false);
      expect(cellsOf(told("cohorts", behaviour), /^total/)[0]).toEqual(["total", "6.000", "+3.00 %", "4.000", "8.000"]);
    }
    expect(hasIntervals("cohorts", "ewa")).toBe(true);
    expect(hasIntervals("cohorts", "fixed", {})).toBe(false);
    expect(hasIntervals("cohorts", "fixed", { logit: {} })).toBe(true);
    expect(told().at(-2)).toContain("results/x");
  });

  it("is said not to be the effect of a variant that has more than levers", () => {
    const note = "not the effect of the variant";
    expect(told().join()).not.toContain(note);
    const governments = { behaviour: "best-response", from: 2024, levers: [] };
    for (const own of [{ governments }, { council: { logit: {} } }, { parameters: { housingShare: 0.1 } }])
      expect(told("agents", "fixed", undefined, own).at(-2)).toContain(note);
  });
});
