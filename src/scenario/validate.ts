import { z } from "zod";
import type { Path, Position } from "./document.js";
import { dottedPath, type Problem } from "./error.js";
import { nearestName } from "./nearest.js";

/** What a schema says about one place, in the public form of JSON Schema with our label and unit. */
interface Rule {
  type?: string;
  properties?: Record<string, Rule>;
  additionalProperties?: Rule | boolean;
  propertyNames?: Rule;
  items?: Rule;
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
  unit?: string;
}

export type Checked<T> = { data: T; problems: [] } | { data?: undefined; problems: Problem[] };

/** Checks data against a schema; each issue becomes a problem with its place, what is allowed, and the nearest name. */
export function validate<Schema extends z.ZodType>(
  schema: Schema,
  data: unknown,
  locate: (path: Path) => Position,
): Checked<z.output<Schema>> {
  const result = schema.safeParse(data);
  if (result.success) return { data: result.data, problems: [] };
  const root = jsonSchema(schema) as Rule;
  return { problems: result.error.issues.flatMap((issue) => problemsOf(issue, [], root, data, locate)) };
}

/** JSON Schema of what a user writes (before defaults are filled in). */
export function jsonSchema(schema: z.ZodType): Record<string, unknown> {
  return z.toJSONSchema(schema, { io: "input", unrepresentable: "any", reused: "inline", target: "draft-7" });
}

type Issue = z.core.$ZodIssue;

function problemsOf(issue: Issue, base: Path, root: Rule, data: unknown, locate: (path: Path) => Position): Problem[] {
  const path: Path = [...base, ...(issue.path as Path)];
  const value = valueAt(data, path);
  const rule = ruleAt(root, path, data);
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => unknownKey([...path, key], Object.keys(rule?.properties ?? {}), locate));
  }
  if (issue.code === "invalid_key") return issue.issues.flatMap((inner) => problemsOf(inner, path, root, data, locate));
  if (issue.code === "invalid_union" && issue.errors.length > 0) {
    const best = bestBranch(issue.errors);
    if (best) return best.flatMap((inner) => problemsOf(inner, path, root, data, locate));
  }
  const names = optionsOf(rule).filter((option) => typeof option === "string");
  return [
    {
      ...locate(path),
      path: dottedPath(path),
      value,
      what: wrong(issue, value),
      allowed: describeRule(rule),
      nearest: typeof value === "string" ? nearestName(value, names) : undefined,
      hint: hintFor(issue, value),
    },
  ];
}

function unknownKey(path: Path, known: string[], locate: (path: Path) => Position): Problem {
  const key = String(path.at(-1));
  return {
    ...locate(path),
    path: dottedPath(path),
    what: "is not a known key",
    allowed: known.length > 0 ? `the keys ${known.join(", ")}` : "no keys here",
    nearest: nearestName(key, known),
    hint: "Correct the spelling or remove the line",
  };
}

/** Of the alternatives of a union, the one that the user seems to have meant: the first that fails inside, not at its root. */
function bestBranch(branches: Issue[][]): Issue[] | undefined {
  return branches.find((issues) => issues.every((issue) => issue.path.length > 0 || issue.code !== "invalid_type"));
}

function wrong(issue: Issue, value: unknown): string {
  if (issue.code === "custom")
    return /^(is|does|belongs|has) /.test(issue.message) ? issue.message : `is not valid: ${issue.message}`;
  if (value === undefined) return "is missing";
  if (issue.code === "too_small" || issue.code === "too_big") return "is out of range";
  if (issue.code === "invalid_type") return `is ${kindOf(value)}`;
  return "is not allowed";
}

function kindOf(value: unknown): string {
  if (value === null) return "empty";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "number") return Number.isFinite(value) ? "not a whole number" : "not a finite number";
  return { string: "text", boolean: "a yes or no value", object: "a map" }[typeof value as string] ?? typeof value;
}

