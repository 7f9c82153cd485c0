import { z } from "zod";
import type { Language, Spoken } from "../../words/index.js";
import { spoken } from "../../words/index.js";
import { answerPlanSchema } from "./answerPlan.js";
import { variantChangesSchema } from "./changes.js";
import { collaborationSchema } from "./collaboration.js";
import { text } from "./text.js";

/** report.json: what a report needs beside the tables - names, places, the question, industrial structure. */
/** In English and Chinese. */
const place = z.strictObject({ id: z.string(), label: text });

export const contextSchema = z.strictObject({
  schemaVersion: z.literal(2),
  title: text,
  /** The question that the scenario answers. */
  question: text,
  region: text,
  /** "yuan" */
  currency: text,
  /** Baseline first. */
  variants: z
    .array(
      z.strictObject({
        id: z.string(),
        label: text,
        description: text.optional(),
      }),
    )
    .min(1),
  /** What the first sentences answer; left out by older results. */
  answer: answerPlanSchema.optional(),
  /** What each variant changes. */
  changes: z.array(variantChangesSchema).default([]),
  /** The variant of the figures that show a single one. */
  focus: z.string(),
  /** First year in which a variant may differ from the baseline. */
  reformYear: z.int(),
  /** Of a region of several. */
  agglomerations: z.array(place).default([]),
  provinces: z.array(place),
  cities: z.array(
    z.strictObject({
      id: z.string(),
      label: text,
      province: z.string(),
      /** Degrees; left out where cities have no place on a map. */
      longitude: z.number().optional(),
      latitude: z.number().optional(),
    }),
  ),
  /** Land around the cities: rings of degrees, longitude first. */
  outlines: z.array(z.array(z.tuple([z.number(), z.number()]))).default([]),
  hinterlands: z.array(place).default([]),
  sectors: z.array(place),
  /** Kinds of flow that are people. */
  labour: z.array(z.string()),
  /** Location quotients of employment in the last year. [variant][city][sector] */
  structure: z.array(z.array(z.array(z.number()))),
  /**
   * Employment of the base year, thousands [city][sector], and whether sectors below the broad ones are imputed; left
   * out by older results.
   */
  employment: z.strictObject({ year: z.int(), imputed: z.boolean(), values: z.array(z.array(z.number())) }).optional(),
  /** The vector of collaboration in the last year; left out by older results. */
  collaboration: collaborationSchema.optional(),
  /** What governments may choose: name of the lever in policy.jsonl, and what is chosen. */
  chosen: z.array(z.strictObject({ lever: z.string(), label: text, unit: text })).default([]),
  /** Variants whose governments imitate each other in place of weighing alternatives. */
  imitating: z.array(z.string()).default([]),
  /** Players of an agreement. */
  players: z.array(z.string()).default([]),
  /** Sentences on levers and variants that change nothing. */
  withoutEffect: z.array(text).default([]),
  /** Sentences for the box of limits, beside the general ones. */
  limits: z.array(text).default([]),
});

export type ReportContext = z.infer<typeof contextSchema>;

/** What a reader of one language sees of it: strings in place of texts. */
export type ShownContext = Spoken<ReportContext>;

export function contextIn(context: ReportContext, language: Language): ShownContext {
  return spoken(context, language);
}

/** Text of report.json. */
export function contextJson(context: z.input<typeof contextSchema>): string {
  return JSON.stringify(contextSchema.parse(context)) + "\n";
}
