/** Pixels of the mark of an entry, and of a letter. */
const MARK = 60;
const LETTER = 6.2;
const LINE = 20;

/**
 * Height of a flat legend below a plot of some width, pixels: Plotly sets its entries in columns as wide as the widest.
 */
export function legendHeight(names: readonly string[], width: number): number {
  const widest = MARK + LETTER * Math.max(...names.map(letters));
  const columns = Math.max(1, Math.min(names.length, Math.floor(width / widest)));
  return 8 + LINE * Math.ceil(names.length / columns);
}

/** Latin letters that a text is as wide as. */
function letters(text: string): number {
  return [...text].reduce((sum, one) => sum + (one > "\u2e80" ? 1.85 : 1), 0);
}

/** A flat legend along the lower edge. */
export const LEGEND_BELOW = {
  orientation: "h",
  x: 0,
  xref: "container",
  xanchor: "left",
  y: 0.005,
  yref: "container",
  yanchor: "bottom",
  itemwidth: 44,
} as const;
