/** Colours that stay apart for colour-blind readers and in grey print. */

/** Okabe and Ito (2008), black first (the baseline), yellow left out (too pale for lines). */
export const CATEGORIES = ["#000000", "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9"] as const;

/** Dashes double the colours. */
const DASHES = ["solid", "dash", "dot", "dashdot", "longdash", "longdashdot"] as const;

export const INK = "#222222";
export const MUTED = "#5b6470";
export const RULE = "#c9ced6";
export const GAIN = "#2166AC";
export const LOSS = "#B2182B";
/** Of effects that chance between replicates may explain. */
export const UNCLEAR = "#8b929c";
/** Land below a map, and its coast and the lines between provinces. */
export const LAND = "#f1f1ef";
export const LAND_EDGE = "#b4b8bd";

/** ColorBrewer RdBu, red = low; for scales centred at zero. */
export const DIVERGING: [number, string][] = [
  "#67001F",
  "#B2182B",
  "#D6604D",
  "#F4A582",
  "#FDDBC7",
  "#F7F7F7",
  "#D1E5F0",
  "#92C5DE",
  "#4393C3",
  "#2166AC",
  "#053061",
].map((colour, i, all) => [i / (all.length - 1), colour]);

/** The paler part of ColorBrewer Blues, pale = low: dark text can be read on all of it. */
export const SEQUENTIAL: [number, string][] = ["#F7FBFF", "#DEEBF7", "#C6DBEF", "#9ECAE1", "#6BAED6", "#4292C6"].map(
  (colour, i, all) => [i / (all.length - 1), colour],
);

export function categoryColour(position: number): string {
  return CATEGORIES[position % CATEGORIES.length]!;
}

/** Line of an arm: the baseline solid black, no two of 37 arms alike. */
export function armLine(position: number): { color: string; dash: (typeof DASHES)[number]; width: number } {
  if (position === 0) return { color: CATEGORIES[0], dash: "solid", width: 2.5 };
  const place = position - 1;
  const round = Math.floor(place / DASHES.length);
  return { color: CATEGORIES[1 + (place % DASHES.length)]!, dash: DASHES[(place + round) % DASHES.length]!, width: 2 };
}

/** A colour mixed with white: `strength` 1 = the colour, 0 = white. Solid, so that print needs no transparency. */
export function tint(colour: string, strength: number): string {
  return mixed("#ffffff", colour, strength);
}

/** Colour of a share of a scale, straight between its stops; beyond its ends that of the end. */
export function scaleColour(scale: readonly (readonly [number, string])[], share: number): string {
  const place = Math.min(1, Math.max(0, share));
  const above = Math.max(
    1,
    scale.findIndex(([stop]) => stop >= place),
  );
  const [[from, first], [to, second]] = [scale[above - 1]!, scale[above]!];
  return mixed(first, second, (place - from) / (to - from));
}

function mixed(first: string, second: string, share: number): string {
  const from = channelsOf(first);
  const parts = channelsOf(second).map((b, at) => Math.round(b + (1 - share) * (from[at]! - b)));
  return `#${parts.map((part) => part.toString(16).padStart(2, "0")).join("")}`;
}

/** Red, green and blue of a colour, 0 to 255. */
export function channelsOf(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}
