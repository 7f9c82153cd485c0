import { type CompensationRule, compensate } from "../../maths/bargaining/compensation.js";
import { largestSize, sumOf } from "../../maths/numerics/sums.js";
import type { Ballot, Vote } from "./ballot.js";
import type { Futures } from "./futures.js";

export interface CompensationSettings {
  /** Shapley value and nucleolus would need the worth of all coalitions: `agglom game` has them. */
  rule: Exclude<CompensationRule, "none" | "shapley" | "nucleolus">;
  /**
   * The most that the centre adds a year where the members cannot find what the losers need, 100 million at base-year
   * prices.
   */
  centralTopUp: number;
}

/**
 * By player, 100 million a year at base-year prices in the years in which the agreement is in force; 0 for who is not
 * tabled.
 */
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

/**
 * Money moves prices and people, so that what is needed is found by paying and looking again, to within this part of
 * what is paid.
 */
const ACCURACY = 1e-3;
const MOST_ROUNDS = 8;

const ROUNDING = 1e-9;

/**
 * Members bargain for compensation: payments are proposed, everybody looks at the future with them made, and votes.
 * Under `minimal` those who would lose get what they need, the others pay it in proportion to what they have to spare;
 * where that is too little they pay all of it and the centre adds what is missing, up to its limit. Other rules divide
 * what the agreement brings before payments and are paid as they are; `nash` without a surplus falls back on `minimal`.
 * Where no payments make all sign nothing is paid, and votes are those without payments.
 */
export function strikeBargain(
  futures: Futures,
  ballot: Ballot,
  members: readonly number[],
  { rule, centralTopUp }: CompensationSettings,
  purpose: string,
): { votes: Vote[]; bargain: Bargain } {
  const money = new Money(futures, members, ballot.inForce(members));
  const voteWith = (receipts: ArrayLike<number>) =>
    ballot.vote(members, futures.transfers(money.byPlayer(receipts), purpose));
  const unpaid = ballot.vote(members, []);
  const [gains, refusing] = [money.gains(unpaid), money.refusing(unpaid)];
  const settle = (votes: Vote[], receipts: ArrayLike<number>) => ({
    votes,
    bargain: {
      gains: money.byPlayer(gains),
      refusing: money.byPlayer(refusing),
      receipts: money.byPlayer(receipts),
      centre: rounded(sumOf(receipts)),
    },
  });
  if (rule !== "minimal") {
    const receipts = compensate(rule, { gains, refusing, gdp: members.map((member) => futures.gdp(member)) });
    if (receipts) return settle(voteWith(receipts), receipts);
  }
  const { votes, receipts } = payUntilAllSign(money, unpaid, voteWith);
  const agreed = allSign(votes) && sumOf(receipts) <= centralTopUp + ROUNDING;
  return agreed ? settle(votes, receipts) : settle(unpaid, new Float64Array(members.length));
}

/**
 * Pays what is needed by the last look and looks again, until payments rest and all sign; as far as it came where they
 * do not.
 */
function payUntilAllSign(
  money: Money,
  unpaid: Vote[],
  voteWith: (receipts: readonly number[]) => Vote[],
): { votes: Vote[]; receipts: number[] } {
  let looked = { votes: unpaid, receipts: unpaid.map(() => 0) };
  if (allSign(unpaid)) return looked;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const before = looked.receipts;
    // What each would have without payments, going by the last look.
    const own = money.gains(looked.votes).map((gain, m) => gain - before[m]);
    const needs = money.refusing(looked.votes).map((payoff) => payoff + MARGIN);
    const receipts = minimalReceipts(own, needs);
    looked = { votes: voteWith(receipts), receipts };
    if (allSign(looked.votes) && near(receipts, before)) break;
  }
  return looked;
}

function allSign(votes: readonly Vote[]): boolean {
  return votes.every(({ stays }) => stays);
}

/**
 * Out of what others can spare; where that is too little everybody gets just what it needs and the rest comes from
 * outside.
 */
function minimalReceipts(gains: readonly number[], needs: readonly number[]): number[] {
  return [...(compensate("minimal", { gains, refusing: needs }) ?? gains.map((gain, m) => needs[m] - gain))];
}

function near(receipts: readonly number[], before: readonly number[]): boolean {
  const size = largestSize(receipts);
  return receipts.every((receipt, m) => Math.abs(receipt - before[m]) <= Math.max(MARGIN, ACCURACY * size));
}

/** Objectives of the tabled members as money of their budgets, against having no agreement. */
class Money {
  private readonly worth: readonly number[];

  constructor(
    private readonly futures: Futures,
    private readonly members: readonly number[],
    paid: (year: number) => boolean,
  ) {
    this.worth = members.map((member) => futures.worthOfMoney(member, paid));
  }

  /** Nobody can lose more than its revenue: a budget that is spent up counts as worse than any sum. */
  gains(votes: readonly Vote[]): number[] {
    const gains = this.of(votes.map(({ inside }) => inside));
    return gains.map((gain, m) => Math.max(gain, -this.futures.revenue(this.members[m])));
  }

  refusing(votes: readonly Vote[]): number[] {
    return this.of(votes.map(({ outside, breach }) => Math.max(outside, breach)));
  }

  byPlayer(amounts: ArrayLike<number>): number[] {
    const all = this.futures.nothing.map(() => 0);
    this.members.forEach((member, m) => {
      all[member] = amounts[m];
    });
    return all;
  }

  private of(payoffs: readonly number[]): number[] {
    return payoffs.map((payoff, m) => (payoff - this.futures.nothing[this.members[m]]) / this.worth[m]);
  }
}

function rounded(amount: number): number {
  return Math.abs(amount) < ROUNDING ? 0 : amount;
}
