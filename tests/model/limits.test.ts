import { describe, expect, it } from "vitest";
import { bareEconomy } from "../../src/evidence/theory/bare.js";
import { AgentPopulation } from "../../src/model/engine/agents.js";
import type { OpenClaim } from "../../src/model/engine/claims.js";
import { CohortPopulation } from "../../src/model/engine/cohorts.js";
import type { Economy } from "../../src/model/engine/economy.js";
import { emptyPolicy } from "../../src/model/engine/instruments.js";
import { closenessOf } from "../../src/model/engine/moves.js";
import type { FactorFlows } from "../../src/model/engine/outcome.js";
import { RandomStream } from "../../src/model/engine/random.js";
import type { RelocationPlan } from "../../src/model/engine/release.js";
import { planRelocation } from "../../src/model/engine/relocation.js";
import { beijingTianjinHebei2015 } from "../../src/model/engine/sharing.js";
import { arm, calibrationOf, type Entry, names, sum } from "./arms.js";

const calibration = calibrationOf("teaching-three-cities");
const { world, market, inputs } = calibration;
const { economy } = world;
const { nodes: n, sectors } = economy;
const { cities } = names(calibration);
const cells = Array.from({ length: sectors * n }, (_, k) => k).filter((k) => cities.includes(k % n));

const mean = (values: number[]) => sum(values) / values.length;
const deviation = (values: number[]) => {
  const center = mean(values);
  return Math.sqrt(sum(values.map((value) => (value - center) ** 2)) / (values.length - 1));
};
const byCell = (links: Float64Array) =>
  Array.from({ length: sectors * n }, (_, k) => sum(links.subarray(k * n, (k + 1) * n)));
const noFlows = ({ nodes, sectors: s, labourTypes }: Economy): FactorFlows => ({
  firms: new Float64Array(nodes * nodes),
  firmsGovernmentLed: new Float64Array(nodes * nodes),
  headquarters: new Float64Array(nodes * nodes),
  arrivals: new Float64Array(s * nodes),
  workers: new Float64Array(labourTypes * nodes * nodes),
  capital: new Float64Array(nodes * nodes),
  entrants: new Float64Array(s * nodes),
  exits: new Float64Array(s * nodes),
});

describe("one year of moves", () => {
  const PER_CELL = 200;
  const REPLICATES = 300;
  const usual = planRelocation(world, market, inputs, [], closenessOf(world, world.basePolicy));
  // Many move and many close, so that a year says something.
  const plan: RelocationPlan = { ...usual, close: usual.close.map((_, k) => (k % n === 0 ? 0.2 : 0)) };
  const cohort = new CohortPopulation(economy, world.population.firms.slice());
  cohort.move(plan, noFlows(economy));
  const expected = byCell(cohort.firms);
  const start = byCell(world.population.firms);

  /** Every agent of a cell stands for the same number of firms: 200 agents in each. */
  const runs = Array.from({ length: REPLICATES }, (_, replicate) => {
    const agents = AgentPopulation.represent(
      economy,
      world.population.firms.slice(),
      new Float64Array(sectors * n).fill(1),
      PER_CELL * cells.length,
      new RandomStream(1, replicate, "firms"),
      2020,
    );
    agents.move(plan, noFlows(economy));
    return { firms: byCell(agents.firms), mass: byCell(agents.linkMass) };
  });

  /** Where the firms of one cell are a year later: shares by cell, headquarters at random with the cohort's shares. */
  const whereTo = cells.map((k) => {
    const alone = world.population.firms.map((firms, link) => (Math.floor(link / n) === k ? firms : 0));
    const population = new CohortPopulation(economy, alone);
    population.move({ ...plan, entry: new Float64Array(plan.entry.length) }, noFlows(economy));
    return byCell(population.firms).map((firms) => firms / start[k]!);
  });

  /** Binomial: every agent is there or not. Newborn firms are as many as the cohort's, so they add nothing. */
  const predicted = (secondMoment: number) =>
    cells.map((k) =>
      Math.sqrt(
        sum(
          cells.map((from, f) => {
            const share = whereTo[f]![k]!;
            return PER_CELL * (start[from]! / PER_CELL) ** 2 * secondMoment * share * (1 - share);
          }),
        ),
      ),
    );

  it("has the cohort's mean in every cell", () => {
    cells.forEach((k) => {
      for (const part of ["firms", "mass"] as const) {
        const values = runs.map((run) => run[part][k]!);
        const error = deviation(values) / Math.sqrt(REPLICATES);
        expect(Math.abs(mean(values) - expected[k]!) / error, `${part} of cell ${k}`).toBeLessThan(4);
      }
    });
  });

  it("spreads the number of firms like a binomial", () => {
    const sds = predicted(1);
    const ratios = cells.map((k, c) => deviation(runs.map((run) => run.firms[k]!)) / sds[c]!);
    for (const ratio of ratios) expect(Math.abs(ratio - 1)).toBeLessThan(0.2);
    expect(Math.abs(mean(ratios) - 1)).toBeLessThan(0.04);
  });

  it("spreads the mass of firms by the second moment of their sizes, e for ln sizes of sd one", () => {
    // Sizes are scaled to mean one in every cell, which takes 7.6 / 200 off the second moment of a finite sample (delta method).
    const sds = predicted(Math.E * (1 - 7.6 / PER_CELL));
    const ratios = cells.map((k, c) => deviation(runs.map((run) => run.mass[k]!)) / sds[c]!);
    for (const ratio of ratios) expect(Math.abs(ratio - 1)).toBeLessThan(0.3);
    expect(Math.abs(mean(ratios) - 1)).toBeLessThan(0.06);
  });
});

