import { describe, expect, it } from "vitest";
import { calibrate, policyTimeline, startWorld } from "../../src/calibrate/index.js";
import { loadRegion, type Region } from "../../src/input/index.js";
import { type ParameterOverrides, withOverrides } from "../../src/input/parameters.js";
import type { YearOutcome } from "../../src/model/engine/outcome.js";
import { Simulation } from "../../src/model/engine/simulation.js";
import { disk } from "../input/disk.js";
import { complete, type Entry, START, sum } from "./arms.js";

type Dynamics = "stationary" | "momentum";

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

describe("national growth", () => {
  it.each([
    ["a closed country", growing],
    ["a country with the rest of the world", set(shipped("beijing-tianjin-hebei"), { growth: { national: RATE } })],
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
      for (const [stock, before] of [
        [firms, first.firms],
        [workers, first.workers],
        [capital, first.capital],
      ] as const)
        stock.forEach((value, k) => void (before[k]! > 0 && expect(value / before[k]!).toBeCloseTo(1, 9)));
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

describe("momentum", () => {
  /** Harbour has grown by 3 % a year in GDP and 2 % in residents, Mill not at all; nobody has observed Spring. */
  const observed = ["harbour", "mill"].flatMap((city) =>
    Array.from({ length: 11 }, (_, y) => ({
      city,
      year: 2011 + y,
      gdpReal2000Prices100m: 1000 * (city === "harbour" ? 1.03 : 1) ** y,
      residentsThousand: 1000 * (city === "harbour" ? 1.02 : 1) ** y,
      source: "invented",
    })),
  );
  const watched: Region = { ...teaching, tables: { ...teaching.tables, observed } };
  const { gdp, residents } = { gdp: 0.17, residents: 0.58 };
  /** What five years' growth of a yearly rate carries over in so many years, window after window of five. */
  const carried = (yearly: number, share: number, years: number) =>
    (5 * Math.log(yearly) * share * (1 - share ** (years / 5))) / (1 - share);
  const apart = (pick: (year: YearOutcome) => ArrayLike<number>, years: YearOutcome[], y: number) => {
    const [then, now] = [pick(years[0]!), pick(years[y]!)];
    return Math.log(now[harbour]! / now[mill]! / (then[harbour]! / then[mill]!));
  };

  it("adds up to the closed form: five years repeat the carried share of the last five", () => {
    const alone = set(watched, {
      migration: { hazard: { general: 0, skilled: 0 } },
      growth: { carryOver: { gdp: 0 } },
    });
    const years = run(alone, 11, "momentum");
    for (let y = 1; y <= 10; y++) {
      expect(apart(({ workers }) => workers, years, y)).toBeCloseTo(carried(1.02, residents, y), 10);
    }
    expect(carried(1.02, residents, 5)).toBeCloseTo(residents * 5 * Math.log(1.02), 12);
  });

  it("keeps the faster city ahead, all people and the city that nobody observed", () => {
    const years = run(watched, 9, "momentum");
    const still = run(watched, 9);
    for (let y = 1; y < years.length; y++) {
      expect(apart(({ accounts }) => accounts.realGdp, years, y)).toBeGreaterThan(
        apart(({ accounts }) => accounts.realGdp, years, y - 1),
      );
      expect(sum(years[y]!.residents) / sum(years[0]!.residents)).toBeCloseTo(1, 12);
      expect(years[y]!.accounts.audit.peopleError).toBeLessThan(1e-12);
      expect(years[y]!.residents[spring]! / still[y]!.residents[spring]!).toBeCloseTo(1, 2);
      // Migration answers, so that people come close to the closed form and not upon it.
      expect(apart((year) => year.residents, years, y) / carried(1.02, residents, y)).toBeCloseTo(1, 1);
    }
  });

  it("lets productivity of the faster city get ahead, and GDP with it", () => {
    const years = run(set(watched, { growth: { carryOver: { residents: 0 } } }), 6, "momentum");
    const ahead = apart(({ accounts }) => accounts.realGdp, years, 5);
    expect(ahead / carried(1.03, gdp, 5)).toBeCloseTo(1, 1);
  });

  it("stands in the flows of workers", () => {
    const [first, second] = run(watched, 2, "momentum");
    const { labourTypes, nodes: n } = calibrate(watched).world.economy;
    for (let t = 0; t < labourTypes; t++) {
      const flow = first!.flows.workers.subarray(t * n * n, (t + 1) * n * n);
      for (let i = 0; i < n; i++) {
        let net = 0;
        for (let j = 0; j < n; j++) net += flow[j * n + i]! - flow[i * n + j]!;
        expect(second!.workers[t * n + i]! - first!.workers[t * n + i]!).toBeCloseTo(net, 8);
      }
    }
  });
});
