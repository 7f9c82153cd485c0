import { quantileSorted } from "simple-statistics";
import type { FlowTable } from "../../input/index.js";
import { expm1, log, square } from "../../maths/numerics/elementary.js";
import { greatCircleKm } from "../../maths/numerics/greatCircle.js";
import { meanOf, sumOf } from "../../maths/numerics/sums.js";
import { type Text, t } from "../../words/index.js";
import { effectsOf, type Observations, regress } from "./effects.js";
import { type GravityFit, gravityFit } from "./fit.js";

/** Where the knots of a spline of five stand (Harrell 2001, table 2.3). */
const SHARES = [0.05, 0.275, 0.5, 0.725, 0.95] as const;

/**
 * Knots of a restricted cubic spline of some values: their quantiles, linear between order statistics, each once. Fewer
 * than five where values are few.
 */
function knotsOf(values: Float64Array): number[] {
  if (values.length === 0) return [];
  const sorted = Array.from(values).sort((a, b) => a - b);
  const knots = SHARES.map((share) => quantileSorted(sorted, share));
  return knots.filter((knot, k) => k === 0 || knot > knots[k - 1]);
}

/**
 * Columns of a restricted cubic spline: the values themselves, then one cubic term for each knot but the last two;
 * linear beyond the outer knots (Stone and Koo 1985; normed as in Harrell 2001). Fewer than three knots leave the
 * values alone.
 */
function splineColumns(values: Float64Array): Float64Array[] {
  const knots = knotsOf(values);
  const [last, before] = [knots.at(-1)!, knots.at(-2)!];
  const width = last - knots[0];
  const cube = (distance: number) => (distance > 0 ? distance * square(distance) : 0);
  const term = (knot: number) =>
    values.map((x) => {
      const atBefore = (cube(x - before) * (last - knot)) / (last - before);
      const atLast = (cube(x - last) * (before - knot)) / (last - before);
      return (cube(x - knot) - atBefore + atLast) / square(width);
    });
  return [values, ...knots.slice(0, -2).map(term)];
}

/** Flows with what gravity equations ask of them, an entry a flow. */
interface FlowPairs {
  places: FlowTable["places"];
  origins: Int32Array;
  destinations: Int32Array;
  flow: Float64Array;
  logKm: Float64Array;
  /** The two provinces in alphabetical order, joined by a hyphen; empty inside a province. */
  between: string[];
}

/** Distances and borders of a table of flows. */
export function pairsOf({ places, flows }: FlowTable): FlowPairs {
  const between = flows.map(({ origin, destination }) => {
    const [from, to] = [places[origin].province, places[destination].province];
    if (from === to) return "";
    return from < to ? `${from}-${to}` : `${to}-${from}`;
  });
  return {
    places,
    origins: Int32Array.from(flows, ({ origin }) => origin),
    destinations: Int32Array.from(flows, ({ destination }) => destination),
    flow: Float64Array.from(flows, ({ flow }) => flow),
    logKm: Float64Array.from(flows, ({ origin, destination }) =>
      log(greatCircleKm(places[origin], places[destination])),
    ),
    between,
  };
}

/** Names of the pairs of provinces between which something was observed, in alphabetical order. */
function provincePairs({ between }: FlowPairs): string[] {
  return [...new Set(between)].filter((pair) => pair !== "").sort();
}

/** An equation: distance first, its spline or ln km alone, then one column of ones and zeros a border. */
export function equation(
  pairs: FlowPairs,
  distance: "spline" | "logarithm",
  borders: readonly ((between: string) => boolean)[],
): { observations: Observations; distances: number } {
  const { places, origins, destinations, flow, logKm, between } = pairs;
  const distances = distance === "spline" ? splineColumns(logKm) : [logKm];
  const crossed = borders.map((crosses) => Float64Array.from(between, (pair) => (crosses(pair) ? 1 : 0)));
  const regressors = [...distances, ...crossed];
  return {
    observations: { places: places.length, origins, destinations, flow, regressors },
    distances: distances.length,
  };
}

/** The border between two provinces. */
const borderOf = (pair: string) => (between: string) => between === pair;

/** Any border between provinces. */
export const anyBorder = (between: string): boolean => between !== "";

/**
 * A coefficient with its standard error (null where too few places are left for one), or why the table does not tell
 * it.
 */
