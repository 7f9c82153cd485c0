import { z } from "zod";
import { exp, hypot } from "../maths/numerics/elementary.js";
import {
  both,
  LANGUAGES,
  type Language,
  refused,
  type Text,
  type TextKey,
  t,
  toText,
  unitWords,
  type Words,
} from "../words/index.js";

/** Words that are there. */
export const wordsSchema = z.string().min(1);

/** Calendar year. */
export const yearSchema = z.int().min(1900).max(2200);

const source = wordsSchema
  .optional()
  .meta({ description: "where the distribution comes from, if not from the figure's source" });
const number = z.number();

/** What is known of a figure that is not known exactly. What a bare `range` stands for: `distributionOf`. */
export const distributionSchema = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("uniform"), low: number, high: number, source }),
    z.strictObject({ kind: z.literal("triangular"), low: number, mode: number, high: number, source }),
    /** Half of all draws evenly below the median, half evenly above it. */
    z.strictObject({ kind: z.literal("two-piece"), low: number, median: number, high: number, source }),
    /** ln of the figure is normal with this standard deviation. */
    z.strictObject({ kind: z.literal("lognormal"), median: number.gt(0), deviation: number.gt(0), source }),
    z.strictObject({ kind: z.literal("list"), values: z.array(number).min(1), source }),
  ])
  .refine(
    (distribution) => {
      if (!("low" in distribution)) return true;
      const { low, high } = distribution;
      const inner = "mode" in distribution ? distribution.mode : "median" in distribution ? distribution.median : low;
      return low < high && low <= inner && inner <= high;
    },
    refused({ what: "scenario.boundsOutOfOrder", hint: "scenario.writeInOrder" }),
  )
  .meta({
    label: "What is known of the figure",
    description: "a distribution: { kind: two-piece | uniform | triangular | lognormal | list, ... }",
  });

export type Distribution = z.output<typeof distributionSchema>;

/** What is said of a figure's spread. */
export interface Spread {
  value: number;
  range?: [number, number] | undefined;
  distribution?: Distribution | undefined;
}

/**
 * The distribution of a figure, or undefined where it is taken as known: a range without width says so. Of all
 * distributions with given ends and median the two-piece one says least beside them: its entropy is the largest (Abbas
 * 2003). A value at an end of its range cannot be the median of a density, but the likeliest value: its density falls
 * evenly to the other end, where it is 0. `base`: of what the range is a multiple.
 */
export function distributionOf({ value, range, distribution }: Spread, base = 1): Distribution | undefined {
  if (distribution) return distribution;
  const [low, high] = range ?? [0, 0];
  // A value of few digits may stand at an end that was computed from it.
  const middle = Math.min(high, Math.max(low, value / base));
  if (low >= high) return;
  return low < middle && middle < high
    ? { kind: "two-piece", low, median: middle, high }
    : { kind: "triangular", low, mode: middle, high };
}

/** 99.9 % of a standard normal variable are below this. */
const FAR = 3.09;

/** The ends of a distribution; of a lognormal one what 99.8 % of it lie between. */
export function spanOf(distribution: Distribution): [number, number] {
  if (distribution.kind === "list") return [Math.min(...distribution.values), Math.max(...distribution.values)];
  if (distribution.kind !== "lognormal") return [distribution.low, distribution.high];
  const far = exp(FAR * distribution.deviation);
  return [distribution.median / far, distribution.median * far];
}

const optionalWords = Object.fromEntries(LANGUAGES.map((language) => [language, wordsSchema.optional()]));

/** English, and other languages where somebody wrote them: what is missing is English. Plain text stands for all. */
export const textSchema = z
  .union([
    wordsSchema,
    z.strictObject({ ...(optionalWords as Record<Language, z.ZodOptional<typeof wordsSchema>>), en: wordsSchema }),
  ])
  .transform(
    (text): Text => (typeof text === "string" ? toText(text.trim()) : both((language) => text[language] ?? text.en)),
  )
  .meta({ description: "a text, or { en, zh }" });

/** Ids: lower-case ASCII words joined by hyphens. */
export const idSchema = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
  .meta({ description: "an id of lower-case letters, digits and hyphens, such as taizhou-zhejiang" });

export interface Bounds {
  label: string;
  unit: string;
  min?: number;
  max?: number;
}

/** A finite number within bounds; label, unit and bounds live here and reach messages, JSON Schema and the docs. */
export function bounded({ label, unit, min, max }: Bounds) {
  let number = z.number();
  if (min !== undefined) number = number.min(min);
  if (max !== undefined) number = number.max(max);
  return number.meta({ label, unit });
}

/** A part of a whole. */
export const share = (label: string) => bounded({ label, unit: "share", min: 0, max: 1 });

/** A place on the globe. */
export const latitude = bounded({ label: "Latitude", unit: "degrees north", min: -90, max: 90 });
export const longitude = bounded({ label: "Longitude", unit: "degrees east", min: -180, max: 180 });

/** Where a figure comes from. */
export const statusSchema = z.enum(["data", "estimated", "assumed", "imputed"]);

/** What has no source says that it is assumed or imputed. */
function isSourced({ source, status }: { source?: string | undefined; status?: string | undefined }): boolean {
  return Boolean(source) || status === "assumed" || status === "imputed";
}

/** Units by which a figure of hundredths is told, which would be read as a hundred times as much; "% per %" is none. */
const PER_CENT = /^(%|％|per ?cent\b|pct\b|百分)(?!.*(\bper\b|\/|每))/i;

