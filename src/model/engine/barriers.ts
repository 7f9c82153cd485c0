import { Compiled } from "./instruments.js";
import { migrationCloseness, type PeopleBarriers } from "./migration.js";
import { type FirmBarriers, type MovingCloseness, movingCloseness } from "./relocation.js";
import { compiledWedges } from "./wedges.js";
import type { World } from "./world.js";

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