export type Estimate =
  | {
      coefficient: number;
      standardError: number | null;
      /** Borders from which this one cannot be told apart: the coefficient is a difference from them. */
      relativeTo?: string[];
      /** Places without which the table would not tell it, though flows cross it still: it rests on them. */
      restsOn?: string[];
    }
  | { identified: false; reason: Text };

/** What a table of flows says about borders and distance. */
export interface BorderEstimates {
  /** Provincial borders in all, ln points at given distance. */
  border: Estimate;
  /** By pair of provinces. */
  pairs: Record<string, Estimate>;
  /** Elasticity to kilometres. */
  distance: Estimate;
  /** Pairs of places that take part. */
  observations: number;
  /**
   * Tariff that takes off as much trade as the border does of these flows, by trade elasticity, a share; null where the
   * border is not identified.
   */
  adValorem: { "4": number | null; "8": number | null };
}

/**
 * Gravity of observed flows: borders beside a spline of ln km, elasticity to distance beside the border; errors by
 * deleting a place at a time.
 */
export function estimateBorders(table: FlowTable): BorderEstimates {
  const pairs = pairsOf(table);
  const names = provincePairs(pairs);
  const { points, fits } = pointsOf(pairs, names);
  const replicates = replicatesOf(table, names, fits);
  const border = estimate(points.border, replicates, (one) => one.points.border, reasonFor(pairs, fits));
  const relatives = relativesOf(table, names, points, fits);
  return {
    border,
    pairs: Object.fromEntries(
      names.map((name, k) => {
        // Without a place of a province that has no other there is no such pair, which says nothing about the rest.
        const there = replicates.filter(({ crossed }) => crossed.includes(name));
        const relative = relatives[k];
        // Where it is a difference from other borders it is another number, and the table does not tell this one.
        const of = (one: Replicate) => (one.relatives[k].join() === relative.join() ? one.points.pairs[k] : NaN);
        const found = estimate(points.pairs[k], there, of, reasonForPair(pairs, fits, name));
        return [name, { ...found, ...(relative.length > 0 && { relativeTo: relative }) }];
      }),
    ),
    distance: estimate(points.distance, replicates, (one) => one.points.distance, t("evidence.spannedDistance")),
    observations: fits.border.used.length,
    adValorem: { "4": tariffOf(points.border, 4), "8": tariffOf(points.border, 8) },
  };
}

/** Tariff t with (1 + t)^-elasticity = exp(coefficient); null for NaN. */
function tariffOf(coefficient: number, elasticity: number): number | null {
  return Number.isNaN(coefficient) ? null : expm1(-coefficient / elasticity);
}

function estimate(
  coefficient: number,
  replicates: readonly Replicate[],
  of: (replicate: Replicate) => number,
  reason: Text,
): Estimate {
  if (Number.isNaN(coefficient)) return { identified: false, reason };
  const error = jackknifeError(replicates.map(of));
  const restsOn = replicates.filter((one) => Number.isNaN(of(one))).map(({ place }) => place);
  return {
    coefficient,
    standardError: Number.isNaN(error) ? null : error,
    ...(restsOn.length > 0 && { restsOn }),
  };
}

function reasonFor({ between }: FlowPairs, { border }: Fits): Text {
  if (between.every((pair) => pair === "")) return t("evidence.oneProvince");
  if (border.used.every((k) => between[k] === "")) return t("evidence.nothingAcross");
  return t("evidence.spanned");
}

function reasonForPair({ between }: FlowPairs, { pairs }: Fits, name: string): Text {
  const crossed = pairs.used.some((k) => between[k] === name);
  return crossed ? t("evidence.spanned") : t("evidence.nothingAcross");
}

/** The relatives of a table. A border that nothing crosses takes no part: no other is a difference from it. */
function relativesOf(table: FlowTable, names: readonly string[], { pairs }: Points, fits: Fits): string[][] {
  const used = fits.pairs.used.map((k) => table.flows[k]);
  return relativeTo(pairsOf({ ...table, flows: used }), names, pairs);
}

/** Smallest part of a border in another that is more than rounding. */
const NOTHING = 1e-6;

/**
 * From which borders each coefficient is a difference: those that fell away because effects, distance and borders that
 * stayed make them up, by pair in the order of `names`. `coefficients`: NaN where a border fell away.
 */
