import { describe, expect, it } from "vitest";
import { lookup } from "../../src/report/data.js";
import { readByReplicate, readIndicators, readReport } from "../../src/report/read.js";
import { contextJson } from "../../src/results/context.js";
import type { Text } from "../../src/results/csv.js";
import { inventedReport, reportFiles } from "./fixture.js";

const files = reportFiles(2);
const data = readReport(files);
const view = lookup(data);

describe("reading a results directory", () => {
  it("keeps what a report shows", () => {
    expect(view.years).toEqual(Array.from({ length: 20 }, (_, y) => 2021 + y));
    expect(view.variants.map(({ id }) => id)).toEqual(["tolls", "booths", "border", "together"]);
    expect(view.clusterValues("tolls", "real-gdp")).toHaveLength(2);
    expect(view.effect("together", "shanghai", "real-gdp")!.effect).toBeGreaterThan(0);
  });

  it("keeps nothing that no part of the page reads", () => {
    const more = (text: Text, row: string) => [String(text), `${row}\n`];
    const rows = {
      effects: more(files.effects, "tolls,2040,cluster,cluster,patents,1,2,1,0,2,1,2"),
      indicators: more(files.indicators, "tolls,0,2040,cluster,cluster,patents,2"),
      flows: more(files.flows, "baseline,mean,2040,goods,shanghai,suzhou,7"),
    };
    for (const read of [readIndicators(), readByReplicate()]) expect(read).not.toContain("patents");
    expect(readReport({ ...files, ...rows })).toEqual(data);
  });

  it("gives the same as results still in memory", () => {
    expect(inventedReport(2)).toEqual(data);
  });

  it("refuses a report.json with unknown or missing fields", () => {
    expect(() => readReport({ ...files, context: '{"schemaVersion":1}' })).toThrow();
    expect(() => contextJson({ ...data.context, colour: "red" } as never)).toThrow(/colour/);
  });

  it("reads decisions, courses and meetings of all replicates, and no other events", () => {
    expect(data.choices.decisions).toHaveLength(2 * 2 * 27 * 17);
    expect(data.choices.courses.map(({ state }) => state)).toEqual(Array(4).fill("moving"));
    expect(data.choices.meetings).toHaveLength(2 * 3);
    expect(readReport({ ...files, policy: "" }).choices).toEqual({ decisions: [], courses: [], meetings: [] });
  });

  it("refuses events that are not what they should be", () => {
    const event = { variant: "a", replicate: 0, year: 2024, actor: "governments" };
    const patch = { op: "add", path: ["governments", "course"], value: { state: "lost" } };
    expect(() => readReport({ ...files, policy: JSON.stringify({ ...event, patches: [patch] }) })).toThrow(/state/);
  });
});
