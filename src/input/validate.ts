import type { z } from "zod";
import { type Refusal, refusalOf } from "../levers/refused.js";
import { type AnyText, joined, t, toText } from "../words/index.js";
import type { Locate, Path, Position } from "./document.js";
import { dottedPath, type Problem, Problems } from "./error.js";
import { nearestName } from "./nearest.js";
import { describeRule, jsonSchema, namesOf, type Rule, ruleAt, said } from "./rules.js";

export type Checked<T> = { data: T; problems: [] } | { data?: undefined; problems: Problem[] };

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

function unknownKey(path: Path, known: string[], written: Written): Problem {
  const key = String(path.at(-1));
  return {
    ...written(path),
    what: t("scenario.unknownKey"),
    allowed: known.length > 0 ? t("scenario.keys", { names: joined(known, "enumeration") }) : t("error.noKeysHere"),
    nearest: nearestName(key, known),
    // { en: This, and that } reads the words after the comma as a key of their own.
    hint: /\s/.test(key) ? t("scenario.quoteComma") : t("error.correctSpelling"),
  };
}

/** What an alternative says of a whole value that was written for another one. */
const IS_ANOTHER: ReadonlySet<string> = new Set(["invalid_type", "invalid_value"] satisfies Issue["code"][]);

/**
 * Of the alternatives of a union, the one that the user seems to have meant: the first that fails inside, not at its
 * root.
 */
function bestBranch(branches: Issue[][]): Issue[] | undefined {
  return branches.find((issues) => issues.every((issue) => issue.path.length > 0 || !IS_ANOTHER.has(issue.code)));
}

function wrong(issue: Issue, value: unknown): AnyText {
  if (issue.code === "custom")
    return saidBy(issue)?.what ?? t("scenario.notValid", { why: saidBy(issue)?.why ?? issue.message });
  if (value === undefined) return t("scenario.missing");
  if (issue.code === "too_small" || issue.code === "too_big") return t("scenario.outOfRange");
  if (issue.code === "invalid_type") return t("scenario.isKind", { kind: toText(kindOf(value, issue.expected)) });
  return t("scenario.notAllowed");
}

function kindOf(value: unknown, expected: unknown): AnyText {
  if (value === null) return t("scenario.empty");
  if (Array.isArray(value)) return t("scenario.aList");
  if (typeof value === "number") {
    if (!Number.isFinite(value)) return t("scenario.notFinite");
    return expected === "int" ? t("scenario.notWhole") : t("scenario.aNumber");
  }
  return (
    { string: t("scenario.text2"), boolean: t("scenario.yesNo"), object: t("scenario.aMap") }[typeof value as string] ??
    typeof value
  );
}

function hintFor(issue: Issue, value: unknown, nearest: string | undefined): AnyText {
  const own = saidBy(issue)?.hint;
  if (own !== undefined) return own;
  if (value === undefined) return t("scenario.addIt");
  if (nearest) return t("scenario.correctTheSpelling");
  if (issue.code === "too_small" || issue.code === "too_big") return t("scenario.chooseWithin");
  const quoted = typeof value === "string" && value.trim() !== "" && Number.isFinite(Number(value));
  if (issue.code === "invalid_type" && quoted) return t("scenario.withoutQuotes");
  if (issue.code === "custom") return t("scenario.changeEntry");
  return issue.code === "invalid_type" ? t("scenario.writeKind") : t("scenario.chooseAllowed");
}

function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, step) => (value as Record<string, unknown> | undefined)?.[step], data);
}
