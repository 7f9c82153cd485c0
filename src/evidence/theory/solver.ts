import type { z } from "zod";

/** Answers one kind of target: from the given values of a case to an object that holds every value the target lists. */
export interface TheorySolver {
  group: string;
  subgroup: string;
  /** Throws where inputs are missing or out of range, or the model does not solve. */
  solve(inputs: unknown): unknown;
}

/** A solver whose inputs are checked by a schema first. */
export function solver<Schema extends z.ZodType>(
  group: string,
  subgroup: string,
  schema: Schema,
  solve: (inputs: z.output<Schema>) => unknown,
): TheorySolver {
  return { group, subgroup, solve: (inputs) => solve(schema.parse(inputs)) };
}
