import type { z } from "zod";
import type { Locate, Path, Position } from "./document.js";
import { dottedPath, type Problem, Problems } from "./error.js";
import { nearestName } from "./nearest.js";
import { describeRule, jsonSchema, namesOf, type Rule, ruleAt } from "./rules.js";

export type Checked<T> = { data: T; problems: [] } | { data?: undefined; problems: Problem[] };

/**
 * Checks data against a schema; each issue becomes a problem with its place, what is allowed, and the nearest name. `place` says where a part of the
 * data was written, if not at the same path of the file.
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
  const written = (path: Path) => ({ ...locate(place(path)), path: dottedPath(place(path)) });
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
    const known = () => Object.keys(ruleAt(root, path, data)?.properties ?? {});
    return issue.keys.map((key) => () => unknownKey([...path, key], known(), written));
  }
  if (issue.code === "invalid_key") return [() => invalidKey(path, ruleAt(root, path.slice(0, -1), data), written)];
  if (issue.code === "invalid_union" && issue.errors.length > 0) {
    const best = bestBranch(issue.errors);
    if (best) return best.flatMap((inner) => problemsOf(inner, path, root, data, written));
  }
  return [() => problemOf(issue, path, ruleAt(root, path, data), data, written)];
}

function problemOf(issue: Issue, path: Path, rule: Rule | undefined, data: unknown, written: Written): Problem {
  const value = valueAt(data, path);
  const nearest = typeof value === "string" ? nearestName(value, namesOf(rule)) : undefined;
  const what = wrong(issue, value);
  const hint = hintFor(issue, value, nearest);
  const allowed = allowedBy(issue) ?? describeRule(rule);
  return { ...written(path), value, what, allowed, nearest, hint };
}

/** What a rule over several keys allows, in its own words. */
function allowedBy(issue: Issue): string | undefined {
  const own: unknown = issue.code === "custom" ? issue.params?.["allowed"] : undefined;
  return typeof own === "string" ? own : undefined;
}

function invalidKey(path: Path, holder: Rule | undefined, written: Written): Problem {
  return {
    ...written(path),
    what: "is not a valid name",
    allowed: holder?.propertyNames?.description,
    hint: "Rename it; what people read stands under `label`, in any language",
  };
}

function unknownKey(path: Path, known: string[], written: Written): Problem {
  const key = String(path.at(-1));
  return {
    ...written(path),
    what: "is not a known key",
    allowed: known.length > 0 ? `the keys ${known.join(", ")}` : "no keys here",
    nearest: nearestName(key, known),
    // { en: This, and that } reads the words after the comma as a key of their own.
    hint: /\s/.test(key)
      ? "Put a text that holds a comma in double quotes where it stands in { }"
      : "Correct the spelling or remove the line",
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
  if (issue.code === "invalid_type") return `is ${kindOf(value, issue.expected)}`;
  return "is not allowed";
}

function kindOf(value: unknown, expected: unknown): string {
  if (value === null) return "empty";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "number") {
    if (!Number.isFinite(value)) return "not a finite number";
    return expected === "int" ? "not a whole number" : "a number";
  }
  return { string: "text", boolean: "a yes or no value", object: "a map" }[typeof value as string] ?? typeof value;
}

function hintFor(issue: Issue, value: unknown, nearest: string | undefined): string {
  if (issue.code === "custom" && typeof issue.params?.["hint"] === "string") return issue.params["hint"];
  if (value === undefined) return "Add it";
  if (nearest) return "Correct the spelling";
  if (issue.code === "too_small" || issue.code === "too_big") return "Choose a value within these bounds";
  const quoted = typeof value === "string" && value.trim() !== "" && Number.isFinite(Number(value));
  if (issue.code === "invalid_type" && quoted) return "Write it without quotes";
  if (issue.code === "custom") return "Change the entry accordingly";
  return issue.code === "invalid_type" ? "Write a value of the kind that is allowed" : "Choose a value that is allowed";
}

function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, step) => (value as Record<string, unknown> | undefined)?.[step], data);
}
