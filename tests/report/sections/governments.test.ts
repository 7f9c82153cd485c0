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

  it("is nothing where nobody decides", () => {
    const quiet = lookup({ ...data, choices: { decisions: [], courses: [], meetings: [] } });
    expect(decisionsHtml(quiet) + reasonsHtml(quiet)).toBe("");
  });
});
