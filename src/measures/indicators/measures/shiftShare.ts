import { total } from "./structure.js";

/** Growth of a place over some years, as shares of its first size. They sum to it. */
export interface ShiftShare {
  /** As much as the whole. */
  common: number;
  /** More, because its sectors grew more in the whole than all sectors did. */
  mix: number;
  /** More, because its sectors grew more here than in the whole. */
  competitive: number;
}

/**
 * Shift-share analysis (Dunn 1960, Papers in Regional Science 6): growth of a place against the whole that it belongs
 * to, by sector. A sector that the place or the whole did not have at first has no growth rate: all of what came enters
 * the competitive part.
 */
export function shiftShare(
  first: ArrayLike<number>,
  last: ArrayLike<number>,
  wholeFirst: ArrayLike<number>,
  wholeLast: ArrayLike<number>,
): ShiftShare {
  const size = total(first);
  const common = total(wholeLast) / total(wholeFirst) - 1;
  let mix = 0;
  for (let s = 0; s < first.length; s++)
    if (first[s] > 0) mix += (first[s] * (wholeLast[s] / wholeFirst[s] - 1 - common)) / size;
  return { common, mix, competitive: total(last) / size - 1 - common - mix };
}
