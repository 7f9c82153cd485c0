import { z } from "zod";
import { bounded } from "./quantity.js";

/** A council that meets and decides, in the run itself, whether the agreement of `coordination` is in force. */
export const councilSchema = z.strictObject({
  from: z.int().min(1900).max(2200).optional().meta({ label: "Year of the first meeting", unit: "year" }),
  every: z.int().min(1).max(50).default(1).meta({ label: "Years between meetings", unit: "years" }),
  quorum: bounded({
    label: "Least share of players that may go ahead (decision: quorum)",
    unit: "share",
    min: 0,
    max: 1,
  }).default(0.5),
  binding: z.boolean().default(false).meta({ label: "Members are held to what they signed until the next meeting" }),
  sanction: bounded({
    label: "Paid by a member in breach to the others, while it lasts",
    unit: "100 million a year, base-year prices",
    min: 0,
    max: 1e6,
  }).default(0),
});

export type CouncilFile = z.output<typeof councilSchema>;
