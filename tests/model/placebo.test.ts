import { describe, expect, it } from "vitest";
import { type LeverEntry, loadScenario, type ResolvedScenario } from "../../src/input/index.js";
import type { YearOutcome } from "../../src/model/engine/outcome.js";
import { prepareScenario } from "../../src/runs/experiments/index.js";
import { runScenario } from "../../src/runs/experiments/runScenario.js";
import { disk } from "../input/disk.js";
import { arm, calibrationOf, type Entry, numbersOf, REFORM } from "./arms.js";

const AGENTS = 2000;
const region = calibrationOf("teaching-three-cities");
const members = [{ city: "harbour" }, { city: "mill" }];

/** Every lever that can be written so that it changes nothing. */
const placebos: Entry[] = [
  ...["transport-link", "toll", "booth-delay", "administrative-border", "rule-difference", "coordination-cost"].map(
    (type) => ({ type, between: "cities", scale: 1 }),
  ),
  ...["firm-border", "migration-border", "capital-friction"].map((type) => ({ type, between: "cities", scale: 1 })),
  { type: "local-protection", cities: "all", scale: 1 },
  { type: "firm-retention", cities: "all", scale: 1 },
  { type: "talent-settlement", cities: ["mill"], scale: 1, wageSubsidy: 0 },
  { type: "registration", cities: "all", scale: 1 },
  { type: "settlement", cities: "all", people: 0 },
  { type: "relocation-approvals", between: "cities", approvalCoverage: 0 },
  { type: "firm-release", cities: ["harbour"], releaseRate: 0 },
  { type: "reception-platform", cities: ["mill"], capacity: 1e6, offer: 0 },
  { type: "negative-list", cities: ["harbour"], entryBan: 0, closeRate: 0 },
  { type: "capital-quota", origins: ["harbour"], destinations: ["mill"], limit: 1e6 },
  { type: "land-quota", cities: "all", industrialLandRelease: 0, housingLandRelease: 0 },
  { type: "profit-tax-rebate", cities: "all", profitTaxRebate: 0 },
  { type: "sector-subsidy", cities: "all", sectorSubsidy: 0 },
  {
    type: "link-investment",
    cities: ["mill"],
    ends: ["spring"],
    part: 0,
    yearlyCost: 10,
    travelHours: 0.5,
    contractor: "services",
  },
  { type: "subsidy-pact", cities: "all", ceiling: 0 },
  { type: "industrial-catalogue", cities: "all", rule: "comparative-advantage" },
  { type: "revenue-pool", members, share: 0 },
  { type: "increment-sharing", members, share: 0 },
  { type: "enclave-park", host: "mill", sponsor: "harbour", sponsorTax: 0, zoneTax: 0, sponsorGdpCredit: 0 },
  { type: "compensation-bond", upstream: "spring", downstream: "mill", amount: 0 },
  { type: "central-transfer", payee: "mill", amount: 0 },
  { type: "innovation-platform", members: members.map(({ city }) => ({ city, contribution: 0 })) },
  { type: "innovation-fund", members, share: 0 },
  { type: "technology-transfer", cities: "all", absorption: 0 },
  { type: "platform-contribution", id: "idle", cities: "all", contribution: 0 },
  { type: "relocation-tax-sharing", origins: ["harbour"], destinations: ["mill"] },
  { type: "shock", cities: "all", productivity: 1 },
  { type: "foreign-demand", demand: 1 },
  // There is no other country in this region, so that no tariff is laid on anything.
  { type: "tariff", tariff: 0.5 },
];

/** The shipped lesson with other variants: what a user of the program sees. */
function lesson(change: Partial<ResolvedScenario>, variants: Record<string, LeverEntry[]> = {}) {
  const scenario = loadScenario("scenarios/teaching/three-cities.yaml", disk);
  const arms = Object.fromEntries(
    Object.entries(variants).map(([name, entries]) => [name, { ...scenario.variants["all"]!, levers: entries }]),
  );
  const prepared = prepareScenario({ ...scenario, years: 5, firms: AGENTS, ...change, variants: arms });
  const run = (replicate = 0) => prepared.variants.map((variant) => runScenario(prepared, variant, replicate).record);
  return { prepared, run };
}

