import { z } from "zod";
import { levers } from "./index.js";
import type { LeverDefinition } from "./lever.js";

/** A lever as a scenario lists it: its type, its first and last calendar year, and the parameters of its type. */
export type LeverEntry = { type: string; from: number; to?: number | undefined } & Record<string, unknown>;

const year = z.int().min(1900).max(2200);

/** Checks one entry; an unknown type is reported at `type`, a wrong parameter at its own path. */
export const leverEntrySchema = z.discriminatedUnion(
  "type",
  levers.map(entryOf) as [z.ZodObject, ...z.ZodObject[]],
) as unknown as z.ZodType<LeverEntry>;

function entryOf({ type, label, description, schema }: LeverDefinition<z.ZodObject>): z.ZodObject {
  return schema
    .safeExtend({
      type: z.literal(type),
      from: year.meta({ label: { en: "First year in force", zh: "生效年" }, unit: "year" }),
      to: year
        .optional()
        .meta({ label: { en: "Last year in force, the run's last if absent", zh: "失效前最后一年" }, unit: "year" }),
    })
    .superRefine((entry, context) => {
      const { from, to } = entry as LeverEntry;
      if (to !== undefined && to < from)
        context.addIssue({ code: "custom", path: ["to"], message: `must not be before from (${from})` });
    })
    .meta({ ...schema.meta(), title: label.en, description: description.en });
}
