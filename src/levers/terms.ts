import { allOf, both, joined, someOf, type Text, t, textOf } from "../words/index.js";
import { parameterText } from "./document.js";
import type { LeverDefinition } from "./lever.js";
import { roleFields } from "./roles.js";

/** A parameter of a lever as it stands in a scenario, in words. */
export interface LeverTerm {
  parameter: string;
  label: Text;
  value: Text;
  /** Where it is one. */
  number: number | null;
  /** "" for names and words. */
  unit: string;
  /** Names those whom the lever is about or binds. */
  names: boolean;
}

/** Words of scenarios that are not names of places or sectors. */
const WORDS: Readonly<Record<string, Text>> = {
  cities: t("lab.allPairsCities"),
  "same-province": t("levers.pairsWithinProvince"),
  "different-province": t("levers.pairsAcrossProvinces"),
  "all-nodes": t("levers.allPlacesHinterlandsToo"),
  all: t("lab.allCities"),
  centre: t("levers.centre2"),
  host: t("levers.receivingCity2"),
  true: t("cli.yes"),
  false: t("cli.no"),
};

/** Not told where they hold for all. */
const UNLESS_ALL = new Set(["sectors", "labour"]);

/** Names listed before the rest are counted. */
const MOST_NAMES = 4;

/**
 * The parameters of an entry that are given, by default too, in the order of the lever's schema. `nameOf` gives what
 * people call a place or a sector.
 */
export function leverTerms(
  lever: LeverDefinition,
  entry: Readonly<Record<string, unknown>>,
  nameOf: (id: string) => Text,
): LeverTerm[] {
  const named = new Set(roleFields(lever.schema as never).map(({ field }) => field));
  const fields = Object.keys(entry).filter((name) => !["type", "from", "to", "id"].includes(name));
  return fields.flatMap((parameter) => {
    const value = entry[parameter];
    if (value === undefined || (UNLESS_ALL.has(parameter) && value === "all")) return [];
    const { label, unit } = parameterText(lever, parameter);
    const names = named.has(parameter) || parameter === "sectors" || parameter === "labour";
    const number = typeof value === "number" ? value : null;
    return { parameter, label, value: valueText(value, nameOf), number, unit: number === null ? "" : unit, names };
  });
}

function valueText(value: unknown, nameOf: (id: string) => Text): Text {
  if (typeof value === "number") return textOf(numberText(value));
  if (typeof value === "string" || typeof value === "boolean") return WORDS[String(value)] ?? nameOf(String(value));
  if (Array.isArray(value)) return listText(value, nameOf);
  return itemText(value, nameOf);
}

/** A pair of places, a member with its numbers, or a plain value. */
function itemText(item: unknown, nameOf: (id: string) => Text): Text {
  if (Array.isArray(item)) {
    const ends = item.map((end) => valueText(end, nameOf));
    return both((language) => ends.map((end) => end[language]).join("–"));
  }
  if (typeof item !== "object" || item === null) return valueText(item, nameOf);
  const { city, ...numbers } = item as Record<string, unknown>;
  const name = valueText(city ?? "", nameOf);
  const rest = Object.values(numbers).map((value) => valueText(value, nameOf));
  if (rest.length === 0) return name;
  return t("levers.text", { name, rest: joined(rest, "enumeration"), rest2: joined(rest, "comma") });
}

function listText(items: readonly unknown[], nameOf: (id: string) => Text): Text {
  if (items.length > MOST_NAMES && items.every(Array.isArray))
    return t("levers.pairsPlaces", { itemsCount: items.length });
  const shown = items.map((item) => itemText(item, nameOf));
  return shown.length <= MOST_NAMES ? allOf(shown) : someOf(shown, MOST_NAMES);
}

/** Four significant digits. */
function numberText(value: number): string {
  return String(Number(value.toPrecision(4))).replace("-", "\u2212");
}
