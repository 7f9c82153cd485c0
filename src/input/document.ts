import { type Document, isMap, isNode, isScalar, isSeq, LineCounter, type Pair, type YAMLMap } from "yaml";
import { t } from "../words/index.js";
import { type AskedFrom, dottedPath, type FileSource, mistakeAt, readText, UserError } from "./files.js";
import { readYaml, WIDE_COLON } from "./yaml.js";

export type Path = readonly (string | number)[];

export interface Position {
  file: string;
  line?: number;
  column?: number;
}

/** Where something was written: its dotted path in a YAML file, none in a CSV table. */
export type Place = Position & { path?: string };

/** Says where a part of what a user wrote stands. */
export type Locate = (path: Path) => Position;

/** Where a part stands, with its path as messages have it. */
export function placed(locate: Locate, path: Path): Position & { path: string } {
  return { ...locate(path), path: dottedPath(path) };
}

/** The same with a column of it: of a row in the file its key there, of one of a table as messages name it. */
export function inColumn<Of extends Place>({ path, ...position }: Of, column?: string) {
  const inFile = column === undefined ? path : `${path}.${column}`;
  return { ...position, path: path ? inFile : column && t("error.column", { name: snakeCase(column) }) };
}

/** `gdpReal2000Prices100m` as `gdp_real_2000_prices_100m`, `builtupKm2` as `builtup_km2`. */
export const snakeCase = (key: string) => key.replace(/[A-Z]|(?<![0-9])[0-9]{3,}/g, (part) => `_${part.toLowerCase()}`);

/** A place, and how well it answers the question. */
export interface Located extends Position {
  /** How many steps of the path stand in this file. */
  depth: number;
  /** The path leads into a list that this file holds: lists are replaced as a whole, so no parent can know better. */
  inList: boolean;
}

/** Plain data and where each part of it was written. */
export interface SourceDocument {
  file: string;
  data: Record<string, unknown>;
  /** Place of the innermost part of the path that stands in this file. */
  locate(path: Path): Located;
}

/** Characters of YAML that are read in a second or two. */
const MOST_YAML = 2_000_000;

/** Reads a YAML or JSON file whose top level is a map. Syntax errors, doubled keys and unknown tags are user errors. */
export function readDocument(files: FileSource, file: string, asked?: AskedFrom): SourceDocument {
  const text = readText(files, file, asked);
  const json = readJson(text);
  if (isPlainMap(json)) return { file, data: json, locate: (path) => locateInJson(text, file, path) };
  if (text.length > MOST_YAML) throw tooLarge(file);
  return readYamlDocument(text, file);
}

function readYamlDocument(text: string, file: string): SourceDocument {
  const lines = new LineCounter();
  const { document, data, problems } = readYaml(text, lines);
  if (problems.length > 0) {
    throw new UserError(
      problems.map(({ offset, what, hint }) => ({
        file,
        ...place(lines, offset),
        what: t("scenario.notYaml", { what }),
        allowed: t("scenario.yamlMap"),
        hint,
      })),
    );
  }
  if (!isPlainMap(data)) {
    throw mistakeAt(
      { file, line: 1, value: data ?? undefined },
      data === null ? "scenario.noKeys" : "scenario.allThereIs",
      "scenario.mapAtTop",
      text.split("\n").some((line) => WIDE_COLON.test(line)) ? "scenario.asciiColon" : "scenario.startFromShipped",
    );
  }
  const children = new Children();
  return { file, data, locate: (path) => locate(document, children, lines, file, path) };
}

function tooLarge(file: string): UserError {
  const most = `${MOST_YAML / 1e6} MB`;
  return mistakeAt(
    { file, line: 1 },
    t("scenario.tooMuchYaml", { most }),
    t("scenario.yamlUpTo", { most }),
    "scenario.writeJson",
  );
}

/** The same in a text that is JSON. */
export function locateInJson(text: string, file: string, path: Path): Located {
  const { offset, depth, inList } = placeInJson(text, path);
  const before = text.slice(0, offset).split("\n");
  return { file, line: before.length, column: before.at(-1)!.length + 1, depth, inList };
}

