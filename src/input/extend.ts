import { produce } from "immer";
import { joined, type Text, type TextKey, t } from "../words/index.js";
import {
  isPlainMap,
  type Locate,
  type Located,
  type Path,
  placed,
  readDocument,
  type SourceDocument,
} from "./document.js";
import { type AskedFrom, type FileSource, fileNamed, mistakeAt, nearestName, UserError } from "./files.js";
import { readYaml } from "./yaml.js";

/** A file merged over its parents, nearest first. */
export interface Chain {
  data: Record<string, unknown>;
  sources: SourceDocument[];
  /** What each file says, in the order of `sources`, its paths turned by `anchor`. */
  layers: Record<string, unknown>[];
}

/**
 * Reads a file and all that it extends. A child stores differences: maps merge key by key, lists and values replace,
 * `key: null` removes what the parent has (JSON merge patch, RFC 7396). `anchor` turns paths relative to a file into
 * paths that stand on their own, before files of different folders are merged.
 */
export function readChain(
  files: FileSource,
  file: string,
  anchor: (source: SourceDocument) => Record<string, unknown>,
  asked?: AskedFrom,
): Chain {
  const sources = ancestry(files, file, [], asked);
  const layers = sources.map((source) => withoutParent(anchor(source)));
  return { data: layers.reduceRight((parent, child) => merge(parent, child)), sources, layers };
}

/**
 * Throws UserError where a file that is to be something else names a region and has no tables, as scenarios do.
 * `allowed`: what it is to be. `hint`: what to try, given the region and the file that names it.
 */
export function checkNoScenario(
  { data, locate }: { data: Record<string, unknown>; locate: Locate },
  allowed: TextKey,
  hint: (region: string, file: string) => Text,
): void {
  const { region, tables } = data;
  if (typeof region !== "string" || tables !== undefined) return;
  const at = placed(locate, ["region"]);
  throw mistakeAt(at, "scenario.whatScenariosHave", allowed, hint(region, at.file));
}

/**
 * Where the value at a path was written: by the last override that wrote it, else in the nearest file that goes
 * furthest along the path.
 */
export function locateIn(sources: readonly SourceDocument[]): Locate {
  return (path) => {
    let best = sources[0]!.locate(path);
    for (const source of sources.slice(1)) {
      const found = source.locate(path);
      if (found.depth === Infinity || (!best.inList && found.depth > best.depth)) best = found;
    }
    const { depth: _depth, inList: _inList, ...position } = best;
    return position;
  };
}

function ancestry(files: FileSource, file: string, children: string[], asked: AskedFrom | undefined): SourceDocument[] {
  const document = readDocument(files, file, asked);
  const parent = document.data["extends"];
  if (parent === undefined) return [document];
  const { line, column } = document.locate(["extends"]);
  const here = { file, line, column, path: "extends" };
  if (typeof parent !== "string" || parent === "") {
    throw mistakeAt({ ...here, value: parent }, "scenario.notPath", "scenario.onePath", "scenario.writePath");
  }
  const next = fileNamed(files, parent, file);
  const seen = [...children, file];
  if (seen.includes(next)) {
    throw mistakeAt(
      { ...here, value: parent },
      t("scenario.circularExtends", { files: joined([...seen, next], "extends") }),
      "scenario.notBackHere",
      "scenario.removeExtends",
    );
  }
  return [document, ...ancestry(files, next, seen, here)];
}

function withoutParent({ extends: _parent, ...own }: Record<string, unknown>): Record<string, unknown> {
  return own;
}

function merge(parent: Record<string, unknown>, child: Record<string, unknown>): Record<string, unknown> {
  const merged = new Map(Object.entries(parent));
  for (const [key, value] of Object.entries(child)) {
    const old = merged.get(key);
    if (value === null && merged.has(key)) merged.delete(key);
    else merged.set(key, isPlainMap(value) && isPlainMap(old) ? merge(old, value) : value);
  }
  return Object.fromEntries(merged);
}

/** A change of one value from outside the file: `--set years=5`, `--set variants.tolls.levers.0.from=2026`. */
export interface Override {
  /**
   * Keys joined by dots; items of a list by their number (from 0) or, for levers, by their type where only one has it.
   */
  path: string;
  value: unknown;
  /** A study tries the value, which nobody wrote: what is wrong with it is told of the file where that has a value. */
  tried?: boolean;
}

/** Reads `path=value`; the value is YAML, so numbers, true, lists and quoted text work as in a file. */
export function parseOverride(text: string): Override {
  const at = text.indexOf("=");
  const fail = (what: Text, hint: Text): never => {
    throw new UserError({ file: "--set", value: text, what, allowed: t("scenario.pathValue"), hint });
  };
  if (at <= 0) return fail(t("scenario.noPathValue"), t("scenario.putEquals"));
  const { data: value, problems } = readYaml(text.slice(at + 1));
  const [problem] = problems;
  if (problem) return fail(t("scenario.valueNotYaml", { what: problem.what }), t("scenario.quoteValue"));
  return overrideOf(text.slice(0, at).trim(), value, text);
}

