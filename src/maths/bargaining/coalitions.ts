import { SaidRangeError, t } from "../../words/index.js";
import { pow, square } from "../numerics/elementary.js";
import { largestSize } from "../numerics/sums.js";

/** Games with transferable utility. A coalition is a bit mask: player i belongs to it where bit i is set. */

/** Worth of every coalition, by mask; [2^players], the empty coalition's is 0. */
export interface CoalitionGame {
  players: number;
  values: Float64Array;
}

/** All coalitions up to this many players are listed where each worth costs little; beyond, games are sampled. */
const MOST_LISTED_PLAYERS = 16;

/**
 * Lists what every coalition is worth. Throws RangeError where there are no players, too many to list, or a worth that
 * is not finite.
 */
export function listCoalitions(players: number, value: (coalition: number) => number): CoalitionGame {
  if (!(players >= 1 && players <= MOST_LISTED_PLAYERS)) {
    throw new SaidRangeError(t("bargaining.playersListed", { players, most: MOST_LISTED_PLAYERS }));
  }
  const values = Float64Array.from({ length: pow(2, players) }, (_, coalition) =>
    coalition === 0 ? 0 : value(coalition),
  );
  const bad = values.findIndex((worth) => !Number.isFinite(worth));
  if (bad >= 0)
    throw new SaidRangeError(
      t("bargaining.worthOfCoalition", { coalition: members(bad).join("+"), value: values[bad] }),
    );
  return { players, values };
}

/** The bit mask of all players. */
export function grandCoalition(players: number): number {
  return pow(2, players) - 1;
}

/** Number of members of a coalition, a bit mask. */
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
  return 1e-9 * largestSize(zeroNormalised(game).values) + 1e-14 * largestSize(game.values);
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

/** Shapley's value (1953): what a player brings to those before him, averaged over all orders of arrival. */

/** Share of every player, exact: sum over coalitions without i of s! (n - 1 - s)! / n! times what i adds. [players] */
export function shapley({ players, values }: CoalitionGame): Float64Array {
  const shares = new Float64Array(players);
  const weights = arrivalWeights(players);
  const sizes = new Uint8Array(values.length);
  for (let coalition = 0; coalition < values.length; coalition++) {
    if (coalition > 0) sizes[coalition] = sizes[coalition & (coalition - 1)] + 1;
    for (let i = 0; i < players; i++) {
      if ((coalition >> i) & 1) continue;
      shares[i] += weights[sizes[coalition]] * (values[coalition | (1 << i)] - values[coalition]);
    }
  }
  return shares;
}

/** Probability that exactly a given coalition of size s came before a given player. [s < players] */
function arrivalWeights(players: number): Float64Array {
  const weights = new Float64Array(players);
  weights[0] = 1 / players;
  for (let s = 1; s < players; s++) weights[s] = (weights[s - 1] * s) / (players - s);
  return weights;
}

export interface SampledShares {
  /** [players] */
  shares: Float64Array;
  /** Of the means, infinite where only one pair of orders was drawn. [players] */
  standardErrors: Float64Array;
}

/**
 * Estimates the value from `pairs` of random orders, each beside its reverse, which keeps the error down (Castro, Gomez
 * and Tejada 2009, Comput. Oper. Res. 36; Mitchell et al. 2022, J. Mach. Learn. Res. 23). Shares sum to the worth of
 * all exactly. `value` sees the members in the order of arrival, so that there may be any number of players; `random`
 * draws from [0, 1).
 */
export function sampledShapley(
  players: number,
  value: (members: readonly number[]) => number,
  pairs: number,
  random: () => number,
): SampledShares {
  const sum = new Float64Array(players);
  const squares = new Float64Array(players);
  const order = Array.from({ length: players }, (_, i) => i);
  for (let pair = 0; pair < pairs; pair++) {
    shuffle(order, random);
    const forth = contributions(order, value);
    const back = contributions(order.toReversed(), value);
    for (let i = 0; i < players; i++) {
      const draw = (forth[i] + back[i]) / 2;
      sum[i] += draw;
      squares[i] += draw * draw;
    }
  }
  const shares = sum.map((total) => total / pairs);
  const standardErrors = squares.map((total, i) =>
    Math.sqrt(Math.max(0, total / pairs - square(shares[i])) / Math.max(0, pairs - 1)),
  );
  return { shares, standardErrors: pairs > 1 ? standardErrors : standardErrors.fill(Infinity) };
}

function contributions(order: readonly number[], value: (members: readonly number[]) => number): Float64Array {
  const added = new Float64Array(order.length);
  let before = 0;
  for (const [place, player] of order.entries()) {
    const worth = value(order.slice(0, place + 1));
    added[player] = worth - before;
    before = worth;
  }
  return added;
}

/** Fisher and Yates. */
function shuffle(order: number[], random: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const kept = order[i];
    order[i] = order[j];
    order[j] = kept;
  }
}