/** A map of the user's, not a list, a number or a text. */
export function isPlainMap(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What stands at a path of keys; undefined where nothing does. */
export function partAt(data: unknown, path: readonly string[]): unknown {
  return path.reduce((node, key) => (isPlainMap(node) ? node[key] : undefined), data);
}

function place(lines: LineCounter, offset: number): { line: number; column: number } {
  const { line, col: column } = lines.linePos(offset);
  return { line, column };
}

/** Walks down as far as the document goes; points at the key of a map entry, at the item of a list. */
function locate(document: Document, children: Children, lines: LineCounter, file: string, path: Path): Located {
  let node: unknown = document.contents;
  let offset = isNode(node) ? (node.range?.[0] ?? 0) : 0;
  let depth = 0;
  let inList = false;
  for (const step of path) {
    const next = children.of(node, step);
    inList ||= isSeq(node);
    if (!next) break;
    ({ node, offset } = next);
    depth++;
  }
  return { file, ...place(lines, offset), depth, inList };
}

interface Child {
  node: unknown;
  offset: number;
}

/**
 * Parts of maps and lists of a document. The keys of a map are gone through once, however many places are asked for.
 */
class Children {
  private readonly known = new Map<YAMLMap, Map<string, Child>>();

  of(node: unknown, step: string | number): Child | undefined {
    if (isMap(node)) return this.entries(node).get(String(step));
    const item = isSeq(node) && typeof step === "number" ? node.items[step] : undefined;
    return isNode(item) ? { node: item, offset: item.range?.[0] ?? 0 } : undefined;
  }

  private entries(map: YAMLMap): Map<string, Child> {
    const known = this.known.get(map) ?? new Map(map.items.flatMap(entryOf));
    this.known.set(map, known);
    return known;
  }
}

function entryOf({ key, value }: Pair): [string, Child][] {
  return isScalar(key) ? [[String(key.value), { node: value, offset: key.range?.[0] ?? 0 }]] : [];
}

// A table of a game may have a million entries: the parser of the language reads it in a second, where YAML takes a
// minute. It knows no places and passes over doubled keys, both of which are looked for here.

/** The data of a JSON text that starts as a map; undefined where it is none, or a key stands there twice. */
function readJson(text: string): unknown {
  if (!text.trimStart().startsWith("{")) return undefined;
  try {
    const data: unknown = JSON.parse(text);
    return keysOf(data) === colonsIn(text) ? data : undefined;
  } catch {
    return undefined;
  }
}

/** A part of a JSON text: the key of a map's entry, or the item of a list, as far as the text goes along a path. */
function placeInJson(text: string, path: Path) {
  let at = skipSpace(text, 0);
  const place = { offset: at, depth: 0, inList: false };
  for (const step of path) {
    place.inList ||= text[at] === "[";
    const next = text[at] === "{" ? jsonEntryOf(text, at, String(step)) : jsonItemOf(text, at, step);
    if (!next) break;
    place.offset = next.offset;
    place.depth++;
    at = next.value;
  }
  return place;
}

/** Where the key and the value of an entry begin. */
function jsonEntryOf(text: string, map: number, key: string): { offset: number; value: number } | undefined {
  for (let at = skipSpace(text, map + 1); text[at] === '"'; at = nextPart(text, at)) {
    const end = skipString(text, at);
    const value = skipSpace(text, skipSpace(text, end) + 1);
    if (JSON.parse(text.slice(at, end)) === key) return { offset: at, value };
    at = skipValue(text, value);
  }
  return undefined;
}

function jsonItemOf(text: string, list: number, step: string | number): { offset: number; value: number } | undefined {
  if (text[list] !== "[" || typeof step !== "number") return undefined;
  let at = skipSpace(text, list + 1);
  for (let item = 0; text[at] !== "]"; item++) {
    if (item === step) return { offset: at, value: at };
    at = nextPart(text, skipValue(text, at));
  }
  return undefined;
}

/** Behind the comma that may follow a value. */
function nextPart(text: string, from: number): number {
  const at = skipSpace(text, from);
  return text[at] === "," ? skipSpace(text, at + 1) : at;
}

/** The end of a value, whatever it holds. */
function skipValue(text: string, from: number): number {
  let depth = 0;
  for (let at = from; ; at++) {
    const character = text[at];
    if (character === '"') at = skipString(text, at) - 1;
    else if (character === "{" || character === "[") depth++;
    else if (character === "}" || character === "]" || character === ",") {
      if (depth === 0) return at;
      if (character !== ",") depth--;
      if (depth === 0 && character !== ",") return at + 1;
    }
  }
}

function skipString(text: string, from: number): number {
  let at = from + 1;
  while (text[at] !== '"') at += text[at] === "\\" ? 2 : 1;
  return at + 1;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (/\s/.test(text[at] ?? "x")) at++;
  return at;
}

/** Colons outside of texts: one a key. */
function colonsIn(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '"') at = skipString(text, at) - 1;
    else if (text[at] === ":") count++;
  }
  return count;
}

/** Not a number where a key is one that no object may have. */
function keysOf(data: unknown): number {
  if (typeof data !== "object" || data === null) return 0;
  if (Object.hasOwn(data, "__proto__")) return NaN;
  const parts = Object.values(data);
  const own = Array.isArray(data) ? 0 : parts.length;
  return parts.reduce((count: number, part) => count + keysOf(part), own);
}

/**
 * What the text of a YAML file is by its keys: one that only scenarios have makes it a scenario. Undefined where it has
 * no key of either.
 */
export function kindOfText(text: string): "scenario" | "region" | undefined {
  if (/^(region|title|question|startYear|years|variants):/m.test(text)) return "scenario";
  return /^(id|tables|defaults|national|baseYear):/m.test(text) ? "region" : undefined;
}
