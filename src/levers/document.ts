import { z } from "zod";
import { type Text, textOf } from "../language/index.js";
import type { LeverDefinition } from "./lever.js";

/** What z.toJSONSchema says of a parameter, with the labels of `.meta`. */
type Field = z.core.JSONSchema.BaseSchema & { label?: { en: string; zh: string }; unit?: string; source?: string };

/** Markdown reference of the levers: what each does, who decides it, and its parameters as the schemas hold them. */
export function leversMarkdown(levers: readonly LeverDefinition[]): string {
  const head = [
    "# Levers",
    "",
    "Written from the schemas in `src/levers`; do not edit. An entry in a scenario names its `type`, its first year `from`,",
    "its last year `to` (the run's last if absent) and the parameters below. Parameters without a default are required",
    "unless marked optional; where two exclude each other, the section says so.",
    "",
    ...levers.map(({ type, label }) => `- [\`${type}\`](#${type}): ${label.en}`),
  ];
  return [...head, ...levers.flatMap(section), ""].join("\n");
}

/** What a parameter of a lever is called and counted in. */
export function parameterText({ schema }: LeverDefinition, name: string): { label: Text; unit: string } {
  const root = z.toJSONSchema(schema, { io: "input" }) as Field;
  const { label, unit } = (root.properties?.[name] ?? {}) as Field;
  return { label: label ?? textOf(name), unit: unit ?? "" };
}

function section({ type, label, description, decidedBy, source, schema }: LeverDefinition): string[] {
  const root = z.toJSONSchema(schema, { io: "input" }) as Field;
  return [
    "",
    `## ${type}`,
    "",
    `**${label.en}** (${label.zh}). ${description.en}`,
    "",
    description.zh,
    "",
    `- Decided by: ${decidedBy.en} (${decidedBy.zh})`,
    `- Source: ${source}`,
    ...choices(root),
    "",
    "| parameter | meaning | unit | bounds | default | source |",
    "| --- | --- | --- | --- | --- | --- |",
    ...rows(root, ""),
  ];
}

/** Rules over several parameters that the schema states as oneOf or anyOf. */
function choices(root: Field): string[] {
  const names = (options: readonly unknown[]) =>
    options
      .flatMap((option) => (option as Field).required ?? [])
      .map((name) => `\`${name}\``)
      .join(", ");
  return [
    ...(root.oneOf ? [`- Give exactly one of: ${names(root.oneOf)}`] : []),
    ...(root.anyOf ? [`- Give at least one of: ${names(root.anyOf)}`] : []),
  ];
}

/** One row a parameter; members of a list follow as `members[].quota`. */
function rows(object: Field, prefix: string): string[] {
  return Object.entries(object.properties ?? {}).flatMap(([name, property]) => {
    const field = property as Field;
    const required = object.required?.includes(name) ?? false;
    const items = field.items as Field | undefined;
    const inner = items?.properties ? rows(items, `${prefix}${name}[].`) : [];
    return [row(`${prefix}${name}`, field, required), ...inner];
  });
}

function row(name: string, field: Field, required: boolean): string {
  const { label, unit, source } = field;
  const meaning = label ? `${label.en} (${label.zh})` : "";
  const fallback = field.default === undefined ? (required ? "required" : "optional") : JSON.stringify(field.default);
  const cells = [`\`${name}\``, meaning, unit ?? "", bounds(field), fallback, source ?? ""];
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}

function bounds({ type, minimum, maximum, minItems }: Field): string {
  if (minimum !== undefined && maximum !== undefined) return `${minimum} to ${maximum}`;
  return type === "array" && minItems !== undefined ? `at least ${minItems}` : "";
}
