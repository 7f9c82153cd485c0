import { z } from "zod";
import type { Spoken } from "../../words/index.js";
import { givenSchema } from "./conditioning.js";
import { csvLine } from "./csv.js";
import { inEachLanguage, reasonFields, seed, text } from "./manifest.js";

/** JSON has no NaN: what has no value is null there. */
const number = z
  .number()
  .nullable()
  .transform((value) => value ?? Number.NaN);

const estimateSchema = z.strictObject({ value: number, low: number, high: number });

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
  title: text,
  question: text,
  region: text,
  method: z.enum(METHODS),
  seed,
  /** Trajectories (morris), groups (sobol) or rows (rank). */
  samples: z.int(),
  /** Worlds that were run or failed. */
  worlds: z.int(),
  years: z.tuple([z.int(), z.int()]),
  factors: z.array(z.strictObject({ name: z.string(), label: text, unit: text, low: z.number(), high: z.number() })),
  outcomes: z.array(
    z.strictObject({
      variant: z.string(),
      variantLabel: text,
      indicator: z.string(),
      label: text,
      place: z.string(),
      placeLabel: text,
      year: z.int(),
      /** Of the effect: "%", "percentage points", or the indicator's own. */
      unit: text,
      /** Of the effect over the worlds of the design. */
      mean: number,
      deviation: number,
      /**
       * Trajectory steps (morris), groups (sobol) or rows (rank) that count, and those left out because a world of
       * theirs failed.
       */
      used: z.int(),
      dropped: z.int(),
      /** Strongest first. */
      factors: z.array(
        z.strictObject({
          factor: z.string(),
          estimates: z.array(z.strictObject({ measure: z.string(), ...estimateSchema.shape })),
        }),
      ),
    }),
  ),
  failed: z.array(
    z.strictObject({ case: z.int(), arm: z.string().nullable(), ...reasonFields }).transform(inEachLanguage),
  ),
});

export type SensitivityReport = z.output<typeof sensitivitySchema>;
/** As a reader of one language sees it. */
export type ShownSensitivity = Spoken<SensitivityReport>;
export type ShownOutcome = ShownSensitivity["outcomes"][number];
export type OutcomeSensitivity = SensitivityReport["outcomes"][number];

export function sensitivityJson(report: SensitivityReport): string {
  return `${JSON.stringify(report, null, 1)}\n`;
}

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
  title: text,
  question: text,
  region: text,
  design: z.enum(["grid", "latin-hypercube", "sobol"]),
  seed,
  population: z.enum(["agents", "cohorts"]),
  replicates: z.int(),
  years: z.tuple([z.int(), z.int()]),
  /** What is varied. */
  factors: z.array(z.strictObject({ name: z.string(), label: text, unit: text })),
  /**
   * Worlds in which every point of the design is run, and figures that are drawn for them; 1 and 0: at central values
   * alone.
   */
  worlds: z.int(),
  drawn: z.int(),
  given: givenSchema,
  outcomes: z.array(
    z.strictObject({
      indicator: z.string(),
      label: text,
      place: z.string(),
      placeLabel: text,
      year: z.int(),
      unit: text,
      better: z.enum(["higher", "lower", "none"]),
    }),
  ),
  variants: z.array(z.strictObject({ id: z.string(), label: text })),
  /** A point of the design in a variant. */
  options: z.array(
    z.strictObject({
      point: z.int(),
      variant: z.string(),
      /** By factor. */
      values: z.array(z.number()),
      /** By outcome: 5, 50 and 95 % of the worlds, the share in which it rises, and how many have a value. */
      effects: z.array(z.strictObject({ low: number, middle: number, high: number, rises: number, worlds: z.int() })),
      /** In the first outcome, against the best option of each world: largest and mean; absent without worlds. */
      regret: z.strictObject({ largest: number, mean: number }).optional(),
      /** Whether no other option is at least as good in efficiency, equity and cost and better in one. */
      front: z.boolean(),
    }),
  ),
  /** Worlds in which all options have a value, on which regrets rest. */
  compared: z.int(),
  /** Positions among outcomes. */
  pareto: z.strictObject({ efficiency: z.int(), equity: z.int(), cost: z.int() }),
  cases: z.int(),
  failed: z.array(
    z.strictObject({ case: z.int(), arm: z.string().nullable(), ...reasonFields }).transform(inEachLanguage),
  ),
});

export type SweepReport = z.output<typeof sweepSchema>;
/** As a reader of one language sees it. */
export type ShownSweep = Spoken<SweepReport>;
export type SweepOption = SweepReport["options"][number];

export function sweepJson(report: SweepReport): string {
  return `${JSON.stringify(report, null, 1)}\n`;
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
      const regrets = o === 0 && regret ? [regret.largest, regret.mean] : ["", ""];
      yield csvLine([
        variant,
        ...values,
        indicator,
        place,
        year,
        low,
        middle,
        high,
        rises,
        worlds,
        ...regrets,
        front ? 1 : 0,
      ]);
    }
}
