import { describe, expect, it } from "vitest";
import type { ReportData } from "../../../src/measures/views/data.js";
import { reportHtml } from "../../../src/report/pages/page.js";
import { textOf } from "../../../src/words/index.js";
import { inventedReport } from "../fixture.js";

const data = inventedReport(2);
const html = reportHtml({ data, plotlySource: "" });
const sectionIds = (page: string) => [...page.matchAll(/<section id="(\w+)">/g)].map(([, id]) => id);

describe("the page", () => {
  it("is the same for the same data", () => {
    expect(reportHtml({ data: inventedReport(2), plotlySource: "" })).toBe(html);
  });

  it("lists its sections in the contents", () => {
    const ids = sectionIds(html);
    expect(ids).toHaveLength(14);
    expect([...html.matchAll(/<a href="#(\w+)">/g)].map(([, id]) => id)).toEqual(ids);
  });

  it("has neither sections nor contents for what the data do not allow", () => {
    const quiet = { decisions: [], courses: [], meetings: [] };
    const cities = data.context.cities.map(({ id, label, province }) => ({ id, label, province }));
    const bare: ReportData = { ...data, context: { ...data.context, cities }, flows: [], choices: quiet };
    const page = reportHtml({ data: bare, plotlySource: "" });
    expect(sectionIds(page)).toEqual(sectionIds(html).filter((id) => id !== "governments" && id !== "flows"));
    expect(page).not.toContain('id="plot-map"');
  });

  it("refers to nothing outside itself", () => {
    expect(html).not.toMatch(/(src|href)="(?!#)/);
    expect(html).not.toMatch(/url\(|@import/);
  });

  it("survives hostile names", () => {
    const context = { ...data.context, title: textOf('<img src=x onerror="alert(1)">') };
    expect(reportHtml({ data: { ...data, context }, plotlySource: "" })).not.toContain("<img");
  });
});
