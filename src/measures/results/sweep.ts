import { z } from "zod";
import type { Spoken } from "../../words/index.js";
import { givenSchema } from "./conditioning.js";
import { csvLine } from "./csv.js";
import { inEachLanguage, reasonFields } from "./reason.js";
import { text } from "./text.js";

/** JSON has no NaN: what has no value is null there. */
const number = z
  .number()
  .nullable()
  .transform((value) => value ?? Number.NaN);

/** sweep.json: effects over levels of some numbers, and over worlds where what is uncertain is drawn. */
export const sweepSchema = z.strictObject({
  schemaVersion: z.literal(2),
  holds: z.literal("sweep"),
  title: text,
  question: text,
  region: text,
  design: z.enum(["grid", "latin-hypercube", "sobol"]),
  seed: z.union([z.number(), z.string()]),
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
