import { z } from "zod";
import { completed, english, type Text, textOf } from "../../words/index.js";

/** A text in a file of results. */
export const text = z.looseObject({ en: z.string() }).transform(completed);

/** Why something could not be done. */
export interface Reason {
  /** In English, for other programs. */
  reason: string;
  /** In each language, for people. */
  text: Text;
}

/** A text as the reason of something. */
export function because(said: Text): Reason {
  return { reason: english(said), text: said };
}

/** Of what could not be done, in a file of results. */
export const reasonFields = { reason: z.string(), text: text.optional() };

/** Files of earlier versions have the English reason alone, which then stands for every language. */
export function inEachLanguage<Failure extends { reason: string; text?: Text | undefined }>(
  failure: Failure,
): Failure & Reason {
  return { ...failure, text: failure.text ?? textOf(failure.reason) };
}

/** Longer than any run; a report has room for every year. */
const MOST_YEARS = 1000;

/** That made results. */
export const program = z.strictObject({
  name: z.literal("agglom"),
  version: z.string(),
  commit: z.string().nullable(),
});

/** Of random numbers. */
export const seed = z.union([z.number(), z.string()]);

/** manifest.json: where results come from. All that differs between equal runs stands under `run`. */
export const manifestSchema = z.strictObject({
  schemaVersion: z.literal(2),
  program,
  /** Version of Node. */
  node: z.string(),
  scenario: z.strictObject({
    file: z.string(),
    /** Of the resolved scenario. */
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
  }),
  /** Files of levers, indicators and figures from outside. */
  modules: z.array(z.strictObject({ file: z.string(), sha256: z.string() })).optional(),
  seed,
  /** Replicates that were run, and runs of them that could not be finished. */
  replicates: z.int().nonnegative(),
  failed: z
    .array(z.strictObject({ variant: z.string(), replicate: z.int(), ...reasonFields }).transform(inEachLanguage))
    .default([]),
  /** Where runs failed: replicates that the baseline finished, and those that each variant shares with it. */
  restsOn: z.record(z.string(), z.int().nonnegative()).optional(),
  /** Base year and years simulated, first and last. */
  years: z.tuple([z.int(), z.int()]).refine(([first, last]) => last >= first && last - first < MOST_YEARS),
  /** Baseline first. */
  variants: z.array(z.string()).min(1),
  /** Null where no run was finished. */
  audit: z
    .strictObject({
      worstRow: z.number(),
      worstRowKind: z.string(),
      worstAccount: z.number(),
      worstAccountName: z.string(),
      peopleError: z.number(),
      capitalError: z.number(),
      landError: z.number(),
      goodsError: z.number(),
      residual: z.number(),
      iterations: z.number(),
    })
    .nullable(),
  run: z.strictObject({
    command: z.string(),
    seconds: z.number(),
    host: z.string(),
    workers: z.int().optional(),
    startedAt: z.string().optional(),
  }),
});

export type Manifest = z.infer<typeof manifestSchema>;

/** JSON text of a manifest, keys in the order of the schema. */
export function manifestJson(manifest: Manifest): string {
  return JSON.stringify(manifestSchema.parse(manifest), null, 2) + "\n";
}
