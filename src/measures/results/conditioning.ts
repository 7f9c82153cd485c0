import { z } from "zod";
import { listOf, number, numberOrNull, string, strings, text, whole } from "./manifest.js";

/** Whether draws were held against data, or come as the ranges of the region say; absent in earlier results. */
export const givenSchema = z.enum(["data", "prior"]).optional();

const spread = z.tuple([numberOrNull, numberOrNull]);

/** What parameter draws were held against: how many candidates, how many of them were kept, and why. */
export const conditioningSchema = z.strictObject({
  /** SHA-256 of the data and of what is left out of them. */
  hash: string,
  /** Candidates that were calibrated; of these `failed` have no base year, and `kept` are the draws. */
  candidates: whole,
  failed: whole,
  kept: whole,
  /**
   * Candidates with a base year that were asked for every moment: what each datum alone keeps is told of them. Absent
   * in earlier files, where all were.
   */
  asked: whole.optional(),
  /** Moments that were left out. */
  without: strings,
  /** Likelihood of the central case, from 0 to 1. */
  central: number,
  moments: listOf({
    id: string,
    label: text,
    unit: string,
    kind: z.enum(["normal", "at-least", "between"]),
    value: z.union([number, z.tuple([number, number])]),
    /** Sampling and discrepancy together. */
    error: number,
    use: z.enum(["condition", "drawn", "check"]),
    /** Share of asked candidates that it alone would keep. */
    alone: number,
    /** At central values. */
    central: numberOrNull,
    /** Mean and standard deviation over asked candidates, over kept ones. */
    prior: spread,
    kept: spread,
  }),
});

export type Conditioning = z.output<typeof conditioningSchema>;
/** Ids of the data that draws were kept by. */
export function conditionsOf({ moments, without }: Pick<Conditioning, "moments" | "without">): string[] {
  return moments.filter(({ id, use }) => use === "condition" && !without.includes(id)).map(({ id }) => id);
}

export function askedOf({ asked, candidates, failed }: Pick<Conditioning, "asked" | "candidates" | "failed">): number {
  return asked ?? candidates - failed;
}

/** A central case with a likelihood below this is far from what the data say. */
export const LEAST_CENTRAL = 0.05;

export type MomentRow = Conditioning["moments"][number];
