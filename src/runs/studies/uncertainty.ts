import { BEYOND, RECEIPTS } from "../../measures/indicators/index.js";
import {
  bandOf,
  CLUSTER,
  FEWEST_DRAWS,
  spreadOf,
  type UncertainEffect,
  type Uncertainty,
} from "../../measures/results/index.js";
import { english } from "../../words/index.js";
import { type DrawResult, type Draws, failuresOf, valueIn } from "./cases.js";
import { driversOf } from "./drivers.js";
import { standardErrors } from "./estimators/bootstrap.js";
import type { FactorText } from "./factor.js";
import { firstDraws } from "./jointDraws.js";
import { type OutcomeCell, sameCell } from "./outcomes.js";

/** Indicators by which drivers are looked for: what a place makes, what its people earn, and what they get for it. */
const DRIVEN = ["real-gdp", "real-national-income", "real-final-consumption-per-head"] as const;

/** Of fewer draws chance alone correlates some of many factors strongly. */
const FEWEST_OF_DRIVERS = 64;

export interface DesignedDraws {
  factors: readonly FactorText[];
  /** [draw][factor] */
  values: readonly (readonly number[])[];
  draws: Draws;
}

/** What a study says, beside where it comes from. `target`: per cent of the baseline. */
export function summarise(
  { factors, values, draws }: DesignedDraws,
  target: number,
): Pick<Uncertainty, "failed" | "factors" | "probe" | "effects" | "errors" | "ranks" | "drivers"> {
  const { arms, cells, results } = draws;
  const variants = arms.slice(1);
  const samples = variants.map((_, v) => cells.map((_, cell) => sampleOf(results, v + 1, cell)));
  const last = cells.reduce((latest, { year }) => Math.max(latest, year), 0);
  const sampleAt = (variant: string, place: string, indicator: string): Sample | undefined => {
    const cell = cells.findIndex((one) => sameCell(one, { year: last, place, indicator }));
    return samples[variants.indexOf(variant)]?.[cell];
  };
  const relativeOf = (variant: string, place: string, indicator: string) =>
    relativeByDraw(sampleAt(variant, place, indicator), values.length);
  const errorsOf = (variant: string, indicator: string): NonNullable<Uncertainty["errors"]> => {
    const ratios = relativeOf(variant, CLUSTER, indicator).filter(Number.isFinite);
    if (ratios.length < FEWEST_DRAWS) return [];
    const relative = standardErrors(ratios, 3, bandOf) as [number, number, number];
    return [{ variant, place: CLUSTER, indicator, relative }];
  };
  return {
    failed: failuresOf(draws).map(({ case: draw, ...why }) => ({ draw, ...why })),
    factors: factors.map(({ name, label, unit, central }, f) => ({
      name,
      label,
      unit: english(unit),
      central: central ?? null,
      drawn: bandOf(values.map((draw) => draw[f])),
    })),
    probe: probeOf(
      variants.map((variant) => ({ variant, effects: relativeOf(variant, CLUSTER, DRIVEN[0]) })),
      values.length,
    ),
    effects: variants.flatMap((variant, v) =>
      cells.flatMap((cell, c) => (isTerm(cell, last) ? [] : effectOf(variant, cell, samples[v][c], target))),
    ),
    errors: variants.flatMap((variant) => DRIVEN.flatMap((indicator) => errorsOf(variant, indicator))),
    ranks: variants.flatMap((variant) =>
      ranksOf(
        variant,
        draws.cities.map((city) => ({ city, effects: relativeOf(variant, city, DRIVEN[2]) })),
      ),
    ),
    drivers: variants.flatMap((variant) =>
      (values.length < FEWEST_OF_DRIVERS ? [] : DRIVEN).flatMap((indicator) =>
        driversOf(variant, indicator, factors, values, relativeOf(variant, CLUSTER, indicator)),
      ),
    ),
  };
}

/** What cities receive is told in sum: of years before the last nobody asks. */
const isTerm = ({ indicator, year }: OutcomeCell, last: number) =>
  year < last && (RECEIPTS as readonly string[]).includes(indicator);

/** The first draw that every arm has an effect of, to tell later whether the program still gives the same. */
function probeOf(
  arms: readonly { variant: string; effects: readonly number[] }[],
  draws: number,
): Uncertainty["probe"] {
  const whole = firstDraws(draws).find((draw) => arms.every(({ effects }) => Number.isFinite(effects[draw])));
  if (whole === undefined) return null;
  return { draw: whole, effects: Object.fromEntries(arms.map(({ variant, effects }) => [variant, effects[whole]])) };
}

/** Baseline and variant side by side in the draws in which both have a value. */
interface Sample {
  draw: number[];
  before: number[];
  after: number[];
}

function sampleOf(results: readonly DrawResult[], arm: number, cell: number): Sample {
  const sample: Sample = { draw: [], before: [], after: [] };
  results.forEach((result, draw) => {
    const before = valueIn(result, 0, cell);
    const after = valueIn(result, arm, cell);
    if (Number.isNaN(before) || Number.isNaN(after)) return;
    sample.draw.push(draw);
    sample.before.push(before);
    sample.after.push(after);
  });
  return sample;
}

/** By draw; NaN where there is none. */
function relativeByDraw(sample: Sample | undefined, draws: number): number[] {
  const values = new Array<number>(draws).fill(NaN);
  sample?.draw.forEach((draw, i) => {
    values[draw] = sample.after[i] / sample.before[i] - 1;
  });
  return values;
}

const isWelfare = (indicator: string) => (BEYOND as readonly string[]).includes(indicator);

function effectOf(
  variant: string,
  { year, place, indicator }: OutcomeCell,
  { before, after }: Sample,
  target: number,
): UncertainEffect[] {
  const draws = before.length;
  if (draws === 0) return [];
  const spread = spreadOf(before, after);
  const ratios = after.map((value, i) => (value - before[i]) / Math.abs(before[i]));
  const short = isWelfare(indicator) && spread.relative ? ratios.filter((effect) => effect < target / 100) : null;
  return [
    {
      variant,
      year,
      place,
      indicator,
      ...spread,
      misses: short && short.length / draws,
      missedBy: short && short.length > 0 ? short.reduce((sum, effect) => sum + effect / short.length, 0) : null,
    },
  ];
}

/**
 * How firmly cities stand in the order of gains. `effects`: by draw, NaN where a draw has none; only draws with all
 * cities count.
 */
export function ranksOf(
  variant: string,
  cities: readonly { city: string; effects: readonly number[] }[],
): Uncertainty["ranks"] {
  const draws = cities[0]?.effects.length ?? 0;
  const whole = firstDraws(draws).filter((draw) => cities.every(({ effects }) => Number.isFinite(effects[draw])));
  if (whole.length === 0) return [];
  const ranks = cities.map(() => [] as number[]);
  for (const draw of whole) {
    const order = cities.map((_, c) => c).sort((a, b) => cities[b].effects[draw] - cities[a].effects[draw]);
    order.forEach((c, place) => {
      ranks[c].push(place + 1);
    });
  }
  const quarter = Math.max(1, Math.round(cities.length / 4));
  const shareOf = (list: readonly number[], counts: (rank: number) => boolean) =>
    list.filter(counts).length / list.length;
  return cities.map(({ city }, c) => ({
    variant,
    city,
    rank: bandOf(ranks[c]),
    best: shareOf(ranks[c], (rank) => rank <= quarter),
    worst: shareOf(ranks[c], (rank) => rank > cities.length - quarter),
  }));
}
