import { z } from "zod";
import { text } from "./text.js";

// Part of report.json: what each variant changes, as a reader sees it.

const span = z.tuple([z.number().nullable(), z.number().nullable()]);

/** A lever of a variant that the baseline does not have. */
const leverChangeSchema = z.strictObject({
  type: z.string(),
  label: text,
  from: z.int(),
  /** Null: to the end of the run. */
  to: z.int().nullable(),
  decidedBy: text,
  /** In force only while a council agrees on it. */
  agreed: z.boolean(),
  /** Whom it is about or binds: name of the parameter and who. */
  places: z.array(z.strictObject({ label: text, value: text })),
  /** Ids of cities that it names, alone or by their province; none where it is about all. */
  cities: z.array(z.string()).default([]),
  /** Numbers of policy that it changes in its first year: least and largest without and with it; null is no limit. */
  sets: z.array(
    z.strictObject({
      label: text,
      unit: text,
      before: span,
      after: span,
      entries: z.int(),
      of: z.enum(["node", "pair", "cell", "sectorPair", "worker", "workerPair"]),
    }),
  ),
  /** Other parameters: of an agreement all, of what is a plain number those that the numbers above do not tell. */
  terms: z.array(z.strictObject({ label: text, value: text, number: z.number().nullable(), unit: text })),
  /** What it did, where runs tell it; left out by older results. */
  deed: text.optional(),
});

export const variantChangesSchema = z.strictObject({
  variant: z.string(),
  levers: z.array(leverChangeSchema),
  /** What else differs: who chooses, who meets, which constants. */
  also: z.array(text),
});

export type VariantChanges = z.infer<typeof variantChangesSchema>;
export type LeverChange = z.infer<typeof leverChangeSchema>;
