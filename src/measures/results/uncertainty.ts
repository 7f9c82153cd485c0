import { z } from "zod";
import { inEachLanguage, reasonFields } from "./reason.js";

const share = z.number().min(0).max(1);
/** 5, 50 and 95 % of the worlds. */
const band = z.tuple([z.number(), z.number(), z.number()]);

/** What a variant does to one indicator of one place in one year, over many worlds. */
const effectSchema = z.strictObject({
  variant: z.string(),
  year: z.int(),
  place: z.string(),
  indicator: z.string(),
  /** Worlds in which baseline and variant have a value. */
  worlds: z.int(),
  /** Difference from the baseline of the same world, in the unit of the indicator. */
  effect: band,
  /** The same over the baseline's amount; null where some baseline is zero. */
  relative: band.nullable(),
  /** Worlds in which the difference is above, below zero. */
  rises: share,
  falls: share,
  /**
   * Worlds in which the relative effect misses the target, and the mean relative effect in these. Null where nobody
   * would call more of it better.
   */
  misses: share.nullable(),
  missedBy: z.number().nullable(),
});

const rankSchema = z.strictObject({
  variant: z.string(),
  city: z.string(),
  /** Among the cities by what happens to consumption per resident, 1 the best: 5, 50 and 95 % of the worlds. */
  rank: band,
  /** Worlds in which it is among the best, the worst quarter. */
  best: share,
  worst: share,
});

const driverSchema = z.strictObject({
  variant: z.string(),
  indicator: z.string(),
  factor: z.string(),
  /** Rank correlation (Spearman) of the factor with the relative effect on the cluster, and its 95 % interval. */
  correlation: z.number(),
  low: z.number(),
  high: z.number(),
  /** Median relative effect in the quarter of worlds with the lowest and the highest values of the factor. */
  atLow: z.number(),
  atHigh: z.number(),
});

/** uncertainty.json, and what stands beside a shipped scenario: how far effects depend on what nobody knows well. */
export const uncertaintySchema = z.strictObject({
  schemaVersion: z.literal(1),
  holds: z.literal("study of uncertainty"),
  program: z.string(),
  /** SHA-256 of what of the scenario moves its effects. */
  subject: z.string(),
  seed: z.union([z.number(), z.string()]),
  /** Where the draws are from: stored beside the region, or its ranges alone. Absent in earlier results. */
  from: z.enum(["stored", "ranges", "outdated"]).optional(),
  /** Worlds that were drawn. */
  draws: z.int(),
  /** Worlds that have no base year or in which an arm could not be run, and why. */
  failed: z.array(
    z.strictObject({ draw: z.int(), arm: z.string().nullable(), ...reasonFields }).transform(inEachLanguage),
  ),
  /** In per cent of the baseline: what an effect should reach. */
  target: z.number(),
  /** Beginnings of names of factors that were held at their central values. */
  held: z.array(z.string()),
  factors: z.array(
    z.strictObject({
      name: z.string(),
      label: z.string(),
      unit: z.string(),
      central: z.number().nullable(),
      /** 5, 50 and 95 % of the draws. */
      drawn: band,
    }),
  ),
  /**
   * The first world in which all arms could be run: relative effects on the cluster's real GDP, by which a study tells
   * whether the model has moved.
   */
  probe: z.strictObject({ draw: z.int(), effects: z.record(z.string(), z.number()) }).nullable(),
  effects: z.array(effectSchema),
  ranks: z.array(rankSchema),
  drivers: z.array(driverSchema),
});

export type Uncertainty = z.infer<typeof uncertaintySchema>;
export type UncertainEffect = Uncertainty["effects"][number];
export type Driver = Uncertainty["drivers"][number];

/** Digits beyond these are noise of the draws. */
const DIGITS = 4;

/** Text of uncertainty.json: a line an entry, so that a change of a stored study can be read. */
export function uncertaintyJson(uncertainty: Uncertainty): string {
  const rounded = (_: string, value: unknown) =>
    typeof value === "number" && !Number.isInteger(value) ? Number(value.toPrecision(DIGITS)) : value;
  const entries = Object.entries(uncertaintySchema.parse(uncertainty)).map(([name, value]) => {
    const text =
      Array.isArray(value) && value.length > 0 && typeof value[0] === "object"
        ? `[\n${value.map((one) => `    ${JSON.stringify(one, rounded)}`).join(",\n")}\n  ]`
        : JSON.stringify(value, rounded);
    return `  ${JSON.stringify(name)}: ${text}`;
  });
  return `{\n${entries.join(",\n")}\n}\n`;
}

/** Draws that ran to the end, in every arm. */
export function drawsRun({ draws, failed }: Pick<Uncertainty, "draws" | "failed">): number {
  return draws - new Set(failed.map(({ draw }) => draw)).size;
}

/** The effect on one place; the last year where none is named. */
export function uncertainEffect(
  { effects }: Uncertainty,
  variant: string,
  place: string,
  indicator: string,
  year?: number,
): UncertainEffect | undefined {
  return effects.findLast(
    (row) =>
      row.variant === variant &&
      row.place === place &&
      row.indicator === indicator &&
      (year === undefined || row.year === year),
  );
}
