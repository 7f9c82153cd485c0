import { z } from "zod";
import { text } from "./text.js";

// Part of report.json: what each variant changes, as a reader sees it.

const span = z.tuple([z.number().nullable(), z.number().nullable()]);

const years = { from: z.int(), to: z.int() };

/** What a lever did, where runs tell it. Money in 100 million at base-year prices, jobs in thousands. */
const deedSchema = z.discriminatedUnion("kind", [
  /** Quota sold and its mean price a km2; null where nothing is sold. */
  z.strictObject({
    kind: z.literal("land"),
    ...years,
    tradable: z.boolean(),
    km2: z.number(),
    price: z.number().nullable(),
  }),
  /**
   * Ordered in all years together: jobs, firms, or shares of firms. Firms that left under the order, and how many more
   * than in the baseline went to the destinations. Jobs of the listed sectors in the last year against the baseline.
   */
  z.strictObject({
    kind: z.literal("firms"),
    ...years,
    origins: text,
    destinations: text.nullable(),
    ordered: z.number(),
    unit: z.enum(["jobs", "firms", "share"]),
    left: z.number(),
    arrived: z.number().nullable(),
    jobsLeft: z.number(),
    jobsThere: z.number().nullable(),
  }),
  /** Least and largest index, and in how many of the years that were settled the city downstream pays. */
  z.strictObject({
    kind: z.literal("bond"),
    ...years,
    low: z.number(),
    high: z.number(),
    threshold: z.number(),
    downstreamPays: z.int(),
    settled: z.int(),
  }),
  /** What cities receive under all payments of the variant together. */
  z.strictObject({ kind: z.literal("money"), ...years, paid: z.number() }),
]);

export type Deed = z.infer<typeof deedSchema>;

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
  /** Left out where runs do not tell, and by older results. */
  deed: deedSchema.optional(),
});

export const variantChangesSchema = z.strictObject({
  variant: z.string(),
  levers: z.array(leverChangeSchema),
  /** What else differs: who chooses, who meets, which constants. */
  also: z.array(text),
});

export type VariantChanges = z.infer<typeof variantChangesSchema>;
export type LeverChange = z.infer<typeof leverChangeSchema>;
