import { type Document, isMap, isNode, isScalar, isSeq, LineCounter, type Pair, type YAMLMap } from "yaml";
import { t } from "../words/index.js";
import { UserError } from "./error.js";
import { type AskedFrom, type FileSource, readText } from "./files.js";
import { placeInJson, readJson } from "./json.js";
import { readYaml } from "./yaml.js";

export type Path = readonly (string | number)[];

export interface Position {
  file: string;
  line?: number;
  column?: number;
}

/** Says where a part of what a user wrote stands. */
export type Locate = (path: Path) => Position;

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
    throw new UserError({
      file,
      line: 1,
      value: data ?? undefined,
      what: data === null ? t("scenario.noKeys") : t("scenario.allThereIs"),
      allowed: t("scenario.mapAtTop"),
      hint: t("scenario.startFromShipped"),
    });
  }
  const children = new Children();
  return { file, data, locate: (path) => locate(document, children, lines, file, path) };
}

function tooLarge(file: string): UserError {
  const most = `${MOST_YAML / 1e6} MB`;
  return new UserError({
    file,
    line: 1,
    what: t("scenario.tooMuchYaml", { most }),
    allowed: t("scenario.yamlUpTo", { most }),
    hint: t("scenario.writeJson"),
  });
}

function locateInJson(text: string, file: string, path: Path): Located {
  const { offset, depth, inList } = placeInJson(text, path);
  const before = text.slice(0, offset).split("\n");
  return { file, line: before.length, column: before.at(-1)!.length + 1, depth, inList };
}

/** A map of the user's, not a list, a number or a text. */
export function isPlainMap(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function place(lines: LineCounter, offset: number): { line: number; column: number } {
  const { line, col } = lines.linePos(offset);
  return { line, column: col };
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
