import { z } from "zod";
import type { Policy } from "../model/engine/policy.js";
import {
  type AnyText,
  allOf,
  both,
  ENGLISH,
  english,
  inOthers,
  joined,
  type Language,
  someOf,
  type Text,
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

/** Sides of a heading, a meaning, a list, a bound, in each language. */
const SAID = {
  decidedBy: t("levers.decided"),
  source: t("levers.source"),
  exactlyOne: t("levers.giveExactlyOne"),
  atLeastOne: t("levers.giveLeastOne"),
  columns: t("levers.parameterMeaningUnitBounds"),
  comma: t("join.enumeration"),
  to: t("levers.to"),
  atLeast: t("levers.least"),
  required: t("levers.required"),
  optional: t("levers.optional"),
  assumed: t("levers.assumed"),
} as const satisfies Record<string, Text>;

/** Markdown reference of the levers: what each does, who decides it, and its parameters as the schemas hold them. */
export function leversMarkdown(levers: readonly LeverDefinition[], language: Language = ENGLISH): string {
  const list = levers.map(
    ({ type, label }) => `- [\`${type}\`](#${type})${t("join.colon")[language]}${label[language]}`,
  );
  return [t("levers.document")[language], "", ...list, ...levers.flatMap((lever) => section(lever, language)), ""].join(
    "\n",
  );
}

/** What a parameter of a lever is called and counted in. */
export function parameterText({ schema }: LeverDefinition, name: string): { label: Text; unit: string } {
  const root = z.toJSONSchema(schema, { io: "input" }) as Field;
  const { label, unit } = (root.properties?.[name] ?? {}) as Field;
  return { label: label ?? textOf(name), unit: unit ?? "" };
}

function section(lever: LeverDefinition, language: Language) {
  const { type, label, description, decidedBy, source, slider, schema } = lever;
  const root = z.toJSONSchema(schema, { io: "input" }) as Field;
  const what = t("levers.documentLever", {
    label,
    others: inOthers(label),
    description,
    descriptions: inOthers(description),
  });
  return [
    "",
    `## ${type}`,
    "",
    what[language],
    "",
    `- ${SAID.decidedBy[language]}${withOtherNames(decidedBy)[language]}`,
    `- ${SAID.source[language]}${toText(source)[language]}`,
    ...(slider && "none" in slider ? [`- ${t("levers.noSlider", { why: slider.none })[language]}`] : []),
    ...choices(root, language),
    "",
    SAID.columns[language],
    "| --- | --- | --- | --- | --- | --- |",
    ...rows(root, "", language),
  ];
}

/** Rules over several parameters that the schema states as oneOf or anyOf. */
function choices(root: Field, language: Language): string[] {
  const names = (options: readonly unknown[]) =>
    options
      .flatMap((option) => (option as Field).required ?? [])
      .map((name) => `\`${name}\``)
      .join(SAID.comma[language]);
  return [
    ...(root.oneOf ? [`- ${SAID.exactlyOne[language]}${names(root.oneOf)}`] : []),
    ...(root.anyOf ? [`- ${SAID.atLeastOne[language]}${names(root.anyOf)}`] : []),
  ];
}

/** One row a parameter; members of a list follow as `members[].quota`. */
function rows(object: Field, prefix: string, language: Language): string[] {
  return Object.entries(object.properties ?? {}).flatMap(([name, property]) => {
    const field = property as Field;
    const required = object.required?.includes(name) ?? false;
    const items = field.items as Field | undefined;
    const inner = items?.properties ? rows(items, `${prefix}${name}[].`, language) : [];
    return [row(`${prefix}${name}`, field, required, language), ...inner];
  });
}

function row(name: string, field: Field, required: boolean, language: Language): string {
  const { label, unit = "", source = "" } = field;
  const meaning = label ? withOtherNames(label)[language] : "";
  const open = (required ? SAID.required : SAID.optional)[language];
  const fallback = field.default === undefined ? open : JSON.stringify(field.default);
  const origin = toText(source === english(SAID.assumed) ? SAID.assumed : source)[language];
  const shown = unitText(unit, CURRENCY)[language];
  const cells = [`\`${name}\``, meaning, shown, bounds(field, language), fallback, origin];
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}

/** That of the region, whichever it is. */
const CURRENCY = t("levers.currency");

function bounds({ type, minimum, maximum, minItems }: Field, language: Language): string {
  if (minimum !== undefined && maximum !== undefined) return `${minimum}${SAID.to[language]}${maximum}`;
  return type === "array" && minItems !== undefined ? `${SAID.atLeast[language]}${minItems}` : "";
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
const WORDS: Readonly<Record<string, Text>> = {
  cities: t("lab.allPairsCities"),
  "same-province": t("levers.pairsWithinProvince"),
  "different-province": t("levers.pairsAcrossProvinces"),
  "all-nodes": t("levers.allPlacesHinterlandsToo"),
  all: t("lab.allCities"),
  centre: t("levers.centreInSentence"),
  host: t("levers.receivingCityInSentence"),
  home: t("levers.placeOfRegistration"),
  members: t("levers.membersPool"),
  social: t("levers.socialSpending"),
  productive: t("levers.productiveSpending"),
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
  return t("join.withBracket", { what: name, bracket: joined(rest, "comma") });
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

/** Arrays of policy: what levers set as numbers. */
export type ArrayInstrument = {
  [Name in keyof Policy]: Policy[Name] extends Float64Array ? Name : never;
}[keyof Policy];

/** What people call the numbers that levers set, and in what unit they are. */
export const INSTRUMENT_TEXT: Readonly<Record<ArrayInstrument, { label: Text; unit: string }>> = {
  travelHours: { label: t("levers.travelTimeOfGoods"), unit: "hours one way by road" },
  peopleWay: { label: t("levers.travelTimeOfPeople"), unit: "share" },
  roadKm: { label: t("levers.roadTollsPaid"), unit: "km" },
  delayHours: { label: t("levers.delayBoothsCheckpoints"), unit: "hours a crossing" },
  tollPerKm: { label: t("levers.toll"), unit: "{currency} per vehicle-km" },
  border: { label: t("parameter.administrativeBorder"), unit: "share of the factory price" },
  ruleDifference: { label: t("parameter.differenceOfRules"), unit: "share of the factory price" },
  protection: { label: t("parameter.localProtection"), unit: "share of the factory price" },
  protectionRentShare: {
    label: t("levers.protectionKeptRent"),
    unit: "share of the wedge; the rest is lost",
  },
  protectionRentToFirms: { label: t("levers.rentsProtectionFirms"), unit: "share" },
  tariff: { label: t("levers.tariff"), unit: "share of the price without it" },
  taste: { label: t("levers.foreignDemand"), unit: "multiple of the base year's weight in the buyers' bundle" },
  coordinationCost: {
    label: t("levers.extraCostPlantFar"),
    unit: "share of the cost at home",
  },
  firmBorder: { label: t("levers.borderFirmsMove"), unit: "ln profit" },
  approvalCoverage: { label: t("parameter.approvalsHandledAcrossTheBorder"), unit: "share" },
  retention: { label: t("levers.retentionFirms"), unit: "ln profit" },
  migrationBorder: { label: t("levers.borderWorkersMove"), unit: "ln real wage" },
  registration: { label: t("levers.costWithoutRegistration"), unit: "ln real wage" },
  settlement: { label: t("levers.peopleRegistered"), unit: "thousand a year" },
  capitalFriction: { label: t("levers.frictionCapital"), unit: "ln return" },
  productivity: { label: t("levers.productivity"), unit: "multiple of what it would be" },
  entryBan: { label: t("levers.entrantsRefused"), unit: "share" },
  closeRate: { label: t("levers.firmsClosedOrder"), unit: "share a year" },
  releaseRate: { label: t("levers.firmsReleased"), unit: "share a year" },
  industrialLandRelease: { label: t("levers.industrialLandReleased"), unit: "km2 a year" },
  housingLandRelease: { label: t("levers.residentialLandReleased"), unit: "km2 a year" },
  profitTaxRate: { label: t("parameter.taxOnProfit"), unit: "share of profit" },
  profitTaxRebate: { label: t("levers.rebateProfitTax"), unit: "share of the plant city's part" },
  wageTaxRate: { label: t("levers.taxLabourIncome"), unit: "share of the wage" },
  wageSubsidy: { label: t("levers.subsidyWages"), unit: "share of the wage" },
  productionTax: { label: t("levers.taxProduction"), unit: "share of primary-factor cost" },
  sectorSubsidy: { label: t("levers.subsidySector"), unit: "share of primary-factor cost" },
  subsidyCeiling: { label: t("levers.ceilingSubsidies"), unit: "share of primary-factor cost" },
  localShareProduction: { label: t("levers.localPartProductionTax"), unit: "share" },
  localShareProfit: { label: t("levers.localPartProfitTax"), unit: "share" },
  localShareWage: { label: t("levers.localPartWageTax"), unit: "share" },
};
