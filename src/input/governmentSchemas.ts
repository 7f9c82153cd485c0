import { z } from "zod";
import { levers } from "../levers/index.js";
import { COMPENSATION_RULES } from "../maths/bargaining/compensation.js";
import { type AnyText, refused, type Text, t, type Words } from "../words/index.js";
import { bounded, idSchema, share, textSchema, wordsSchema, yearSchema } from "./quantity.js";
import { dates, type LeverEntry } from "./timeline.js";

const weight = (label: string) => bounded({ label, unit: "weight", min: 0, max: 1 });

/**
 * What a city government wants, as weights of logs, those that are not named 0; its money equivalent needs weight on
 * revenue or consumption.
 */
const weightsSchema = z
  .strictObject({
    gdp: weight("Weight of real GDP").default(0),
    revenue: weight("Weight of own revenue").default(0),
    consumption: weight("Weight of real consumption per head").default(0),
    innovation: weight("Weight of the stock of knowledge").default(0),
    rank: weight("Weight of rank among rivals (ln GDP less the mean of rivals)").default(0),
    cluster: weight("Weight of the real GDP of all cities together").default(0),
  })
  .refine(
    (weights) => Object.values(weights).some((one) => one > 0),
    refused({ why: "scenario.weighsNothing", hint: "scenario.giveWeightAbove" }),
  )
  .meta({ description: "weights of which at least one is above 0" });

/** Objectives of city governments: what they look ahead with when they choose, and what agreements are judged by. */
export const objectivesSchema = z
  .strictObject({
    horizon: z.int().min(1).max(50).default(10).meta({ label: "Years that agreements are judged by", unit: "years" }),
    discount: bounded({ label: "Weight of next year", unit: "ratio", min: 0.01, max: 1 }).default(0.95),
    /** Of permanent agreements, in the coalition analysis: councils, which meet again, count the horizon only. */
    terminalValue: z
      .enum(["none", "last-year"])
      .default("none")
      .meta({
        label:
          "What agglom game counts after the horizon of an agreement whose levers all go on (no `to`): " +
          "nothing, or the last year's rate for ever",
      }),
    weights: weightsSchema.default({ gdp: 0.4, revenue: 0.3, consumption: 0.3, innovation: 0, rank: 0, cluster: 0 }),
    /** Weights of single cities, or of all cities of a province or an agglomeration. */
    cities: z.record(idSchema, weightsSchema).default({}),
  })
  .refine(
    ({ discount, terminalValue }) => terminalValue === "none" || discount < 1,
    refused({ why: "scenario.addsForEver", hint: "scenario.discountBelowOne" }, ["terminalValue"]),
  )
  .meta({ description: "objectives of which a terminal value needs a discount below 1" });

export type Objectives = z.output<typeof objectivesSchema>;

/** A lever whose amount the city governments choose themselves, each for its own city. */
const chosenLever = z.strictObject({
  type: wordsSchema.meta({ description: "a type of lever that binds cities" }),
  parameter: wordsSchema.meta({ description: "the number of that lever that is chosen" }),
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
  const issue = (path: (string | number)[], what: Words, allowed: AnyText, hint: Words) =>
    context.addIssue(refused({ what, allowed, hint }, path));
  if (!(low < high)) {
    issue(["high"], t("scenario.notAboveLow", { low }), "low < high", "scenario.exchangeTwo");
    return;
  }
  const outside = (value: number) => value < low || value > high;
  const hint = "scenario.changeOrWiden";
  if (start !== undefined && outside(start)) issue(["start"], "scenario.outsideBounds", within, hint);
  choices?.forEach((value, row) => {
    if (outside(value)) issue(["choices", row], "scenario.outsideBounds", within, hint);
  });
  if (choices && accuracy !== undefined)
    issue(["accuracy"], "scenario.noEffectChoices", t("scenario.accuracyOrChoices"), "error.removeOne");
});

export type ChosenLever = z.output<typeof chosenLeverSchema>;

/** Damping where the scenario says nothing; assumed. */
const HALFWAY = 0.5;

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
 * learn by experience-weighted attraction (ewa).
 */
const governments = z.strictObject({
  behaviour: z.enum(["fixed", "best-response", "imitate", "replicator", "ewa"]).default("fixed"),
  from: yearSchema.optional().meta({ label: "Year of the first decision", unit: "year" }),
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
    const issue = (path: string, what: Words, allowed: Text, hint: Words) =>
      context.addIssue(refused({ what, allowed, hint }, [path]));
    if (behaviour === "fixed" && levers.length > 0)
      issue("levers", "scenario.noEffectFixed", t("cli.noLevers"), "scenario.chooseBehaviour");
    if (updating !== "damped" && damping !== undefined)
      issue("damping", t("scenario.noEffectUpdating", { updating }), t("scenario.noDamping"), "scenario.writeDamped");
  })
  .transform(({ damping = HALFWAY, ...rest }) => ({ ...rest, damping }));

