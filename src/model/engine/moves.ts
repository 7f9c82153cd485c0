import { type CapitalMoves, moveCapital } from "./capital.js";
import { Compiled } from "./instruments.js";
import { type KnowledgeGrowth, learn } from "./knowledge.js";
import { commitLand, growParks, type LandRelease, releaseLand } from "./land.js";
import type { Market } from "./market.js";
import type { Memory } from "./memory.js";
import { migrate, migrationCloseness, moveHomes, type PeopleBarriers, type WorkerMoves } from "./migration.js";
import type { AuditReport, FactorFlows } from "./outcome.js";
import { priceLevel } from "./payments.js";
import type { RelocationPlan } from "./release.js";
import { type FirmBarriers, type MovingCloseness, movingCloseness, planRelocation } from "./relocation.js";
import { compiledWedges } from "./wedges.js";
import type { World } from "./world.js";
import { type ClearedYear, researchersOf } from "./year.js";

/** All that changes between two years, computed from the cleared year before anything is carried out. */
export interface Moves {
  firms: RelocationPlan;
  workers: WorkerMoves;
  capital: CapitalMoves;
  land: LandRelease;
  knowledge: KnowledgeGrowth;
}

/**
 * All moves read the same cleared year, so that no order of cities or factors matters. Adds flows of workers and
 * capital to `flows`.
 */
export function planMoves(
  world: World,
  market: Market,
  year: ClearedYear,
  memory: Memory,
  closeness: Closeness,
  flows: FactorFlows,
  everyFlow: boolean,
): Moves {
  const { policy, inputs, wellBeing } = year;
  // Set-up subsidies are paid by arrivals and parks are filled by them, so that they need to know who came from where.
  const recordFlows =
    everyFlow ||
    policy.receptionPlatforms.some(({ subsidyPerFirm }) => subsidyPerFirm > 0) ||
    policy.enclaves.some(({ room }) => room > 0);
  return {
    firms: planRelocation(world, market, inputs, memory.taxHistory, closeness, recordFlows),
    workers: migrate(world, wellBeing, closeness.people, everyFlow ? flows.workers : null),
    capital: moveCapital(world, market, year, flows),
    land: releaseLand(world, policy, market.industrialRent, priceLevel(world, memory)),
    knowledge: learn(world, policy, researchersOf(year, world.economy)),
  };
}

/** By how much the year's moves change totals that they conserve, relative to the totals. */
export type ConservationErrors = Pick<AuditReport, "peopleError" | "capitalError" | "landError">;

/** Carries the moves out. Adds flows of firms to `flows`. */
export function carryOut(world: World, moves: Moves, flows: FactorFlows): ConservationErrors {
  const { population, stocks } = world;
  population.move(moves.firms, flows);
  const peopleError = commit(stocks.workers, moves.workers.change);
  moveHomes(world, moves.firms.policy, moves.workers);
  const capitalError = commit(stocks.capital, moves.capital.change, moves.capital.grown);
  const landError = commitLand(world, moves.firms.policy, moves.land);
  stocks.parks = growParks(world, moves.firms, flows);
  stocks.knowledge.set(moves.knowledge.next);
  stocks.platform = moves.knowledge.platform;
  return { peopleError, capitalError, landError };
}

/** Adds the changes and returns the relative error of the total, which should have `grown` by so much. */
function commit(stock: Float64Array, change: Float64Array, grown = 0): number {
  let before = 0;
  let after = 0;
  for (let k = 0; k < stock.length; k++) {
    before += stock[k];
    stock[k] += change[k];
    after += stock[k];
  }
  // Where there is none of it nothing is lost.
  return before + grown === after ? 0 : Math.abs(after / (before + grown) - 1);
}

/** Flows of a year before anybody has moved. */
export function emptyFlows({ nodes: n, sectors, labourTypes }: World["economy"]): FactorFlows {
  return {
    firms: new Float64Array(n * n),
    firmsGovernmentLed: new Float64Array(n * n),
    headquarters: new Float64Array(n * n),
    arrivals: new Float64Array(sectors * n),
    workers: new Float64Array(labourTypes * n * n),
    capital: new Float64Array(n * n),
    entrants: new Float64Array(sectors * n),
    exits: new Float64Array(sectors * n),
  };
}

/** What the policy in force leaves of distances between places, for firms and people. */
export interface Closeness extends MovingCloseness {
  /** Of migrationCloseness. */
  people: Float64Array;
}

const CLOSENESS = [
  "firmBorder",
  "approvalCoverage",
  "retention",
  "coordinationCost",
  "peopleWay",
  "migrationBorder",
  "registration",
  "sharedServices",
] as const satisfies readonly (keyof FirmBarriers | keyof PeopleBarriers)[];

export function closenessOf(world: World, policy: FirmBarriers & PeopleBarriers): Closeness {
  return { ...movingCloseness(world, policy), people: migrationCloseness(world, policy) };
}

/** What a run has compiled of its policy; nobody may write on it. */
export type Barriers = ReturnType<typeof barriersOf>;

/** What a world compiles of policies: costs of trade, and closeness of places to those who move. */
export function barriersOf(world: World) {
  return {
    wedges: compiledWedges(world.economy),
    closeness: new Compiled(CLOSENESS, (policy) => closenessOf(world, policy)),
  };
}

/** For a fork. */
export function shareBarriers({ wedges, closeness }: Barriers): Barriers {
  return { wedges: wedges.share(), closeness: closeness.share() };
}