const border = (from: number): LeverEntry => ({
  type: "administrative-border",
  from,
  between: "cities",
  scale: 0,
  oneWay: false,
});

describe("a placebo", () => {
  const untouched = { cohorts: arm(region, [], { years: 4 }), agents: arm(region, [], { years: 4, agents: AGENTS }) };

  it.each(placebos)("$type changes nothing, to the last bit", (lever) => {
    expect(same(unread(arm(region, [lever], { years: 4 })), untouched.cohorts)).toBe(true);
    expect(same(unread(arm(region, [lever], { years: 4, agents: AGENTS })), untouched.agents)).toBe(true);
  });

  it("leaves every indicator and flow of a scenario as it is", () => {
    const entry = { type: "toll", from: 2023, between: "cities", scale: 1, oneWay: false };
    const [baseline, placebo] = lesson({}, { placebo: [entry] }).run();
    expect(placebo!.values).toEqual(baseline!.values);
    expect(placebo!.flows).toEqual(baseline!.flows);
  });
});

describe("draws", () => {
  it("are the same up to the year of a reform, and the reform is seen from then on", () => {
    const [baseline, reformed] = lesson({}, { reformed: [border(2025)] }).run();
    const { years, scopes, indicators } = baseline!;
    const perYear = scopes.length * indicators.length;
    years.forEach((year, y) => {
      const part = (values: Float64Array) => values.subarray(y * perYear, (y + 1) * perYear);
      expect(sameNumbers(part(reformed!.values), part(baseline!.values)), String(year)).toBe(year < 2025);
    });
  });

  it("are the same for the same seed and replicate, and others for another", () => {
    const record = (seed: number, replicate: number) => lesson({ seed }).run(replicate)[0]!;
    const first = record(1, 0);
    expect(record(1, 0)).toEqual(first);
    expect(sameNumbers(record(1, 1).values, first.values)).toBe(false);
    expect(sameNumbers(record(2, 0).values, first.values)).toBe(false);
  });

  it("pair the arms of a replicate: the effect of a reform varies far less than its level", () => {
    const { run } = lesson({}, { reformed: [border(2023)] });
    const pairs = Array.from({ length: 12 }, (_, replicate) => run(replicate));
    const gdp = ({ values, indicators, scopes, years }: ReturnType<typeof run>[number]) =>
      values[
        ((years.length - 1) * scopes.length + scopes.indexOf("cluster")) * indicators.length +
          indicators.indexOf("real-gdp")
      ]!;
    const levels = pairs.map(([baseline]) => gdp(baseline!));
    const effects = pairs.map(([baseline, reformed]) => gdp(reformed!) - gdp(baseline!));
    expect(variance(effects)).toBeLessThan(variance(levels) / 10);
  });
});

it("begins reforms in the year that they say", () => {
  const reformed = arm(region, [{ type: "toll", between: "cities", scale: 0 }], { years: 2, agents: AGENTS });
  expect(reformed.map(({ year, market }) => [year, market.tollRevenue.some((toll) => toll > 0)])).toEqual([
    [REFORM - 1, true],
    [REFORM, false],
  ]);
});

/** A bond has an index, whether money hangs on it or not. */
function unread(outcomes: readonly YearOutcome[]): YearOutcome[] {
  return outcomes.map((outcome) => ({ ...outcome, bondIndex: outcome.bondIndex.map(() => Number.NaN) }));
}

function same(one: unknown, other: unknown): boolean {
  return sameNumbers(numbersOf(one), numbersOf(other));
}

function sameNumbers(one: ArrayLike<number>, other: ArrayLike<number>): boolean {
  return (
    one.length === other.length &&
    Array.from(one).every((value, k) => value === other[k] || (Number.isNaN(value) && Number.isNaN(other[k])))
  );
}

function variance(values: number[]): number {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  return values.reduce((total, value) => total + (value - mean) ** 2, 0) / (values.length - 1);
}
