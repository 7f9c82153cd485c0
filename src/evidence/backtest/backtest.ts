import { sampleRankCorrelation } from "simple-statistics";
import { square } from "../../maths/numerics/elementary.js";
import { meanOf, sumOf } from "../../maths/numerics/sums.js";
import { csvTable } from "../../measures/results/index.js";
import { RandomStream } from "../../model/engine/random.js";
import { type Case, casesOf, FORECASTS, type Materials } from "./cases.js";
import { QUANTITIES, type Quantity, type Window } from "./panel.js";

/** How good a forecast was, against "no change". */
export interface Score {
  forecast: string;
  cases: number;
  /** Root mean squared error, in the unit of the quantity. */
  rmse: number;
  /** 1 - squared errors over those of "no change": below 0 is worse than no change. */
  r2: number;
  /** Rank correlation of forecast with observed changes (Spearman); NaN where the forecast says the same of all. */
  spearman: number;
  /** Of the paired difference of squared errors from "no change", wild cluster bootstrap by province; two-sided. */
  p: number;
  /** R2 that a forecast must have in truth to be found in four of five cases; Infinity where it never would be. */
  detectable: number;
}

/** Root mean square of observed changes: the error of "no change". */
export function noChange(cases: readonly Case[]): number {
  return Math.sqrt(meanOf(cases.map(({ observed }) => square(observed))));
}

/** Over the cases that the forecast speaks of; null where there are fewer than three. */
export function scoreOf(cases: readonly Case[], forecast: string, seed = "backtest"): Score | null {
  const spoken = cases.filter(({ forecasts }) => Number.isFinite(forecasts[forecast]));
  if (spoken.length < 3) return null;
  const said = spoken.map(({ forecasts }) => forecasts[forecast]);
  const observed = spoken.map((one) => one.observed);
  const error = spoken.map((one, i) => square(one.observed - said[i]));
  const still = observed.map((value) => square(value));
  const gain = error.map((value, i) => value - still[i]);
  const groups = groupsOf(spoken);
  const test = clusterTest(gain, groups, new RandomStream(seed, 0, forecast));
  const finds = new Set(groups).size >= FEWEST_GROUPS;
  return {
    forecast,
    cases: spoken.length,
    rmse: Math.sqrt(meanOf(error)),
    r2: 1 - meanOf(error) / meanOf(still),
    spearman: sampleRankCorrelation(said, observed),
    p: test.p,
    detectable: finds ? (POWER * test.error) / meanOf(still) : Infinity,
  };
}

/** Standard errors between zero and what a two-sided test at 5 % finds with a power of 80 %: 1.96 + 0.84. */
const POWER = 2.8;

/** Groups below which no p is under 0.05, whatever a forecast says: 2^(1-5) is 0.06. */
const FEWEST_GROUPS = 6;

/** Provinces, each a number; those of one name in two regions are one. */
function groupsOf(cases: readonly Case[]): number[] {
  const names = [...new Set(cases.map(({ province }) => province))];
  return cases.map(({ province }) => names.indexOf(province));
}

const DRAWS = 1999;

/**
 * Whether a mean differs from zero, where values of a group move together: its cluster-robust t against the t of draws
 * in which every group keeps or turns its sign (Cameron, Gelbach and Miller 2008; Rademacher weights; the null
 * imposed). With G groups no p is below 2^(1-G).
 */
function clusterTest(
  values: readonly number[],
  groups: readonly number[],
  random: RandomStream,
): { p: number; error: number } {
  const sums = new Float64Array(Math.max(...groups) + 1);
  const sizes = new Float64Array(sums.length);
  groups.forEach((group, i) => {
    sums[group] += values[i];
    sizes[group]++;
  });
  const own = studentOf(sums, sizes);
  if (own.error === 0) return { p: 1, error: 0 };
  let asLarge = 0;
  for (let draw = 0; draw < DRAWS; draw++) {
    const turned = sums.map((sum, group) => (random.uniform(group, 0, draw) < 0.5 ? sum : -sum));
    if (Math.abs(studentOf(turned, sizes).t) >= Math.abs(own.t) * (1 - 1e-9)) asLarge++;
  }
  return { p: (asLarge + 1) / (DRAWS + 1), error: own.error };
}

/** Mean over its cluster-robust standard error, with the correction for few groups. */
function studentOf(sums: Float64Array, sizes: Float64Array): { t: number; error: number } {
  const groups = sums.length;
  const count = sumOf(sizes);
  const average = sumOf(sums) / count;
  let squares = 0;
  for (let g = 0; g < groups; g++) squares += square(sums[g] - sizes[g] * average);
  const error = Math.sqrt((squares * groups) / Math.max(1, groups - 1)) / count;
  return { t: average / error, error };
}

/** What came out of one quantity in one window. */
export interface WindowResult {
  quantity: Quantity;
  window: Window;
  cases: Case[];
  /** Root mean squared error of "no change". */
  noChange: number;
  /** In the order of FORECASTS; those that cannot be made are left out. */
  scores: Score[];
}

/** Every quantity in every window, pooled over the panels. */
export function backtest(materials: Materials, seed?: string): WindowResult[] {
  return QUANTITIES.flatMap((quantity) =>
    quantity.windows.flatMap((window) => {
      const cases = casesOf(materials, quantity.id, window);
      if (cases.length === 0) return [];
      const scores = Object.values(FORECASTS).flatMap((name) => scoreOf(cases, name, seed) ?? []);
      return [{ quantity, window, cases, noChange: noChange(cases), scores }];
    }),
  );
}

/** Whether the model did worse than saying that nothing changes. */
export function isMiss({ scores }: WindowResult): boolean {
  const own = scores.find(({ forecast }) => forecast === FORECASTS.model);
  return own !== undefined && own.r2 < 0;
}

const NAMES = Object.values(FORECASTS);

/** Misses first, each group in the order of quantities and windows. */
export function missesFirst(results: readonly WindowResult[]): WindowResult[] {
  return [...results.filter(isMiss), ...results.filter((result) => !isMiss(result))];
}

/**
 * Every case with what was observed and what was forecast; ln against the cluster, or shares; empty where a forecast
 * cannot be made.
 */
export function casesCsv(results: readonly WindowResult[]): string {
  const rows = results.flatMap(({ quantity, window, cases }) =>
    cases.map(({ region, city, province, sector, observed, forecasts }) => [
      ...[quantity.id, window.from, window.to, region, city, province, sector, observed, 0],
      ...NAMES.map((name) => forecasts[name]),
    ]),
  );
  const names = NAMES.map(columnName).join(",");
  return csvTable(`quantity,from,to,region,city,province,sector,observed,no_change,${names}`, rows);
}

/** One row a quantity, window and forecast. */
export function scoresCsv(results: readonly WindowResult[]): string {
  const rows = results.flatMap(({ quantity, window, cases, noChange, scores }) => {
    const place = [quantity.id, quantity.unit, window.from, window.to];
    const own = scores.map(({ forecast, cases, rmse, r2, spearman, p, detectable }) => [
      ...place,
      ...[forecast, cases, rmse, r2, spearman, p, detectable],
    ]);
    return [[...place, "no change", cases.length, noChange, 0, null, null, null], ...own];
  });
  return csvTable("quantity,unit,from,to,forecast,cases,rmse,r2,spearman,p,detectable_r2", rows);
}

/** "AR(1)" as "ar_1", "half the trend" as "half_the_trend". */
function columnName(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/_+$/, "");
}
