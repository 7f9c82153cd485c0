import { z } from "zod";
import { text } from "./text.js";

/** Part of report.json: what the first sentences answer, asked by the scenario or chosen for it. */
export const answerPlanSchema = z.strictObject({
  /** Runs whose difference is told: one against the baseline, or the first against the second; all if left out. */
  compare: z.array(z.string()).min(1).max(2).optional(),
  /**
   * Years that are told. year: `at`. shock: `at`, the sum from `from` to `to`, what is left in `to`. sum: from `from` to
   * `to`. path: every year of these.
   */
  when: z.strictObject({ kind: z.enum(["year", "shock", "sum", "path"]), at: z.int(), from: z.int(), to: z.int() }),
  /** Ids; the first is told first. */
  places: z.array(z.string()).min(1),
  /** Id of an indicator; left out, real GDP is told and winners are counted by residents' consumption. */
  measure: z.string().optional(),
  /** What the program chose and why, in a sentence; left out where the scenario says it all. */
  chosen: text.optional(),
  /** Variants that differ from one another in no number, groups of two at least. */
  equal: z.array(z.array(z.string()).min(2)).default([]),
});

export type AnswerPlan = z.infer<typeof answerPlanSchema>;
