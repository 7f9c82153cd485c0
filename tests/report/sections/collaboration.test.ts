import { describe, expect, it } from "vitest";
import { lookup } from "../../../src/measures/views/data.js";
import { collaborationHtml } from "../../../src/report/sections/collaboration.js";
import { inventedReport } from "../fixture.js";

const data = inventedReport(2);
const html = collaborationHtml(lookup(data));

describe("the section on collaboration", () => {
  it("shows parts and blocks above the index, for every arm", () => {
    const columns = html.match(/<thead>.*<\/thead>/)![0].match(/scope="col"/g)!;
    expect(columns).toHaveLength(1 + data.context.variants.length);
    const first = html.indexOf("Index of collaboration");
    for (const { label } of data.context.collaboration!.blocks) expect(html.indexOf(label.en)).toBeLessThan(first);
    expect(html).toContain("0 points at 0, 100 at");
  });

  it("names what is not counted, and how much hangs on the weights", () => {
    for (const { label } of data.context.collaboration!.without) expect(html).toContain(label.en.toLowerCase());
    expect(html).toMatch(/higher under \d+ % of all weightings/);
    expect(html).not.toMatch(/NaN|undefined|null/);
  });

  it("is left out where older results do not have it", () => {
    const { collaboration: _, ...context } = data.context;
    expect(collaborationHtml(lookup({ ...data, context }))).toBe("");
  });
});
