import { z } from "zod";
import type { Spoken } from "../../words/index.js";
import { givenSchema } from "./conditioning.js";
import { csvLine } from "./csv.js";
import {
  heading,
  inEachLanguage,
  listOf,
  named,
  number,
  numberOrNull,
  numbers,
  reasonFields,
  seed,
  string,
  text,
  whole,
  wholePair,
} from "./manifest.js";

/** JSON has no NaN: what has no value is null there. */
const numberOrNaN = numberOrNull.transform((value) => value ?? NaN);

/** Runs that could not be finished. */
const failedCases = z.array(
  z.strictObject({ case: whole, arm: string.nullable(), ...reasonFields }).transform(inEachLanguage),
);

/** An indicator of a place in a year. */
const outcomeFields = { indicator: string, label: text, place: string, placeLabel: text, year: whole };

/** What is estimated of each factor; the first says how much it matters. */
export const MEASURES = {
  morris: ["size", "spread", "mean"],
  sobol: ["total", "first"],
  rank: ["simple", "partial"],
} as const;

export type SensitivityMethod = keyof typeof MEASURES;

export const METHODS = Object.keys(MEASURES) as SensitivityMethod[];

/** sensitivity.json: what outcomes of a scenario depend on. */
export const sensitivitySchema = z.strictObject({
  schemaVersion: z.literal(2),
  holds: z.literal("study of sensitivity"),
  ...heading,
  method: z.enum(METHODS),
  seed,
  /** Trajectories (morris), groups (sobol) or rows (rank). */
  samples: whole,
  /** Worlds that were run or failed. */
  worlds: whole,
  years: wholePair,
  factors: listOf({ name: string, label: text, unit: text, low: number, high: number }),
  outcomes: listOf({
    variant: string,
    variantLabel: text,
    ...outcomeFields,
    /** Of the effect: "%", "percentage points", or the indicator's own. */
    unit: text,
    /** Of the effect over the worlds of the design. */
    mean: numberOrNaN,
    deviation: numberOrNaN,
    /**
     * Trajectory steps (morris), groups (sobol) or rows (rank) that count, and those left out because a world of
     * theirs failed.
     */
    used: whole,
    dropped: whole,
    /** Strongest first. */
    factors: listOf({
      factor: string,
      estimates: listOf({ measure: string, value: numberOrNaN, low: numberOrNaN, high: numberOrNaN }),
    }),
  }),
  failed: failedCases,
});

export type SensitivityReport = z.output<typeof sensitivitySchema>;
/** As a reader of one language sees it. */
export type ShownSensitivity = Spoken<SensitivityReport>;
export type ShownOutcome = ShownSensitivity["outcomes"][number];
export type OutcomeSensitivity = SensitivityReport["outcomes"][number];

/** Lines of sensitivity.csv; low and high are ends of 95 % intervals. */
export function* sensitivityCsv({ outcomes }: SensitivityReport): Generator<string> {
  yield csvLine(["variant", "year", "place", "indicator", "factor", "measure", "value", "low", "high"]);
  for (const { variant, year, place, indicator, factors } of outcomes)
    for (const { factor, estimates } of factors)
      for (const { measure, value, low, high } of estimates)
        yield csvLine([variant, year, place, indicator, factor, measure, value, low, high]);
}

