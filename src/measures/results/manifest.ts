import { z } from "zod";
import { completed, ENGLISH, english, joined, LANGUAGES, refused, type Text, t, textOf } from "../../words/index.js";
import type { AuditSummary } from "./record.js";

// Kinds of fields in files of results.
const OTHERS = LANGUAGES.filter((language) => language !== ENGLISH);
export const string = z.string();
export const strings = z.array(string);
export const number = z.number();
export const numbers = z.array(number);
export const numberOrNull = number.nullable();
export const numbersOrNull = z.array(numberOrNull);
export const whole = z.int();
export const wholePair = z.tuple([whole, whole]);

/** A list of objects with these fields and no others. */
export function listOf<Shape extends z.core.$ZodLooseShape>(
  shape: Shape,
): z.ZodArray<z.ZodObject<Shape, z.core.$strict>> {
  return z.array(z.strictObject(shape));
}

/** A value as a file of results has it. */
export function jsonText(value: unknown, indent = 1): string {
  return `${JSON.stringify(value, null, indent)}\n`;
}

/** A text in a file of results; what a later program may write beside it is let through. */
export const text = z
  .looseObject({ en: string, ...Object.fromEntries(OTHERS.map((language) => [language, string.optional()])) })
  .transform(completed);

/** What has an id, and what people call it. */
export const named = z.strictObject({ id: string, label: text });

/** What is wrong with a name in a file of results that none of those it holds has. */
export function leadsNowhere(path: (string | number)[], name: string, known: readonly string[]) {
  return known.includes(name) ? undefined : refused({ what: "results.namesNothing", allowed: joined(known) }, path);
}

/** What is wrong with a list in a file of results that is not as long as what it is of. */
export function unlikeInLength(path: (string | number)[], { length }: readonly unknown[], count: number) {
  if (length === count) return undefined;
  return refused({ what: t("results.hasEntries", { length }), allowed: t("scenario.listOfCount", { count }) }, path);
}

/** What every report on a scenario is headed with. */
export const heading = { title: text, question: text, region: text };

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
export const reasonFields = { reason: string, text: text.optional() };

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
  version: string,
  commit: string.nullable(),
});

/** Of random numbers. */
export const seed = z.union([number, string]);

/** manifest.json: where results come from. All that differs between equal runs stands under `run`. */
export const manifestSchema = z.strictObject({
  schemaVersion: z.literal(2),
  program,
  /** Version of Node. */
  node: string,
  scenario: z.strictObject({
    file: string,
    /** Of the resolved scenario. */
    sha256: string.regex(/^[0-9a-f]{64}$/),
  }),
  /** Files of levers, indicators and figures from outside. */
  modules: listOf({ file: string, sha256: string }).optional(),
  seed,
  /** Replicates that were run, and runs of them that could not be finished. */
  replicates: whole.nonnegative(),
  failed: z
    .array(z.strictObject({ variant: string, replicate: whole, ...reasonFields }).transform(inEachLanguage))
    .default([]),
  /** Where runs failed: replicates that the baseline finished, and those that each variant shares with it. */
  restsOn: z.record(string, whole.nonnegative()).optional(),
  /** Base year and years simulated, first and last. */
  years: wholePair.refine(([first, last]) => last >= first && last - first < MOST_YEARS),
  /** Baseline first. */
  variants: strings.min(1),
  /** AuditSummary (record.ts); null where no run was finished. */
  audit: z
    .strictObject({
      worstRow: number,
      worstRowKind: string,
      worstAccount: number,
      worstAccountName: string,
      peopleError: number,
      capitalError: number,
      landError: number,
      goodsError: number,
      residual: number,
      iterations: number,
    })
    .nullable() satisfies z.ZodType<AuditSummary | null>,
  run: z.strictObject({
    command: string,
    seconds: number,
    host: string,
    workers: whole.optional(),
    startedAt: string.optional(),
  }),
});

export type Manifest = z.infer<typeof manifestSchema>;

/** JSON text of a manifest, keys in the order of the schema. */
export function manifestJson(manifest: Manifest): string {
  return jsonText(manifestSchema.parse(manifest), 2);
}
