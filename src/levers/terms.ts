import { both, type Language, listed, type Text, textOf } from "../language/index.js";
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
  cities: { en: "all pairs of cities", zh: "所有城市对" },
  "same-province": { en: "pairs within a province", zh: "省内城市对" },
  "different-province": { en: "pairs across provinces", zh: "跨省城市对" },
  "all-nodes": { en: "all places, hinterlands too", zh: "所有地点（含外部地区）" },
  all: { en: "all cities", zh: "所有城市" },
  centre: { en: "the centre", zh: "中央" },
  host: { en: "the receiving city", zh: "承接城市" },
  true: { en: "yes", zh: "是" },
  false: { en: "no", zh: "否" },
};

/** Not told where they hold for all. */
const UNLESS_ALL = new Set(["sectors", "labour"]);

/** Names listed before the rest are counted. */
const MOST_NAMES = 4;

/** The parameters of an entry that are given, by default too, in the order of the lever's schema. `nameOf` gives what people call a place or a sector. */
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
  return {
    en: `${name.en} (${rest.map(({ en }) => en).join(", ")})`,
    zh: `${name.zh}（${rest.map(({ zh }) => zh).join("，")}）`,
  };
}

function listText(items: readonly unknown[], nameOf: (id: string) => Text): Text {
  if (items.length > MOST_NAMES && items.every(Array.isArray))
    return { en: `${items.length} pairs of places`, zh: `${items.length}个地点对` };
  const shown = items.slice(0, MOST_NAMES).map((item) => itemText(item, nameOf));
  const left = items.length - shown.length;
  if (left === 0) return both((language) => listed(shown, language));
  const joined = (language: Language, comma: string) => shown.map((item) => item[language]).join(comma);
  return { en: `${joined("en", ", ")} and ${left} more`, zh: `${joined("zh", "、")}等${items.length}个` };
}

/** Four significant digits. */
function numberText(value: number): string {
  return String(Number(value.toPrecision(4))).replace("-", "\u2212");
}
