import { z } from "zod";
import type { Spoken } from "../../words/index.js";
import { csvLine } from "./csv.js";
import { inEachLanguage, reasonFields } from "./reason.js";
import { text } from "./text.js";

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
  seed: z.union([z.number(), z.string()]),
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
