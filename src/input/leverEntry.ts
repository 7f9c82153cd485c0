import { z } from "zod";
import { levers } from "../levers/index.js";
import { english } from "../words/index.js";

export const calendarYear = (label: string) => z.int().min(1900).max(2200).meta({ label, unit: "year" });

/** When a lever is in force: from its first year to its last, or to the end of the run. */
export const dates = {
  from: calendarYear("First year in force"),
  to: calendarYear("Last year in force").optional(),
};

/** A lever of a scenario: its type, its years, and the parameters of its type with defaults filled in. */
export type LeverEntry = { type: string; from: number; to?: number | undefined } & Record<string, unknown>;

/** One entry of a list of levers. */
export function leverEntrySchema(): z.ZodType<LeverEntry> {
  const entries = levers.map(({ type, label, description, schema }) =>
    (schema as z.ZodObject)
      .safeExtend({ type: z.literal(type), ...dates })
      .meta({ ...schema.meta(), title: english(label), description: english(description) }),
  );
  return z.discriminatedUnion("type", entries as never) as unknown as z.ZodType<LeverEntry>;
}
