import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type Calibration, startWorld } from "../../src/calibrate/index.js";
import { loadScenario, type Region } from "../../src/input/index.js";
import type { YearOutcome } from "../../src/model/engine/outcome.js";
import type { Policy } from "../../src/model/engine/policy.js";
import { RandomStream } from "../../src/model/engine/random.js";
import { Simulation } from "../../src/model/engine/simulation.js";
import { type KnownWorlds, type PreparedVariant, prepareScenario } from "../../src/runs/experiments/index.js";
import { disk } from "../input/disk.js";
import { sum } from "./arms.js";

/** Of levers from the first year on what they promise is seen paid; of others, mostly from the third on, three years and one before. */
const EARLY = { before: 0, years: 5 };
const LATER = { before: 1, years: 4 };
/** Policies of the scorecard are those of other scenarios, in a region that takes long. */
const shipped = readdirSync("scenarios", { recursive: true, encoding: "utf8" }).filter(
  (path) => path.endsWith(".yaml") && !/^(regions|scorecard)\//.test(path),
);

const worlds = new Map<string, KnownWorlds>();

/** Worlds of a region that scenarios before have calibrated: many are of one region. */
function worldsOf({ parameters: _, ...region }: Region): KnownWorlds {
  const key = JSON.stringify(region);
  if (!worlds.has(key)) worlds.set(key, new Map());
  return worlds.get(key)!;
}

const sound = new Map<Calibration, Set<string>>();

/** Runs that were found sound in a world: scenarios of one region share arms, the baseline at least. */
function soundOf(calibration: Calibration): Set<string> {
  if (!sound.has(calibration)) sound.set(calibration, new Set());
  return sound.get(calibration)!;
}

/** Every arm's years, with the policy of each. */
function runArm(
  variant: PreparedVariant,
  startYear: number,
  agents: number,
): { outcome: YearOutcome; policy: Policy }[] {
  const world = startWorld(variant.calibration, agents, new RandomStream(1, 0, "firms"));
  const { before, years } = variant.levers.some(({ from }) => from === startYear) ? EARLY : LATER;
  world.year = startYear + before;
  const simulation = new Simulation(world, variant.policyOf, { start: variant.calibration.market });
  return Array.from({ length: years }, () => {
    const policy = variant.policyOf(world.year);
    return { outcome: simulation.step(), policy };
  });
}

/** Industrial land that a policy lets loose in a year: by release, by quota, traded or not, and in parks that were not there the year before. */
function landReleased({ industrialLandRelease, quotaMarkets, enclaves }: Policy, before: Policy | undefined): number {
  const opened = enclaves.filter(({ id }) => !before?.enclaves.some((park) => park.id === id));
  return (
    sum(industrialLandRelease) +
    sum(quotaMarkets.flatMap(({ quota }) => [...quota])) +
    sum(opened.map(({ land }) => land))
  );
}

