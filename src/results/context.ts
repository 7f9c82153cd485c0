import { z } from "zod";
import { collaborationSchema } from "./collaboration.js";

/** report.json: what a report needs beside the tables - names, places, the question, industrial structure. */
export const contextSchema = z.strictObject({
  schemaVersion: z.literal(1),
  title: z.string(),
  /** The question that the scenario answers. */
  question: z.string(),
  region: z.string(),
  regionZh: z.string().optional(),
  /** "yuan" */
  currency: z.string(),
  /** Baseline first. */
  variants: z
    .array(
      z.strictObject({
        id: z.string(),
        label: z.string(),
        labelZh: z.string().optional(),
        description: z.string().optional(),
      }),
    )
    .min(1),
  /** The variant of the figures that show a single one. */
  focus: z.string(),
  /** First year in which a variant may differ from the baseline. */
  reformYear: z.int(),
  /** Of a region of several. */
  agglomerations: z.array(z.strictObject({ id: z.string(), label: z.string() })).default([]),
  provinces: z.array(z.strictObject({ id: z.string(), label: z.string(), labelZh: z.string().optional() })),
  cities: z.array(
    z.strictObject({
      id: z.string(),
      label: z.string(),
      labelZh: z.string().optional(),
      province: z.string(),
      /** Degrees; left out where cities have no place on a map. */
      longitude: z.number().optional(),
      latitude: z.number().optional(),
    }),
  ),
  hinterlands: z
    .array(z.strictObject({ id: z.string(), label: z.string(), labelZh: z.string().optional() }))
    .default([]),
  sectors: z.array(z.strictObject({ id: z.string(), label: z.string() })),
  /** Kinds of flow that are people. */
  labour: z.array(z.string()),
  /** Location quotients of employment in the last year. [variant][city][sector] */
  structure: z.array(z.array(z.array(z.number()))),
  /** The vector of collaboration in the last year; left out by older results. */
  collaboration: collaborationSchema.optional(),
  /** What governments may choose: name of the lever in policy.jsonl, and what is chosen. */
  chosen: z.array(z.strictObject({ lever: z.string(), label: z.string(), unit: z.string() })).default([]),
  /** Variants whose governments imitate each other in place of weighing alternatives. */
  imitating: z.array(z.string()).default([]),
  /** Players of an agreement. */
  players: z.array(z.string()).default([]),
  /** Sentences on levers and variants that change nothing. */
  withoutEffect: z.array(z.string()).default([]),
  /** Sentences for the box of limits, beside the general ones. */
  limits: z.array(z.string()).default([]),
});

export type ReportContext = z.infer<typeof contextSchema>;

/** Text of report.json. */
export function contextJson(context: z.input<typeof contextSchema>): string {
  return JSON.stringify(contextSchema.parse(context)) + "\n";
}
