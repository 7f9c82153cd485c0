import { SaidRangeError, t } from "../../words/index.js";
/** Games with transferable utility. A coalition is a bit mask: player i belongs to it where bit i is set. */

/** Worth of every coalition, by mask; [2^players], the empty coalition's is 0. */
export interface CoalitionGame {
  players: number;
  values: Float64Array;
}

/** All coalitions up to this many players are listed where each worth costs little; beyond, games are sampled. */
export const MOST_LISTED_PLAYERS = 16;

/**
 * Lists what every coalition is worth. Throws RangeError where there are no players, too many to list, or a worth that
 * is not finite.
 */
export function listCoalitions(players: number, value: (coalition: number) => number): CoalitionGame {
  if (!(players >= 1 && players <= MOST_LISTED_PLAYERS)) {
    throw new SaidRangeError(t("bargaining.playersListed", { players, most: MOST_LISTED_PLAYERS }));
  }
  const values = Float64Array.from({ length: 2 ** players }, (_, coalition) =>
    coalition === 0 ? 0 : value(coalition),
  );
  const bad = values.findIndex((worth) => !Number.isFinite(worth));
  if (bad >= 0)
    throw new SaidRangeError(
      t("bargaining.worthOfCoalition", { coalition: members(bad).join("+"), value: values[bad] }),
    );
  return { players, values };
}

export function grandCoalition(players: number): number {
  return 2 ** players - 1;
}

export function size(coalition: number): number {
  let count = 0;
  for (let rest = coalition; rest > 0; rest &= rest - 1) count++;
  return count;
}

/** Players of a coalition, ascending. */
export function members(coalition: number): number[] {
  const list = [];
  for (let i = 0; coalition >> i > 0; i++) if ((coalition >> i) & 1) list.push(i);
  return list;
}

/** Sum over the members of a coalition. */
export function sumOver(coalition: number, amounts: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; coalition >> i > 0; i++) if ((coalition >> i) & 1) total += amounts[i];
  return total;
}

/** The game of what costs save: worth is minus cost. Its solutions, with the sign turned, divide the cost. */
export function savings(costs: CoalitionGame): CoalitionGame {
  return { players: costs.players, values: costs.values.map((cost) => 0 - cost) };
}

/** What members gain together over acting alone: w(S) = v(S) - sum of v(i). */
export function zeroNormalised({ players, values }: CoalitionGame): CoalitionGame {
  const alone = Float64Array.from({ length: players }, (_, i) => values[1 << i]);
  return { players, values: values.map((worth, coalition) => worth - sumOver(coalition, alone)) };
}

/** Differences below this part of the worths that are compared are rounding. */
const ROUNDING = 1e-12;

/** Whether two coalitions are worth more than two others in sum, beyond rounding. */
function worthMore(a: number, b: number, c: number, d: number): boolean {
  return a + b - c - d > ROUNDING * Math.max(Math.abs(a), Math.abs(b), Math.abs(c), Math.abs(d));
}

/**
 * Rounding of a linear programme over this game: 1e-9 of the most that members gain over acting alone, and what is lost
 * of that where they have much more alone.
 */
export function slackOf(game: CoalitionGame): number {
  const largest = ({ values }: CoalitionGame) => values.reduce((most, worth) => Math.max(most, Math.abs(worth)), 0);
  return 1e-9 * largest(zeroNormalised(game)) + 1e-14 * largest(game);
}

/**
 * Whether disjoint coalitions never lose by joining: v(S) + v(T) <= v(S and T). `noise`: of worths that are not known
 * more exactly.
 */
export function isSuperadditive({ values }: CoalitionGame, noise = 0): boolean {
  for (let whole = 1; whole < values.length; whole++) {
    for (let part = (whole - 1) & whole; part > (whole ^ part); part = (part - 1) & whole) {
      if (worthMore(values[part], values[whole ^ part], values[whole] + noise, 0)) return false;
    }
  }
  return true;
}

/** Whether a player brings more to larger coalitions (Shapley 1971): v(S+i) + v(S+j) <= v(S+i+j) + v(S). */
export function isConvex({ players, values }: CoalitionGame): boolean {
  for (let coalition = 0; coalition < values.length; coalition++) {
    for (let i = 0; i < players; i++) {
      if ((coalition >> i) & 1) continue;
      for (let j = i + 1; j < players; j++) {
        if ((coalition >> j) & 1) continue;
        const [withI, withJ] = [coalition | (1 << i), coalition | (1 << j)];
        if (worthMore(values[withI], values[withJ], values[withI | withJ], values[coalition])) return false;
      }
    }
  }
  return true;
}
