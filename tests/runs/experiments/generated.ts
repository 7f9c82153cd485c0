import fc from "fast-check";
import type { Region } from "../../../src/input/index.js";
import { jsonSchema, type Rule } from "../../../src/input/rules.js";
import { levers } from "../../../src/levers/index.js";
import { type RoleField, roleFields } from "../../../src/levers/roles.js";

/** Scenarios by chance: levers of every kind with any parameters that their schemas allow, the ends above all. */

type Schema = Parameters<typeof roleFields>[0];
type Names = Readonly<Record<"cities" | "sectors" | "labour", readonly string[]>>;

const namesOf = (region: Region): Names => ({
  cities: (region.tables.cities as { id: string }[]).map(({ id }) => id),
  sectors: region.tables.sectors.map(({ id }) => id),
  labour: ["general", "skilled"],
});

/** One name, some, or all. */
const some = (names: readonly string[]): fc.Arbitrary<unknown> =>
  fc.oneof(fc.constant("all"), fc.constantFrom(...names), fc.subarray([...names], { minLength: 1 }));

/** An end, close to the lower one, or anything between. */
function numberOf({ type, minimum = 0, maximum = 1 }: Rule): fc.Arbitrary<number> {
  const whole = (value: number) => (type === "integer" ? Math.round(value) : value);
  const within = (part: number) => whole(minimum + part * (maximum - minimum));
  const part = fc.integer({ min: 0, max: 1000 }).map((x) => x / 1000);
  return fc.oneof(
    fc.constantFrom(minimum, maximum),
    part.map(within),
    part.map((x) => within(x * 0.01)),
  );
}

function placesOf({ form, field }: RoleField, rule: Rule, names: Names): fc.Arbitrary<unknown> {
  const city = fc.constantFrom(...names.cities);
  if (form === "names") return some(names.cities);
  if (field === "payer") return fc.constantFrom("centre", ...names.cities);
  if (form === "node") return city;
  if (form === "pairs")
    return fc.oneof(
      fc.constantFrom("cities", "all-nodes", "different-province"),
      fc.uniqueArray(city, { minLength: 2, maxLength: 2 }).map((pair) => [pair]),
    );
  const item = (Array.isArray(rule.items) ? rule.items[0] : rule.items) ?? {};
  return fc
    .subarray([...names.cities], { minLength: Math.min(2, names.cities.length) })
    .chain((cities) =>
      fc.tuple(...cities.map((id) => objectOf(item, names).map((member) => ({ ...(member as object), city: id })))),
    );
}

function oneValue(name: string, rule: Rule, names: Names): fc.Arbitrary<unknown> {
  if (name === "sectors" || name === "catalogue") return some(names.sectors);
  if (name === "contractor" || name === "sector" || name === "input") return fc.constantFrom(...names.sectors);
  if (name === "labour") return some(names.labour);
  const choices = rule.enum ?? (rule.const === undefined ? undefined : [rule.const]);
  if (choices) return fc.constantFrom(...choices);
  const alternatives = rule.anyOf ?? rule.oneOf;
  if (alternatives) return fc.oneof(...alternatives.map((one) => oneValue(name, one, names)));
  if (rule.type === "boolean") return fc.boolean();
  if (rule.type === "number" || rule.type === "integer") return numberOf(rule);
  if (rule.type === "object") return objectOf(rule, names);
  if (rule.type === "array") return fc.array(oneValue(name, rule.items as Rule, names), { minLength: 1, maxLength: 3 });
  return fc.constantFrom("one", "two");
}

/** All that is required, one of those of which one is, and some of the rest. */
function objectOf({ properties = {}, required = [], oneOf, anyOf }: Rule, names: Names, roles: RoleField[] = []) {
  const group = (oneOf ?? anyOf ?? []).flatMap((one) => one.required ?? []);
  const named = group.length > 0 ? fc.constantFrom(...group) : fc.constant("");
  return named.chain((one) => {
    const fields = Object.entries(properties).map(([field, rule]) => {
      const role = roles.find((other) => other.field === field);
      const value = role ? placesOf(role, rule, names) : oneValue(field, rule, names);
      if (required.includes(field) || field === one) return [field, value] as const;
      return [
        field,
        oneOf && group.includes(field) ? fc.constant(undefined) : fc.option(value, { nil: undefined }),
      ] as const;
    });
    return fc.record(Object.fromEntries(fields));
  });
}

function leverOf(names: Names, first: number, last: number): fc.Arbitrary<object> {
  return fc.constantFrom(...levers).chain(({ type, schema }) => {
    const rule = jsonSchema(schema) as Rule;
    const year = fc.integer({ min: first, max: last });
    return fc
      .tuple(objectOf(rule, names, roleFields(schema as Schema)), year)
      .map(([parameters, from]) => ({ type, from, ...(parameters as object) }));
  });
}

/** A scenario of the region with one variant, as a user would write it; many break a rule and are refused. */
export function scenarioOf(region: Region, path: string, years: number): fc.Arbitrary<Record<string, unknown>> {
  const startYear = region.baseYear + 1;
  const lever = leverOf(namesOf(region), startYear, startYear + years - 1);
  return fc.array(lever, { minLength: 1, maxLength: 4 }).map((list) => ({
    title: "generated",
    question: "generated",
    region: path,
    startYear,
    years,
    population: "cohorts",
    replicates: 1,
    variants: { reform: { label: "Reform", levers: list } },
  }));
}
