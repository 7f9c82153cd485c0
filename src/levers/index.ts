import type { z } from "zod";
import { register, SaidRangeError, t } from "../words/index.js";
import { ALL } from "./all.js";
import type { LeverDefinition } from "./lever.js";

const known: LeverDefinition<z.ZodObject>[] = [...ALL];
const SHIPPED = known.length;

/** Every lever there is: those of this folder, then registered ones. All layers that need a lever ask here. */
export const levers: readonly LeverDefinition<z.ZodObject>[] = known;

/**
 * Adds a lever from outside, before any scenario that uses it is read; worker threads must register it too. Throws
 * RangeError where the type is taken or no word, or something is missing.
 */
export function registerLever(definition: LeverDefinition<z.ZodObject>): void {
  register(known, definition, {
    ...{ kind: "lever", name: "type", string: [], function: ["sets", "apply"], object: ["schema"] },
    text: ["label", "description", "decidedBy", "source"],
  });
}

/** How many levers have been registered from outside. */
export function registeredLevers(): number {
  return known.length - SHIPPED;
}

/** The lever of a type, or undefined. */
export function findLever(type: string): LeverDefinition<z.ZodObject> | undefined {
  return known.find((lever) => lever.type === type);
}

/** The lever of a type that a checked scenario names. */
export function leverOf(type: string): LeverDefinition<z.ZodObject> {
  const definition = findLever(type);
  if (!definition) throw new SaidRangeError(t("levers.noType", { type }));
  return definition;
}
