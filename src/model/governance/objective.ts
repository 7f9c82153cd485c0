import { log } from "../../maths/numerics/elementary.js";
import { sumAt, sumOf } from "../../maths/numerics/sums.js";
import { t } from "../../words/index.js";
import type { Economy } from "../engine/economy.js";
import { SimulationError } from "../engine/errors.js";
import type { YearGlance } from "../engine/policyMaker.js";

/**
 * What a city government wants, as weights of logs. `innovation` is its stock of knowledge; `rank` is the promotion
 * tournament (ln GDP less the mean of rivals', Li and Zhou 2005); `cluster`, GDP of all cities together, is what a
 * centre can promote for so that cities count what they do to each other.
 */
export interface ObjectiveWeights {
  gdp: number;
  revenue: number;
  consumption: number;
  innovation: number;
  rank: number;
  cluster: number;
}

/**
 * Whom a city looks at beside itself: all cities of the cluster; those that decide as one with it are no rivals. Node
 * indices.
 */
export interface Peers {
  own: readonly number[];
  cluster: readonly number[];
}

/**
 * A year whose budget is spent up is as bad as it gets, whatever a city wants: nobody lends it more. As bad is a GDP of
 * which an enclave's sponsor is credited with all.
 */
const SPENT_UP = -1e3;

/** Payoff of a future that cannot be simulated, as when payments exceed all that there is. */
export const IMPOSSIBLE = -1e6;

/**
 * Discounted sum over the years looked ahead of what a city wants: wY ln GDP + wF ln revenue + wC ln consumption per
 * head + wI ln knowledge + wR rank + wK ln GDP of the cluster (7.14a).
 */
export function objective(
  glances: readonly YearGlance[],
  city: number,
  weights: ObjectiveWeights,
  peers: Peers,
  discount: number,
): number {
  let total = 0;
  let weight = 1;
  for (const glance of glances) {
    total += weight * wantedIn(glance, city, weights, peers);
    weight *= discount;
  }
  return total;
}

/** What a city has of a single year of what it wants, undiscounted. */
function wantedIn(glance: YearGlance, city: number, weights: ObjectiveWeights, peers: Peers): number {
  const { realGdp, realRevenue, realConsumptionPerHead, knowledge } = glance;
  let value = weights.gdp * lnGdp(realGdp[city]) + weights.consumption * log(realConsumptionPerHead[city]);
  if (realRevenue[city] > 0) value += weights.revenue * log(realRevenue[city]);
  else value += SPENT_UP;
  if (weights.innovation !== 0) value += weights.innovation * log(knowledge[city]);
  if (weights.rank !== 0) value += weights.rank * (lnGdp(realGdp[city]) - meanLogGdp(realGdp, peers));
  if (weights.cluster !== 0) value += weights.cluster * log(sumAt(peers.cluster, realGdp));
  return value;
}

function lnGdp(gdp: number): number {
  return gdp > 0 ? log(gdp) : SPENT_UP;
}

function meanLogGdp(realGdp: Float64Array, { own, cluster }: Peers): number {
  const rivals = cluster.filter((node) => !own.includes(node));
  return sumOf(rivals, (rival) => lnGdp(realGdp[rival]) / rivals.length);
}

/**
 * Cities that decide as one: what each wants, and its share in what they want together. Lists in one order; shares sum
 * to 1.
 */
export interface JointPlayer {
  cities: readonly number[];
  weights: readonly ObjectiveWeights[];
  shares: readonly number[];
}

/** Objectives of a player's cities, weighted by their shares. */
export function jointObjective(
  glances: readonly YearGlance[],
  { cities, weights, shares }: JointPlayer,
  cluster: readonly number[],
  discount: number,
): number {
  const peers = { own: cities, cluster };
  return sumOf(cities, (city, c) => shares[c] * objective(glances, city, weights[c], peers, discount));
}

/** The same of every year by itself, undiscounted. [years] */
export function jointYears(
  glances: readonly YearGlance[],
  { cities, weights, shares }: JointPlayer,
  cluster: readonly number[],
): number[] {
  const peers = { own: cities, cluster };
  return glances.map((glance) => sumOf(cities, (city, c) => shares[c] * wantedIn(glance, city, weights[c], peers)));
}

/** Budgets are moved by this share of revenue, up and down, to see what money is worth. */
const BUDGET_STEP = 0.01;

/** The two budgets to look at for a player with that revenue a year: so much more, so much less. */
export function budgetPushes(revenue: number): readonly [more: number, less: number] {
  const step = BUDGET_STEP * revenue;
  return [step, -step];
}

/** Who pays in place of a node: the centre of the payee's regime. */
export const CENTRE = -1;

/**
 * Who gives a city a little money, to see what that is worth to it, as a node or CENTRE: its centre, or the rest of the
 * country where the centre has no taxes to give of, as that of Hong Kong and of Macao. `publicRevenue`: [n + regimes].
 */
export function giverOf(economy: Readonly<Economy>, publicRevenue: Float64Array, city: number): number {
  const { nodes, isCity, country, regime } = economy;
  if (publicRevenue[nodes + regime[city]] > 0) return CENTRE;
  return isCity.findIndex((inside, node) => inside === 0 && country[node] === country[city]);
}

/**
 * What a player's objective gains by one unit of money a year more in its budget: the central difference of its payoffs
 * under the two budgets of `budgetPushes`. Zero or less where more money does not serve the objective.
 */
export function marginalWorth(revenue: number, withMore: number, withLess: number): number {
  return (withMore - withLess) / (2 * BUDGET_STEP * revenue);
}

/** The same, by which gains in the objective are divided to be money. Throws SimulationError where it is nothing. */
export function worthOfMoney(player: string, revenue: number, withMore: number, withLess: number): number {
  const worth = marginalWorth(revenue, withMore, withLess);
  if (worth > 0) return worth;
  throw new SimulationError(t("governance.moneyWorthNothing", { player }), { player });
}

/** What a yearly flow counts for after the last year looked at: nothing, or its last year's rate for ever. */
export type TerminalValue = "none" | "last-year";

/**
 * Present value of a yearly flow over the first `horizon` of its years: the sum of discount^t x_t, and, where the last
 * year goes on for ever, the geometric series discount^horizon / (1 - discount) times the last year's rate (a
 * perpetuity; needs a discount below 1).
 */
export function presentValue(
  flow: readonly number[],
  horizon: number,
  discount: number,
  terminal: TerminalValue = "none",
): number {
  let total = 0;
  let weight = 1;
  for (let year = 0; year < horizon; year++) {
    total += weight * flow[year];
    weight *= discount;
  }
  return terminal === "none" ? total : total + (weight / (1 - discount)) * flow[horizon - 1];
}
