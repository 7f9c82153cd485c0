import { exp, log, pow } from "../../maths/numerics/elementary.js";
import { addFlows } from "./choice.js";
import { addHomeFlows, chooseHomes, type Homes, settleIn } from "./homes.js";
import type { RegistrationOutcome } from "./outcome.js";
import type { Policy } from "./policy.js";
import { recognisedAccess } from "./sharedServices.js";
import type { World } from "./world.js";

/** How workers of all types move at the end of a year. */
export interface WorkerMoves {
  /** Net change. [t*n + i] */
  change: Float64Array;
  /**
   * Where people choose from where they are registered: L of next year, what they find within reach, and the share of
   * those who live where they are registered that stays (homes.ts).
   */
  homes: { living: Float64Array; reach: Float64Array; stay: Float64Array } | null;
}

/** The instruments that stand between people and places. */
export type PeopleBarriers = Pick<Policy, "peopleWay" | "migrationBorder" | "registration" | "sharedServices">;

/**
 * exp(-cost / nu) of migrating times the pull of both places, or of living away from where one is registered times the
 * options of the place, by labour type. [t*n*n + from*n + to]
 */
export function migrationCloseness(world: World, policy: PeopleBarriers): Float64Array {
  const { economy, linked } = world;
  const { nodes: n, labourTypes, migration, size, pull } = economy;
  const { fromRegistration, tasteDispersion } = migration;
  const closeness = new Float64Array(labourTypes * n * n);
  const recognised = recognisedAccess(world, policy);
  for (let t = 0; t < labourTypes; t++) {
    for (let pair = 0; pair < n * n; pair++) {
      const at = t * n * n + pair;
      const same = pair % (n + 1) === 0;
      if (!same && !linked[pair]) continue;
      const cost = costAway(world, policy, at) - (recognised?.[at] ?? 0);
      const away = fromRegistration ? size[pair % n] : pull[Math.floor(pair / n)] * pull[pair % n];
      closeness[at] = (same ? 1 : away) * exp(-cost / tasteDispersion);
    }
  }
  return closeness;
}

/**
 * What moving costs, or a year of living away from where one is registered: distance, border and registration, ln
 * well-being; nothing at home but what registration costs there. `at`: t*n*n + from*n + to
 */
function costAway(world: World, policy: PeopleBarriers, at: number): number {
  const { nodes: n, migration } = world.economy;
  const pair = at % (n * n);
  const rules = migration.fromRegistration ? policy.registration[at] : 0;
  if (pair % (n + 1) === 0) return rules;
  const type = Math.floor(at / (n * n));
  return distanceCost(world, type, pair, policy.peopleWay[pair]) + policy.migrationBorder[at] + rules;
}

/**
 * Living away is never better for being near: its cost does not fall below zero. `way`: time on it over the base
 * year's; who is there in half the time is half as far (our assumption).
 */
function distanceCost({ economy, kilometres }: World, type: number, pair: number, way: number): number {
  const { fixedCost, distanceCost: slope, fromRegistration } = economy.migration;
  const far = slope[type] * log(1 + kilometres[pair] * way);
  return fromRegistration ? Math.max(0, fixedCost[type] + far - slope[type] * log(100)) : fixedCost[type] + far;
}

/**
 * Workers choose by a logit on well-being, from where they live (7.9a) or from where they are registered (7.9b);
 * changes are committed by the caller. `flows` [t*n*n + from*n + to]: null where nobody asks who came from where.
 */
export function migrate(
  world: World,
  wellBeing: Float64Array,
  closeness: Float64Array,
  flows: Float64Array | null,
): WorkerMoves {
  const { economy, residuals, stocks } = world;
  const { nodes: n, labourTypes, migration } = economy;
  const weight = new Float64Array(labourTypes * n);
  for (let k = 0; k < labourTypes * n; k++) {
    weight[k] = residuals.amenity[k] * pow(wellBeing[k], 1 / migration.tasteDispersion);
  }
  if (stocks.homes) return fromHome(world, stocks.homes, weight, closeness, flows);
  const change = new Float64Array(labourTypes * n);
  for (let t = 0; t < labourTypes; t++) {
    const flow = flows?.subarray(t * n * n, (t + 1) * n * n) ?? null;
    addFlows(n, stocks.workers, t * n, migration.hazard[t], weight, closeness, t * n * n, flow, change);
  }
  return { change, homes: null };
}

/**
 * Moves where people choose from the place where they are registered: net change of workers [t*n + i], and where those
 * of each place will live.
 */
