import { z } from "zod";
import type { Spoken } from "../../words/index.js";
import { text } from "./text.js";

// collaboration.json, and part of report.json: the index of collaboration in the last year, its blocks and parts.

const number = z.number().nullable();

export const collaborationSchema = z.strictObject({
  year: z.int(),
  /** What 0 and 100 points are. */
  scale: text,
  /** Blocks of which some arm has a part, with these parts and their goalposts. */
  blocks: z.array(
    z.strictObject({
      id: z.string(),
      label: text,
      parts: z.array(z.strictObject({ indicator: z.string(), label: text, zero: z.number(), one: z.number() })),
    }),
  ),
  /** Blocks of which no arm has a part: never counted as zero. */
  without: z.array(z.strictObject({ id: z.string(), label: text })),
  /** By arm: values and points of the parts of each block, points of blocks and of the index; null where there is none. */
  rows: z.array(
    z.strictObject({
      variant: z.string(),
      values: z.array(z.array(number)),
      points: z.array(z.array(number)),
      blocks: z.array(number),
      index: number,
    }),
  ),
  /**
   * Of each variant against the baseline, in points, over the parts that both have: of each block and of the index,
   * smallest and largest that any weighting of the blocks gives, share of all weightings under which the index rises.
   */
  effects: z.array(
    z.strictObject({
      variant: z.string(),
      blocks: z.array(number),
      index: number,
      lowest: number,
      highest: number,
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
