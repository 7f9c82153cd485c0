import { describe, expect, it } from "vitest";
import { lookup } from "../../../src/measures/views/data.js";
import { collaborationHtml } from "../../../src/report/sections/collaboration.js";
import { inventedReport } from "../fixture.js";

const data = inventedReport(2);
const html = collaborationHtml(lookup(data));

describe("the section on collaboration", () => {
  it("shows the vector above its composites, for every arm", () => {
    const columns = html.match(/<thead>.*<\/thead>/)![0].match(/scope="col"/g)!;
    expect(columns).toHaveLength(1 + data.context.variants.length);
    const first = html.indexOf("Index, equal weights");
    for (const { label } of data.context.collaboration!.dimensions) expect(html.indexOf(label.en)).toBeLessThan(first);
    expect(html).toContain("Coupling coordination, corrected");
  });

  it("names what is not counted, and how much hangs on the weights", () => {
    for (const { reason } of data.context.collaboration!.left) expect(html).toContain(reason.en);
    expect(html).toMatch(/higher under \d+ % of all weightings/);
    expect(html).not.toMatch(/NaN|undefined|null/);
  });

  it("is left out where older results do not have it", () => {
    const { collaboration: _, ...context } = data.context;
    expect(collaborationHtml(lookup({ ...data, context }))).toBe("");
  });
});
