import { z } from "zod";
import type { Policy } from "../model/engine/policy.js";
import {
  type AnyText,
  allOf,
  both,
  ENGLISH,
  inOthers,
  joined,
  type Language,
  markdownRow,
  type Say,
  saying,
  someOf,
  type Text,
  type TextKey,
  t,
  textOf,
  toText,
  unitText,
  withOtherNames,
} from "../words/index.js";
import type { LeverDefinition } from "./lever.js";
import { roleFields } from "./roles.js";

/** What z.toJSONSchema says of a parameter, with the labels of `.meta`. */
type Field = z.core.JSONSchema.BaseSchema & { label?: Text; unit?: string; source?: AnyText };

/** Markdown reference of the levers: what each does, who decides it, and its parameters as the schemas hold them. */
export function leversMarkdown(levers: readonly LeverDefinition[], language: Language = ENGLISH): string {
  const say = saying(language);
  const list = levers.map(({ type, label }) => `- [\`${type}\`](#${type})${say("join.colon")}${say(label)}`);
  return [say("levers.document"), "", ...list, ...levers.flatMap((lever) => section(lever, say)), ""].join("\n");
}

/** What a parameter of a lever is called and counted in. */
export function parameterText(lever: LeverDefinition, name: string): { label: Text; unit: string } {
  const { label, unit } = fieldOf(lever, name);
  return { label: label ?? textOf(name), unit: unit ?? "" };
}

function fieldOf({ schema }: LeverDefinition, name: string): Field {
  const root = z.toJSONSchema(schema, { io: "input" }) as Field;
  return (root.properties?.[name] ?? {}) as Field;
}

function section(lever: LeverDefinition, say: Say) {
  const { type, label, description, decidedBy, source, slider, schema } = lever;
  const root = z.toJSONSchema(schema, { io: "input" }) as Field;
  return [
    "",
    `## ${type}`,
    "",
    say("levers.documentLever", {
      label,
      others: inOthers(label),
      description,
      descriptions: inOthers(description),
    }),
    "",
    `- ${say("levers.decided")}${say(withOtherNames(decidedBy))}`,
    `- ${say("levers.source")}${say(toText(source))}`,
    ...(slider && "none" in slider ? [`- ${say("levers.noSlider", { why: slider.none })}`] : []),
    ...choices(root, say),
    "",
    say("levers.parameterMeaningUnitBounds"),
    "| --- | --- | --- | --- | --- | --- |",
    ...rows(root, "", say),
  ];
}

/** Rules over several parameters that the schema states as oneOf or anyOf. */
function choices({ oneOf, anyOf }: Field, say: Say): string[] {
  const line = (head: TextKey, options: readonly unknown[] | undefined) => {
    const names = options?.flatMap((option) => (option as Field).required ?? []).map((name) => `\`${name}\``);
    return names ? [`- ${say(head)}${say(joined(names))}`] : [];
  };
  return [...line("levers.giveExactlyOne", oneOf), ...line("levers.giveLeastOne", anyOf)];
}

/** One row a parameter; members of a list follow as `members[].quota`. */
function rows(object: Field, prefix: string, say: Say): string[] {
  return Object.entries(object.properties ?? {}).flatMap(([name, property]) => {
    const field = property as Field;
    const required = object.required?.includes(name) ?? false;
    const items = field.items as Field | undefined;
    const inner = items?.properties ? rows(items, `${prefix}${name}[].`, say) : [];
    return [row(`${prefix}${name}`, field, required, say), ...inner];
  });
}

function row(name: string, field: Field, required: boolean, say: Say): string {
  const { label, unit = "", source = "" } = field;
  const meaning = label ? say(withOtherNames(label)) : "";
  const open = say(required ? "levers.required" : "levers.optional");
  const fallback = field.default === undefined ? open : JSON.stringify(field.default);
  const origin = say(source === "assumed" ? "levers.assumed" : toText(source));
  // The currency is that of the region, whichever it is.
  const shown = say(unitText(unit, t("levers.currency")));
  const cells = [`\`${name}\``, meaning, shown, bounds(field, say), fallback, origin];
  return markdownRow(cells);
}

function bounds({ type, minimum, maximum, minItems }: Field, say: Say): string {
  if (minimum !== undefined && maximum !== undefined) return `${minimum}${say("levers.to")}${maximum}`;
  return type === "array" && minItems !== undefined ? `${say("levers.least")}${minItems}` : "";
}

