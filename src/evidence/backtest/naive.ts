import { median } from "simple-statistics";
import { incomeAhead } from "../../calibrate/drift.js";
import { log, pow, square } from "../../maths/numerics/elementary.js";
import { sumAt, sumOf } from "../../maths/numerics/sums.js";
import {
  type National,
  type Observed,
  type Panel,
  type QuantityId,
  relative,
  SECTORS,
  TREND_YEARS,
  type Window,
} from "./panel.js";

/** Slope through the origin of y on x, over pairs where both are numbers; NaN without pairs. */
function slope(x: readonly number[], y: readonly number[]): number {
  const pairs = x.flatMap((value, i): [number, number][] =>
    Number.isFinite(value) && Number.isFinite(y[i]) ? [[value, y[i]]] : [],
  );
  return sumOf(pairs, ([a, b]) => a * b) / sumOf(pairs, ([a]) => square(a));
}

/** How much of its own growth a city carries over, as it could be known in a year. */
interface CarryOver {
  /** Part of a window's relative growth that the next window repeats, 0 to MOST. */
  share: number;
  /** Years of a window. */
  window: number;
}

/** Windows of more years than this are not taken, as in the shipped estimate. */
const LONGEST = 5;

/** A carry-over of one would never fade. */
const MOST = 0.95;

/** Years over which the median of past growth is taken. */
const PAST_YEARS = 10;

/**
 * The carry-over of `variable` from data up to `year` alone: relative growth of a window on the yearly growth
 * of the last ten years, as long as the window, through the origin, all cities and all years of
 * origin pooled. The window is the longest of at most five years of which the panel before `year` holds two.
 */
function carryOverBy(panels: readonly Panel[], variable: Observed, year: number): CarryOver {
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
  const value = slope(x, y);
  return { share: Math.min(MOST, Math.max(0, Number.isNaN(value) ? 0 : value)), window };
}

/**
 * Yearly ln growth of every city against the cluster up to a year: the median over the last years that were observed,
 * so that single years in which a boundary moved or a census corrected the series do not count; less its mean by the
 * year's weights, so that shares move and not totals. 0 where no two neighbouring years were observed. By city of the
 * panel
 */
function pastGrowth(panel: Panel, variable: Observed, year: number): number[] {
  const weights = panel.at(variable, year).map((value) => (Number.isNaN(value) ? 0 : value));
  const rates = panel.cities.map((): number[] => []);
  for (let end = year - PAST_YEARS + 1; end <= year; end++) {
    const [before, after] = [panel.at(variable, end - 1), panel.at(variable, end)];
    const known = [...rates.keys()].filter((i) => before[i] > 0 && after[i] > 0);
    const cluster = log(sumAt(known, after) / sumAt(known, before));
    for (const i of known) rates[i].push(log(after[i] / before[i]) - cluster);
  }
  const own = rates.map((list) => (list.length > 0 ? median(list) : undefined));
  const weighed = own.map((rate, i) => (rate === undefined ? 0 : weights[i]));
  const mean = sumOf(own.map((rate, i) => (rate ?? 0) * weighed[i])) / sumOf(weighed);
  return own.map((rate) => (rate === undefined ? 0 : rate - mean));
}

const REAL = "gdpReal2000Prices100m";

/** What is forecast, by city. `weights`: what shares are taken of. */
interface Path {
  weights: number[];
  observed: number[];
}

/** A forecast by city of a panel, in ln against the cluster. */
export type Forecast = (panel: Panel) => number[];

/**
 * Real growth on nominal shares of the first year; residents of cities that may be compared alone, so that a boundary
 * that moved is in no share.
 */
export function observedPath(panel: Panel, variable: Observed, { from, to }: Window): Path {
  const usable = variable === "residentsThousand" ? panel.comparable("residents", from, to) : undefined;
  const base = panel.at(variable === REAL ? "gdp100m" : variable, from);
  const weights = base.map((value, i) => (usable === undefined || usable[i] ? value : NaN));
  return { weights, observed: relative(weights, panel.growth(variable, from, to)) };
}

/** Growth of the last years goes on as it was. */
export function trend(variable: Observed, window: Window, id: QuantityId, part = 1): Forecast {
  const { from, to } = window;
  const years = TREND_YEARS[id];
  return (panel) => {
    const growth = panel.growth(variable, from - years, from).map((past) => (past * part * (to - from)) / years);
    return relative(observedPath(panel, variable, window).weights, growth);
  };
}