describe.each(shipped)("%s", (path) => {
  const scenario = loadScenario(`scenarios/${path}`, disk);
  const prepared = prepareScenario(scenario, undefined, worldsOf(scenario.region));
  // Some agents for every sector of every city, or most cells stand empty after a year.
  const cells = scenario.region.tables.cities.length * scenario.region.tables.sectors.length;
  // Of a hundred cities, which take their time, the widest package stands for all: what else is done there other scenarios do in its regions.
  const variants = cells > 1000 ? prepared.variants.slice(-1) : prepared.variants;
  const arms = variants.flatMap((variant) =>
    [0, Math.max(2000, 4 * cells)].map((agents) => ({ agents, variant, name: variant.name })),
  );

  it.each(arms)("books, conserves and clears: $name with $agents agents", ({ variant, agents }) => {
    // Agents move under a policy that cohorts have been seen to keep: one arm shows it for levers of the same types.
    const levers = agents === 0 ? variant.levers : variant.levers.map(({ type }) => type);
    const run = JSON.stringify([scenario.startYear, agents, levers]);
    if (soundOf(variant.calibration).has(run)) return;
    const years = runArm(variant, scenario.startYear, agents);
    const { economy } = variant.calibration.world;
    for (const { outcome } of years) {
      const { audit } = outcome.accounts;
      expect(audit.worstRow, audit.worstRowKind).toBeLessThan(1e-9);
      expect(audit.worstAccount, audit.worstAccountName).toBeLessThan(1e-9);
      expect(outcome.market.residual).toBeLessThanOrEqual(1e-11);
      expect(audit.goodsError).toBeLessThanOrEqual(1e-11);
      expect(audit.peopleError).toBeLessThan(1e-9);
      expect(audit.capitalError).toBeLessThan(1e-9);
      expect(audit.landError).toBeLessThan(1e-9);
      // What governments and households receive beyond what they pay the centre pays, and it returns all that it has left.
      const { gdp, centralBalance, sharingBalance, householdReceipts } = outcome.accounts;
      const received = sum([centralBalance, sharingBalance, householdReceipts].map((account) => sum(account)));
      expect(Math.abs(received) / sum(gdp), "payments").toBeLessThan(1e-9);
      // All that is spent is earned: final demand for homes and composites is income (Walras).
      const { spending, purchases, intermediatePurchases } = outcome.market;
      const final = economy.housingShare * sum(spending) + sum(purchases) - sum(intermediatePurchases);
      const earned = sum(outcome.accounts.gdp) + economy.imputedHousingShare * sum(spending);
      expect(final / earned).toBeCloseTo(1, 9);
    }
    years.slice(1).forEach(({ outcome: now }, y) => {
      const { outcome: before, policy } = years[y]!;
      for (let t = 0; t < economy.labourTypes; t++) {
        const [from, to] = [t * economy.nodes, (t + 1) * economy.nodes];
        expect(sum(now.workers.slice(from, to)) / sum(before.workers.slice(from, to)), "people").toBeCloseTo(1, 9);
      }
      if (!economy.saving) expect(sum(now.capital) / sum(before.capital), "capital").toBeCloseTo(1, 9);
      const industrial =
        sum(now.industrialLand) - sum(before.industrialLand) - landReleased(policy, years[y - 1]?.policy);
      expect(Math.abs(industrial) / sum(before.industrialLand), "industrial land").toBeLessThan(1e-9);
      const housing = sum(now.housingLand) - sum(before.housingLand) - sum(policy.housingLandRelease);
      expect(Math.abs(housing) / sum(before.housingLand), "housing land").toBeLessThan(1e-9);
      expectFirmsAddUp(before, now, economy.nodes, agents);
    });
    soundOf(variant.calibration).add(run);
  });
});

/** Firms of a city next year are this year's, less closures, plus entrants, plus arrivals, less departures. */
function expectFirmsAddUp(before: YearOutcome, now: YearOutcome, n: number, agents: number): void {
  const { firms, exits, entrants } = before.flows;
  const [were, are, closed, opened] = [before.firms, now.firms, exits, entrants].map((cells) => byLast(cells, n));
  // What comes from a hinterland is a flow of expected firms, of which whole agents arrive.
  const within = agents === 0 ? 1e-9 : 0.01;
  const arrivals = byLast(firms, n);
  const errors = arrivals.map((arrived, i) => {
    const departed = sum(firms.subarray(i * n, (i + 1) * n));
    return Math.abs(are![i]! / (were![i]! - closed![i]! + opened![i]! + arrived - departed) - 1);
  });
  const wrong = [...errors].flatMap((error, i) => (error < within ? [] : [`firms of node ${i}: ${error}`]));
  expect(wrong).toEqual([]);
}

/** Sums of rows of n, by place in the row: of a city where cells are by sector and city, or what arrives where they are flows of pairs. */
function byLast(cells: Float64Array, n: number): Float64Array {
  const sums = new Float64Array(n);
  for (let k = 0; k < cells.length; k++) sums[k % n]! += cells[k]!;
  return sums;
}
