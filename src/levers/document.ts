import { z } from "zod";
import {
  type AnyText,
  ENGLISH,
  english,
  inOthers,
  type Language,
  type Text,
  t,
  textOf,
  toText,
  unitText,
} from "../words/index.js";
import type { LeverDefinition } from "./lever.js";

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
    `- ${SAID.decidedBy[language]}${named(decidedBy, language)}`,
    `- ${SAID.source[language]}${toText(source)[language]}`,
    ...(slider && "none" in slider ? [`- ${t("levers.noSlider", { why: slider.none })[language]}`] : []),
    ...choices(root, language),
    "",
    SAID.columns[language],
    "| --- | --- | --- | --- | --- | --- |",
    ...rows(root, "", language),
  ];
}

/** English documents give the other names too. */
function named(label: Text, language: Language): string {
  return t("levers.documentName", { label, others: inOthers(label) })[language];
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
  const meaning = label ? named(label, language) : "";
  const open = (required ? SAID.required : SAID.optional)[language];
  const fallback = field.default === undefined ? open : JSON.stringify(field.default);
  const origin = toText(source === english(SAID.assumed) ? SAID.assumed : source)[language];
  const shown = unitText(unit, CURRENCY)[language];
  const cells = [`\`${name}\``, meaning, shown, bounds(field, language), fallback, origin];
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}

/** That of the region, whichever it is. */
const CURRENCY: Text = t("levers.currency");

function bounds({ type, minimum, maximum, minItems }: Field, language: Language): string {
  if (minimum !== undefined && maximum !== undefined) return `${minimum}${SAID.to[language]}${maximum}`;
  return type === "array" && minItems !== undefined ? `${SAID.atLeast[language]}${minItems}` : "";
}
