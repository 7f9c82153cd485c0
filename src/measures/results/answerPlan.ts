import { z } from "zod";
import { text } from "./reason.js";

/**
 * A change of a city against the baseline that goes beyond what was observed (indicators/observedChanges.ts): the year
 * in which it does so most.
 */
const beyondSchema = z.strictObject({
  variant: z.string(),
  place: z.string(),
  measure: z.enum(["real-gdp", "residents", "jobs"]),
  /** Whose jobs. */
  sector: text.optional(),
  /** Since the variant first differs from the baseline. */
  years: z.int(),
  /** Against the baseline, and the most that 99 of 100 cities saw; ratio less 1. */
  change: z.number(),
  bound: z.number(),
  /** The sector with the largest part in a change of GDP, or the only lever of the variant; left out where unknown. */
  driver: z.strictObject({ kind: z.enum(["sector", "lever"]), label: text }).optional(),
});

export type BeyondObserved = z.infer<typeof beyondSchema>;

/** Part of report.json: what the first sentences answer, asked by the scenario or chosen for it. */
export const answerPlanSchema = z.strictObject({
  /** Runs whose difference is told: one against the baseline, or the first against the second; all if left out. */
  compare: z.array(z.string()).min(1).max(2).optional(),
  /**
   * Years that are told. year: `at`. shock: `at`, the sum from `from` to `to`, what is left in `to`. sum: from `from`
   * to `to`. path: every year of these.
   */
  when: z.strictObject({ kind: z.enum(["year", "shock", "sum", "path"]), at: z.int(), from: z.int(), to: z.int() }),
  /** Ids; the first is told first. */
  places: z.array(z.string()).min(1),
  /** Id of an indicator; left out, real GDP is told and winners are counted by residents' consumption. */
  measure: z.string().optional(),
  /**
   * Further indicators whose levels in all places are told first, with the measure's; left out where none are asked
   * for.
   */
  beside: z.array(z.string()).min(1).optional(),
  /** Lever of an agreement whose signature is told first; left out where none is asked for. */
  signed: z.strictObject({ type: z.string(), label: text }).optional(),
  /** The region says who saves, so that what is consumed early and late is told as one present value; else left out. */
  saved: z.boolean().optional(),
  /**
   * From when on a variant's residents consume more than with a fixed stock of capital, null: not within the run; left
   * out where nobody looked.
   */
  savingPaid: z.strictObject({ variant: z.string(), from: z.int().nullable() }).optional(),
  /** What the program chose and why, in a sentence; left out where the scenario says it all. */
  chosen: text.optional(),
  /** Variants that differ from one another in no number, groups of two at least. */
  equal: z.array(z.array(z.string()).min(2)).default([]),
  /** The farthest beyond first; left out where nobody looked. */
  beyond: z.array(beyondSchema).optional(),
});

/** Years that are told together, first and last: summed where they are several. */
export interface Span {
  from: number;
  to: number;
}

/** Years that the headline tells. */
export function yearsTold({ kind, at, from, to }: AnswerPlan["when"]): Span {
  return kind === "sum" ? { from, to } : { from: at, to: at };
}

export type AnswerPlan = z.infer<typeof answerPlanSchema>;
