import { z } from "zod";
import { refused } from "../words/index.js";
import { coordinationSchema, councilSchema, governmentsSchema, objectivesSchema } from "./governmentSchemas.js";
import { parameterOverridesSchema } from "./parameters.js";
import { idSchema, textSchema, uncertainSchema, wordsSchema } from "./quantity.js";
import { capitalSchema, ownershipSchema, type Region } from "./regionSchema.js";
import { calendarYear, leverEntrySchema, withLevers } from "./timeline.js";

const arm = wordsSchema.meta({ description: "the name of a variant, or baseline" });

const when = z.union([
  calendarYear("Year that is told"),
  z.strictObject({ shock: calendarYear("Year of the blow: told with the sum from then on and what is left") }),
  z.strictObject({
    sum: z
      .tuple([calendarYear("First year of the sum"), calendarYear("Last year of the sum")])
      .meta({ description: "first and last year of a sum" }),
  }),
  z.literal("path"),
]);

const place = z.union([
  wordsSchema,
  z.strictObject({
    allBut: z
      .array(wordsSchema)
      .min(1)
      .max(8)
      .meta({ label: "All cities together but these, or but those of these provinces and agglomerations" }),
  }),
]);

/** What a scenario asks, so that the answer to it is printed first. */
export const answerSchema = z
  .strictObject({
    compare: z.array(arm).min(1).max(2).optional(),
    when: when.optional(),
    places: z.array(place).min(1).max(8).optional(),
    measure: wordsSchema.optional(),
    beside: z.array(wordsSchema).min(1).max(4).optional(),
    differences: z
      .array(z.tuple([arm, arm]))
      .min(1)
      .max(4)
      .optional(),
    ranked: z.array(arm).min(2).optional(),
    signed: wordsSchema
      .optional()
      .meta({ label: "A type of lever of the agreement: from when on it is signed is told first" }),
  })
  .meta({
    description: "the question that the first sentences answer: what is compared, when, where, by which measure",
  });

const name = idSchema.meta({ description: "a name of lower-case letters, digits and hyphens" });

/** A number of one run, or of one run against another. */
const measureSchema = z.strictObject({
  of: wordsSchema.meta({
    description:
      "an indicator; `chosen:LEVER`, the mean over the place's cities of what governments chose last; " +
      "`members`, players in the agreement; or `gain:PLAYER`, what it brings one of them a year",
  }),
  in: name.meta({ description: "the variant, or baseline" }),
  against: name.optional().meta({ description: "the run that it is compared with; default baseline" }),
  place: wordsSchema.default("cluster").meta({ description: "cluster, a province, a city or a hinterland" }),
  year: z.int().optional().meta({ description: "calendar year; default the last" }),
  as: z
    .enum(["percent", "difference", "value"])
    .default("percent")
    .meta({ description: "percent or difference from the run that it is compared with, or its own value" }),
});

const list = z.array(name).min(2);
const expectationSchema = z
  .strictObject({
    claim: textSchema.meta({ description: "what should be true, in words" }),
    main: z
      .literal(true)
      .optional()
      .meta({ description: "this statement is the claim, the others go with it (one of several)" }),
    measure: name.optional().meta({ description: "the measure that `above`, `below` and `within` are about" }),
    above: z.number().optional(),
    below: z.number().optional(),
    within: z
      .tuple([z.number(), z.number()])
      .refine(([low, high]) => low <= high, refused({ what: "scenario.boundsOutOfOrder", hint: "scenario.lowFirst" }))
      .optional(),
    rising: list.optional().meta({ description: "measures, each above the one before" }),
    falling: list.optional().meta({ description: "measures, each below the one before" }),
    hump: z.array(name).min(3).optional().meta({ description: "measures that rise up to one of them, then fall" }),
    equal: list.optional().meta({ description: "measures that do not differ by more than `tolerance`" }),
    tolerance: z
      .number()
      .gte(0)
      .optional()
      .meta({ description: "of `equal`, and what `rising` and `falling` forgive" }),
  })
  .refine(
    (expectation) => {
      const given = (["above", "below", "within", "rising", "falling", "hump", "equal"] as const).filter(
        (form) => expectation[form] !== undefined,
      );
      const aboutOne = given.every((form) => form === "above" || form === "below" || form === "within");
      return given.length === 1 && aboutOne === (expectation.measure !== undefined);
    },
    refused({ what: "scenario.notOneStatement", hint: "scenario.writeStatement" }),
  );

