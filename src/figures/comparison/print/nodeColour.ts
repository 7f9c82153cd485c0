import { CATEGORIES, MUTED, tint } from "../../drawing/palette.js";

/** Colour of a place among so many in figures of flows: eight hues, then the same paler; the last in grey. */
export function nodeColour(place: number, count: number): string {
  if (place === count - 1) return MUTED;
  const hues = CATEGORIES.slice(1);
  const round = Math.floor(place / hues.length);
  return tint(hues[place % hues.length]!, 1 / (1 + 0.8 * round));
}
