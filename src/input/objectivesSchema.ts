import { z } from "zod";
import { refused } from "../levers/refused.js";
import { t } from "../words/index.js";
import { bounded, idSchema } from "./quantity.js";

const weight = (label: string) => bounded({ label, unit: "weight", min: 0, max: 1 });

/**
 * What a city government wants, as weights of logs, those that are not named 0; its money equivalent needs weight on
 * revenue or consumption.
 */
export const weightsSchema = z
  .strictObject({
    gdp: weight("Weight of real GDP").default(0),
    revenue: weight("Weight of own revenue").default(0),
    consumption: weight("Weight of real consumption per head").default(0),
    innovation: weight("Weight of the stock of knowledge").default(0),
    rank: weight("Weight of rank among rivals (ln GDP less the mean of rivals)").default(0),
    cluster: weight("Weight of the real GDP of all cities together").default(0),
  })
  .superRefine((weights, context) => {
    if (Object.values(weights).some((one) => one > 0)) return;
    context.addIssue(refused({ why: t("scenario.weighsNothing"), hint: t("scenario.giveWeightAbove") }));
  })
  .meta({ description: "weights of which at least one is above 0" });

/** Objectives of city governments: what they look ahead with when they choose, and what agreements are judged by. */
export const objectivesSchema = z
  .strictObject({
    horizon: z.int().min(1).max(50).default(10).meta({ label: "Years that agreements are judged by", unit: "years" }),
    discount: bounded({ label: "Weight of next year", unit: "ratio", min: 0.01, max: 1 }).default(0.95),
    /** Of permanent agreements, in the coalition analysis: councils, which meet again, count the horizon only. */
    terminalValue: z.enum(["none", "last-year"]).default("none").meta({
      label:
        "What agglom game counts after the horizon of an agreement whose levers all go on (no `to`): nothing, or the last year's rate for ever",
    }),
    weights: weightsSchema.default({ gdp: 0.4, revenue: 0.3, consumption: 0.3, innovation: 0, rank: 0, cluster: 0 }),
    /** Weights of single cities, or of all cities of a province or an agglomeration. */
    cities: z.record(idSchema, weightsSchema).default({}),
  })
  .superRefine(({ discount, terminalValue }, context) => {
    if (terminalValue === "none" || discount < 1) return;
    context.addIssue(
      refused({ why: t("scenario.addsForEver"), hint: t("scenario.discountBelowOne") }, ["terminalValue"]),
    );
  })
  .meta({ description: "objectives of which a terminal value needs a discount below 1" });

export type Objectives = z.output<typeof objectivesSchema>;
