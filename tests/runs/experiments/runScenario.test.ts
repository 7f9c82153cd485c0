import { describe, expect, it } from "vitest";
import { diskFiles } from "../../../src/apps/node/disk/files.js";
import { BASELINE, loadScenario, memoryFiles } from "../../../src/input/index.js";
import type { PolicyEvent } from "../../../src/measures/results/index.js";
import { type PreparedScenario, prepareScenario } from "../../../src/runs/experiments/index.js";
import { runScenario } from "../../../src/runs/experiments/runScenario.js";
import { numbersOf } from "../../model/arms.js";

const YEARS = [2022, 2023, 2024, 2025];

/** The two invented cities for four years: a baseline and a reform of the given levers. */
function prepared(levers: string, more = ""): PreparedScenario {
  const text = `
title: Test
question: What is recorded?
region: scenarios/regions/teaching-two-cities/region.yaml
startYear: 2022
years: ${YEARS.length}
firms: 300
replicates: 1
seed: 1
variants:
  reform: { label: Reform, levers: ${levers} }
${more}
`;
  const memory = memoryFiles({ "run.yaml": text });
  const files = { read: (path: string) => (path === "run.yaml" ? memory : diskFiles).read(path) };
  return prepareScenario(loadScenario("run.yaml", files));
}

const border = "{ type: administrative-border, from: 2023, between: cities, scale: 0 }";
const run = (scenario: PreparedScenario, arm = 1, replicate = 0) =>
  runScenario(scenario, scenario.variants[arm]!, replicate);
const said = (events: readonly PolicyEvent[]) =>
  events.map(({ year, actor, patches }) => `${year} ${actor} ${patches[0]!.op}`);

describe("a run", () => {
  const scenario = prepared(`[${border}]`);
  const { record, structure } = run(scenario);

  it("records every year, place, indicator and flow", () => {
    expect(record).toMatchObject({ variant: "reform", replicate: 0, years: YEARS });
    const { scopes, indicators, values, flows } = record;
    expect(values.length).toBe(YEARS.length * scopes.length * indicators.length);
    expect(flows.values.length).toBe(YEARS.length * flows.kinds.length * flows.nodes.length ** 2);
    expect(flows.nodes).toEqual(["harbour", "mill", "rest-of-country"]);
    // Every city's structure in the last year: one quotient a sector.
    expect(structure.map((row) => row.length)).toEqual([3, 3]);
  });

  it("is audited over all years", () => {
    const { worstRow, worstAccount, peopleError, capitalError, landError, goodsError, iterations } = record.audit;
    for (const error of [worstRow, worstAccount, peopleError, capitalError, landError, goodsError])
      expect(error).toBeLessThan(1e-9);
    expect(iterations).toBeGreaterThan(1);
  });

  it("is the same for the same replicate, and another for another", () => {
    expect(numbersOf(run(scenario).record.values)).toEqual(numbersOf(record.values));
    expect(numbersOf(run(scenario, 1, 1).record.values)).not.toEqual(numbersOf(record.values));
  });

  it("shares its luck with the baseline: before the reform both are the same", () => {
    const { record: baseline } = run(scenario, 0);
    expect(baseline.variant).toBe(BASELINE);
    const year = record.scopes.length * record.indicators.length;
    expect([...baseline.values.subarray(0, year)]).toEqual([...record.values.subarray(0, year)]);
    expect([...baseline.values.subarray(year)]).not.toEqual([...record.values.subarray(year)]);
  });
});

describe("the events of a run", () => {
  it("are none where nothing is changed", () => {
    expect(run(prepared(`[${border}]`), 0).record.policyEvents).toEqual([]);
  });

  it("are levers that start, and that end while somebody can see it", () => {
    const dated = (to: number) => border.replace("}", `, to: ${to} }`);
    const of = (...levers: string[]) => said(run(prepared(`[${levers.join(", ")}]`)).record.policyEvents);
    expect(of(border)).toEqual(["2023 scenario add"]);
    expect(of(dated(2023))).toEqual(["2023 scenario add", "2024 scenario remove"]);
    expect(of(dated(2025))).toEqual(["2023 scenario add"]);
    const toll = "{ type: toll, from: 2022, between: cities, scale: 0 }";
    expect(of(dated(2024), toll)).toEqual(["2022 scenario add", "2023 scenario add", "2025 scenario remove"]);
  });

  it("are what governments decide, with what they weighed, and how it went", () => {
    const governments =
      "governments: { behaviour: best-response, from: 2023, every: 2, horizon: 1, levers: [{ type: profit-tax-rebate, parameter: profitTaxRebate, cities: [mill], low: 0, high: 1, choices: [0, 1] }] }";
    const { policyEvents } = run(prepared(`[${border}]`, governments)).record;
    const decisions = policyEvents.filter(({ actor }) => actor === "mill");
    expect(decisions.map(({ year }) => year)).toEqual([2023, 2025]);
    expect(decisions[0]!.patches[0]).toMatchObject({
      path: ["governments", "mill", expect.stringContaining("profit-tax-rebate")],
      value: { value: expect.any(Number), before: 0, trials: [{ value: 0 }, { value: 0 }, { value: 1 }] },
    });
    expect(policyEvents.at(-1)).toMatchObject({ year: 2025, actor: "governments" });
  });

  it("are what a council resolves: who has signed, and each vote", () => {
    const council = `coordination:
  label: Border
  players: { harbour: [harbour], mill: [mill] }
  agreement: { levers: [{ type: administrative-border, from: 2023, between: members, scale: 0 }] }
objectives: { horizon: 2 }
council: { from: 2023, every: 2 }`;
    const { policyEvents } = run(prepared("[{ type: toll, from: 2024, between: cities, scale: 0 }]", council)).record;
    const meetings = policyEvents.filter(({ actor }) => actor === "council");
    expect(meetings.map(({ year }) => year)).toEqual([2023, 2025]);
    const { value } = meetings[0]!.patches[0]! as { value: { members: string[]; votes: object[] } };
    expect(value.votes.length).toBe(2);
    for (const vote of value.votes)
      expect(vote).toMatchObject({ inside: expect.any(Number), stays: expect.any(Boolean) });
    expect(policyEvents.map(({ year }) => year)).toEqual(policyEvents.map(({ year }) => year).toSorted());
  });
});