function fromHome(
  { economy, stocks }: World,
  { registered, living }: Homes,
  weight: Float64Array,
  closeness: Float64Array,
  flows: Float64Array | null,
): WorkerMoves {
  const { nodes: n, labourTypes, migration } = economy;
  const change = new Float64Array(labourTypes * n);
  const [reach, stay] = [new Float64Array(registered.length), new Float64Array(registered.length)];
  const homes = { living: new Float64Array(living.length), reach, stay };
  for (let t = 0; t < labourTypes; t++) {
    const nodes = [t * n, t * n + n] as const;
    const pairs = [t * n * n, (t + 1) * n * n] as const;
    const choice = {
      nodes: n,
      hazard: migration.hazard[t],
      registered: registered.subarray(...nodes),
      living: living.subarray(...pairs),
      weight: weight.subarray(...nodes),
      closeness: closeness.subarray(...pairs),
    };
    const chosen = chooseHomes(choice);
    // By residents, not by L: both follow the same rule, and a push of residents alone (stability) must die by it too.
    for (let i = 0; i < n; i++) change[t * n + i] = chosen.choosing[i] - choice.hazard * stocks.workers[t * n + i];
    if (flows) addHomeFlows(choice, chosen, flows.subarray(...pairs));
    homes.living.set(chosen.living, t * n * n);
    homes.reach.set(chosen.reach, t * n);
    for (let i = 0; i < n; i++) homes.stay[t * n + i] = 1 - choice.hazard * (1 - chosen.share[i * n + i]);
  }
  return { change, homes };
}

/** Carries out who lives where by registration, and registers those whom cities settle. */
export function moveHomes({ economy, stocks, basePolicy }: World, policy: Policy, { homes }: WorkerMoves): void {
  if (!stocks.homes || !homes) return;
  const { nodes: n } = economy;
  stocks.homes.living.set(homes.living);
  for (const [k, stay] of homes.stay.entries()) stocks.homes.settled[k] *= stay;
  for (let i = 0; i < n; i++) {
    const people = policy.settlement[i] / stocks.residentsPerWorker;
    // Gains are measured from the base year.
    if (people > 0) settleIn(stocks.homes, n, i, people, basePolicy.registration);
  }
}

/**
 * By what residents of a place gain where it costs less to live there, registered elsewhere, than in the base year, or
 * where they were registered: exp of the mean over all who live there (7.9h). [n]
 */
export function gainOfThoseAway(world: World, policy: PeopleBarriers): Float64Array {
  const { economy, stocks } = world;
  const { nodes: n } = economy;
  const [people, gain] = [new Float64Array(n), new Float64Array(n)];
  stocks.homes?.living.forEach((living, k) => {
    if (living === 0) return;
    people[k % n] += living;
    gain[k % n] += living * reliefSince(world, policy, k);
  });
  stocks.homes?.settled.forEach((settled, k) => {
    gain[k % n] += settled;
  });
  return gain.map((sum, i) => (people[i] > 0 ? exp(sum / people[i]) : 1));
}

/** By how much less than in the base year living away costs: nothing, and no logarithm, where nothing has changed. */
function reliefSince(world: World, policy: PeopleBarriers, at: number): number {
  const { economy, basePolicy } = world;
  const pair = at % (economy.nodes * economy.nodes);
  const same =
    policy.registration[at] === basePolicy.registration[at] &&
    policy.migrationBorder[at] === basePolicy.migrationBorder[at] &&
    policy.peopleWay[pair] === basePolicy.peopleWay[pair];
  return same ? 0 : costAway(world, basePolicy, at) - costAway(world, policy, at);
}

/** Who is registered where this year, and (7.9c): (reach / reach of the base year)^nu, mean over types of its ln. */
export function registrationOutcome(
  { economy, stocks, residuals }: World,
  { homes }: WorkerMoves,
): RegistrationOutcome | null {
  if (!stocks.homes || !homes) return null;
  const { nodes: n, labourTypes, migration } = economy;
  const { registered, living } = stocks.homes;
  const outcome: RegistrationOutcome = { living: new Float64Array(n * n), wellBeing: new Float64Array(n) };
  for (let k = 0; k < living.length; k++) outcome.living[k % (n * n)] += living[k] * stocks.residentsPerWorker;
  for (let o = 0; o < n; o++) {
    let people = 0;
    let gain = 0;
    for (let k = o; k < labourTypes * n; k += n) {
      people += registered[k];
      if (registered[k] > 0) gain += registered[k] * log(homes.reach[k] / residuals.base.reach[k]);
    }
    outcome.wellBeing[o] = people > 0 ? exp((migration.tasteDispersion * gain) / people) : 1;
  }
  return outcome;
}
