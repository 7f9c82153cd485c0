import { panels } from "./figure.js";
import type { Space } from "./space.js";

/** Where a panel lies, in shares of the plot. */
export interface PanelPlace {
  x: [number, number];
  y: [number, number];
}

/** From this width on panels stand side by side, pixels. */
const WIDE = 800;

/** Panels side by side where there is room, else one below the other. */
export function panelPlaces(count: number, { width }: Space, { gap = 0.1, gapBelow = 0.25 } = {}): PanelPlace[] {
  if (width >= WIDE) return panels(count, gap).map((x) => ({ x, y: [0, 1] }));
  return panels(count, gapBelow)
    .reverse()
    .map((y) => ({ x: [0, 1], y }));
}

/** Rows of panels. */
export function rowsOf(count: number, { width }: Space): number {
  return width >= WIDE ? 1 : count;
}
