import { z } from "zod";
import { answerSchema } from "./answerSchema.js";
import { coordinationSchema } from "./coordinationSchema.js";
import { councilSchema } from "./councilSchema.js";
import { governmentsSchema } from "./governmentsSchema.js";
import { hypothesisSchema } from "./hypothesisSchema.js";
import { calendarYear, leverEntrySchema } from "./leverEntry.js";
import { objectivesSchema } from "./objectivesSchema.js";
import { parameterOverridesSchema } from "./parameters.js";
import { textSchema } from "./quantity.js";
import { capitalSchema, ownershipSchema } from "./regionSchema.js";
import { uncertainSchema } from "./uncertain.js";

export const MOST_FIRMS = 10_000_000;
export const MOST_REPLICATES = 100_000;

/** A variant of a scenario, with the levers that there are. */
export function variantSchema(packageOfLevers = z.array(leverEntrySchema())) {
  return z.strictObject({
    label: textSchema,
    levers: packageOfLevers.default([]),
    parameters: parameterOverridesSchema.optional(),
    /** In place of the scenario's. */
    governments: governmentsSchema.optional(),
    council: councilSchema.optional(),
  });
}

/** A scenario file (its `extends` resolved or not), with the levers that there are. */
export function scenarioSchema() {
  const packageOfLevers = z.array(leverEntrySchema());
  const variant = variantSchema(packageOfLevers);
  return z.strictObject({
    title: textSchema,
    question: textSchema.meta({ description: "the question that the scenario answers: a text, or { en, zh }" }),
    description: textSchema.optional(),
    extends: z
      .string()
      .min(1)
      .optional()
      .meta({ description: "the path of a scenario file of which this one stores only the differences" }),
    region: z.string().min(1).meta({ description: "the path of a region.yaml, relative to this file" }),
    startYear: calendarYear("First year of the run"),
    years: z.int().min(1).max(200).meta({ label: "Years of the run", unit: "years" }),
    firms: z.int().min(1).max(MOST_FIRMS).default(20_000).meta({ label: "Firm agents", unit: "agents" }),
    replicates: z.int().min(1).max(MOST_REPLICATES).default(8).meta({ label: "Replicates", unit: "runs" }),
    seed: z.union([z.int(), z.string().min(1)]).default(1),
    population: z.enum(["agents", "cohorts"]).default("agents"),
    dynamics: z.enum(["stationary", "momentum"]).default("stationary"),
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
    baseline: z.strictObject({ levers: packageOfLevers.default([]) }).default({ levers: [] }),
    variants: z
      .record(
        z
          .string()
          .regex(/^[a-z][a-z0-9-]*$/)
          .meta({ description: "a name of lower-case letters, digits and hyphens" }),
        variant,
      )
      .default({}),
  });
}

export type ScenarioFile = z.output<ReturnType<typeof scenarioSchema>>;