/** sweep.json: effects over levels of some numbers, and over worlds where what is uncertain is drawn. */
export const sweepSchema = z.strictObject({
  schemaVersion: z.literal(2),
  holds: z.literal("sweep"),
  ...heading,
  design: z.enum(["grid", "latin-hypercube", "sobol"]),
  seed,
  population: z.enum(["agents", "cohorts"]),
  replicates: whole,
  years: wholePair,
  /** What is varied. */
  factors: listOf({ name: string, label: text, unit: text }),
  /**
   * Worlds in which every point of the design is run, and figures that are drawn for them; 1 and 0: at central values
   * alone.
   */
  worlds: whole,
  drawn: whole,
  given: givenSchema,
  outcomes: listOf({
    ...outcomeFields,
    unit: text,
    better: z.enum(["higher", "lower", "none"]),
  }),
  variants: z.array(named),
  /** A point of the design in a variant. */
  options: listOf({
    point: whole,
    variant: string,
    /** By factor. */
    values: numbers,
    /** By outcome: 5, 50 and 95 % of the worlds, the share in which it rises, and how many have a value. */
    effects: listOf({ low: numberOrNaN, middle: numberOrNaN, high: numberOrNaN, rises: numberOrNaN, worlds: whole }),
    /** In the first outcome, against the best option of each world: largest and mean; absent without worlds. */
    regret: z.strictObject({ largest: numberOrNaN, mean: numberOrNaN }).optional(),
    /** Whether no other option is at least as good in efficiency, equity and cost and better in one. */
    front: z.boolean(),
  }),
  /** Worlds in which all options have a value, on which regrets rest. */
  compared: whole,
  /** Positions among outcomes. */
  pareto: z.strictObject({ efficiency: whole, equity: whole, cost: whole }),
  cases: whole,
  failed: failedCases,
});

export type SweepReport = z.output<typeof sweepSchema>;
/** As a reader of one language sees it. */
export type ShownSweep = Spoken<SweepReport>;
export type SweepOption = SweepReport["options"][number];

/** A number of levers, governments or councils, which somebody chooses; any other is of the world, and no option. */
export const isChosen = ({ name }: { name: string }): boolean =>
  /(^|\.)(levers|governments|council|coordination)\./.test(name);

/** Positions of options by world: those of one differ in numbers alone that somebody chooses. */
export function worldsOf(
  factors: readonly { name: string }[],
  options: readonly { values: readonly number[] }[],
): number[][] {
  const worlds = new Map<string, number[]>();
  for (const [at, { values }] of options.entries()) {
    const key = JSON.stringify(values.filter((_, f) => !isChosen(factors[f])));
    worlds.set(key, [...(worlds.get(key) ?? []), at]);
  }
  return [...worlds.values()];
}

/** Lines of options.csv. */
export function* optionsCsv({ factors, outcomes, options }: SweepReport): Generator<string> {
  yield csvLine([
    ...["variant", ...factors.map(({ name }) => name)],
    ...["indicator", "place", "year", "effect_05", "effect_50", "effect_95", "rises", "worlds"],
    ...["largest_regret", "mean_regret", "front"],
  ]);
  for (const { variant, values, effects, regret, front } of options)
    for (const [o, { low, middle, high, rises, worlds }] of effects.entries()) {
      const { indicator, place, year } = outcomes[o];
      const of = [variant, ...values, indicator, place, year];
      const { largest, mean } = (o === 0 && regret) || { largest: NaN, mean: NaN };
      yield csvLine([...of, low, middle, high, rises, worlds, largest, mean, front ? 1 : 0]);
    }
}

/** A design: what every case of an experiment was, and whether it could be run. */
export interface DesignTable {
  /** Names of figures. */
  factors: readonly string[];
  /** [case][figure] */
  rows: readonly (readonly number[])[];
  /** By case; empty where all of it could be run. */
  failures: readonly string[];
}

/** Lines of design.csv. */
export function* designCsv({ factors, rows, failures }: DesignTable): Generator<string> {
  yield csvLine(["case", "failure", ...factors]);
  for (const [row, values] of rows.entries()) yield csvLine([row, failures[row] ?? "", ...values]);
}

/** What came out in one case of an experiment. */
export interface OutcomeRow {
  row: number;
  variant: string;
  year: number;
  place: string;
  indicator: string;
  baseline: number;
  value: number;
}

/** Lines of outcomes.csv. */
export function* outcomesCsv(rows: Iterable<OutcomeRow>): Generator<string> {
  yield csvLine(["case", "variant", "year", "place", "indicator", "baseline", "value", "effect"]);
  for (const { row, variant, year, place, indicator, baseline, value } of rows)
    yield csvLine([row, variant, year, place, indicator, baseline, value, value - baseline]);
}
