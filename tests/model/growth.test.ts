import { describe, expect, it } from "vitest";
import { answerToGap, incomeGaps } from "../../src/calibrate/drift.js";
import { capitalReturnOf } from "../../src/calibrate/economy.js";
import { calibrate, policyTimeline, startWorld } from "../../src/calibrate/index.js";
import { loadRegion, type Region } from "../../src/input/index.js";
import { type ParameterOverrides, withOverrides } from "../../src/input/parameters.js";
import { volumeOfValueAdded } from "../../src/measures/indicators/index.js";
import type { YearOutcome } from "../../src/model/engine/outcome.js";
import { Simulation } from "../../src/model/engine/simulation.js";
import { disk } from "../input/disk.js";
import { complete, type Entry, START, sum } from "./arms.js";

type Dynamics = "stationary" | "observed";

const shipped = (id: string) => loadRegion(`scenarios/regions/${id}/region.yaml`, disk);
const set = (region: Region, constants: ParameterOverrides): Region => ({
  ...region,
  parameters: withOverrides(region.parameters, constants),
});

/** Years of a region on cohorts; levers are in force from its first year on. */
function run(region: Region, years: number, dynamics: Dynamics = "stationary", levers: readonly Entry[] = []) {
  const calibration = calibrate(region);
  const world = startWorld(calibration, 0, null, START, dynamics);
  const policy = policyTimeline(
    calibration,
    levers.map((lever) => complete({ from: START, ...lever })),
  );
  const simulation = new Simulation(world, policy, { start: calibration.market });
  return Array.from({ length: years }, () => simulation.step());
}

const RATE = 0.03;
const YEARS = 6;
const teaching = shipped("teaching-three-cities");
const growing = set(teaching, { growth: { national: RATE } });
const [harbour, mill, spring] = [0, 1, 2] as const;

/** A region whose capital is saved, as owners or Solow have it. */
const saved = (region: Region, closure: "savers" | "rate"): Region => ({
  ...region,
  saving: { closure, kept: { value: 0.95, unit: "share a year", status: "assumed" } },
});

describe("national growth", () => {
  it.each([
    ["a closed country", growing],
    ["a country with the rest of the world", set(shipped("beijing-tianjin-hebei"), { growth: { national: RATE } })],
    ["a country of owners who save", saved(growing, "savers")],
    ["a country that saves a part of its capital income", saved(growing, "rate")],
  ])("makes real income of every node of %s grow by exactly its rate, and moves nothing else", (_, region) => {
    const years = run(region, YEARS);
    const first = years[0]!;
    years.forEach(({ accounts, firms, workers, capital }, y) => {
      accounts.realGdp.forEach((value, i) => {
        expect(value / first.accounts.realGdp[i]! / (1 + RATE) ** y).toBeCloseTo(1, 9);
        expect(
          accounts.realConsumptionPerHead[i]! / first.accounts.realConsumptionPerHead[i]! / (1 + RATE) ** y,
        ).toBeCloseTo(1, 9);
      });
      // What is saved becomes more as all goods do; housing, which does not, is no part of it.
      const goods = region.saving ? (1 + RATE) ** (y / (1 - region.parameters.housingShare.value)) : 1;
      for (const [stock, before, growth] of [
        [firms, first.firms, 1],
        [workers, first.workers, 1],
        [capital, first.capital, goods],
      ] as const)
        stock.forEach((value, k) => void (before[k]! > 0 && expect(value / before[k]! / growth).toBeCloseTo(1, 9)));
    });
  });

  it("shifts both arms and leaves effects in percent where they are", () => {
    const free: Entry[] = [{ type: "administrative-border", between: "cities", scale: 0 }];
    const effect = (region: Region) => {
      const [with_, without] = [run(region, YEARS, "stationary", free), run(region, YEARS)];
      return with_.map(({ accounts }, y) =>
        accounts.realGdp.map((value, i) => value / without[y]!.accounts.realGdp[i]!),
      );
    };
    const still = effect(teaching);
    effect(growing).forEach((year, y) => {
      for (const [i, value] of year.entries()) expect(value).toBeCloseTo(still[y]![i]!, 8);
    });
    expect(Math.max(...still[0]!)).toBeGreaterThan(1.001);
  });

  it("has owners who keep the same part of their wealth, which then earns more and grows with the country", () => {
    const region = saved(growing, "savers");
    const { kept } = region.saving!;
    const goods = (1 + RATE) ** (1 / (1 - region.parameters.housingShare.value));
    expect(kept.value * (1 - region.parameters.investment.hazard.value + capitalReturnOf(region))).toBeCloseTo(
      goods,
      12,
    );
  });

  it("leaves a compensation bond to what upstream does", () => {
    const bond: Entry = {
      type: "compensation-bond",
      upstream: "spring",
      downstream: "harbour",
      amount: 1,
      stability: 1,
      threshold: 1.05,
    };
    const paid = run(growing, YEARS, "stationary", [bond]).map(({ accounts }) => accounts.sharingBalance[spring]! > 0);
    expect(paid).toEqual(new Array(YEARS).fill(true));
  });
});