describe("agents and cohorts over years", () => {
  const REPLICATES = 48;
  const levers: Entry[] = [
    { type: "administrative-border", between: "cities", scale: 0 },
    { type: "firm-release", cities: ["harbour"], sectors: ["manufacturing"], releaseRate: 0.05 },
    { type: "reception-platform", cities: ["mill", "spring"], sectors: ["manufacturing"], capacity: 60 },
    { type: "relocation-tax-sharing", origins: ["harbour"], destinations: ["mill"], minimumTax: 0.02 },
  ];
  const YEARS = 4;
  const measures = (agents: number, replicate: number) => {
    const last = arm(calibration, levers, { years: YEARS, agents, replicate })[YEARS - 1]!;
    const { realGdp, localRevenue } = last.accounts;
    return [
      sum(cities.map((i) => realGdp[i]!)),
      ...cities.flatMap((i) => [realGdp[i]!, localRevenue[i]!]),
      ...cells.map((k) => last.market.revenue[k]!),
      ...cells.map((k) => last.firms[k]!),
    ];
  };
  const cohort = measures(0, 0);
  const few = Array.from({ length: REPLICATES }, (_, replicate) => measures(2000, replicate));
  const many = Array.from({ length: REPLICATES }, (_, replicate) => measures(8000, replicate));
  const spread = (runs: number[][], q: number) => deviation(runs.map((values) => values[q]!));

  it.each([
    ["2,000", few, 2000],
    ["8,000", many, 8000],
  ] as const)(
    "%s agents: the mean is the cohort's path but for its own error and a bias of order 1 / agents",
    (_, runs, agents) => {
      cohort.forEach((value, q) => {
        const error = spread(runs as number[][], q) / Math.sqrt(REPLICATES);
        const gap = Math.abs(mean(runs.map((values) => values[q]!)) - value);
        expect(gap, `quantity ${q}`).toBeLessThan(4 * error + (2 / agents) * value);
      });
    },
  );

  it("halve their spread with four times as many agents", () => {
    const ratios = cohort.map((_, q) => Math.log(spread(few, q) / spread(many, q)));
    // ln of a ratio of two sample sds has sd 1 / sqrt(47) = 0.15; the quantities are far from independent.
    expect(Math.exp(mean(ratios))).toBeGreaterThan(1.75);
    expect(Math.exp(mean(ratios))).toBeLessThan(2.3);
    for (const ratio of ratios) expect(Math.abs(ratio - Math.log(2))).toBeLessThan(4 * 0.15);
  });
});

/**
 * Firms that choose between two places, a share `hazard` of them each year, where a crowded place is worth less: p(x) = 1 / (1 + exp(-v(x) / nu)). Around
 * the fixed point s the share follows an AR(1) with coefficient 1 - hazard (1 - p'), fed by s (1 - s) hazard (2 - hazard) / firms, so that its variance is
 * s (1 - s) / firms x (2 - hazard) / ((1 - p') (2 - hazard (1 - p'))); with one firm at a time s (1 - s) / (firms (1 - p')): less than a binomial's.
 */
