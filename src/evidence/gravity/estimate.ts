import type { FlowTable } from "../../input/index.js";
import { type Text, t } from "../../words/index.js";
import { type FlowPairs, pairsOf, provincePairs } from "./design.js";
import { jackknifeError, type Replicate, replicatesOf } from "./jackknife.js";
import { type Fits, type Points, pointsOf } from "./points.js";
import { relativeTo } from "./relative.js";

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
  const replicates = replicatesOf(pairs, names, fits);
  const border = estimate(points.border, replicates, (one) => one.border, reasonFor(pairs, fits));
  const relatives = relativeTo(pairs, names, points.pairs);
  return {
    border,
    pairs: Object.fromEntries(
      names.map((name, k) => {
        // Without a place of a province that has no other there is no such pair, which says nothing about the rest.
        const there = replicates.filter(({ crossed }) => crossed.includes(name));
        const found = estimate(points.pairs[k], there, (one) => one.pairs[k], reasonForPair(pairs, fits, name));
        return [name, { ...found, ...(relatives[k].length > 0 && { relativeTo: relatives[k] }) }];
      }),
    ),
    distance: estimate(points.distance, replicates, (one) => one.distance, SPANNED_DISTANCE),
    observations: fits.border.used.length,
    adValorem: { "4": tariffOf(points.border, 4), "8": tariffOf(points.border, 8) },
  };
}

/** Tariff t with (1 + t)^-elasticity = exp(coefficient); null for NaN. */
export function tariffOf(coefficient: number, elasticity: number): number | null {
  return Number.isNaN(coefficient) ? null : Math.expm1(-coefficient / elasticity);
}

function estimate(
  coefficient: number,
  replicates: readonly Replicate[],
  of: (points: Points) => number,
  reason: Text,
): Estimate {
  if (Number.isNaN(coefficient)) return { identified: false, reason };
  const error = jackknifeError(replicates.map(({ points }) => of(points)));
  const restsOn = replicates.filter(({ points }) => Number.isNaN(of(points))).map(({ place }) => place);
  return {
    coefficient,
    standardError: Number.isNaN(error) ? null : error,
    ...(restsOn.length > 0 && { restsOn }),
  };
}

const SPANNED = t("evidence.spanned");
const SPANNED_DISTANCE = t("evidence.spannedDistance");

function reasonFor({ between }: FlowPairs, { border }: Fits): Text {
  if (between.every((pair) => pair === "")) return t("evidence.oneProvince");
  if (border.used.every((k) => between[k] === "")) return t("evidence.nothingAcross");
  return SPANNED;
}

function reasonForPair({ between }: FlowPairs, { pairs }: Fits, name: string): Text {
  const crossed = pairs.used.some((k) => between[k] === name);
  return crossed ? SPANNED : t("evidence.nothingAcross");
}
