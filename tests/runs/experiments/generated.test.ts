import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadRegion, loadScenario, UserError } from "../../../src/input/index.js";
import {
  type KnownWorlds,
  type PreparedScenario,
  prepareScenario,
  rehearse,
  runScenario,
  SimulationError,
} from "../../../src/runs/experiments/index.js";
import { disk } from "../../input/disk.js";
import { scenarioOf } from "./generated.js";

const FILE = "generated.json";
const REGION = "scenarios/regions/teaching-two-cities/region.yaml";
const ADVICE = / Lower its subsidies, links, contributions or payments\.$/;

const worlds: KnownWorlds = new Map();

/** What the check lets through, or what it says. */
function checked(scenario: object): PreparedScenario | string {
  const read = (path: string) => (path === FILE ? Buffer.from(JSON.stringify(scenario)) : disk.read(path));
  try {
    const prepared = prepareScenario(loadScenario(FILE, { read }, []), undefined, worlds);
    rehearse(prepared, () => ({ file: FILE }));
    return prepared;
  } catch (error) {
    if (error instanceof UserError || error instanceof SimulationError) return error.message;
    throw error;
  }
}

/** Indicators of a run by place, or why it could not be finished. */
function ran(prepared: PreparedScenario): number[] | string {
  try {
    const { record } = runScenario(prepared, prepared.variants[1]!, 0);
    const services = record.indicators.indexOf("public-services-per-head");
    return [...record.values].filter((_, k) => k % record.indicators.length === services);
  } catch (error) {
    if (error instanceof SimulationError) return error.message;
    throw error;
  }
}

describe("of scenarios by chance, with the ends of all levers", () => {
  const arbitrary = scenarioOf(loadRegion(REGION, disk), REGION, 4);
  const results = fc.sample(arbitrary, { numRuns: 120, seed: 11 }).map(checked);
  const valid = results.filter((result) => typeof result !== "string");
  const runs = valid.map(ran);

  it("the check lets more than half through, and refuses what levers cost beyond what there is", () => {
    expect(valid.length).toBeGreaterThan(60);
    const told = results.filter((result) => typeof result === "string" && result.includes("spends more than it has"));
    expect(told.length).toBeGreaterThan(5);
    for (const message of told) expect(message).toMatch(/^reform: In 202\d .* Lower its subsidies/);
  });

  it("what it lets through runs but for three in a hundred, and these are told what to change", () => {
    const failed = runs.filter((run) => typeof run === "string");
    expect(failed.length / valid.length).toBeLessThanOrEqual(0.03);
    for (const message of failed) expect(message).toMatch(ADVICE);
  });

  it("public services are never below zero, and never without a number", () => {
    const levels = runs.flatMap((run) => (typeof run === "string" ? [] : run));
    expect(levels.length).toBeGreaterThan(500);
    for (const level of levels) expect(level).toBeGreaterThanOrEqual(0);
  });
});
