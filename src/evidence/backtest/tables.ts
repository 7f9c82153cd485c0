import { z } from "zod";
import { type FileSource, UserError } from "../../input/index.js";
import { bounded, idSchema, statusSchema } from "../../input/quantity.js";
import { readTable } from "../../input/table.js";
import { t } from "../../words/index.js";

const year = z.int().min(1900).max(2200);
const money = (label: string) => bounded({ label, unit: "100 million a year", min: 0.001 });
const persons = (label: string) => bounded({ label, unit: "thousand persons", min: 0.001 });

/**
 * What is left out of comparisons: a step into the year `from` (no change over it counts), or the values of `from` to
 * `to`. "*" stands for all.
 */
const exclusionSchema = z.strictObject({
  region: z.union([idSchema, z.literal("*")]),
  city: z.union([idSchema, z.literal("*")]),
  variable: z.enum(["nominal", "residents"]),
  what: z.enum(["step", "value"]),
  from: year,
  to: year.optional(),
  reason: z.string().min(1),
  source: z.string().min(1),
});

/** Totals of the country in a year. Money 100 million at current prices, persons in thousands. */
const nationalSchema = z.strictObject({
  year,
  gdp100m: money("Gross domestic product"),
  primary100m: money("Value added, primary sector"),
  secondary100m: money("Value added, secondary sector"),
  tertiary100m: money("Value added, tertiary sector"),
  residentsThousand: persons("Residents"),
  employedThousand: persons("Employed"),
  status: statusSchema,
  source: z.string().min(1),
});

export type Exclusion = z.output<typeof exclusionSchema>;
export type National = z.output<typeof nationalSchema>;

export function readExclusions(files: FileSource, file: string): Exclusion[] {
  return readTable(files, file, exclusionSchema).rows;
}

/** By year. Throws UserError where a year stands twice. */
export function readNational(files: FileSource, file: string): Map<number, National> {
  const { rows, lines } = readTable(files, file, nationalSchema);
  const byYear = new Map<number, National>();
  rows.forEach((row, i) => {
    if (byYear.has(row.year)) throw doubledYear(file, lines[i], row.year);
    byYear.set(row.year, row);
  });
  return byYear;
}

function doubledYear(file: string, line: number, value: number): UserError {
  return new UserError({
    file,
    line,
    path: t("error.column", { name: "year" }),
    value,
    what: t("error.twiceInTable"),
    allowed: t("evidence.oneRowYear"),
    hint: t("error.removeOneRow"),
  });
}
