import { SaidRangeError, t } from "../../words/index.js";
import { sumOf } from "../numerics/sums.js";

/**
 * Nash's (1950, Econometrica 18) solution where money can change hands: everyone gets what disagreement would leave him
 * and an equal part of the surplus. `total` is what agreement brings to all. Null where that is less than disagreement
 * leaves in sum: there is nothing to agree on. [players]
 */
export function nashBargaining(disagreement: ArrayLike<number>, total: number): Float64Array | null {
  const surplus = total - sumOf(disagreement);
  if (surplus < -1e-12 * Math.abs(total)) return null;
  return Float64Array.from(disagreement, (alone) => alone + surplus / disagreement.length);
}

/**
 * Rules by which members of an agreement compensate each other. Transfers are positive for those who receive and sum to
 * zero.
 */

export const COMPENSATION_RULES = ["none", "equal", "loss", "gdp", "nash", "shapley", "nucleolus", "minimal"] as const;

export type CompensationRule = (typeof COMPENSATION_RULES)[number];

/** What an agreement brings its members, in one unit. All [members] */
export interface Gains {
  /** Gain of every member from the agreement before compensation. */
  gains: ArrayLike<number>;
  /** Gain of every member if it refuses (what others do without it may help or hurt). */
  refusing: ArrayLike<number>;
  /** Of the rule by GDP. */
  gdp?: ArrayLike<number>;
  /** Solutions of the game between the members (shapley.ts, core.ts); null where there is none. */
  shapley?: ArrayLike<number> | null;
  nucleolus?: ArrayLike<number> | null;
}

/**
 * Transfers under a rule: `equal` and `gdp` divide the joint gain alike or by GDP; `loss` has those who gain cover the
 * losses, as far as their gains go, in proportion to what each gains and loses; `minimal` has those who gain pay the
 * least that makes everyone accept, in proportion to what each has to spare; `nash`, `shapley` and `nucleolus` divide
 * the joint gain as the solution of their name. Null where the joint gain cannot make everyone accept (`minimal`,
 * `nash`), or a solution is not there. Throws RangeError where the rule lacks its data.
 */
export function compensate(rule: CompensationRule, agreement: Gains): Float64Array | null {
  const gains = Float64Array.from(agreement.gains);
  const { refusing } = agreement;
  const joint = sumOf(gains);
  const toReach = (targets: ArrayLike<number> | null) => targets && gains.map((gain, i) => targets[i] - gain);
  switch (rule) {
    case "none":
      return new Float64Array(gains.length);
    case "equal":
      return toReach(gains.map(() => joint / gains.length));
    case "gdp":
      return toReach(inProportion(joint, needed(agreement.gdp, rule)));
    case "loss":
      return cover(gains);
    case "minimal": {
      const spare = gains.map((gain, i) => gain - refusing[i]);
      return sumOf(spare) >= -1e-12 * sumOf(spare.map(Math.abs)) ? cover(spare) : null;
    }
    case "nash":
      return toReach(nashBargaining(refusing, joint));
    case "shapley":
    case "nucleolus":
      return toReach(needed(agreement[rule], rule));
  }
}

/** A payment from one of a list to another; place -1 is somebody outside the list. */
export interface PairPayment {
  payer: number;
  payee: number;
  amount: number;
}

/**
 * Who pays whom so that everybody gets its receipt: every payer pays every payee in proportion. What receipts lack of a
 * sum of zero comes from outside, what they exceed goes there.
 */
export function pairPayments(receipts: ArrayLike<number>): PairPayment[] {
  const amounts = Array.from(receipts, (amount, place) => ({ place, amount }));
  const outside = -sumOf(receipts);
  const size = sumOf(amounts, ({ amount }) => Math.abs(amount));
  if (Math.abs(outside) > 1e-12 * size) amounts.push({ place: -1, amount: outside });
  const payees = amounts.filter(({ amount }) => amount > 0);
  const received = sumOf(payees, ({ amount }) => amount);
  return amounts
    .filter(({ amount }) => amount < 0)
    .flatMap(({ place, amount }) =>
      payees.map((payee) => ({ payer: place, payee: payee.place, amount: (-amount * payee.amount) / received })),
    );
}

/** Those above zero pay those below, both in proportion, until either side is exhausted. */
function cover(amounts: Float64Array): Float64Array {
  const above = sumOf(amounts.map((amount) => Math.max(0, amount)));
  const below = sumOf(amounts.map((amount) => Math.max(0, -amount)));
  const paid = Math.min(above, below);
  if (paid === 0) return new Float64Array(amounts.length);
  return amounts.map((amount) => (amount > 0 ? (-paid * amount) / above : (-paid * amount) / below));
}

/** A total divided in proportion to keys. Throws RangeError where these do not add up to more than nothing. */
function inProportion(total: number, keys: ArrayLike<number>): Float64Array {
  const all = sumOf(keys);
  if (!(all > 0)) throw new SaidRangeError(t("bargaining.keysPositive"));
  return Float64Array.from(keys, (key) => (total * key) / all);
}

/** An input that a rule needs. Throws RangeError without it. */
function needed<T>(value: T | undefined, rule: CompensationRule): T {
  if (value === undefined) throw new SaidRangeError(t("bargaining.ruleNeeds", { rule }));
  return value;
}
