import { describe, expect, it } from "vitest";
import { calibrate, policyTimeline, startWorld } from "../../src/calibrate/index.js";
import { loadRegion, type Region } from "../../src/input/index.js";
import { withOverrides } from "../../src/input/parameters.js";
import { volumeOfValueAdded } from "../../src/measures/indicators/index.js";
import type { YearOutcome } from "../../src/model/engine/outcome.js";
import { Simulation } from "../../src/model/engine/simulation.js";
import { disk } from "../input/disk.js";
import { complete, type Entry, START } from "./arms.js";

const region = loadRegion("scenarios/regions/beijing-tianjin-hebei/region.yaml", disk);

function run(subject: Region, years: number, levers: readonly Entry[] = []) {
  const calibration = calibrate(subject);
  const { economy } = calibration.world;
  const base = stepsOf(calibration, 1, [])[0]!;
  const outcomes = stepsOf(calibration, years, levers);
  return { economy, base, outcomes, volumes: outcomes.map((outcome) => volumeOfValueAdded(economy, outcome, base)) };
}

function stepsOf(calibration: ReturnType<typeof calibrate>, years: number, levers: readonly Entry[]): YearOutcome[] {
  const policy = policyTimeline(
    calibration,
    levers.map((lever) => complete({ from: START, ...lever })),
  );
  const world = startWorld(calibration, 0, null, START);
  const simulation = new Simulation(world, policy, { start: calibration.market });
  return Array.from({ length: years }, () => simulation.step());
}

const still = run(region, 3);
const share = (after: ArrayLike<number>, before: ArrayLike<number>, i: number) => after[i]! / before[i]!;
const cities = region.tables.cities.map((_, i) => i);

describe("volume of value added", () => {
  it("is in the base year value added less housing rent, tolls and rents of protection, and stays there without levers", () => {
    const { base, economy, volumes } = still;
    for (let i = 0; i < economy.nodes; i++) {
      const { accounts, market } = base;
      const housing = (economy.housingShare - economy.imputedHousingShare) * market.spending[i]!;
      const firms = accounts.gdp[i]! - housing - market.tollRevenue[i]! - market.protectionRent[i]!;
      for (const volume of volumes) expect(volume[i]! / firms).toBeCloseTo(1, 9);
    }
  });

  it("grows by what growth makes of goods, a little more than real income, as housing land does not grow", () => {
    const rate = 0.03;
    const { economy, volumes } = run(
      { ...region, parameters: withOverrides(region.parameters, { growth: { national: rate } }) },
      4,
    );
    const yearly = (1 + rate) ** (1 / (1 - economy.housingShare));
    // Headquarters are measured by their staff, so that plants show their part of growth too.
    const world = (volume: Float64Array) => volume.reduce((sum, value) => sum + value, 0);
    expect(Math.log(world(volumes[3]!) / world(volumes[0]!)) / (3 * Math.log(yearly))).toBeCloseTo(1, 2);
  });

  it("moves by less than a quarter of real income where an iceberg falls and nobody has moved yet", () => {
    const { base, outcomes, volumes } = run(region, 1, [
      { type: "administrative-border", between: "cities", scale: 0.2 },
    ]);
    const income = outcomes[0]!.accounts.realGdp;
    const gains = cities.map((i) => Math.log(share(income, base.accounts.realGdp, i)));
    const volume = cities.map((i) => Math.log(share(volumes[0]!, still.volumes[0]!, i)));
    const total = (values: Float64Array) => cities.reduce((sum, i) => sum + values[i]!, 0);
    const clusterVolume = Math.log(total(volumes[0]!) / total(still.volumes[0]!));
    const clusterIncome = Math.log(total(income) / total(base.accounts.realGdp));
    expect(clusterIncome).toBeGreaterThan(0.02);
    expect(Math.abs(clusterVolume)).toBeLessThan(0.25 * clusterIncome);
    expect(Math.max(...volume.map(Math.abs))).toBeLessThan(0.5 * Math.max(...gains));
  });

  it("rises by the staff that nearer headquarters save (Hulten 1978), more by markups on what they make and use", () => {
    const { economy, base, outcomes, volumes } = run(region, 1, [
      { type: "coordination-cost", between: "cities", scale: 0.9 },
    ]);
    const saved = base.market.headquartersPayments.reduce(
      (sum, paid, pair) => sum + paid * Math.log((1 + base.linkCost[pair]!) / (1 + outcomes[0]!.linkCost[pair]!)),
      0,
    );
    const all = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0);
    const gain = all(volumes[0]!) - all(still.volumes[0]!);
    expect(saved).toBeGreaterThan(1);
    expect(gain / saved).toBeGreaterThan(Math.min(...economy.markup));
    expect(gain / saved).toBeLessThan(Math.max(...economy.markup) ** 2);
  });

  it("falls with a shock that takes a part of a city's productivity", () => {
    const { volumes } = run(region, 1, [{ type: "shock", cities: ["beijing"], productivity: 0.9 }]);
    expect(share(volumes[0]!, still.volumes[0]!, 0)).toBeLessThan(0.95);
  });
});
