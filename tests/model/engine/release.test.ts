import { describe, expect, it } from "vitest";
import { CohortPopulation } from "../../../src/model/engine/cohorts.js";
import { emptyFlows } from "../../../src/model/engine/moves.js";
import type { FirmRelease } from "../../../src/model/engine/policyEntries.js";
import { openPlatforms } from "../../../src/model/engine/reception.js";
import { orderReleases, type RelocationPlan } from "../../../src/model/engine/release.js";
import { calmPlan, movingEconomy } from "./plan.js";
import { close, sum } from "./setting.js";

const economy = movingEconomy();
const { nodes: n, sectors } = economy;

/** 100 firms of the first sector and 50 of the second in city 0, 30 and 10 of the first in cities 1 and 2, all run from there. */
const firms = new Float64Array(sectors * n * n);
firms[0] = 100;
firms[1 * n * n] = 50;
firms[1 * n + 1] = 30;
firms[2 * n + 2] = 10;

/** Thousand jobs: 0.2 a firm in the first sector of city 0, 0.6 in the second. */
const employment = new Float64Array(sectors * n);
employment[0] = 20;
employment[n] = 30;

const order = (set: Partial<FirmRelease> = {}): FirmRelease => ({
  city: 0,
  sectors: Uint8Array.of(1, 1),
  amount: 15,
  unit: "firms",
  destinations: Uint8Array.of(0, 1, 1, 0),
  ...set,
});

/** Firms moved by order between cities, by sector, when the year is carried out on cohorts. */
function released(orders: FirmRelease[], exit = 0, capacity = 0, set: Partial<RelocationPlan> = {}) {
  const plan = calmPlan(economy, set);
  plan.exit.fill(exit);
  plan.policy.releases.push(...orders);
  if (capacity > 0) {
    const platform = { id: "p", city: 2, sectors: Uint8Array.of(1, 0), offer: 0, subsidyPerFirm: 0, payer: 2 };
    plan.policy.receptionPlatforms.push({ ...platform, capacity });
  }
  orderReleases(plan, firms, () => employment);
  openPlatforms(plan, firms);
  const flows = emptyFlows(economy);
  new CohortPopulation(economy, firms.slice()).move(plan, flows);
  const rates = [plan.release[0]!, plan.release[n]!];
  return { rates, led: flows.firmsGovernmentLed, all: sum(flows.firmsGovernmentLed) };
}

describe("an order to release", () => {
  it("is of a number of firms, the same share of every listed sector, whoever closes first", () => {
    expect(released([order()]).rates).toEqual([0.1, 0.1]);
    expect(released([order()]).all).toBeCloseTo(15, 12);
    expect(released([order()], 0.2).all).toBeCloseTo(15, 12);
    expect(released([order({ sectors: Uint8Array.of(1, 0) })]).rates).toEqual([0.15, 0]);
  });

  it("is of a number of jobs, by what firms employ", () => {
    // Of 50 jobs 5 are a tenth.
    expect(released([order({ unit: "jobs", amount: 5 })]).rates).toEqual([0.1, 0.1]);
  });

  it("is of a share", () => {
    expect(released([order({ unit: "share", amount: 0.04 })]).rates).toEqual([0.04, 0.04]);
  });

  it("sends all where fewer are there", () => {
    expect(released([order({ amount: 1000 })]).all).toBeCloseTo(150, 12);
  });

  it("sends no firms of a sector to a place that never had any of it, by name or by platform", () => {
    // Nobody runs plants of the first sector in city 2, nor any of the second outside city 0.
    const appeal = (s: number, j: number) => Number(s === 0 ? j !== 2 : j === 0);
    const plantWeight = Float64Array.from({ length: sectors * n * n }, (_, k) => appeal(Math.floor(k / n / n), k % n));
    const named = released([order()], 0, 0, { plantWeight });
    // The number is of the sector that some place takes.
    expect(named.rates).toEqual([0.15, 0]);
    expect([named.led[1], named.led[2]]).toEqual([close([15])[0], 0]);
    expect(released([order({ destinations: null })], 0, 40, { plantWeight }).all).toBe(0);
  });

  it("leads to the places it names, in proportion to their firms", () => {
    const { led } = released([order()]);
    expect(led[1]! / led[2]!).toBeCloseTo(3, 12);
  });

  it("leads to those of them that have a platform for the sector, as far as that has room", () => {
    const { led, rates } = released([order()], 0, 4);
    // The second sector has no platform, and goes to both.
    expect(rates).toEqual(close([0.04, 0.1]));
    expect(led[1]).toBeCloseTo(5 * 0.75, 12);
    expect(led[2]).toBeCloseTo(4 + 5 * 0.25, 12);
  });

  it("leads nowhere without places or platforms", () => {
    expect(released([order({ destinations: null })]).all).toBe(0);
    expect(released([order({ destinations: null })], 0, 1000).led[2]).toBeCloseTo(10, 12);
  });

  it("leaves other cities where they were going", () => {
    const other = order({ city: 1, unit: "share", amount: 0.1, destinations: Uint8Array.of(0, 0, 0, 1) });
    const { led } = released([order(), other]);
    expect([led[1 * n + 3], led[1 * n + 2], led[0 * n + 3]]).toEqual([3, 0, 0]);
  });
});
