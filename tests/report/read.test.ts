import { describe, expect, it } from "vitest";
import { choicesOf } from "../../src/measures/results/choices.js";
import { contextJson, contextSchema } from "../../src/measures/results/context.js";
import type { EffectRow } from "../../src/measures/results/effects.js";
import type { FlowRow, ReplicateRow } from "../../src/measures/results/tables.js";
import { lookup } from "../../src/measures/views/data.js";
import { readByReplicate, readIndicators, readReport } from "../../src/report/read.js";
import { inventedReport, reportFiles } from "./fixture.js";

const files = reportFiles(2);
const [effects, replicates, flows] = [
  files.effects as EffectRow[],
  files.replicates as ReplicateRow[],
  files.flows as FlowRow[],
];
const data = await readReport(files);
const view = lookup(data);

describe("reading a results directory", () => {
  it("keeps what a report shows", async () => {
    expect(view.years).toEqual(Array.from({ length: 20 }, (_, y) => 2021 + y));
    expect(view.variants.map(({ id }) => id)).toEqual(["tolls", "booths", "border", "together"]);
    expect(view.clusterValues("tolls", "real-gdp")).toHaveLength(2);
    expect(view.effect("together", "shanghai", "real-gdp")!.effect).toBeGreaterThan(0);
  });

  it("keeps nothing that no part of the page reads", async () => {
    const rows = {
      effects: [...effects, { ...effects[0]!, indicator: "patents" }],
      replicates: [...replicates, { ...replicates[0]!, indicator: "patents" }],
      flows: [...flows, { ...flows[0]!, kind: "goods" }, { ...flows[0]!, sector: "textiles" }],
    };
    for (const read of [readIndicators(), readByReplicate()]) expect(read).not.toContain("patents");
    expect(await readReport({ ...files, ...rows })).toEqual(data);
  });

  it("gives the same as results still in memory", async () => {
    expect(inventedReport(2)).toEqual(data);
  });

  it("refuses a report.json with missing fields, and writes none with unknown ones", () => {
    expect(() => contextSchema.parse({ schemaVersion: 1 })).toThrow();
    expect(() => contextJson({ ...data.context, colour: "red" } as never)).toThrow(/colour/);
  });

  it("reads decisions, courses and meetings of all replicates, and no other events", () => {
    expect(data.choices.decisions).toHaveLength(2 * 2 * 27 * 17);
    expect(data.choices.courses.map(({ state }) => state)).toEqual(Array(4).fill("moving"));
    expect(data.choices.meetings).toHaveLength(2 * 3);
    expect(choicesOf([])).toEqual({ decisions: [], courses: [], meetings: [] });
  });
});
