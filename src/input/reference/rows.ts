import { LANGUAGES } from "../../words/index.js";
import { itemAt, type Rule } from "../rules.js";

/** A key of a file, with what the schema says of it. */
export interface Row {
  /** Dotted path; items of a list have [], entries of a map with names of one's own NAME. */
  path: string;
  /** What JSON Schema says. Of a figure or a barrier: what it says of the value. */
  rule: Rule;
  /**
   * A figure (value, unit, source ...), a list of figures with `between`, a text by language, a distribution, or a list
   * of levers: written as described once for all.
   */
  kind?: "figure" | "barrier" | "text" | "distribution" | "levers" | undefined;
  required: boolean;
}

/**
 * Rows of all keys below a place of a schema. `skip`: paths that are described elsewhere, whose insides are left out.
 */
export function rowsOf(root: Rule, skip: ReadonlySet<string>): Row[] {
  return below(root, "").flatMap((row) => expanded(row, skip));
}

function expanded(row: Row, skip: ReadonlySet<string>): Row[] {
  if (row.kind !== undefined || skip.has(row.path)) return [row];
  return [row, ...below(row.rule, row.path).flatMap((inner) => expanded(inner, skip))];
}

function below(rule: Rule, path: string): Row[] {
  const holders = rule.properties ? [rule] : [rule, ...(rule.anyOf ?? rule.oneOf ?? [])];
  const rows = holders.flatMap((holder) => [
    ...properties(holder, path),
    ...names(holder, path),
    ...items(holder, path),
  ]);
  return [...new Map(rows.map((row) => [row.path, row])).values()];
}

function properties({ properties: keys = {}, required = [] }: Rule, path: string): Row[] {
  return Object.entries(keys).map(([key, rule]) =>
    rowOf(path === "" ? key : `${path}.${key}`, rule, required.includes(key)),
  );
}

function names({ additionalProperties: inner }: Rule, path: string): Row[] {
  return typeof inner === "object" ? [rowOf(`${path}.NAME`, inner, false)] : [];
}

/** The list itself has a row already; what its items are is told only where they have keys. */
function items(list: Rule, path: string): Row[] {
  const inner = itemAt(list, 0);
  return inner?.properties ? properties(inner, `${path}[]`) : [];
}

function rowOf(path: string, rule: Rule, required: boolean): Row {
  const keys = rule.properties ?? {};
  if (keys["value"] && keys["unit"] && keys["range"]) return { path, rule: keys["value"], required, kind: "figure" };
  const entry = itemAt(rule, 0)?.properties ?? {};
  if (entry["value"] && entry["between"]) return { path, rule: entry["value"], required, kind: "barrier" };
  if (isText(rule)) return { path, rule, required, kind: "text" };
  if (path.endsWith("distribution")) return { path, rule, required, kind: "distribution" };
  if (path.endsWith("levers") && !path.startsWith("governments")) return { path, rule, required, kind: "levers" };
  return { path, rule, required };
}

function isText({ anyOf = [] }: Rule): boolean {
  return anyOf.some(
    ({ properties: keys }) => keys !== undefined && LANGUAGES.every((language) => keys[language] !== undefined),
  );
}
