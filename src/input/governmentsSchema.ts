import { z } from "zod";
import { refused } from "../levers/refused.js";
import { type AnyText, type Text, t } from "../words/index.js";
import { bounded, idSchema } from "./quantity.js";

/** A lever whose amount the city governments choose themselves, each for its own city. */
const chosenLever = z.strictObject({
  type: z.string().min(1).meta({ description: "a type of lever that binds cities" }),
  parameter: z.string().min(1).meta({ description: "the number of that lever that is chosen" }),
  cities: z.union([z.literal("all"), z.array(idSchema).min(1)]).default("all"),
  low: bounded({ label: "Least value", unit: "unit of the lever" }),
  high: bounded({ label: "Largest value", unit: "unit of the lever" }),
  start: bounded({ label: "Value before the first decision", unit: "unit of the lever" }).optional(),
  /** Values to choose from, in place of any value between the bounds. */
  choices: z.array(z.number()).min(2).max(50).optional(),
  accuracy: bounded({ label: "Accuracy of the choice", unit: "unit of the lever", min: 1e-6 }).optional(),
  /** The lever's other parameters. */
  with: z.record(z.string(), z.unknown()).default({}),
});

const chosenLeverSchema = chosenLever.superRefine(({ low, high, start, choices, accuracy }, context) => {
  const within = t("scenario.lowToHigh", { low, high });
  const issue = (path: (string | number)[], what: Text, allowed: AnyText, hint: Text) =>
    context.addIssue(refused({ what, allowed, hint }, path));
  if (!(low < high)) {
    issue(["high"], t("scenario.notAboveLow", { low }), "low < high", t("scenario.exchangeTwo"));
    return;
  }
  const outside = (value: number) => value < low || value > high;
  const hint = t("scenario.changeOrWiden");
  if (start !== undefined && outside(start)) issue(["start"], t("scenario.outsideBounds"), within, hint);
  choices?.forEach((value, row) => {
    if (outside(value)) issue(["choices", row], t("scenario.outsideBounds"), within, hint);
  });
  if (choices && accuracy !== undefined)
    issue(["accuracy"], t("scenario.noEffectChoices"), t("scenario.accuracyOrChoices"), t("error.removeOne"));
});

export type ChosenLever = z.output<typeof chosenLeverSchema>;

/** Damping where the scenario says nothing; assumed. */
const HALFWAY = 0.5;

const share = (label: string) => bounded({ label, unit: "share", min: 0, max: 1 });

/** Parameters of governments that learn; all assumed unless the scenario gives a source. */
const learningSchema = z.strictObject({
  phi: share("Decay of past attractions").default(0.9),
  delta: share("Weight of what other values would have earned").default(0.5),
  rho: share("Decay of past experience").default(0.9),
  lambda: bounded({ label: "Sensitivity of choices", unit: "per log point of the objective", min: 0 }).default(500),
  noise: bounded({ label: "Noise of imitation", unit: "log points of the objective", min: 0 }).default(0.002),
  exploration: share("Probability of a try at random").default(0.1),
});

/**
 * How city governments behave: they hold what the scenario gives them; look ahead and best-respond to each other;
 * imitate cities that have come further (Fermi rule); let the shares of values grow with their payoff (replicator); or
 * learn by experience-weighted attraction (ewa). Objectives: objectivesSchema.ts.
 */
const governments = z.strictObject({
  behaviour: z.enum(["fixed", "best-response", "imitate", "replicator", "ewa"]).default("fixed"),
  from: z.int().min(1900).max(2200).optional().meta({ label: "Year of the first decision", unit: "year" }),
  every: z.int().min(1).max(50).default(1).meta({ label: "Years between decisions", unit: "years" }),
  horizon: z.int().min(1).max(30).default(5).meta({ label: "Years looked ahead", unit: "years" }),
  updating: z.enum(["simultaneous", "sequential", "damped"]).default("simultaneous"),
  damping: bounded({
    label: `Part of the way to the best response, where updating is damped (${HALFWAY} if absent)`,
    unit: "share",
    min: 0.01,
    max: 1,
  }).optional(),
  learning: learningSchema.prefault({}),
  levers: z.array(chosenLeverSchema).default([]),
});

export const governmentsSchema = governments
  .superRefine(({ behaviour, levers, updating, damping }, context) => {
    const issue = (path: string, what: Text, allowed: Text, hint: Text) =>
      context.addIssue(refused({ what, allowed, hint }, [path]));
    if (behaviour === "fixed" && levers.length > 0)
      issue("levers", t("scenario.noEffectFixed"), t("scenario.noLevers"), t("scenario.chooseBehaviour"));
    if (updating !== "damped" && damping !== undefined)
      issue(
        "damping",
        t("scenario.noEffectUpdating", { updating }),
        t("scenario.noDamping"),
        t("scenario.writeDamped"),
      );
  })
  .transform(({ damping = HALFWAY, ...rest }) => ({ ...rest, damping }));

export type GovernmentsFile = z.output<typeof governmentsSchema>;