function hintFor(issue: Issue, value: unknown): string {
  if (issue.code === "custom" && typeof issue.params?.["hint"] === "string") return issue.params["hint"];
  if (value === undefined) return "Add it";
  if (
    typeof value === "string" &&
    issue.code === "invalid_type" &&
    value.trim() !== "" &&
    Number.isFinite(Number(value))
  ) {
    return "Write it without quotes";
  }
  return "Change the value, or remove the line where there is a default";
}

/** What a rule allows, in words, with the unit. */
export function describeRule(rule: Rule | undefined): string | undefined {
  if (!rule) return undefined;
  const unit = rule.unit ? ` (${rule.unit})` : "";
  const options = optionsOf(rule);
  if (options.length > 0) return options.map((option) => String(option)).join(" | ") + unit;
  const alternatives = alternativesOf(rule);
  if (alternatives) return [...new Set(alternatives.map(describeRule).filter(Boolean))].join(", or ") + unit;
  if (rule.type === "number" || rule.type === "integer") {
    return `${rule.type === "integer" ? "a whole number" : "a number"}${boundsOf(rule)}${unit}`;
  }
  const plain = { string: "text", boolean: "true or false", object: "a map", array: `a list${itemsOf(rule)}` }[
    rule.type ?? ""
  ];
  const text = rule.type === "string" && rule.description ? rule.description : plain;
  if (rule.type === "object" && rule.properties)
    return `a map with the keys ${Object.keys(rule.properties).join(", ")}`;
  return text && text + unit;
}

function boundsOf(rule: Rule): string {
  const above = rule.exclusiveMinimum !== undefined;
  const low = rule.exclusiveMinimum ?? rule.minimum ?? -Infinity;
  const below = rule.exclusiveMaximum !== undefined;
  const high = rule.exclusiveMaximum ?? rule.maximum ?? Infinity;
  const lowest = low > Number.MIN_SAFE_INTEGER ? (above ? ` above ${low}` : ` of at least ${low}`) : "";
  const highest = high < Number.MAX_SAFE_INTEGER ? (below ? ` below ${high}` : ` at most ${high}`) : "";
  if (lowest && highest && !above && !below) return ` from ${low} to ${high}`;
  return lowest && highest ? `${lowest} and${highest}` : lowest + highest;
}

function itemsOf(rule: Rule): string {
  const most = rule.maxItems === undefined ? "" : ` and at most ${rule.maxItems}`;
  return rule.minItems === undefined ? "" : ` of at least ${rule.minItems}${most}`;
}

function optionsOf(rule: Rule | undefined): unknown[] {
  if (rule?.enum) return rule.enum;
  if (rule?.const !== undefined) return [rule.const];
  const options = alternativesOf(rule)?.map((one) => optionsOf(one));
  return options?.every((list) => list.length > 0) ? options.flat() : [];
}

/** Different shapes that a rule accepts; on a map with keys, anyOf and oneOf only say which keys go together. */
function alternativesOf(rule: Rule | undefined): Rule[] | undefined {
  return rule?.properties ? undefined : (rule?.anyOf ?? rule?.oneOf);
}

function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, step) => (value as Record<string, unknown> | undefined)?.[step], data);
}

/** Walks a JSON Schema along a path; where there are alternatives, by the entry's `type`, else the first that knows the step. */
function ruleAt(rule: Rule | undefined, path: Path, data: unknown): Rule | undefined {
  const alternatives = alternativesOf(rule);
  if (alternatives && path.length > 0) {
    const type = (data as { type?: unknown } | undefined)?.type;
    const named = alternatives.filter((one) => one.properties?.["type"]?.const === type);
    const found = (named.length > 0 ? named : alternatives).map((one) => ruleAt(one, path, data)).find(Boolean);
    return path.length === 1 && path[0] === "type" ? typeRule(alternatives) : found;
  }
  const [step, ...rest] = path;
  if (!rule || step === undefined) return alternatives ? (narrow(alternatives, data) ?? rule) : rule;
  const next = typeof step === "number" ? rule.items : (rule.properties?.[step] ?? rule.additionalProperties);
  return ruleAt(
    typeof next === "object" ? next : undefined,
    rest,
    (data as Record<string, unknown> | undefined)?.[step],
  );
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
