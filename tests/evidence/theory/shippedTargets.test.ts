import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { SOLVERS } from "../../../src/evidence/theory/registry.js";
import { ALL_TARGETS, SHIPPED_TARGETS } from "../../../src/evidence/theory/shippedTargets.js";
import { runTheory } from "../../../src/evidence/theory/theory.js";

const folder = new URL("../../../src/evidence/theory/targets/", import.meta.url);
const files = readdirSync(folder).map((name) => JSON.parse(readFileSync(new URL(name, folder), "utf8")) as object);

describe("the shipped theory targets", () => {
  it.each(runTheory().map((report) => [report.group, report] as const))("%s", (_, report) => {
    expect(report.failures).toEqual([]);
    expect(report.cases).toBeGreaterThan(0);
    expect(report.passed).toBe(report.cases);
  });

  it("are all files of the folder, no group in two of them", () => {
    expect(files.flatMap(Object.keys).sort()).toEqual(Object.keys(SHIPPED_TARGETS).sort());
  });

  it("say where their answers come from", () => {
    for (const [name, { source = "" }] of Object.entries(ALL_TARGETS)) expect(source.length, name).toBeGreaterThan(20);
  });

  it("ask every solver at least once", () => {
    const asked = Object.entries(ALL_TARGETS).flatMap(([group, { reference }]) =>
      Object.entries(reference).flatMap(([subgroup, { cases }]) => (cases.length > 0 ? [`${group} ${subgroup}`] : [])),
    );
    expect(SOLVERS.map(({ group, subgroup }) => `${group} ${subgroup}`).sort()).toEqual(asked.sort());
  });
});
