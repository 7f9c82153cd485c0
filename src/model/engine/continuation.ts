import { pow } from "../../maths/numerics/elementary.js";
import type { Wedges } from "./wedges.js";

/** Share of every log cost of trade with which the way to a hard market starts. */
const EASIEST = 1 / 4;
/**
 * It grows by this factor from a solved market to the next; by its root, and so on, where that was too much, down to
 * the least.
 */
const LARGEST_STEP = 2;
const SMALLEST_STEP = 1.02;

/**
 * Continuation (Allgower and Georg 1990): follows a market from eased wedges to its own. `solve` clears it with a share
 * of every log cost of trade, from where the last success left off. True where it arrives at the whole.
 */
export function approach(solve: (share: number) => boolean): boolean {
  let share = EASIEST;
  if (!solve(share)) return false;
  for (let step = LARGEST_STEP; share < 1 && step >= SMALLEST_STEP; ) {
    const next = Math.min(1, share * step);
    if (solve(next)) share = next;
    else step = Math.sqrt(step);
  }
  return share === 1;
}

/** Wedges with a share of every log cost of trade; tolls, rents and tariffs the same part of what buyers pay (8.1a). */
export function easeWedges(wedges: Wedges, share: number): Wedges {
  const { freeness, tollFreeness, rentFreeness, tariffFreeness } = wedges;
  const eased = freeness.map((value) => pow(value, share));
  const withheld = (part: Float64Array | null) =>
    part && eased.map((value, k) => (freeness[k] > 0 ? (value * part[k]) / freeness[k] : 0));
  return {
    ...wedges,
    freeness: eased,
    tollFreeness: withheld(tollFreeness),
    rentFreeness: withheld(rentFreeness),
    tariffFreeness: withheld(tariffFreeness),
  };
}
