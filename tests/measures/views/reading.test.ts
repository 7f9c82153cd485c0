import { describe, expect, it } from "vitest";
import { lookup } from "../../../src/measures/views/data.js";
import { viewOf } from "../../../src/measures/views/reading.js";
import { inventedReport } from "../../report/fixture.js";

const whole = lookup(inventedReport(2));
const part = { id: "rings", reads: ["real-gdp"], readsByReplicate: ["sigma-gdp"], readsFlows: () => ["firms"] };

describe("the view of one part of the page", () => {
  it("gives what the part declares", () => {
    const view = viewOf(whole, part);
    expect(view.effect("tolls", "cluster", "real-gdp")).toEqual(whole.effect("tolls", "cluster", "real-gdp"));
    expect(view.clusterValues("tolls", "sigma-gdp")).toHaveLength(2);
    expect(view.clusterPairs("tolls", "sigma-gdp")).toHaveLength(2);
    expect(view.flows(["firms"]).length).toBeGreaterThan(0);
  });

  it("refuses what the part does not declare, where the page would silently lack it", () => {
    const view = viewOf(whole, part);
    expect(() => view.effect("tolls", "cluster", "firms")).toThrow(/"rings" reads "firms" and does not declare it/);
    for (const values of [view.clusterValues, view.clusterPairs])
      expect(() => values("tolls", "real-gdp")).toThrow(/"real-gdp"/);
    expect(() => view.flows(["firms", "general"])).toThrow(/"general"/);
    expect(() => viewOf(whole, { id: "text" }).effect("tolls", "cluster", "real-gdp")).toThrow(/"text"/);
  });
});
