import fc from "fast-check";
import { type CoalitionGame, listCoalitions, members } from "../../../src/maths/bargaining/index.js";

/** Games of one to five players with worths of any sign. */
export const games = fc.integer({ min: 1, max: 5 }).chain((players) =>
  fc
    .array(
      fc.integer({ min: -70, max: 70 }).map((worth) => worth / 7),
      { minLength: 2 ** players, maxLength: 2 ** players },
    )
    .map((worths) => listCoalitions(players, (coalition) => worths[coalition]!)),
);

/** The same game with its players in another order: player i of the renamed game is order[i] of the first. */
export function relabelled(game: CoalitionGame, seed: number): { renamed: CoalitionGame; order: number[] } {
  const order = Array.from({ length: game.players }, (_, i) => i);
  for (let i = 0; i < order.length; i++) order.push(...order.splice((seed * 7919 + i * 31) % (order.length - i), 1));
  const original = (coalition: number) => members(coalition).reduce((mask, i) => mask | (1 << order[i]!), 0);
  return { renamed: listCoalitions(game.players, (coalition) => game.values[original(coalition)]!), order };
}
