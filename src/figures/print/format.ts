import type { Space } from "../drawing/figure.js";

/** Widths of a column and of a page of most journals. */
export const PRINT_WIDTHS = ["single", "double"] as const;
export type PrintWidth = (typeof PRINT_WIDTHS)[number];

/** A size on paper, and the pixels that figures are laid out in there. */
export interface PrintFormat extends Space {
  /** Width on paper, mm. */
  millimetres: number;
  /** A layout that is this many times as large still has no letters below the limit. */
  smallest: number;
}

/** Nature's limits of height, mm, and of text, points (research-figure-guide.nature.com). */
const HIGHEST = 170;
const SMALLEST_TEXT = 5;

/** Smallest text of layouts, pixels. */
const SMALL = 12;
const POINTS_PER_MM = 72 / 25.4;

/**
 * Figures are laid out with text of 12 and 13 pixels and scaled as a whole, so that this is 5 to 7 points on paper: 13
 * pixels are 7 points across the page, 12 pixels 5.2 points in a column, which so has more room for what stands beside
 * the text.
 */
export const PRINT_FORMATS: Readonly<Record<PrintWidth, PrintFormat>> = {
  single: format(89, 12 / 5.2),
  double: format(183, 13 / 7),
};

function format(millimetres: number, pixelsPerPoint: number): PrintFormat {
  const pixels = (mm: number) => Math.round(mm * POINTS_PER_MM * pixelsPerPoint);
  const smallest = SMALL / pixelsPerPoint / SMALLEST_TEXT;
  return { millimetres, width: pixels(millimetres), height: pixels(HIGHEST), smallest, printed: true };
}

/** Pixels of a layout as mm on paper. */
export function onPaper(pixels: number, { millimetres, width }: PrintFormat): number {
  return (pixels * millimetres) / width;
}
