import { UserError } from "../input/index.js";
import { members, sampledShapley } from "../maths/bargaining/index.js";
import { RandomStream } from "../runs/experiments/index.js";
import { t } from "../words/index.js";
import type { CoordinationGame } from "./players.js";

/** All coalitions are looked at up to this many players; on request, up to the second number. */
export const MOST_EXACT = 12;
export const MOST_ON_REQUEST = 14;

/** Which coalitions are looked at: all, or those that come up in sampled orders of arrival. */
export interface Plan {
  method: "exact" | "sampled";
  coalitions: number[][];
  /** Pairs of an order of arrival and its reverse. */
  pairs: number;
}

/** Throws UserError where all coalitions are asked for and there are too many. */
export function planCoalitions(file: string, game: CoordinationGame, options: { exact: boolean; pairs: number }): Plan {
  const players = game.players.length;
  if (options.exact && players > MOST_ON_REQUEST) throw tooMany(file, players);
  if (options.exact || players <= MOST_EXACT) {
    const coalitions = Array.from({ length: 2 ** players }, (_, mask) => members(mask));
    return { method: "exact", coalitions, pairs: 0 };
  }
  return { method: "sampled", coalitions: sampledCoalitions(game, options.pairs), pairs: options.pairs };
}

/** Sampled Shapley value on what was looked at; the same orders as in the plan. */
export function sampledValue(game: CoordinationGame, pairs: number, value: (joining: readonly number[]) => number) {
  const { seed } = game.scenario;
  const stream = new RandomStream(seed, 0, "orders of arrival");
  let draw = 0;
  return sampledShapley(
    game.players.length,
    (joining) => value(sorted(joining)),
    pairs,
    () => stream.uniform(0, 0, draw++),
  );
}

/** Those of the orders, all players, and all but one. */
function sampledCoalitions(game: CoordinationGame, pairs: number): number[][] {
  const all = game.players.map((_, player) => player);
  const found = new Map<string, number[]>();
  const note = (joining: readonly number[]): number => {
    found.set(joining.join("+"), [...joining]);
    return 0;
  };
  note([]);
  sampledValue(game, pairs, note);
  note(all);
  for (const player of all) note(all.filter((other) => other !== player));
  return [...found.values()];
}

function sorted(joining: readonly number[]): number[] {
  return [...joining].sort((a, b) => a - b);
}

function tooMany(file: string, players: number): UserError {
  return new UserError({
    file,
    path: "--exact",
    value: players,
    what: t("game.asksForAll", { coalitions: 2 ** players, players }),
    allowed: t("game.upToPlayers", { most: MOST_ON_REQUEST }),
    hint: t("game.leaveExactOut"),
  });
}