export type GovernmentsFile = z.output<typeof governmentsSchema>;

const MOST_PLAYERS = 40;

const playersSchema = z
  .record(idSchema, z.array(wordsSchema).min(1))
  .superRefine((players, context) => {
    const count = Object.keys(players).length;
    if (count >= 2 && count <= MOST_PLAYERS) return;
    context.addIssue(
      refused({
        what: t("scenario.countOfPlayers", { count, most: MOST_PLAYERS }),
        hint: "scenario.namePlayers",
      }),
    );
  })
  .meta({ description: "a map of 2 to 40 players, each with a list of ids of cities, provinces or agglomerations" });

/** An agreement that players may join: whom it binds is written with `members` for the cities of those who do. */
export function coordinationSchema() {
  const lever = z.looseObject({ type: z.enum(levers.map(({ type }) => type)), ...dates }).meta({
    description: "a lever as elsewhere; `members` stands for the cities of those who join",
  }) as unknown as z.ZodType<LeverEntry>;
  return z.strictObject({
    label: textSchema,
    players: playersSchema,
    /** What a player weighs membership against: no agreement at all, or the agreement of the others. */
    decision: z
      .enum(["unanimity", "quorum"])
      .default("unanimity")
      .meta({ label: "Without one player: no agreement (unanimity), or that of the others (quorum)" }),
    agreement: z.strictObject({
      levers: z
        .array(lever)
        .refine(({ length }) => length > 0, refused({ what: "scenario.emptyAgenda", hint: "scenario.listLever" }))
        .meta({ description: "of at least one lever" }),
    }),
    /** How the gains of an agreement are shared out (docs/game.md). */
    compensation: z.strictObject({ rule: z.enum(COMPENSATION_RULES).default("minimal") }).prefault({}),
  });
}

export type Coordination = z.output<ReturnType<typeof coordinationSchema>>;

/** How far members believe each other; the rates are assumed. */
const trustSchema = z.strictObject({
  initial: share("Probability with which a member is believed to keep its word before the first meeting").default(0.5),
  learn: share("Part of what is lacking to full trust that a kept year adds").default(0.1),
  loss: share("Part of trust that a year of a noticed breach takes").default(0.5),
});

/** Fitted to Dal Bo and Frechette 2011, all rounds (docs/model.md, 7.15e; agglom theory fits it anew). */
export const PEOPLE = { bias: -0.19, slope: 2.31 };

const logitSchema = z.strictObject({
  bias: bounded({
    label: "Log odds of keeping its word where nothing is at stake",
    unit: "log odds",
    min: -20,
    max: 20,
  }).default(PEOPLE.bias),
  slope: bounded({
    label: "Log odds of keeping its word per unit of gain over stakes",
    unit: "log odds",
    min: 0,
    max: 100,
  }).default(PEOPLE.slope),
});

/** A council that meets and decides, in the run itself, whether the agreement of `coordination` is in force. */
export const councilSchema = z.strictObject({
  from: z
    .int()
    .min(1900)
    .max(2200)
    .optional()
    .meta({ label: "Year of the first meeting; absent: the agreement's first year", unit: "year" }),
  every: z.int().min(1).max(50).default(1).meta({ label: "Years between meetings", unit: "years" }),
  quorum: bounded({
    label: "Least share of players that may go ahead (decision: quorum), 0.5 if absent",
    unit: "share",
    min: 0,
    max: 1,
  }).optional(),
  /** Decided on one after the other, each on top of those that have passed. Absent: the whole agreement at once. */
  agenda: z
    .array(z.array(wordsSchema).min(1))
    .min(1)
    .optional()
    .meta({ label: "Items in their order, each a list of types of levers of the agreement; absent: all in one" }),
  binding: z.boolean().default(false).meta({ label: "Members are held to what they signed until the next meeting" }),
  sanction: bounded({
    label: "Paid by a member in breach to the others, in every year in which it is noticed",
    unit: "100 million a year, base-year prices",
    min: 0,
    max: 1e6,
  }).default(0),
  monitoring: bounded({
    label: "Probability that a breach is noticed in any one year",
    unit: "probability",
    min: 0,
    max: 1,
  }).default(1),
  compensation: z
    .boolean()
    .default(false)
    .meta({ label: "Members pay each other by the rule of coordination.compensation while the agreement is in force" }),
  centralTopUp: bounded({
    label: "Most that the centre adds where members cannot find what the losers need",
    unit: "100 million a year, base-year prices",
    min: 0,
    max: 1e6,
  }).default(0),
  /**
   * In place of the governments' own weights, for what they choose as for how they vote; weights that are not named are
   * 0.
   */
  promotion: weightsSchema.optional(),
  /** Absent: all are believed. Sources and what is assumed: docs/model.md, 7.15. */
  trust: trustSchema.optional(),
  /** Absent: members do what is better for them. */
  logit: logitSchema.optional(),
});

export type CouncilFile = z.output<typeof councilSchema>;
