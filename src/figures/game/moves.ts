import type { GameCoalition } from "../../measures/results/index.js";

/**
 * A player that gains by joining or leaving while the others stay: from one coalition to another, by their places in
 * game.json.
 */
export interface Move {
  from: number;
  to: number;
  player: string;
  /** 100 million a year. */
  gain: number;
}

export interface Moves {
  moves: Move[];
  /** Pairs of coalitions between which nobody gains either way. */
  ties: [number, number][];
}

/** Who plays, and what coalitions bring; names do not matter. */
export interface Played {
  players: readonly { id: string }[];
  coalitions: readonly GameCoalition[];
}

/** All single moves of the game in which everybody joins or stays out. */
export function movesOf({ players, coalitions }: Played): Moves {
  const moves: Move[] = [];
  const ties: [number, number][] = [];
  for (const [without, smaller] of coalitions.entries())
    for (const { id: player } of players.filter(({ id }) => !smaller.members.includes(id))) {
      const within = placeOf(coalitions, [...smaller.members, player]);
      const larger = coalitions[within]!;
      const gain = larger.payoffs[player]! - smaller.payoffs[player]!;
      if (smaller.join?.includes(player)) moves.push({ from: without, to: within, player, gain });
      else if (larger.leave?.includes(player)) moves.push({ from: within, to: without, player, gain: -gain });
      else ties.push([without, within]);
    }
  return { moves, ties };
}

/** Nobody wants to leave or to join. */
export function isAtRest({ leave, join }: GameCoalition): boolean {
  return leave?.length === 0 && join?.length === 0;
}

function placeOf(coalitions: readonly GameCoalition[], members: readonly string[]): number {
  return coalitions.findIndex(
    (one) => one.members.length === members.length && members.every((id) => one.members.includes(id)),
  );
}
