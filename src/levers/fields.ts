import { z } from "zod";
import { english, joined, refused, type Text, type TextKey, t, type Words } from "../words/index.js";
import type { Role } from "./roles.js";

/** Parameters that many levers share, with their labels. */

/** What is said of a parameter. */
interface Said {
  label: Words;
  unit?: string;
  source?: Words | "assumed";
}

const told = ({ label, source, ...unit }: Said) => ({
  label: t(label),
  ...unit,
  ...(source && { source: source === "assumed" ? source : t(source) }),
});

/** A number within bounds that must be given. */
export const number = (min: number, max: number, said: Said) => z.number().min(min).max(max).meta(told(said));

/** One that may be left out. */
export const optional = (min: number, max: number, said: Said) =>
  z.number().min(min).max(max).optional().meta(told(said));

/** One with a value where it is left out. */
export const byDefault = (value: number, min: number, max: number, said: Said) =>
  z.number().min(min).max(max).default(value).meta(told(said));

/** A whole number with a value where it is left out. */
export const wholeByDefault = (value: number, min: number, max: number, said: Said) =>
  z.int().min(min).max(max).default(value).meta(told(said));

/** What holds or does not. */
export const yesOrNo = (value: boolean, said: Said) =>
  z
    .boolean()
    .default(value)
    .meta(told({ unit: "true or false", ...said }));

/** A name. */
export const word = z.string().min(1);

const names = z.union([word, z.array(word).min(1)], {
  error: english(t("levers.nameOrList")),
});

/** Whom the lever acts upon. */
export const cities = names.meta({
  label: t("levers.cities"),
  unit: '"all" (cities), "all-nodes" (hinterlands too), or ids of nodes, provinces or agglomerations',
  role: "acting" satisfies Role,
});

/** Places that a lever is about without asking anything of them. */
export const places = names.meta({ unit: "names, as for cities", role: "concerned" satisfies Role });

/** Which sectors. */
export const sectors = names.default("all").meta({
  label: t("levers.sectors"),
  unit: '"all" or sector ids',
});

const labourBy = (value: string) =>
  names.default(value).meta({ label: t("levers.labourTypes"), unit: '"all" or ids of labour types' });

/** Which types of labour. */
export const labour = labourBy("all");

/** The same where skilled labour is meant. */
export const skilledLabour = labourBy("skilled");

/** A city on which the lever rests, and which it binds. */
export const party = word.meta({ unit: "node id", role: "party" satisfies Role });

/** A city that only receives. */
export const recipient = word.meta({ unit: "node id", role: "recipient" satisfies Role });

/** Whose goods of which sectors, bought where, of levers on trade between countries; `home`: the cities' side. */
export function foreignTrade(home: "buyers" | "sellers") {
  const side = (of: "buyers" | "sellers", label: Text) =>
    places.optional().meta({
      label,
      unit: `names, as for cities; ${of === home ? "the cities' country" : "other countries"} if absent`,
    });
  return {
    /** Nodes whose purchases are meant. */
    buyers: side("buyers", t("levers.buyersIn")),
    /** Nodes whose goods are meant. */
    sellers: side("sellers", t("levers.goodsFrom")),
    /** Sectors whose goods are meant. */
    sectors,
  };
}

/** The two fields of every bilateral lever. */
export const binding = {
  /** Which pairs. */
  between: z
    .union(
      [z.enum(["cities", "same-province", "different-province", "all-nodes"]), z.array(z.tuple([word, word])).min(1)],
      { error: english(t("levers.betweenWords")) },
    )
    .meta({
      label: t("levers.between"),
      unit: 'a word, or [a, b] pairs of "all", "all-nodes", ids of nodes, provinces or agglomerations',
      role: "sides" satisfies Role,
    }),
  /** Whether the order of a pair counts. */
  oneWay: yesOrNo(false, { label: "levers.onlyFirstSecondPair" }),
};

/** Whether others than the two cities use a link. */
export const throughTraffic = yesOrNo(true, {
  label: "levers.otherPairsMayTravel",
  source: "assumed",
});

/** The alternative to an absolute value. */
export const scale = optional(0, 5, {
  label: "levers.shareBaseValueRemains",
  unit: "share (0 removes it, 1 changes nothing)",
});

/** Who pays, where a city or the centre may. */
export const payer = party.default("centre").meta({
  label: t("levers.payer"),
  unit: '"centre" or a node id',
});

/** Name that tells agreements of one kind apart: two in force with the same name are a conflict. */
export const id = word.optional().meta({
  label: t("levers.nameAgreement"),
  unit: "text; by default made of the names of those bound",
});

/**
 * Members of an agreement with one number each; no name twice. `divided`: the number that a province or agglomeration
 * holds for its cities together.
 */
export function memberList<Shape extends z.core.$ZodLooseShape>(shape: Shape, divided?: keyof Shape & string) {
  const city = word.meta({
    label: t("levers.member"),
    unit:
      'node id, or a province, agglomeration or "all" for each of its cities that is not named more ' +
      "exactly; two cities at least",
  });
  return z
    .array(z.strictObject({ city, ...shape }))
    .min(1)
    .superRefine((members, context) => {
      const ids = members.map((member) => (member as { city: string }).city);
      for (const [row, member] of ids.entries()) {
        if (ids.indexOf(member) === row) continue;
        context.addIssue(refused({ why: t("levers.memberTwice", { member }) }, [row, "city"]));
      }
    })
    .meta({ label: t("levers.members"), unit: "list", role: "members" satisfies Role, divided });
}

/** Relative weight of a member in a split; weights are divided by their sum. */
export const weight = byDefault(1, 0, 1e6, {
  label: "levers.relativeWeightSplit",
  unit: "any unit; of a province, divided among its cities by built-up area; divided by the members' sum",
});

/**
 * Makes of an object one with a rule on how many of the named fields are given, for the parser and for JSON Schema
 * (`keyword`) alike.
 */
const restricted =
  (keyword: "oneOf" | "anyOf", why: TextKey, holds: (given: number) => boolean) =>
  <Schema extends z.ZodObject>(schema: Schema, ...keys: (keyof z.output<Schema> & string)[]): Schema =>
    schema
      .superRefine((value, context) => {
        const given = keys.filter((key) => (value as Record<string, unknown>)[key] !== undefined);
        if (!holds(given.length))
          context.addIssue(refused({ why: t(why, { names: joined(keys) }) }, given.slice(1, 2)));
      })
      .meta({ [keyword]: keys.map((key) => ({ required: [key] })) });

/** Exactly one of the named fields is given. */
export const exactlyOne = restricted("oneOf", "levers.exactlyOneOf", (given) => given === 1);

/** At least one of the named fields is given. */
export const atLeastOne = restricted("anyOf", "levers.atLeastOneOf", (given) => given > 0);

/** The fields and `scale`, of which and the named field exactly one is given. */
export function orScale<Shape extends z.core.$ZodLooseShape>(key: keyof Shape & string, shape: Shape) {
  return exactlyOne(z.strictObject({ ...shape, scale }), key as never, "scale" as never);
}
