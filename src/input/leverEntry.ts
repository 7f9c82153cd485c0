import { z } from "zod";
import { levers } from "../levers/index.js";
import { LeverUseError } from "../levers/lever.js";
import { LeverNameError } from "../levers/selectors.js";
import { english, joined, t } from "../words/index.js";
import type { Locate, Path } from "./document.js";
import { placed } from "./document.js";
import { nearestName, type Problem } from "./error.js";
import { yearSchema } from "./quantity.js";

export const calendarYear = (label: string) => yearSchema.meta({ label, unit: "year" });

/** When a lever is in force: from its first year to its last, or to the end of the run. */
export const dates = {
  from: calendarYear("First year in force"),
  to: calendarYear("Last year in force").optional(),
};

/** A lever of a scenario: its type, its years, and the parameters of its type with defaults filled in. */
export type LeverEntry = { type: string; from: number; to?: number | undefined } & Record<string, unknown>;

/**
 * A schema with the levers that there are, made anew only where one has been registered since: to make it takes longer
 * than all checks.
 */
export function withLevers<Schema>(make: () => Schema): () => Schema {
  let made: { levers: number; schema: Schema } | undefined;
  return () => {
    if (made?.levers !== levers.length) made = { levers: levers.length, schema: make() };
    return made.schema;
  };
}

/** One entry of a list of levers. */
export function leverEntrySchema(): z.ZodType<LeverEntry> {
  const entries = levers.map(({ type, label, description, schema }) =>
    (schema as z.ZodObject)
      .safeExtend({ type: z.literal(type), ...dates })
      .meta({ ...schema.meta(), title: english(label), description: english(description) }),
  );
  return z.discriminatedUnion("type", entries as never) as unknown as z.ZodType<LeverEntry>;
}

/**
 * What a lever says of its names, as a problem; `place` turns a path inside the lever into one of the file. Other
 * errors are thrown on.
 */
export function leverProblem(error: unknown, place: (inside: Path) => Path, locate: Locate): Problem {
  if (error instanceof LeverUseError) {
    const path = place(error.path);
    return { ...placed(locate, path), ...error.problem };
  }
  if (!(error instanceof LeverNameError)) throw error;
  const path = place(error.path);
  return {
    ...placed(locate, path),
    value: error.name,
    what: t("error.unknownToRegion"),
    allowed: joined(error.allowed),
    nearest: nearestName(error.name, error.allowed),
    hint: t("scenario.correctOrAddTables"),
  };
}
