import { describe, expect, it } from "vitest";
import type { z } from "zod";
import * as shared from "../../src/levers/fields.js";
import { findLever, levers } from "../../src/levers/index.js";
import { roleFields } from "../../src/levers/roles.js";
import { LeverNameError } from "../../src/levers/selectors.js";
import { alone } from "./examples.js";
import { complete, region } from "./region.js";

const NOWHERE = "nowhere";

/** The value with one name in it that no region has; undefined where it holds no names at all. */
function misnamed(value: unknown): unknown {
  if (typeof value === "string") return NOWHERE;
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const [first, ...rest] = value;
  if (typeof first === "object" && first !== null && "city" in first) return [{ ...first, city: NOWHERE }, ...rest];
  const inside = misnamed(first);
  return inside === undefined ? undefined : [inside, ...rest];
}

/** Whether the lever looks the field's names up among the nodes of the region. */
function namesPlaces(type: string, parameters: Record<string, unknown>, field: string): boolean {
  const wrong = misnamed(parameters[field]);
  if (wrong === undefined) return false;
  try {
    findLever(type)!.sets({ ...parameters, [field]: wrong } as never, region);
    return false;
  } catch (error) {
    return error instanceof LeverNameError && error.path[0] === field && error.allowed.includes("nanjing");
  }
}

const NOT_PLACES: unknown[] = [shared.sectors, shared.labour, shared.id];

function takesName(schema: z.ZodType): boolean {
  if (NOT_PLACES.includes(schema)) return false;
  return schema.safeParse("nanjing").success || schema.safeParse(["nanjing"]).success;
}

describe("roles", () => {
  it.each(levers.map((lever) => [lever.type, lever] as const))(
    "of %s stand on every field that names places",
    (type, lever) => {
      const examples = alone.filter(([name]) => name === type).map(([, parameters]) => complete(type, parameters));
      const fields = Object.keys(lever.schema.shape);
      const found = fields.filter((field) => examples.some((parameters) => namesPlaces(type, parameters, field)));
      const marked = roleFields(lever.schema).map(({ field }) => field);
      // Without an example any field of its own that takes a name may name a place.
      if (examples.length === 0)
        found.push(...fields.filter((field) => !marked.includes(field) && takesName(lever.schema.shape[field])));
      expect(
        found.filter((field) => !marked.includes(field)),
        "names places without a role",
      ).toEqual([]);
      const shown = marked.filter((field) => examples.some((parameters) => field in parameters));
      expect(
        shown.filter((field) => !found.includes(field)),
        "has a role but names no places",
      ).toEqual([]);
    },
  );
});
