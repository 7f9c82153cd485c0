import { z } from "zod";
import type { LeverDefinition } from "../levers/lever.js";
import { governmentsSchema } from "./governmentsSchema.js";
import { objectivesSchema } from "./objectivesSchema.js";
import { parameterOverridesSchema } from "./parameters.js";
import { textSchema } from "./quantity.js";

const calendarYear = (label: string) => z.int().min(1900).max(2200).meta({ label, unit: "year" });

/** When a lever is in force: from its first year to its last, or to the end of the run. */
const dates = {
  from: calendarYear("First year in force"),
  to: calendarYear("Last year in force").optional(),
};

/** A lever of a scenario: its type, its years, and the parameters of its type with defaults filled in. */
export type LeverEntry = { type: string; from: number; to?: number | undefined } & Record<string, unknown>;

/** One entry of a list of levers, for the given kinds of lever. */
export function leverEntrySchema(levers: readonly LeverDefinition[]): z.ZodType<LeverEntry> {
  const entries = levers.map(({ type, label, description, schema }) =>
    (schema as z.ZodObject)
      .safeExtend({ type: z.literal(type), ...dates })
      .meta({ ...schema.meta(), title: label.en, description: description.en }),
  );
  return z.discriminatedUnion("type", entries as never) as unknown as z.ZodType<LeverEntry>;
}

/** A scenario file (its `extends` resolved or not), for the given kinds of lever. */
export function scenarioSchema(levers: readonly LeverDefinition[]) {
  const packageOfLevers = z.array(leverEntrySchema(levers));
  const variant = z.strictObject({
    label: textSchema,
    levers: packageOfLevers.default([]),
    parameters: parameterOverridesSchema.optional(),
    /** In place of the scenario's. */
    governments: governmentsSchema.optional(),
  });
  return z.strictObject({
    title: z.string().min(1),
    question: z.string().min(1).meta({ description: "the question that the scenario answers" }),
    description: z.string().optional(),
    extends: z
      .string()
      .min(1)
      .optional()
      .meta({ description: "the path of a scenario file of which this one stores only the differences" }),
    region: z.string().min(1).meta({ description: "the path of a region.yaml, relative to this file" }),
    startYear: calendarYear("First year of the run"),
    years: z.int().min(1).max(200).meta({ label: "Years of the run", unit: "years" }),
    firms: z.int().min(1).max(10_000_000).default(20_000).meta({ label: "Firm agents", unit: "agents" }),
    replicates: z.int().min(1).max(100_000).default(8).meta({ label: "Replicates", unit: "runs" }),
    seed: z.union([z.int(), z.string().min(1)]).default(1),
    population: z.enum(["agents", "cohorts"]).default("agents"),
    dynamics: z.enum(["stationary", "momentum"]).default("stationary"),
    objectives: objectivesSchema.default(objectivesSchema.parse({})),
    governments: governmentsSchema.default(governmentsSchema.parse({})),
    parameters: parameterOverridesSchema.default({}),
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
