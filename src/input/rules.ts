import { z } from "zod";
import {
  type AnyText,
  advice,
  both,
  english,
  joined,
  type Refusal,
  refusalOf,
  schemaText,
  type Text,
  t,
  toText,
  unitWords,
} from "../words/index.js";
import { type Locate, type Path, type Position, placed } from "./document.js";
import { nearestName, type Problem, Problems } from "./files.js";

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
function said(words: string | undefined): AnyText | undefined {
  return words === undefined ? undefined : (schemaText(words) ?? words);
}

/** What a rule allows, in words, with the unit. */
export function describeRule(rule: Rule | undefined): AnyText | undefined {
  if (!rule) return undefined;
  const options = optionsOf(rule);
  if (options.length > 0) return withUnit(options.map((option) => String(option)).join(" | "), rule);
  const alternatives = alternativesOf(rule);
  if (alternatives) {
    const common = alternatives[0]!.properties?.["type"] ? commonKeys(alternatives) : [];
    if (common.length > 0) return t("scenario.mapWithKeys", { names: joined(common) });
    const parts = alternatives.flatMap((one) => describeRule(one) ?? []);
    const once = [...new Map(parts.map((part) => [english(part), part])).values()];
    return withUnit(joined(once, "or"), rule);
  }
  if (rule.type === "number" || rule.type === "integer") return withUnit(describeNumber(rule), rule);
  const plain = PLAIN[rule.type ?? ""]?.(rule);
  const text = rule.type === "string" && rule.description ? said(rule.description) : plain;
  if (rule.type === "array" && rule.description)
    return withUnit(joined([plain!, said(rule.description)!], "colon"), rule);
  if (rule.type === "object" && rule.properties)
    return t("scenario.mapWithKeys", { names: joined(Object.keys(rule.properties)) });
  return text && withUnit(text, rule);
}

/** Keys that all alternatives have: what tells them apart, and what they share. */
function commonKeys(alternatives: readonly Rule[]): string[] {
  const [first, ...others] = alternatives.map(({ properties = {} }) => Object.keys(properties));
  return first!.filter((key) => others.every((keys) => keys.includes(key)));
}

function withUnit(text: AnyText, { unit, type }: Rule): AnyText {
  // The unit of what is true or false says no more.
  if (!unit || type === "boolean") return text;
  return both((language) => toText(text)[language] + t("join.bracket", { text: unitWords(unit) ?? unit })[language]);
}

const PLAIN: Readonly<Record<string, (rule: Rule) => Text>> = {
  string: () => t("scenario.wordText"),
  boolean: () => t("scenario.trueFalse"),
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

type Checked<T> = { data: T; problems: [] } | { data?: undefined; problems: Problem[] };

/**
 * Checks data against a schema; each issue becomes a problem with its place, what is allowed, and the nearest name.
 * `place` says where a part of the data was written, if not at the same path of the file.
 */
export function validate<Schema extends z.ZodType>(
  schema: Schema,
  data: unknown,
  locate: Locate,
  place: (path: Path) => Path = (path) => path,
): Checked<z.output<Schema>> {
  const result = schema.safeParse(data);
  if (result.success) return { data: result.data, problems: [] };
  const root = jsonSchema(schema) as Rule;
  const written = (path: Path) => placed(locate, place(path));
  const misspelt = placesWithUnknownKeys(result.error.issues);
  const issues = result.error.issues.filter((issue) => !followsUnknownKey(issue, misspelt));
  const problems = new Problems();
  for (const issue of issues) for (const problem of problemsOf(issue, [], root, data, written)) problems.add(problem);
  return { problems: problems.list() };
}

type Issue = z.core.$ZodIssue;

function placesWithUnknownKeys(issues: readonly Issue[]): Set<string> {
  return new Set(issues.flatMap(({ code, path }) => (code === "unrecognized_keys" ? [path.join(".")] : [])));
}

/** Rules on which keys go together are not worth a word while one of the keys is misspelt. */
function followsUnknownKey({ code, path }: Issue, misspelt: ReadonlySet<string>): boolean {
  return code === "custom" && misspelt.has(path.join("."));
}

/** File, line and dotted path of a part of the data. */
type Written = (path: Path) => Position & { path: string };

/** What is wrong, to be said only where it is shown. */
function problemsOf(issue: Issue, base: Path, root: Rule, data: unknown, written: Written): (() => Problem)[] {
  const path: Path = [...base, ...(issue.path as Path)];
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => () => unknownKey([...path, key], ruleAt(root, path, data), written));
  }
  if (issue.code === "invalid_key") return [() => invalidKey(path, ruleAt(root, path.slice(0, -1), data), written)];
  if (issue.code === "invalid_union") {
    const best = bestBranch(issue.errors, valueAt(data, path));
    if (best) return best.flatMap((inner) => problemsOf(inner, path, root, data, written));
  }
  return [() => problemOf(issue, path, ruleAt(root, path, data), data, written)];
}

