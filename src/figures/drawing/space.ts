/** The room that a figure is laid out in, pixels, and what it is for. */
export interface Space {
  width: number;
  /** Not higher than this. */
  height: number;
  /** On paper nobody can point at a mark to read its value. */
  printed: boolean;
}

/** The report page, which is never wider: any height. */
export const PAGE: Space = { width: 960, height: Number.POSITIVE_INFINITY, printed: false };

/** Half of the page, beside another figure, on the first screen; the whole of a phone. */
export const HALF: Space = { ...PAGE, width: 350, height: 310 };

/** A column of the lab, from a phone's 320 pixels on: any height. */
export function columnOf(width: number): Space {
  return { ...PAGE, width };
}