/** A figure with its unit and its source, or the admission that it is assumed or imputed. */
export function quantity(bounds: Bounds) {
  const unit = unitWords(bounds.unit) ?? bounds.unit;
  return z
    .strictObject({
      value: bounded(bounds),
      unit: wordsSchema.refine(
        (words) => !PER_CENT.test(words),
        refused({ what: "scenario.countsHundredths", allowed: unit, hint: "scenario.divideByHundred" }),
      ),
      source: wordsSchema.optional(),
      status: statusSchema.optional(),
      range: z
        .tuple([z.number(), z.number()])
        .optional()
        .meta({ label: "Plausible range: half of all parameter draws lie evenly below the value, half evenly above" }),
      distribution: distributionSchema.optional(),
      together: idSchema.optional().meta({
        description:
          "figures with the same name here are drawn together, each as far up its own range as the first of them",
      }),
      times: wordsSchema.optional().meta({
        description:
          "the path of another figure, such as parameters.migration.tasteDispersion: range and distribution are of " +
          "the multiple of it, which is what is drawn",
      }),
      datum: idSchema.optional().meta({
        description:
          "the moment that the range or distribution holds already, so that draws are not held against it too",
      }),
      standardError: z.number().min(0).optional().meta({ label: "Standard error of an estimate" }),
      method: wordsSchema.optional().meta({ description: "how a figure was estimated" }),
      note: z.string().optional(),
    })
    .refine(isSourced, refused({ what: "scenario.figureSourceMissing", hint: "scenario.nameSource" }, ["source"]))
    .refine(
      ({ times, together }) => times === undefined || together === undefined,
      refused({ what: "scenario.timesTogether", hint: "scenario.timesOrTogether" }, ["together"]),
    )
    .superRefine((figure, context) => {
      // Multiples of another figure are examined with it.
      if (figure.times !== undefined) return;
      checkSpan(figure, bounds, context);
      const { value, range, distribution } = figure;
      const refuse = (what: Words, hint: TextKey) =>
        context.addIssue(refused({ what, hint }, [distribution ? "distribution" : "range"]));
      if (range && distribution) refuse("scenario.besideRange", "scenario.rangeOrDistribution");
      const [low, high] = distribution ? spanOf(distribution) : (range ?? [value, value]);
      if (!(low <= value && value <= high))
        refuse(
          t("scenario.rangeWithoutValue", { value }),
          distribution ? "scenario.distributionAround" : "scenario.writeRange",
        );
    });
}

/** What may be drawn must be what may be written. */
function checkSpan(figure: Spread, { min = -Infinity, max = Infinity, unit }: Bounds, context: z.RefinementCtx): void {
  const distribution = distributionOf(figure);
  const [lowest, highest] = distribution ? spanOf(distribution) : [min, max];
  if (lowest >= min && highest <= max) return;
  context.addIssue(
    refused(
      {
        why: t("scenario.reachesBeyond", { low: lowest, high: highest }),
        hint: t("scenario.keepWithin", {
          ...{ low: min, high: max, unit: unitWords(unit) ?? unit },
          ends: max === Infinity ? "least" : min === -Infinity ? "most" : "both",
        }),
      },
      [figure.distribution ? "distribution" : "range"],
    ),
  );
}

export type Quantity = z.output<ReturnType<typeof quantity>>;

/** A number of the scenario itself, a constant or an amount of a lever, that is not known exactly. */
export const uncertainSchema = z
  .strictObject({
    path: wordsSchema.meta({
      description: "a dotted path as --set takes it, such as variants.tolls.levers.toll.scale",
    }),
    distribution: distributionSchema,
    source: wordsSchema.optional(),
    status: statusSchema.optional(),
    note: z.string().optional(),
  })
  .refine(isSourced, refused({ what: "scenario.distributionSourceMissing", hint: "scenario.nameSource" }, ["source"]))
  .meta({ description: "numbers of the scenario that studies of uncertainty draw beside the region's" });

export type Uncertain = z.output<typeof uncertainSchema>;

const momentSchema = z
  .strictObject({
    kind: z.enum(["normal", "at-least", "between"]).meta({
      description: "normal: the value is known with its error; at-least: it cannot be less; between: two ends",
    }),
    value: z
      .union([z.number(), z.tuple([z.number(), z.number()])])
      .meta({ description: "what is known of the moment; of `between` [low, high]" }),
    unit: wordsSchema,
    error: bounded({ label: "Standard error of the datum", unit: "that of the moment", min: 0 }),
    discrepancy: z
      .strictObject({
        value: bounded({ label: "What model and measure need not share", unit: "that of the moment", min: 0 }),
        reason: wordsSchema,
      })
      .optional()
      .meta({ description: "what model and measure need not share, a standard deviation, with the reason" }),
    use: z.enum(["condition", "drawn", "check"]).meta({
      description:
        "condition: parameter draws are kept as it says; drawn: a figure's range holds it already; check: only printed",
    }),
    source: wordsSchema,
    note: z.string().optional(),
  })
  .superRefine(({ kind, value }, context) => {
    const isOne = typeof value === "number";
    if (isOne !== (kind === "between") && (isOne || value[0] < value[1])) return;
    const what = isOne === (kind === "between") ? t("scenario.kindAndValue") : t("scenario.boundsOutOfOrder");
    context.addIssue(refused({ what, hint: "scenario.valueOfKind" }, ["value"]));
  });

/** What is known of moments of the base year, by id, and what is done with it. */
export const momentsSchema = z.record(idSchema, momentSchema).default({}).meta({
  description: "data that parameter draws are held against, by the id of a row that `agglom calibrate` prints",
});

export type Moment = z.output<typeof momentSchema>;

/** Standard error of a datum, sampling and discrepancy together. */
export const errorOf = ({ error, discrepancy }: Moment): number => hypot(error, discrepancy?.value ?? 0);
