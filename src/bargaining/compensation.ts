/** Rules by which members of an agreement compensate each other. Transfers are positive for those who receive and sum to zero. */
import type { CoalitionGame } from "./coalitions.js";
import { nucleolus } from "./core.js";
import { nashBargaining } from "./nashBargaining.js";
import { shapley } from "./shapley.js";

export const COMPENSATION_RULES = [
  "none",
  "equal",
  "proportional-to-loss",
  "proportional-to-gdp",
  "nash-bargaining",
  "shapley",
  "nucleolus",
  "minimal",
] as const;

export type CompensationRule = (typeof COMPENSATION_RULES)[number];

/** What an agreement brings its members, in one unit. All [members] */
export interface Gains {
  /** Gain of every member from the agreement before compensation. */
  gains: ArrayLike<number>;
  /** Gain of every member if it refuses (what others do without it may help or hurt); zero by default. */
  refusing?: ArrayLike<number>;
  /** Of the rule proportional to GDP. */
  gdp?: ArrayLike<number>;
  /** Bargaining weights; equal by default. */
  weights?: ArrayLike<number>;
  /** Of Shapley and nucleolus: worth of every coalition of the members, all together the sum of gains. */
  game?: CoalitionGame;
}

/**
 * Transfers under a rule: `equal` and `proportional-to-gdp` divide the joint gain alike or by GDP; `proportional-to-loss` has those who gain cover the
 * losses, as far as their gains go, in proportion to what each gains and loses; `minimal` has those who gain pay the least that makes everyone accept, in
 * proportion to what each has to spare; the others divide the joint gain as the solution of their name. Null where the joint gain cannot make everyone
 * accept (`minimal`, `nash-bargaining`). Throws RangeError where the rule lacks its data.
 */
export function compensate(rule: CompensationRule, agreement: Gains): Float64Array | null {
  const gains = Float64Array.from(agreement.gains);
  const refusing = Float64Array.from(agreement.refusing ?? new Float64Array(gains.length));
  const joint = sum(gains);
  const toReach = (targets: ArrayLike<number> | null) => targets && gains.map((gain, i) => targets[i] - gain);
  switch (rule) {
    case "none":
      return new Float64Array(gains.length);
    case "equal":
      return toReach(gains.map(() => joint / gains.length));
    case "proportional-to-gdp":
      return toReach(inProportion(joint, needed(agreement.gdp, rule, "gdp")));
    case "proportional-to-loss":
      return cover(gains);
    case "minimal": {
      const spare = gains.map((gain, i) => gain - refusing[i]);
      return sum(spare) >= -1e-12 * sum(spare.map(Math.abs)) ? cover(spare) : null;
    }
    case "nash-bargaining":
      return toReach(nashBargaining(refusing, joint, agreement.weights));
    case "shapley":
      return toReach(shapley(needed(agreement.game, rule, "game")));
    case "nucleolus":
      return toReach(nucleolus(needed(agreement.game, rule, "game")));
  }
}

/** Whether every member does at least as well as by refusing, up to rounding. */
export function allAccept({ gains, refusing }: Gains, transfers: ArrayLike<number>): boolean {
  return Array.from(gains).every((gain, i) => {
    const without = refusing?.[i] ?? 0;
    const rounding = 1e-9 * (Math.abs(gain) + Math.abs(without) + Math.abs(transfers[i]));
    return gain + transfers[i] >= without - rounding;
  });
}

/** Those above zero pay those below, both in proportion, until either side is exhausted. */
function cover(amounts: Float64Array): Float64Array {
  const above = sum(amounts.map((amount) => Math.max(0, amount)));
  const below = sum(amounts.map((amount) => Math.max(0, -amount)));
  const paid = Math.min(above, below);
  if (paid === 0) return new Float64Array(amounts.length);
  return amounts.map((amount) => (amount > 0 ? (-paid * amount) / above : (-paid * amount) / below));
}

function inProportion(total: number, keys: ArrayLike<number>): Float64Array {
  const all = sum(keys);
  if (!(all > 0)) throw new RangeError("Keys of a division must have a positive sum.");
  return Float64Array.from(keys, (key) => (total * key) / all);
}

function needed<T>(value: T | undefined, rule: CompensationRule, name: string): T {
  if (value === undefined) throw new RangeError(`Compensation ${rule} needs ${name}.`);
  return value;
}

function sum(amounts: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < amounts.length; i++) total += amounts[i];
  return total;
}
