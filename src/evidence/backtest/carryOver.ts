import { relativeGrowth } from "../../calibrate/momentum.js";
import { type Observed, type Panel, relative } from "./panel.js";
import { slope } from "./regression.js";

/** How much of its own growth a city carries over, as it could be known in a year. */
export interface CarryOver {
  /** Part of a window's relative growth that the next window repeats, 0 to MOST. */
  share: number;
  error: number;
  /** Years of a window. */
  window: number;
  pairs: number;
}

/** Windows of more years than this are not taken, as in the shipped estimate. */
const LONGEST = 5;

/** A carry-over of one would never fade. */
const MOST = 0.95;

/** Years that the model's own predictor looks back. */
const PAST_YEARS = 10;

/**
 * The carry-over of `variable` from data up to `year` alone: relative growth of a window on what the model would have
 * taken for the growth of the window before (`calibrate/momentum.ts`), through the origin, all cities and all years of
 * origin pooled. The window is the longest of at most five years of which the panel before `year` holds two.
 */
export function carryOverBy(panels: readonly Panel[], variable: Observed, year: number): CarryOver {
  const first = Math.min(...panels.flatMap(({ region }) => region.tables.observed.map((row) => row.year)));
  const window = Math.min(LONGEST, Math.floor((year - first) / 2));
  const x: number[] = [];
  const y: number[] = [];
  for (const panel of panels) {
    for (let origin = first + window; origin <= year - window; origin++) {
      const weights = panel.at(variable, origin);
      x.push(...pastGrowth(panel, variable, origin).map((rate) => rate * window));
      y.push(...relative(weights, panel.growth(variable, origin, origin + window)));
    }
  }
  const { value, error, pairs } = slope(x, y);
  return { share: Math.min(MOST, Math.max(0, Number.isNaN(value) ? 0 : value)), error, window, pairs };
}

/** Yearly relative growth up to a year, as the model takes it. By city of the panel */
export function pastGrowth(panel: Panel, variable: Observed, year: number): number[] {
  const { region, cities } = panel;
  const seen = region.tables.cities.filter(({ id }) => cities.includes(id));
  const weights = panel.at(variable, year).map((value) => (Number.isNaN(value) ? 0 : value));
  const known = variable === "residentsThousand" ? "residentsThousand" : "gdpReal2000Prices100m";
  return relativeGrowth({ tables: { ...region.tables, cities: seen }, baseYear: year }, known, weights, PAST_YEARS);
}
