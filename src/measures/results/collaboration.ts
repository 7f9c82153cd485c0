import { z } from "zod";
import type { Spoken } from "../../words/index.js";
import { text } from "./text.js";

// collaboration.json, and part of report.json: the vector of collaboration in the last year, and its composites with
// all that hangs on the weights.

const number = z.number().nullable();

export const collaborationSchema = z.strictObject({
  year: z.int(),
  /** What 0 and 1 are. */
  window: text,
  /** Dimensions that count, with their weights in the two composites. */
  dimensions: z.array(
    z.strictObject({
      id: z.string(),
      label: text,
      indicators: z.array(z.string()),
      equal: z.number(),
      entropy: z.number(),
    }),
  ),
  /** Dimensions without a value, or with the same everywhere: never counted as zero. */
  left: z.array(z.strictObject({ id: z.string(), label: text, reason: text })),
  /**
   * By arm: values of the indicators of each dimension, scores of the dimensions, composites; null where there is none.
   */
  rows: z.array(
    z.strictObject({
      variant: z.string(),
      values: z.array(z.array(number)),
      scores: z.array(z.number()),
      equal: number,
      entropy: number,
      coupling: number,
      corrected: number,
    }),
  ),
  /**
   * Of each variant against the baseline: differences of both composites, smallest and largest of any weighting, share
   * of all weightings that rise.
   */
  effects: z.array(
    z.strictObject({
      variant: z.string(),
      equal: z.number(),
      entropy: z.number(),
      lowest: z.number(),
      highest: z.number(),
      share: number,
    }),
  ),
});

export type CollaborationReport = z.infer<typeof collaborationSchema>;

/** To a reader of one language. */
export type ShownCollaboration = Spoken<CollaborationReport>;

/** Text of collaboration.json. */
export function collaborationJson(report: CollaborationReport): string {
  return `${JSON.stringify(collaborationSchema.parse(report), null, 1)}\n`;
}
