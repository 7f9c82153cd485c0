import { z } from "zod";
import { refused } from "../levers/refused.js";
import { both, LANGUAGES, type Language, type Text, t, toText, unitWords } from "../words/index.js";
import { distributionOf, distributionSchema, type Spread, spanOf } from "./distribution.js";

const words = z.string().min(1);
const optionalWords = Object.fromEntries(LANGUAGES.map((language) => [language, words.optional()]));

/** English, and other languages where somebody wrote them: what is missing is English. Plain text stands for all. */
export const textSchema = z
  .union([words, z.strictObject({ ...(optionalWords as Record<Language, z.ZodOptional<typeof words>>), en: words })])
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

/** Where a figure comes from. */
export const statusSchema = z.enum(["data", "estimated", "assumed", "imputed"]);

/** A figure with its unit and its source, or the admission that it is assumed or imputed. */
export function quantity(bounds: Bounds) {
  return z
    .strictObject({
      value: bounded(bounds),
      unit: z.string().min(1),
      source: z.string().min(1).optional(),
      status: statusSchema.optional(),
      range: z
        .tuple([z.number(), z.number()])
        .optional()
        .meta({ label: "Plausible range: studies of uncertainty draw from it evenly" }),
      distribution: distributionSchema.optional(),
      together: idSchema.optional().meta({
        description:
          "figures with the same name here are drawn together, each as far up its own range as the first of them",
      }),
      standardError: z.number().min(0).optional().meta({ label: "Standard error of an estimate" }),
      method: z.string().min(1).optional().meta({ description: "how a figure was estimated" }),
      note: z.string().optional(),
    })
    .superRefine((figure, context) => {
      if (!figure.source && figure.status !== "assumed" && figure.status !== "imputed") {
        context.addIssue(
          refused({ what: t("scenario.figureSourceMissing"), hint: t("scenario.nameSource") }, ["source"]),
        );
      }
      checkSpan(figure, bounds, context);
      const [low, high] = figure.range ?? [figure.value, figure.value];
      if (!(low <= figure.value && figure.value <= high)) {
        context.addIssue(
          refused({ what: t("scenario.rangeWithoutValue", { value: figure.value }), hint: t("scenario.writeRange") }, [
            "range",
          ]),
        );
      }
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
        hint: t("scenario.keepWithin", { low: min, high: max, unit: unitWords(unit) ?? unit }),
      },
      [figure.distribution ? "distribution" : "range"],
    ),
  );
}

export type Quantity = z.output<ReturnType<typeof quantity>>;