/** What must come out of a scenario for a hypothesis to be reproduced. */
const hypothesisSchema = z
  .strictObject({
    id: name,
    claim: textSchema.meta({ description: "the hypothesis in a sentence" }),
    source: wordsSchema.meta({ description: "who says so" }),
    worlds: z.int().min(0).max(100_000).default(64).meta({
      label: "Parameter draws at which it is tested, beside central values",
      unit: "parameter draws",
    }),
    measures: z.record(name, measureSchema),
    expect: z.array(expectationSchema).min(1),
    note: textSchema.optional().meta({ description: "how to read the outcome" }),
  })
  .meta({ description: "a claim about what comes out, which agglom facts looks at" });

export type Hypothesis = z.output<typeof hypothesisSchema>;
export type Measure = z.output<typeof measureSchema>;
export type Expectation = z.output<typeof expectationSchema>;

export const MOST_FIRMS = 10_000_000;
export const MOST_REPLICATES = 100_000;

const packageSchema = withLevers(() => z.array(leverEntrySchema()).default([]));

/** A variant of a scenario. */
export const variantSchema = withLevers(() =>
  z.strictObject({
    label: textSchema,
    levers: packageSchema(),
    parameters: parameterOverridesSchema.optional(),
    /** In place of the scenario's. */
    governments: governmentsSchema.optional(),
    council: councilSchema.optional(),
  }),
);

/** A scenario file (its `extends` resolved or not). */
export const scenarioSchema = withLevers(() =>
  z.strictObject({
    title: textSchema,
    question: textSchema.meta({ description: "the question that the scenario answers: a text, or { en, zh }" }),
    description: textSchema.optional(),
    extends: wordsSchema
      .optional()
      .meta({ description: "the path of a scenario file of which this one stores only the differences" }),
    region: wordsSchema.meta({ description: "the path of a region.yaml, relative to this file" }),
    startYear: calendarYear("First year of the run"),
    years: z.int().min(1).max(200).meta({ label: "Years of the run", unit: "years" }),
    firms: z.int().min(1).max(MOST_FIRMS).default(20_000).meta({ label: "Firm agents", unit: "agents" }),
    replicates: z.int().min(1).max(MOST_REPLICATES).optional().meta({ label: "Replicates", unit: "runs" }),
    seed: z.union([z.int(), wordsSchema]).default(1),
    population: z.enum(["agents", "cohorts"]).default("agents"),
    dynamics: z.enum(["stationary", "observed"]).optional(),
    objectives: objectivesSchema.default(objectivesSchema.parse({})),
    governments: governmentsSchema.prefault({}),
    council: councilSchema.optional(),
    coordination: coordinationSchema().optional(),
    ownership: ownershipSchema.optional().meta({ description: "in place of the region's" }),
    capital: capitalSchema.optional().meta({ description: "in place of the region's" }),
    parameters: parameterOverridesSchema.default({}),
    uncertain: z.array(uncertainSchema).default([]),
    hypothesis: hypothesisSchema.optional(),
    answer: answerSchema.optional(),
    baseline: z.strictObject({ levers: packageSchema() }).default({ levers: [] }),
    variants: z
      .record(
        z
          .string()
          .regex(/^[a-z][a-z0-9-]*$/)
          .meta({ description: "a name of lower-case letters, digits and hyphens" }),
        variantSchema(),
      )
      .default({}),
  }),
);

export type ScenarioFile = z.output<ReturnType<typeof scenarioSchema>>;

/** A scenario complete in itself: plain JSON data with all defaults filled in and the region inside. */
export interface ResolvedScenario extends Omit<ScenarioFile, "extends" | "region" | "dynamics" | "replicates"> {
  region: Region;
  replicates: number;
  dynamics: NonNullable<ScenarioFile["dynamics"]>;
}

/** The arm without the levers of any variant. */
export const BASELINE = "baseline";

/** Names of all arms, the baseline's first. */
export function armsOf({ variants }: Pick<ResolvedScenario, "variants">): string[] {
  return [BASELINE, ...Object.keys(variants)];
}
