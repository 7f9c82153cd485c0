import { describe, expect, it } from "vitest";
import { z } from "zod";
import { leverEntrySchema } from "../../src/levers/entry.js";
import { levers, leverTypes } from "../../src/levers/index.js";

const toll = { type: "toll", from: 2025, between: "cities", scale: 0 };

/** Paths of the problems that the schema finds, as dotted text. */
function problems(entry: object): string[] {
  const result = leverEntrySchema.safeParse(entry);
  return result.success ? [] : result.error.issues.map(({ path }) => path.join("."));
}

describe("an entry", () => {
  it("fills in defaults and keeps its type and dates", () => {
    expect(leverEntrySchema.parse({ ...toll, to: 2030 })).toEqual({ ...toll, to: 2030, oneWay: false });
  });

  it.each<[string, object, string]>([
    ["unknown type", { ...toll, type: "tol" }, "type"],
    ["no first year", { ...toll, from: undefined }, "from"],
    ["a year in parts", { ...toll, from: 2025.5 }, "from"],
    ["last year before the first", { ...toll, to: 2020 }, "to"],
    ["a share below zero", { ...toll, scale: -1 }, "scale"],
    ["a word that is not a binding", { ...toll, between: "citties" }, "between"],
    ["an unknown key", { ...toll, scael: 0 }, ""],
    ["absolute value and share at once", { ...toll, tollPerKm: 1 }, "scale"],
    ["neither absolute value nor share", { ...toll, scale: undefined }, ""],
    ["spread without mean", { ...toll, type: "booth-delay", spreadMinutes: 2 }, "spreadMinutes"],
    ["not a number", { type: "shock", from: 2025, cities: "all", productivity: Number.NaN }, "productivity"],
    [
      "a member twice",
      { type: "revenue-pool", from: 2025, share: 1, members: [{ city: "a" }, { city: "a" }] },
      "members.1.city",
    ],
    ["shares above one", { type: "tax-apportionment", from: 2025, plant: 0.8, headquarters: 0.3 }, "headquarters"],
    ["a park of one city", { type: "enclave-park", from: 2025, host: "a", sponsor: "a" }, "sponsor"],
  ])("with %s is refused at its place", (_, entry, path) => {
    expect(problems(entry)).toEqual([path]);
  });
});

describe("every parameter of every lever", () => {
  type Field = {
    label?: object;
    unit?: string;
    minimum?: number;
    maximum?: number;
    type?: string;
    properties?: object;
  };
  const json = z.toJSONSchema(leverEntrySchema, { io: "input" }) as unknown as {
    oneOf: { properties: Record<string, Field> }[];
  };

  it("is in the JSON Schema with label, unit and, for numbers, bounds", () => {
    expect(json.oneOf).toHaveLength(leverTypes.length);
    for (const { properties } of json.oneOf) {
      const { type: _, ...fields } = properties;
      for (const [name, field] of Object.entries(fields)) {
        expect(field, name).toMatchObject({
          label: { en: expect.any(String), zh: expect.any(String) },
          unit: expect.any(String),
        });
        if (field.type !== "number" && field.type !== "integer") continue;
        expect([field.minimum, field.maximum], name).toEqual([expect.any(Number), expect.any(Number)]);
      }
    }
  });

  it.each(levers.map((lever) => [lever.type, lever] as const))(
    "%s refuses numbers outside its bounds",
    (_, { schema }) => {
      const shape = (z.toJSONSchema(schema, { io: "input" }) as { properties: Record<string, Field> }).properties;
      for (const [name, { minimum, maximum }] of Object.entries(shape)) {
        if (minimum === undefined || maximum === undefined) continue;
        const field = schema.shape[name] as z.ZodType;
        expect(field.safeParse(minimum - 1).success, name).toBe(false);
        expect(field.safeParse(maximum + 1).success, name).toBe(false);
        expect(field.safeParse(maximum).success, name).toBe(true);
      }
    },
  );
});