describe.each([
  { crowding: 0, firms: 200 },
  { crowding: 1, firms: 200 },
  { crowding: 4, firms: 200 },
  { crowding: 1, firms: 1000 },
])("$firms firms that choose between two places, crowding $crowding", ({ crowding, firms }) => {
  const NU = 0.5;
  const HAZARD = 0.1;
  const valueGap = (share: number) => 0.4 - crowding * (share - 0.5);
  const pull = (share: number) => 1 / (1 + Math.exp(-valueGap(share) / NU));
  let rest = 0.5;
  for (let round = 0; round < 500; round++) rest += 0.2 * (pull(rest) - rest);
  const slope = (-rest * (1 - rest) * crowding) / NU;

  const stationary = Array.from({ length: 8 }, (_, replicate) => shares(replicate));
  const all = stationary.flat();

  it("settle where the choice rests", () => {
    const effective = (all.length * HAZARD * (1 - slope)) / (2 - HAZARD * (1 - slope));
    expect(Math.abs(mean(all) - rest)).toBeLessThan(4 * (deviation(all) / Math.sqrt(effective)) + 1 / firms);
  });

  it("spread around it as random updating predicts", () => {
    const predicted = ((rest * (1 - rest)) / firms) * ((2 - HAZARD) / ((1 - slope) * (2 - HAZARD * (1 - slope))));
    expect(Math.abs(deviation(all) / Math.sqrt(predicted) - 1)).toBeLessThan(0.06);
  });

  function shares(replicate: number): number[] {
    const YEARS = 1500;
    const two = bareEconomy({ nodes: 2, sectors: 1, labourTypes: 1 }, {});
    two.relocation.plantHazard.fill(HAZARD);
    const random = new RandomStream("two places", replicate, "firms");
    const half = Float64Array.of(firms / 2, 0, 0, firms / 2);
    const population = AgentPopulation.represent(two, half, Float64Array.of(1, 1), firms, random, 0);
    const flows = noFlows(two);
    const out: number[] = [];
    for (let year = 1; year <= YEARS; year++) {
      const share = (population.firms[0]! + population.firms[1]!) / firms;
      if (year > 100) out.push(share);
      const weight = Math.exp(valueGap(share) / NU);
      population.move(twoPlaces(two, year, weight), flows);
    }
    return out;
  }
});

describe("a claim on moved firms", () => {
  it("loses those that close and those that move on, as agents do", () => {
    const two = bareEconomy({ nodes: 2, sectors: 1, labourTypes: 1 }, {});
    two.relocation.plantHazard.fill(0.4);
    const claim: OpenClaim = {
      rule: { ...beijingTianjinHebei2015, id: "rule", origins: Uint8Array.of(1, 0), destinations: Uint8Array.of(0, 1) },
      account: { cap: 100, received: 0, yearsSettled: 1 },
      origin: 0,
      destination: 1,
      sector: 0,
      movedIn: 0,
      mass: 10,
    };
    const population = new CohortPopulation(two, Float64Array.of(100, 0, 0, 100), [claim]);
    // Place 0 pulls three times as much as place 1: of the 0.4 that think again 3/4 go, after a tenth has closed.
    population.move({ ...twoPlaces(two, 1, 3), close: Float64Array.of(0, 0.1) }, noFlows(two));
    expect(claim.mass).toBeCloseTo(10 * 0.9 * (1 - 0.4 * 0.75), 12);
    expect(population.firms[3]).toBeCloseTo(100 * 0.9 * 0.7, 12);
  });
});

/** A year in which nobody enters or closes and place 0 weighs `weight` against place 1. */
function twoPlaces(economy: Economy, year: number, weight: number): RelocationPlan {
  return {
    economy,
    policy: emptyPolicy(2, 1, 1),
    recordFlows: true,
    year,
    exit: new Float64Array(2),
    close: new Float64Array(2),
    release: new Float64Array(2),
    plantWeight: Float64Array.of(weight, 1, weight, 1),
    headquartersWeight: new Float64Array(4).fill(1),
    plantCloseness: new Float64Array(4).fill(1),
    headquartersCloseness: new Float64Array(4).fill(1),
    releaseWeight: new Float64Array(2),
    releaseTo: new Map(),
    settling: new Map(),
    refused: new Float64Array(2),
    entry: new Float64Array(4),
    taxHistory: [],
  };
}
