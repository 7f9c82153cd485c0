import { z } from "zod";
import { readDocument } from "../../input/document.js";
import { checkNoScenario } from "../../input/extend.js";
import { type FileSource, throwProblems } from "../../input/files.js";
import { validate } from "../../input/rules.js";
import { t } from "../../words/index.js";

/** Answers one kind of target: from the given values of a case to an object that holds every value the target lists. */
export interface TheorySolver {
  group: string;
  subgroup: string;
  /**
   * Throws where inputs are missing or out of range, or the model does not solve. `files`: where a case that names
   * files finds them.
   */
  solve(inputs: unknown, files?: FileSource): unknown;
}

/** A solver whose inputs are checked first: `shape` names those of a case. */
export function solver<Shape extends z.ZodRawShape>(
  group: string,
  subgroup: string,
  shape: Shape,
  solve: (inputs: z.output<z.ZodObject<Shape>>, files?: FileSource) => unknown,
): TheorySolver {
  const schema = z.object(shape);
  return { group, subgroup, solve: (inputs, files) => solve(schema.parse(inputs), files) };
}

/** Inputs that many cases have. */
export const real = z.number();
export const numbers = z.array(real);
export const positive = real.gt(0);
export const notNegative = real.gte(0);
export const aboveOne = real.gt(1);
/** From 0 to 1, ends included, and without them. */
export const fraction = real.gte(0).lte(1);
export const properFraction = real.gt(0).lt(1);

/**
 * Theory targets as they stand in a file: groups of the literature, their subgroups, cases with given and expected
 * values.
 */

/** |actual - expected| / max(1, |expected|) up to which a number counts as found. */
const tolerance = z.number().gte(0);

/** Keys that the program does not read (a title, notes) may stand beside these. */
const subgroupSchema = z.looseObject({
  /** At any depth of a case; all other leaves are compared. */
  inputs: z.array(z.string()).optional().meta({ description: "keys of what is given" }),
  cases: z.array(z.record(z.string(), z.json())).meta({ description: "maps of given and expected values" }),
  tol: tolerance.optional(),
});

const groupSchema = z.looseObject({
  /** Where the answers come from. */
  source: z.string().optional(),
  tol: tolerance.optional(),
  /** Of single keys, in place of the tolerance of their group or subgroup. */
  tolByKey: z.record(z.string(), tolerance).optional(),
  reference: z.record(z.string(), subgroupSchema),
});

/** Groups by name. */
export const targetsSchema = z.record(z.string(), groupSchema);

export type TheoryTargets = z.infer<typeof targetsSchema>;
export type TheoryGroup = z.infer<typeof groupSchema>;
export type TheorySubgroup = z.infer<typeof subgroupSchema>;

/**
 * Reads a file of targets, JSON or YAML; keys that begin with $ are notes. Throws UserError with the place of every
 * mistake.
 */
export function readTargets(files: FileSource, file: string): TheoryTargets {
  const document = readDocument(files, file);
  checkNoScenario(document, "evidence.groupsOfTargets", () => t("evidence.giveTargets"));
  const groups = Object.fromEntries(Object.entries(document.data).filter(([name]) => !name.startsWith("$")));
  const checked = validate(targetsSchema, groups, document.locate);
  throwProblems(checked.problems);
  return checked.data!;
}
