import { bareEconomy } from "../../../src/evidence/theory/bare.js";
import { emptyPolicy } from "../../../src/model/engine/instruments.js";
import type { Policy } from "../../../src/model/engine/policy.js";
import type { Present, YearGlance } from "../../../src/model/engine/policyMaker.js";
import type { CouncilPlayer, Foresight } from "../../../src/model/governance/futures.js";
import type { ObjectiveWeights } from "../../../src/model/governance/objective.js";

/** What a year's policy is worth to a city, in logs of its GDP. */
export type Worth = (policy: Policy, city: number, year: number) => number;

export const YEAR = 2024;
export const GROWTH: ObjectiveWeights = { gdp: 1, revenue: 0, consumption: 0, innovation: 0, rank: 0, cluster: 0 };

/** Revenue of every city before anything is paid, and what 100 million more in a city's budget are worth to it in logs of GDP. */
export const REVENUE = 10_000;
const MONEY = 0.01;

/** A year about to begin, in which a formula says what the coming years bring in place of a simulation. Policies that were looked at are kept. */
export interface Imagined extends Present {
  readonly looked: Policy[][];
}

export function imagine(cities: number, worth: Worth, year = YEAR): Imagined {
  const looked: Policy[][] = [];
  return {
    year,
    economy: bareEconomy({ nodes: cities, sectors: 1, labourTypes: 1 }, {}),
    residents: new Float64Array(cities).fill(1),
    publicRevenue: new Float64Array(cities + 1).fill(1),
    looked,
    lookAhead(policyOf, years) {
      const policies = Array.from({ length: years }, (_, ahead) => policyOf(year + ahead));
      looked.push(policies);
      return policies.map((policy, ahead) => glanceOf(cities, worth, policy, year + ahead));
    },
  };
}

function glanceOf(cities: number, worth: Worth, policy: Policy, year: number): YearGlance {
  const of = (value: (city: number) => number) => Float64Array.from({ length: cities }, (_, city) => value(city));
  const paid = (city: number) => receivedBy(policy, city);
  return {
    realGdp: of((city) => Math.exp(worth(policy, city, year) + MONEY * paid(city))),
    realRevenue: of((city) => REVENUE + paid(city)),
    realConsumptionPerHead: of(() => 1),
    knowledge: of(() => 1),
  };
}

/** What transfers leave a city, 100 million. */
export function receivedBy({ transfers }: Policy, city: number): number {
  return transfers.reduce(
    (sum, { payer, payee, amount }) => sum + (payee === city ? amount : 0) - (payer === city ? amount : 0),
    0,
  );
}

/** Logs of GDP as money of a budget. */
export const inMoney = (logs: number) => logs / MONEY;

/** Cities that decide each for itself and want growth, over four years of which each counts half as much as the one before. */
export function foresightOf(cities: number, set: Partial<Foresight> = {}): Foresight {
  const all = Array.from({ length: cities }, (_, city) => city);
  const players: CouncilPlayer[] = all.map((city) => ({ id: `city-${city}`, cities: [city], weights: [GROWTH] }));
  return { horizon: 4, discount: 0.5, players, cluster: all, ...set };
}

/** What one a year is worth over so many years. */
export const worthOver = (years: number) => (1 - 0.5 ** years) / (1 - 0.5);

// -- borders that cities may open to each other --

/** No border is open: entry [from*n + to] is 1. */
export function closedBorders(cities: number): Policy {
  const policy = emptyPolicy(cities, 1, 1);
  policy.border.fill(1);
  return policy;
}

/** Opens the borders between some. */
export function openBetween(cities: readonly number[], policy: Policy): void {
  const n = policy.retention.length;
  for (const from of cities) for (const to of cities) if (from !== to) policy.border[from * n + to] = 0;
}

/** Three a year for every neighbour's border that is open to a city, less what each of its own open borders costs it; `spill` for every one between others. */
export function openness(costs: readonly number[], spill = 0): Worth {
  return ({ border }, city) => {
    const n = costs.length;
    let worth = 0;
    for (let from = 0; from < n; from++) {
      for (let to = 0; to < n; to++) {
        if (from === to || border[from * n + to] !== 0) continue;
        worth += from === city ? 3 : to === city ? -costs[city]! : spill;
      }
    }
    return worth;
  };
}
