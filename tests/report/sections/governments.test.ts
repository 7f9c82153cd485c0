import { describe, expect, it } from "vitest";
import { lookup, type ReportData } from "../../../src/measures/views/data.js";
import { decisionsHtml, reasonsHtml } from "../../../src/report/sections/governments.js";
import { inventedReport } from "../fixture.js";

const data = inventedReport(2);
const reasons = (changed: Partial<ReportData["context"]> = {}) =>
  reasonsHtml(lookup({ ...data, context: { ...data.context, ...changed } }));

describe("what is said of governments that choose", () => {
  it("names the lever and its unit, and by its type where an older report.json does not know it", () => {
    expect(decisionsHtml(lookup(data))).toContain(
      "Tax on profit (share of profit), mean of 27 cities: 0.25 before the first decision; after the last 0.30 under “No administrative border”",
    );
    const older = lookup({ ...data, context: { ...data.context, chosen: [] } });
    expect(decisionsHtml(older)).toContain("tax-rates, mean of 27 cities");
  });

  it("gives reasons city by city, and none for those who imitate", () => {
    expect(reasons()).toContain("best alternative");
    expect(reasons().match(/<details>/g)).toHaveLength(2 + 1);
    expect(reasons({ imitating: ["border", "together"] })).not.toContain("best alternative");
  });

  it("says of each city what else it tried, whether that would have cost much, and whether it chose a bound", () => {
    const tried = (...payoffs: [value: number, payoff: number][]) =>
      payoffs.map(([value, payoff]) => ({ value, payoff }));
    const [first] = data.choices.decisions;
    const row = (value: number, trials: object[]) => {
      const decision = { ...first!, value, before: 0.25, payoffBefore: 1, payoffAfter: 2, trials };
      const html = reasonsHtml(
        lookup({ ...data, choices: { ...data.choices, decisions: [decision as never], meetings: [] } }),
      );
      return [...html.matchAll(/<td[^>]*>(.*?)<\/td>/g)].slice(-5).map(([, cell]) => cell!);
    };
    expect(row(0.3, tried([0, 1.5], [0.3, 2], [0.6, 1.9]))).toEqual([
      ...["+100.0", "0.60 (\u221210.0)", "0 (\u221250.0)", "0.60 (\u221210.0)", "steep"],
    ]);
    expect(row(0.3, tried([0, 1.9995], [0.3, 2], [0.6, 1.9]))[4]).toBe("flat");
    expect(row(0, tried([0, 2], [0.6, 1.9]))[4]).toBe("steep, at the lowest");
    expect(row(0.6, tried([0, 1.9995], [0.6, 2]))[4]).toBe("flat, at the highest");
    expect(row(0.3, tried([0.3, 2]))).toEqual(["+100.0", "", "0.30 (0)", "0.30 (0)", "nothing else tried"]);
  });

  it("is nothing where nobody decides", () => {
    const quiet = lookup({ ...data, choices: { decisions: [], courses: [], meetings: [] } });
    expect(decisionsHtml(quiet) + reasonsHtml(quiet)).toBe("");
  });
});