/** A change of the value at a path. `text`: what the user wrote. Throws UserError where the path cannot be set. */
export function overrideOf(path: string, value: unknown, text = path): Override {
  if (path.split(".")[0] !== "extends") return { path, value };
  throw mistakeAt(
    { file: "--set", value: text },
    "scenario.cannotSetParent",
    "scenario.anyOtherKey",
    "scenario.writeExtending",
  );
}

/** Writes the overrides into a copy of the data; says afterwards which part of the data each one wrote. */
export function applyOverrides(
  data: Record<string, unknown>,
  overrides: readonly Override[],
): { data: Record<string, unknown>; sources: SourceDocument[] } {
  const paths: Path[] = [];
  let changed = data;
  // A path may lead into what an override before it has written.
  for (const override of overrides) {
    const path = stepsOf(changed, override);
    changed = produce(changed, (draft) => setAt(draft, path, override));
    paths.push(path);
  }
  return { data: changed, sources: overrides.map((override, i) => sourceOf(override, paths[i]!)) };
}

function setAt(root: Record<string, unknown>, path: Path, override: Override): void {
  let node: unknown = root;
  path.forEach((step, depth) => {
    if (!isPlainMap(node) && !Array.isArray(node)) throw noPlace(override, path.slice(0, depth));
    const holder = node as Record<string | number, unknown>;
    if (depth === path.length - 1) holder[step] = copied(override.value);
    else if (!Object.hasOwn(holder, step)) holder[step] = {};
    node = holder[step];
  });
}

/** Later overrides may write into the value of an earlier one, which is applied again where places are asked for. */
function copied(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copied);
  if (!isPlainMap(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, copied(inner)]));
}

/** Turns the words of a dotted path into keys and list positions of this data. */
function stepsOf(data: unknown, override: Override): Path {
  const steps: (string | number)[] = [];
  let node = data;
  for (const word of override.path.split(".")) {
    if (word === "" || word === "__proto__")
      throw mistakeAt(
        { file: `--set ${override.path}`, value: word },
        "scenario.noKey",
        "scenario.keysByDots",
        "scenario.correctPath",
      );
    const step = Array.isArray(node) ? itemNumber(node, word, override, steps) : word;
    if (steps.join() === "variants") checkVariant(node, word, override);
    steps.push(step);
    const holder = isPlainMap(node) || Array.isArray(node) ? (node as Record<string | number, unknown>) : {};
    node = Object.hasOwn(holder, step) ? holder[step] : undefined;
  }
  return steps;
}

/** Throws UserError for a part of a variant that no file has: a new one is set as a whole. */
function checkVariant(variants: unknown, value: string, { path }: Override): void {
  const names = isPlainMap(variants) ? Object.keys(variants) : [];
  if (names.length === 0 || names.includes(value) || path === `variants.${value}`) return;
  throw mistakeAt(
    { file: `--set ${path}`, path: "variants", value, nearest: nearestName(value, names) },
    "scenario.noVariant",
    joined(names),
    "error.correctName",
  );
}

function itemNumber(list: unknown[], word: string, override: Override, before: Path): number {
  const position = Number(word);
  if (Number.isInteger(position) && position >= 0 && position < list.length) return position;
  const named = list.flatMap((item, i) =>
    isPlainMap(item) && (item["type"] === word || item["id"] === word) ? [i] : [],
  );
  if (named.length === 1) return named[0]!;
  const types = list.flatMap((item) => (isPlainMap(item) ? [String(item["id"] ?? item["type"])] : []));
  throw mistakeAt(
    { file: `--set ${override.path}`, path: before.join("."), value: word },
    named.length > 1 ? "scenario.severalItems" : "scenario.noItem",
    list.length > 0
      ? t("scenario.numberOrOne", { last: list.length - 1, names: joined(types) })
      : "scenario.nothingEmptyList",
    "scenario.useItemNumber",
  );
}

function noPlace(override: Override, steps: Path): UserError {
  const path = steps.join(".");
  const hint = t("scenario.setItself", { path });
  return mistakeAt({ file: `--set ${override.path}`, path }, "scenario.singleValue", "scenario.pathOfKeys", hint);
}

/** An override answers for what it wrote, and for keys on the way that no file has. */
function sourceOf(override: Override, path: Path): SourceDocument {
  const file = `--set ${override.path}`;
  const written = override.tried ? path.length : Infinity;
  const locate = (asked: Path): Located => {
    const common = Math.min(path.length, asked.length);
    const agrees = asked.slice(0, common).every((step, i) => step === path[i]);
    const depth = !agrees ? -1 : asked.length >= path.length ? written : asked.length - 0.5;
    return { file, depth, inList: false };
  };
  return { file, data: {}, locate };
}