function problemOf(issue: Issue, path: Path, rule: Rule | undefined, data: unknown, written: Written): Problem {
  const value = valueAt(data, path);
  // What several keys say together is no misspelling of one of them.
  const nearest = typeof value === "string" && !saidBy(issue) ? nearestName(value, namesOf(rule)) : undefined;
  const what = wrong(issue, value);
  const hint = hintFor(issue, value, nearest, rule);
  const allowed = saidBy(issue)?.allowed ?? describeRule(rule);
  return { ...written(path), value, what, allowed, nearest, hint };
}

/** What a rule over several keys says in its own words. */
function saidBy(issue: Issue): Refusal | undefined {
  return issue.code === "custom" ? refusalOf(issue.params) : undefined;
}

function invalidKey(path: Path, holder: Rule | undefined, written: Written): Problem {
  return {
    ...written(path),
    what: t("scenario.notValidName"),
    allowed: said(holder?.propertyNames?.description),
    hint: t("scenario.renameLabel"),
  };
}

function unknownKey(path: Path, holder: Rule | undefined, written: Written): Problem {
  const key = String(path.at(-1));
  const properties = Object.entries(holder?.properties ?? {});
  const known = properties.map(([name]) => name);
  // A key that belongs one level deeper: `parameters.entryElasticity`.
  const deeper = properties.find(([, rule]) => Object.hasOwn(rule.properties ?? {}, key));
  return {
    ...written(path),
    ...advice(
      "scenario.unknownKey",
      known.length > 0 ? t("scenario.keys", { names: joined(known) }) : t("error.noKeysHere"),
      /\s/.test(key) ? t("scenario.quoteComma") : t("error.correctSpelling"),
    ),
    nearest: nearestName(key, known) ?? (deeper && `${deeper[0]}.${key}`),
  };
}

/** What an alternative says of a whole value that was written for another one. */
const IS_ANOTHER: ReadonlySet<string> = new Set(["invalid_type", "invalid_value"] satisfies Issue["code"][]);

/**
 * Of the alternatives of a union, the one that the user seems to have meant: the first that fails inside, not at its
 * root. Of several maps none is meant that knows no key of the value.
 */
function bestBranch(branches: Issue[][], value: unknown): Issue[] | undefined {
  const keys = typeof value === "object" && value !== null ? Object.keys(value).length : 0;
  const strange = branches.filter((issues) =>
    issues.some((issue) => issue.code === "unrecognized_keys" && issue.path.length === 0 && issue.keys.length === keys),
  );
  return branches.find(
    (issues) =>
      (strange.length < 2 || !strange.includes(issues)) &&
      issues.every((issue) => issue.path.length > 0 || !IS_ANOTHER.has(issue.code)),
  );
}

function wrong(issue: Issue, value: unknown): AnyText {
  if (issue.code === "custom")
    return saidBy(issue)?.what ?? t("scenario.notValid", { why: saidBy(issue)?.why ?? issue.message });
  if (value === undefined) return t("scenario.missing");
  if (value === null) return t("scenario.isKind", { kind: t("scenario.empty") });
  if (issue.code === "too_small" || issue.code === "too_big") return t("scenario.outOfRange");
  if (issue.code === "invalid_type") return t("scenario.isKind", { kind: toText(kindOf(value, issue.expected)) });
  return t("scenario.notAllowed");
}

function kindOf(value: unknown, expected: unknown): AnyText {
  if (Array.isArray(value)) return t("scenario.aList");
  if (typeof value === "number") {
    if (!Number.isFinite(value)) return t("scenario.notFinite");
    return expected === "int" ? t("scenario.notWhole") : t("scenario.aNumber");
  }
  return (
    { string: t("scenario.wordText"), boolean: t("scenario.yesNo"), object: t("scenario.aMap") }[
      typeof value as string
    ] ?? typeof value
  );
}

function hintFor(issue: Issue, value: unknown, nearest: string | undefined, rule: Rule | undefined): AnyText {
  const own = saidBy(issue)?.hint;
  if (own !== undefined) return own;
  if (value === undefined) return t("scenario.addIt");
  if (nearest) return t("scenario.correctTheSpelling");
  if (issue.code === "too_small" || issue.code === "too_big") return t("scenario.chooseWithin");
  if (issue.code === "custom") return t("scenario.changeEntry");
  const takes = (type: string) => takesAny(rule, type);
  const quoted = typeof value === "string" && value.trim() !== "" && Number.isFinite(Number(value));
  if (quoted && (takes("number") || takes("integer"))) return t("scenario.withoutQuotes");
  if ((typeof value === "number" || typeof value === "boolean") && takes("string")) return t("scenario.inQuotes");
  // One pair in place of a list of pairs.
  if (typeof issue.path.at(-1) === "number" && typeof value === "string" && takes("array"))
    return t("scenario.listOfLists");
  return issue.code === "invalid_type" ? t("scenario.writeKind") : t("scenario.chooseAllowed");
}

/** Whether a rule takes values of a type, whatever they are. */
function takesAny(rule: Rule | undefined, type: string): boolean {
  const plain = rule?.type === type && !rule.enum && !rule.pattern && rule.const === undefined;
  return plain || (alternativesOf(rule)?.some((one) => takesAny(one, type)) ?? false);
}

function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, step) => (value as Record<string, unknown> | undefined)?.[step], data);
}
