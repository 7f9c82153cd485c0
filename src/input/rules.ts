import { z } from "zod";
import { type AnyText, both, english, joined, schemaText, type Text, t, toText, unitWords } from "../words/index.js";
import type { Path } from "./document.js";

/** What a schema says about one place, in the public form of JSON Schema with our label and unit. */
export interface Rule {
  type?: string;
  properties?: Record<string, Rule>;
  additionalProperties?: Rule | boolean;
  propertyNames?: Rule;
  /** Of a list: that of every item, or of each in its place. */
  items?: Rule | Rule[];
  anyOf?: Rule[];
  oneOf?: Rule[];
  enum?: unknown[];
  const?: unknown;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  minLength?: number;
  minItems?: number;
  maxItems?: number;
  pattern?: string;
  description?: string;
  required?: string[];
  default?: unknown;
  label?: string;
  unit?: string;
}

const known = new WeakMap<z.ZodType, Record<string, unknown>>();

/** JSON Schema of what a user writes (before defaults are filled in), made once: a table asks for it row by row. */
export function jsonSchema(schema: z.ZodType): Record<string, unknown> {
  const made =
    known.get(schema) ??
    z.toJSONSchema(schema, { io: "input", unrepresentable: "any", reused: "inline", target: "draft-7" });
  known.set(schema, made);
  return made;
}

/**
 * Walks a JSON Schema along a path; where there are alternatives, by the entry's `type`, else the first that knows the
 * step.
 */
export function ruleAt(rule: Rule | undefined, path: Path, data: unknown): Rule | undefined {
  const alternatives = alternativesOf(rule);
  if (alternatives && path.length > 0) {
    const type = (data as { type?: unknown } | undefined)?.type;
    const named = alternatives.filter((one) => one.properties?.["type"]?.const === type);
    const found = (named.length > 0 ? named : alternatives).map((one) => ruleAt(one, path, data)).find(Boolean);
    return path.length === 1 && path[0] === "type" ? typeRule(alternatives) : found;
  }
  const [step, ...rest] = path;
  if (!rule || step === undefined) return alternatives ? (narrow(alternatives, data) ?? rule) : rule;
  const next = typeof step === "number" ? itemAt(rule, step) : (rule.properties?.[step] ?? rule.additionalProperties);
  return ruleAt(
    typeof next === "object" ? next : undefined,
    rest,
    (data as Record<string, unknown> | undefined)?.[step],
  );
}

/** What a list may hold in this place. */
export function itemAt({ items }: Rule, place: number): Rule | undefined {
  return Array.isArray(items) ? items[place] : items;
}

/** All names that `type` may have among alternatives. */
function typeRule(alternatives: Rule[]): Rule {
  return { enum: alternatives.map((one) => one.properties?.["type"]?.const).filter((name) => name !== undefined) };
}

/** The alternative of the shape that the data has, so that an unknown key is compared with the right keys. */
function narrow(alternatives: Rule[], data: unknown): Rule | undefined {
  if (typeof data !== "object" || data === null) return undefined;
  const shape = Array.isArray(data) ? "array" : "object";
  const type = (data as { type?: unknown }).type;
  const ofShape = alternatives.filter((one) => one.type === shape);
  return (
    ofShape.find((one) => one.properties?.["type"] && one.properties["type"].const === type) ??
    (ofShape.length === 1 ? ofShape[0] : undefined)
  );
}

/** Different shapes that a rule accepts; on a map with keys, anyOf and oneOf only say which keys go together. */
function alternativesOf(rule: Rule | undefined): Rule[] | undefined {
  return rule?.properties ? undefined : (rule?.anyOf ?? rule?.oneOf);
}

/** What a schema says of a place, in each language where the catalogue knows it. */
export function said(words: string | undefined): AnyText | undefined {
  return words === undefined ? undefined : (schemaText(words) ?? words);
}

/** What a rule allows, in words, with the unit. */
export function describeRule(rule: Rule | undefined): AnyText | undefined {
  if (!rule) return undefined;
  const options = optionsOf(rule);
  if (options.length > 0) return withUnit(options.map((option) => String(option)).join(" | "), rule);
  const alternatives = alternativesOf(rule);
  if (alternatives) {
    const parts = alternatives.flatMap((one) => describeRule(one) ?? []);
    const once = [...new Map(parts.map((part) => [english(part), part])).values()];
    return withUnit(joined(once, "or"), rule);
  }
  if (rule.type === "number" || rule.type === "integer") return withUnit(describeNumber(rule), rule);
  const plain = PLAIN[rule.type ?? ""]?.(rule);
  const text = rule.type === "string" && rule.description ? said(rule.description) : plain;
  if (rule.type === "array" && rule.description)
    return withUnit(t("scenario.listOf", { list: plain, items: toText(said(rule.description)!) }), rule);
  if (rule.type === "object" && rule.properties)
    return t("scenario.mapWithKeys", { names: joined(Object.keys(rule.properties), "enumeration") });
  return text && withUnit(text, rule);
}

function withUnit(text: AnyText, { unit }: Rule): AnyText {
  if (!unit) return text;
  return both((language) => toText(text)[language] + t("join.bracket", { text: unitWords(unit) ?? unit })[language]);
}

const PLAIN: Readonly<Record<string, (rule: Rule) => Text>> = {
  string: () => t("scenario.text2"),
  boolean: () => t("scenario.trueFalse2"),
  object: () => t("scenario.aMap"),
  array: listOf,
};

function describeNumber(rule: Rule): Text {
  const above = rule.exclusiveMinimum !== undefined;
  const low = rule.exclusiveMinimum ?? rule.minimum ?? -Infinity;
  const below = rule.exclusiveMaximum !== undefined;
  const high = rule.exclusiveMaximum ?? rule.maximum ?? Infinity;
  const least = low !== -Infinity && low !== Number.MIN_SAFE_INTEGER;
  const most = high !== Infinity && high !== Number.MAX_SAFE_INTEGER;
  const number = t(rule.type === "integer" ? "scenario.wholeNumberOne" : "scenario.aNumber");
  if (least && most && !above && !below) return t("scenario.numberFromTo", { number, low, high });
  const lowest = t(above ? "scenario.numberAbove" : "scenario.numberAtLeast", { low });
  const highest = t(below ? "scenario.numberBelow" : "scenario.numberAtMost", { high });
  if (least && most) return t("scenario.numberBetween", { number, lowest, highest });
  return least || most ? t("scenario.numberBounded", { number, bound: least ? lowest : highest }) : number;
}

function listOf({ minItems: low, maxItems: high }: Rule): Text {
  if (low !== undefined && low === high) return t("scenario.listOfCount", { count: low });
  if (low !== undefined && high !== undefined) return t("scenario.listOfFromTo", { low, high });
  if (high !== undefined) return t("scenario.listOfAtMost", { high });
  return low === undefined ? t("scenario.aList") : t("scenario.listOfAtLeast", { low });
}

/** All values that a rule lists, also beside other shapes. */
export function namesOf(rule: Rule | undefined): string[] {
  const listed =
    rule?.enum ?? (rule?.const !== undefined ? [rule.const] : (alternativesOf(rule)?.flatMap(namesOf) ?? []));
  return listed.filter((name) => typeof name === "string");
}

/** The values that a rule lists, where it allows nothing else. */
function optionsOf(rule: Rule): unknown[] {
  if (rule.enum) return rule.enum;
  if (rule.const !== undefined) return [rule.const];
  const options = alternativesOf(rule)?.map((one) => optionsOf(one));
  return options?.every((list) => list.length > 0) ? options.flat() : [];
}