function relativeTo(pairs: FlowPairs, names: readonly string[], coefficients: readonly number[]): string[][] {
  const stayed = names.filter((_, k) => !Number.isNaN(coefficients[k]));
  const fallen = names.filter((name, k) => Number.isNaN(coefficients[k]) && pairs.between.includes(name));
  const { observations, distances } = equation(pairs, "logarithm", stayed.map(borderOf));
  const alike = new Float64Array(pairs.flow.length).fill(1);
  const effects = effectsOf(observations);
  const parts = fallen.map((name) => {
    const column = Float64Array.from(pairs.between, (between) => (between === name ? 1 : 0));
    return regress(observations, effects, alike, column)?.coefficients.subarray(distances);
  });
  return names.map((name) => {
    const k = stayed.indexOf(name);
    return fallen.filter((_, f) => k >= 0 && Math.abs(parts[f]?.[k] ?? 0) > NOTHING);
  });
}

/** Coefficients of a table of flows; NaN where it does not tell them. */
export interface Points {
  /** Ln points of a provincial border, at given distance. */
  border: number;
  /** The same by pair of provinces, in the order of `names`. */
  pairs: number[];
  /** Elasticity to kilometres. */
  distance: number;
}

/** The three equations of a table: a border, borders by pair, elasticity to distance. */
interface Fits {
  border: GravityFit;
  pairs: GravityFit;
  distance: GravityFit;
}

/**
 * Estimates and the fits behind them. `names`: pairs of provinces; `start`: ln of expected flows to begin with, by
 * equation.
 */
export function pointsOf(
  pairs: FlowPairs,
  names: readonly string[] = provincePairs(pairs),
  start: Partial<Record<keyof Fits, Float64Array>> = {},
): { points: Points; fits: Fits } {
  const whole = equation(pairs, "spline", [anyBorder]);
  const byPair = equation(pairs, "spline", names.map(borderOf));
  const plain = equation(pairs, "logarithm", [anyBorder]);
  const fits: Fits = {
    border: gravityFit(whole.observations, start.border),
    pairs: gravityFit(byPair.observations, start.pairs),
    distance: gravityFit(plain.observations, start.distance),
  };
  const points: Points = {
    border: fits.border.coefficients[whole.distances],
    pairs: fits.pairs.coefficients.slice(byPair.distances),
    distance: fits.distance.coefficients[0],
  };
  return { points, fits };
}

/** Estimates without one place each, by place that has flows. */
interface Replicate {
  place: string;
  points: Points;
  /** From which borders each pair's coefficient is a difference, in the order of `names`. */
  relatives: string[][];
  /** Pairs of provinces between which flows are left. */
  crossed: string[];
}

/** The estimates again without each place in turn, distances and their knots included. */
function replicatesOf(table: FlowTable, names: readonly string[], fits: Fits): Replicate[] {
  const { places, flows } = table;
  const taking = new Set(flows.flatMap(({ origin, destination }) => [origin, destination]));
  return [...taking]
    .sort((a, b) => a - b)
    .map((place) => {
      const kept = [...flows.keys()].filter((k) => flows[k].origin !== place && flows[k].destination !== place);
      const startOf = ({ linear }: GravityFit) => Float64Array.from(kept, (k) => linear[k]);
      const start = { border: startOf(fits.border), pairs: startOf(fits.pairs), distance: startOf(fits.distance) };
      const left = { ...table, flows: kept.map((k) => flows[k]) };
      const rest = pairsOf(left);
      const found = pointsOf(rest, names, start);
      const relatives = relativesOf(left, names, found.points, found.fits);
      return { place: places[place].id, points: found.points, relatives, crossed: provincePairs(rest) };
    });
}

/**
 * Standard error by deleting one place at a time, sqrt((n - 1)/n sum (b - mean b)^2) (Quenouille 1956; Tukey 1958):
 * places, not pairs, are what is drawn, so that flows of a place may go together. NaN values, where a table without the
 * place does not tell the estimate, are left out; NaN of fewer than two.
 */
function jackknifeError(values: readonly number[]): number {
  const known = values.filter((value) => !Number.isNaN(value));
  const n = known.length;
  if (n < 2) return NaN;
  const mean = meanOf(known);
  return Math.sqrt(((n - 1) / n) * sumOf(known, (value) => square(value - mean)));
}