/** A parameter of a lever as it stands in a scenario, in words. */
interface LeverTerm {
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
const WORDS: Readonly<Record<string, TextKey>> = {
  cities: "lab.allPairsCities",
  "same-province": "levers.pairsWithinProvince",
  "different-province": "levers.pairsAcrossProvinces",
  "all-nodes": "levers.allPlacesHinterlandsToo",
  all: "lab.allCities",
  centre: "levers.centreInSentence",
  host: "levers.receivingCityInSentence",
  home: "levers.placeOfRegistration",
  members: "levers.membersPool",
  social: "levers.socialSpending",
  productive: "levers.productiveSpending",
  goods: "levers.freight",
  people: "levers.people",
  both: "levers.goodsAndPeople",
  government: "levers.cityGovernment",
  firms: "levers.firmsProtected",
  "comparative-advantage": "lab.comparativeAdvantage",
  relatedness: "lab.relatedness",
  "chain-fit": "lab.fitIntoChains",
  true: "cli.yes",
  false: "cli.no",
};

/** Not told where they hold for all. */
const UNLESS_ALL = new Set(["sectors", "labour"]);

/** Names listed before the rest are counted. */
const MOST_NAMES = 4;

/** How names and numbers of a lever are told. */
interface Telling {
  /** What people call a place or a sector. */
  nameOf(id: string): Text;
  /** A number that a member of a list has. */
  amountOf(value: number, unit: string): Text;
  /** By name, of members of the list that is told. */
  units?: Readonly<Record<string, string>>;
}

/** The parameters of an entry that are given, by default too, in the order of the lever's schema. */
export function leverTerms(
  lever: LeverDefinition,
  entry: Readonly<Record<string, unknown>>,
  telling: Telling,
): LeverTerm[] {
  const named = new Set(roleFields(lever.schema as never).map(({ field }) => field));
  const fields = Object.keys(entry).filter((name) => !["type", "from", "to", "id"].includes(name));
  return fields.flatMap((parameter) => {
    const value = entry[parameter];
    if (value === undefined || (UNLESS_ALL.has(parameter) && value === "all")) return [];
    const { label, unit } = parameterText(lever, parameter);
    const names = named.has(parameter) || parameter === "sectors" || parameter === "labour";
    const number = typeof value === "number" ? value : null;
    const told = valueText(value, { ...telling, units: memberUnits(lever, parameter) });
    return { parameter, label, value: told, number, unit: number === null ? "" : unit, names };
  });
}

/** Units of what members of a list have, without what they explain. */
function memberUnits(lever: LeverDefinition, name: string): Record<string, string> {
  const items = fieldOf(lever, name).items as Field | undefined;
  const fields = Object.entries(items?.properties ?? {});
  return Object.fromEntries(fields.map(([field, of]) => [field, ((of as Field).unit ?? "").split("; ")[0]!]));
}

function valueText(value: unknown, telling: Telling): Text {
  if (typeof value === "number") return textOf(numberText(value));
  if (typeof value === "string" || typeof value === "boolean")
    return t(WORDS[String(value)] ?? telling.nameOf(String(value)));
  if (Array.isArray(value)) return listText(value, telling);
  return itemText(value, telling);
}

/** Of weights, which say something beside each other alone. */
const ANY_UNIT = "any unit";

/** A pair of places, a member with its numbers, or a plain value. */
function itemText(item: unknown, telling: Telling): Text {
  if (Array.isArray(item)) {
    const ends = item.map((end) => valueText(end, telling));
    return both((language) => ends.map((end) => end[language]).join("–"));
  }
  if (typeof item !== "object" || item === null) return valueText(item, telling);
  const { city, ...numbers } = item as Record<string, unknown>;
  const name = valueText(city ?? "", telling);
  const rest = Object.entries(numbers).map(([field, value]) => {
    if (typeof value !== "number") return valueText(value, telling);
    const unit = telling.units?.[field] ?? "";
    return unit === ANY_UNIT ? t("levers.weightOf", { value }) : telling.amountOf(value, unit);
  });
  if (rest.length === 0) return name;
  return t("join.withBracket", { what: name, bracket: joined(rest, "comma") });
}

/** Members of an agreement stand in both orders. */
function pairsAmong(items: readonly (readonly string[])[]): number {
  return new Set(items.map((pair) => pair.toSorted().join())).size;
}

function listText(items: readonly unknown[], telling: Telling): Text {
  if (items.length > MOST_NAMES && items.every(Array.isArray))
    return t("levers.pairsPlaces", { itemsCount: pairsAmong(items as string[][]) });
  const shown = items.map((item) => itemText(item, telling));
  return shown.length <= MOST_NAMES ? allOf(shown) : someOf(shown, MOST_NAMES);
}

/** Four significant digits. */
function numberText(value: number): string {
  return String(Number(value.toPrecision(4))).replace("-", "\u2212");
}

/** Arrays of policy: what levers set as numbers. */
export type ArrayInstrument = {
  [Name in keyof Policy]: Policy[Name] extends Float64Array ? Name : never;
}[keyof Policy];

/** What people call the numbers that levers set, and in what unit they are. */
export const INSTRUMENT_TEXT: Readonly<Record<ArrayInstrument, { label: TextKey; unit: string }>> = {
  travelHours: { label: "levers.travelTimeOfGoods", unit: "hours one way by road" },
  peopleWay: { label: "levers.travelTimeOfPeople", unit: "share" },
  roadKm: { label: "levers.roadTollsPaid", unit: "km" },
  delayHours: { label: "levers.delayBoothsCheckpoints", unit: "hours a crossing" },
  tollPerKm: { label: "levers.toll", unit: "{currency} per vehicle-km" },
  border: { label: "parameter.administrativeBorder", unit: "share of the factory price" },
  ruleDifference: { label: "parameter.differenceOfRules", unit: "share of the factory price" },
  protection: { label: "parameter.localProtection", unit: "share of the factory price" },
  protectionRentShare: {
    label: "levers.protectionKeptRent",
    unit: "share of the wedge; the rest is lost",
  },
  protectionRentToFirms: { label: "levers.rentsProtectionFirms", unit: "share" },
  tariff: { label: "levers.tariff", unit: "share of the price without it" },
  taste: { label: "levers.foreignDemand", unit: "multiple of the base year's weight in the buyers' bundle" },
  coordinationCost: {
    label: "levers.extraCostPlantFar",
    unit: "share of the cost at home",
  },
  firmBorder: { label: "levers.borderFirmsMove", unit: "ln profit" },
  approvalCoverage: { label: "parameter.approvalsHandledAcrossTheBorder", unit: "share" },
  retention: { label: "levers.retentionFirms", unit: "ln profit" },
  migrationBorder: { label: "levers.borderWorkersMove", unit: "ln real wage" },
  registration: { label: "levers.costWithoutRegistration", unit: "ln real wage" },
  settlement: { label: "levers.peopleRegistered", unit: "thousand a year" },
  capitalFriction: { label: "levers.frictionCapital", unit: "ln return" },
  productivity: { label: "levers.productivity", unit: "multiple of what it would be" },
  entryBan: { label: "levers.entrantsRefused", unit: "share" },
  closeRate: { label: "levers.firmsClosedOrder", unit: "share a year" },
  releaseRate: { label: "levers.firmsReleased", unit: "share a year" },
  industrialLandRelease: { label: "levers.industrialLandReleased", unit: "km2 a year" },
  housingLandRelease: { label: "levers.residentialLandReleased", unit: "km2 a year" },
  profitTaxRate: { label: "parameter.taxOnProfit", unit: "share of profit" },
  profitTaxRebate: { label: "levers.rebateProfitTax", unit: "share of the plant city's part" },
  wageTaxRate: { label: "levers.taxLabourIncome", unit: "share of the wage" },
  wageSubsidy: { label: "levers.subsidyWages", unit: "share of the wage" },
  productionTax: { label: "levers.taxProduction", unit: "share of primary-factor cost" },
  sectorSubsidy: { label: "levers.subsidySector", unit: "share of primary-factor cost" },
  subsidyCeiling: { label: "levers.ceilingSubsidies", unit: "share of primary-factor cost" },
  localShareProduction: { label: "levers.localPartProductionTax", unit: "share" },
  localShareProfit: { label: "levers.localPartProfitTax", unit: "share" },
  localShareWage: { label: "levers.localPartWageTax", unit: "share" },
};
