import { type CompensationRule, compensate, raiseReceipts } from "../bargaining/compensation.js";
import type { Futures } from "./councilFutures.js";
import type { Vote } from "./councilVote.js";

export interface CompensationSettings {
  /** Shapley value and nucleolus would need the worth of all coalitions: `agglom game` has them. */
  rule: Exclude<CompensationRule, "none" | "shapley" | "nucleolus">;
  /** The most that the centre adds a year where the members cannot find what the losers need, 100 million at base-year prices. */
  centralTopUp: number;
}

/** By player, 100 million a year at base-year prices; 0 for who is not tabled. */
export interface Bargain {
  /** Before anything is paid: what the agreement brings, and what refusing or a breach would bring at best. */
  gains: number[];
  refusing: number[];
  /** Positive: receives. They sum to what the centre adds. */
  receipts: number[];
  centre: number;
}

/** Everybody is offered this much more than it needs, so that nobody is left undecided: 100 thousand yuan a year. */
const MARGIN = 1e-3;

/** Money moves prices and people, so that what is needed is found by paying and looking again. */
const MOST_ROUNDS = 8;

const ROUNDING = 1e-9;

/**
 * Members bargain for compensation: payments are proposed, everybody looks at the future with them made, and votes. Under `minimal` receipts start from
 * nothing and are raised until nobody refuses, out of what the others have to spare; where that is too little the centre adds what is missing, up to its
 * limit. Other rules divide what the agreement brings before payments, and are paid as they are; `nash` without a surplus falls back on `minimal`.
 */
export function strikeBargain(
  futures: Futures,
  members: readonly number[],
  { rule, centralTopUp }: CompensationSettings,
  voteWith: (receipts: readonly number[]) => Vote[],
): { votes: Vote[]; bargain: Bargain } {
  const worth = members.map((member) => futures.worthOfMoney(member));
  const inMoney = (amounts: readonly number[]) =>
    amounts.map((amount, m) => (amount - futures.nothing[members[m]!]!) / worth[m]!);
  const gainsIn = (votes: readonly Vote[]) => inMoney(votes.map(({ inside }) => inside));
  const refusingIn = (votes: readonly Vote[]) => inMoney(votes.map(({ outside, breach }) => Math.max(outside, breach)));
  const byPlayer = (amounts: ArrayLike<number>) => {
    const all = futures.nothing.map(() => 0);
    members.forEach((member, m) => {
      all[member] = amounts[m]!;
    });
    return all;
  };

  let votes = voteWith([]);
  const [gains, refusing] = [gainsIn(votes), refusingIn(votes)];
  const settle = (receipts: ArrayLike<number>) => ({
    votes,
    bargain: {
      gains: byPlayer(gains),
      refusing: byPlayer(refusing),
      receipts: byPlayer(receipts),
      centre: rounded(sum(receipts)),
    },
  });
  const gdp = members.map((member) => futures.gdp(member));
  const divided = rule === "minimal" ? null : compensate(rule, { gains, refusing, gdp });
  if (divided) {
    votes = voteWith(byPlayer(divided));
    return settle(divided);
  }
  let receipts = members.map(() => 0);
  for (let round = 0; round < MOST_ROUNDS && votes.some(({ stays }) => !stays); round++) {
    const raised = raise(receipts, gainsIn(votes), refusingIn(votes));
    if (sum(raised) > centralTopUp + ROUNDING) break;
    receipts = raised;
    votes = voteWith(byPlayer(receipts));
  }
  return settle(receipts);
}

/** Out of what others can spare; where that is too little everybody gets just what it needs and the rest comes from outside. */
function raise(receipts: readonly number[], gains: readonly number[], refusing: readonly number[]): number[] {
  const needs = refusing.map((payoff) => payoff + MARGIN);
  const spare = gains.map((gain, m) => gain - needs[m]!);
  if (sum(spare) >= 0) return [...raiseReceipts(receipts, gains, needs)];
  return receipts.map((receipt, m) => receipt - spare[m]!);
}

function sum(amounts: ArrayLike<number>): number {
  return Array.from(amounts).reduce((total, amount) => total + amount, 0);
}

function rounded(amount: number): number {
  return Math.abs(amount) < ROUNDING ? 0 : amount;
}
