import { z } from "zod";
import { weightsSchema } from "./objectivesSchema.js";
import { bounded } from "./quantity.js";

/** A council that meets and decides, in the run itself, whether the agreement of `coordination` is in force. */
export const councilSchema = z.strictObject({
  from: z
    .int()
    .min(1900)
    .max(2200)
    .optional()
    .meta({ label: "Year of the first meeting; absent: the agreement's first year", unit: "year" }),
  every: z.int().min(1).max(50).default(1).meta({ label: "Years between meetings", unit: "years" }),
  quorum: bounded({
    label: "Least share of players that may go ahead (decision: quorum), 0.5 if absent",
    unit: "share",
    min: 0,
    max: 1,
  }).optional(),
  /** Decided on one after the other, each on top of those that have passed. Absent: the whole agreement at once. */
  agenda: z
    .array(z.array(z.string().min(1)).min(1))
    .min(1)
    .optional()
    .meta({ label: "Items in their order, each a list of types of levers of the agreement; absent: all in one" }),
  binding: z.boolean().default(false).meta({ label: "Members are held to what they signed until the next meeting" }),
  sanction: bounded({
    label: "Paid by a member in breach to the others, in every year in which it is noticed",
    unit: "100 million a year, base-year prices",
    min: 0,
    max: 1e6,
  }).default(0),
  monitoring: bounded({
    label: "Probability that a breach is noticed in any one year",
    unit: "probability",
    min: 0,
    max: 1,
  }).default(1),
  compensation: z
    .boolean()
    .default(false)
    .meta({ label: "Members pay each other by the rule of coordination.compensation while the agreement is in force" }),
  centralTopUp: bounded({
    label: "Most that the centre adds where members cannot find what the losers need",
    unit: "100 million a year, base-year prices",
    min: 0,
    max: 1e6,
  }).default(0),
  /**
   * In place of the governments' own weights, for what they choose as for how they vote; weights that are not named are
   * 0.
   */
  promotion: weightsSchema.optional(),
});

export type CouncilFile = z.output<typeof councilSchema>;