/** AR(1) of yearly relative growth: the coefficient from all years up to the window, the last year of it carried on. */
export function autoregression(panels: readonly Panel[], window: Window): { forecast: Forecast; coefficient: number } {
  const { from, to } = window;
  const rates = (panel: Panel, year: number) => relative(panel.at(REAL, year - 1), panel.growth(REAL, year - 1, year));
  const x: number[] = [];
  const y: number[] = [];
  for (const panel of panels) {
    const years = panel.region.tables.observed.map((row) => row.year);
    for (let year = Math.min(...years) + 2; year <= from; year++) {
      x.push(...rates(panel, year - 1));
      y.push(...rates(panel, year));
    }
  }
  const coefficient = slope(x, y);
  let sum = 0;
  for (let year = 1, left = coefficient; year <= to - from; year++, left *= coefficient) sum += left;
  return {
    coefficient,
    forecast: (panel) =>
      relative(
        observedPath(panel, REAL, window).weights,
        rates(panel, from).map((rate) => rate * sum),
      ),
  };
}

/** The carry-over of past growth, fading from window to window: a window repeats the share, the next one its square. */
export function carriedOn(panels: readonly Panel[], variable: Observed, window: Window): Forecast {
  const { from, to } = window;
  const { share, window: length } = carryOverBy(panels, variable, from);
  const factor = (share * (1 - pow(share, (to - from) / length))) / (1 - share);
  return (panel) => {
    const past = pastGrowth(panel, variable, from).map((rate) => rate * length * factor);
    return relative(observedPath(panel, variable, window).weights, past);
  };
}

/**
 * Every sector of a city grows as it does in the country. The country's growth is that of the window itself, at current
 * prices: a favour that no forecaster has.
 */
export function sectorMix({ from, to }: Window, national: ReadonlyMap<number, National>): Forecast {
  const growth = nationalGrowth({ from, to }, national);
  return (panel) => {
    const parts = SECTORS.map((sector) => panel.at(sector, from));
    const grown = panel.cities.map((_, i) => {
      const total = sumOf(parts, (values) => values[i]);
      return log(sumOf(parts, (values, s) => values[i] * growth[s]) / total);
    });
    return relative(panel.at("gdp100m", from), grown);
  };
}

/** Of each sector, at current prices, over a window; NaN where the table lacks a year. */
export function nationalGrowth({ from, to }: Window, national: ReadonlyMap<number, National>): number[] {
  const [before, after] = [national.get(from), national.get(to)];
  return SECTORS.map((sector) => (before && after ? after[sector] / before[sector] : NaN));
}

/** ln GDP per resident against the cluster, at current prices: as the model takes it. */
function incomeGap(panel: Panel, year: number): number[] {
  return incomeAhead(panel.at("gdp100m", year), panel.at("residentsThousand", year));
}

/**
 * Change of the decade before, or of any other outcome, explained by the income gap at its start: the coefficient then,
 * the gap now.
 */
export function fromIncomeGap(
  panels: readonly Panel[],
  window: Window,
  before: Window,
  outcome: (panel: Panel, window: Window) => number[],
): { forecast: Forecast; coefficient: number } {
  const coefficient = slope(
    panels.flatMap((panel) => incomeGap(panel, before.from)),
    panels.flatMap((panel) => outcome(panel, before)),
  );
  const years = (window.to - window.from) / (before.to - before.from);
  return {
    coefficient,
    forecast: (panel) => incomeGap(panel, window.from).map((gap) => gap * coefficient * years),
  };
}

/**
 * How residents answered income in the last decade between two censuses up to a year, ln a decade per ln of GDP per
 * resident; 0 where no such decade was observed.
 */
export function driftBy(panels: readonly Panel[], year: number): number {
  const ends = Array.from({ length: 10 }, (_, back) => year - back);
  const answers = ends.map((to) => {
    const before = { from: to - 10, to };
    return fromIncomeGap(panels, before, before, comparableResidents).coefficient;
  });
  return answers.find(Number.isFinite) ?? 0;
}

/** Growth of residents where no boundary moved and both ends are censuses; NaN elsewhere. By city of the panel */
function comparableResidents(panel: Panel, window: Window): number[] {
  const usable = panel.comparable("residents", window.from, window.to);
  return observedPath(panel, "residentsThousand", window).observed.map((value, i) => (usable[i] ? value : NaN));
}

/**
 * Shares of a city's parts less what a common shift makes of those before. `before`, `after`: [part][city]; `growth`:
 * of each part, everywhere. [city][part]
 */
export function ownPart(before: number[][], after: number[][], growth: readonly number[]): number[][] {
  return before[0].map((_, i) => {
    const shifted = shares(before.map((values, s) => values[i] * growth[s]));
    const now = shares(after.map((values) => values[i]));
    return now.map((share, s) => share - shifted[s]);
  });
}

/** Of values in their sum. */
export function shares(values: readonly number[]): number[] {
  const total = sumOf(values);
  return values.map((value) => value / total);
}