describe("increment sharing", () => {
  const SHARE = 0.4;
  const lever: Entry = {
    type: "increment-sharing",
    members: [{ city: "harbour" }, { city: "mill", weight: 3 }],
    share: SHARE,
    years: YEARS,
  };

  it("has nothing to share without growth", () => {
    for (const { accounts } of run(teaching, 3, "stationary", [lever]))
      expect(Math.abs(accounts.sharingBalance[mill]!) / accounts.localTaxes[mill]!).toBeLessThan(1e-9);
  });

  it("shares what members' taxes have grown by over the base year's, by weights", () => {
    const [first, ...later] = run(growing, YEARS, "stationary", [lever]);
    const base = first!.accounts.localTaxes;
    expect(Math.abs(first!.accounts.sharingBalance[mill]!) / base[mill]!).toBeLessThan(1e-9);
    later.forEach(({ accounts }, k) => {
      // In real terms: taxes now less taxes then, at the prices of the year before, which are RATE higher.
      const before = [first!, ...later][k]!.accounts.priceIndex;
      const increment = (i: number) => accounts.localTaxes[i]! - (base[i]! * before[i]!) / (1 + RATE);
      const pot = SHARE * (increment(harbour) + increment(mill));
      expect(accounts.sharingBalance[mill]).toBeCloseTo(0.75 * pot - SHARE * increment(mill), 9);
      expect(accounts.sharingBalance[harbour]).toBeCloseTo(0.25 * pot - SHARE * increment(harbour), 9);
      // Taxes of the start, grown at the national rate and taken back to today's prices; the rest is what sharing moves.
      expect(increment(mill) / (base[mill]! * (1 - (1 + RATE) ** -(k + 1)))).toBeCloseTo(1, 1);
    });
    expect(later.at(-1)!.accounts.sharingBalance[mill]!).toBeGreaterThan(0);
  });
});

describe("residents who go on moving to richer cities", () => {
  const delta = shipped("yangtze-river-delta");
  const gaps = incomeGaps(delta);
  const years = run(delta, 11, "observed");
  const [first, decade] = [years[0]!, years[10]!];
  const grown = (of: (year: YearOutcome) => ArrayLike<number>) =>
    Array.from(of(decade), (value, i) => Math.log(value / of(first)[i]!));

  it("answer the income gap as the panels say, less what the market takes", () => {
    const { value } = delta.parameters.growth.drift.residents;
    const answer = answerToGap(
      gaps,
      grown(({ residents }) => residents),
    );
    expect(answer / value).toBeGreaterThan(0.88);
    expect(answer / value).toBeLessThan(1);
  });

  it("bring no growth of GDP with them, as in the panels, so that GDP per resident comes nearer", () => {
    const { economy } = calibrate(delta).world;
    const volume = grown((year) => volumeOfValueAdded(economy, year, first));
    expect(answerToGap(gaps, volume)).toBeCloseTo(0, 2);
    const perHead = volume.map((value, i) => value - Math.log(decade.residents[i]! / first.residents[i]!));
    expect(answerToGap(gaps, perHead)).toBeLessThan(-0.09);
  });

  it("stay as many, and stand in the flows of workers", () => {
    for (const { accounts } of years) expect(accounts.audit.peopleError).toBeLessThan(1e-12);
    expect(sum(decade.residents) / sum(first.residents)).toBeCloseTo(1, 12);
    const n = first.residents.length;
    const second = years[1]!;
    for (let i = 0; i < n; i++) {
      let net = 0;
      for (let j = 0; j < n; j++) net += first.flows.workers[j * n + i]! - first.flows.workers[i * n + j]!;
      expect(second.workers[i]! - first.workers[i]!).toBeCloseTo(net, 8);
    }
  });

  it("leave effects in per cent where they are", () => {
    const free: Entry[] = [{ type: "administrative-border", between: "different-province", scale: 0.5 }];
    const effect = (dynamics: Dynamics) => {
      const [with_, without] = [run(delta, 6, dynamics, free), run(delta, 6, dynamics)].map((arm) => arm.at(-1)!);
      return with_!.accounts.realGdp.map((value, i) => value / without!.accounts.realGdp[i]!);
    };
    const still = effect("stationary");
    effect("observed").forEach((value, i) => void expect(value).toBeCloseTo(still[i]!, 2));
    expect(Math.max(...still)).toBeGreaterThan(1.03);
  });
});
