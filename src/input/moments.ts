import { z } from "zod";
import { refused } from "../levers/refused.js";
import { hypot } from "../maths/numerics/elementary.js";
import { t } from "../words/index.js";
import { bounded, idSchema, wordsSchema } from "./quantity.js";

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
    context.addIssue(refused({ what, hint: t("scenario.valueOfKind") }, ["value"]));
  });

/** What is known of moments of the base year, by id, and what is done with it. */
export const momentsSchema = z.record(idSchema, momentSchema).default({}).meta({
  description: "data that parameter draws are held against, by the id of a row that `agglom calibrate` prints",
});

export type Moment = z.output<typeof momentSchema>;

/** Standard error of a datum, sampling and discrepancy together. */
export const errorOf = ({ error, discrepancy }: Moment): number => hypot(error, discrepancy?.value ?? 0);
