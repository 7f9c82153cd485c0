import { type Document, isMap, isNode, isScalar, isSeq, LineCounter } from "yaml";
import { UserError } from "./error.js";
import { type AskedFrom, type FileSource, readText } from "./files.js";
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

/** Reads a YAML file whose top level is a map. Syntax errors, doubled keys and unknown tags are user errors. */
export function readDocument(files: FileSource, file: string, asked?: AskedFrom): SourceDocument {
  const lines = new LineCounter();
  const { document, data, problems } = readYaml(readText(files, file, asked), lines);
  if (problems.length > 0) {
    throw new UserError(
      problems.map(({ offset, what, hint }) => ({
        file,
        ...place(lines, offset),
        what: `not valid YAML: ${what}`,
        allowed: "a YAML map of keys and values, each key once",
        hint,
      })),
    );
  }
  if (!isPlainMap(data)) {
    throw new UserError({
      file,
      line: 1,
      value: data ?? undefined,
      what: data === null ? "the file holds no keys" : "is all there is",
      allowed: "a map of keys at the top level, such as `title: ...`",
      hint: "Start from a shipped file under scenarios/",
    });
  }
  return { file, data, locate: (path) => locate(document, lines, file, path) };
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
function locate(document: Document, lines: LineCounter, file: string, path: Path): Located {
  let node: unknown = document.contents;
  let offset = isNode(node) ? (node.range?.[0] ?? 0) : 0;
  let depth = 0;
  let inList = false;
  for (const step of path) {
    const next = child(node, step);
    inList ||= isSeq(node);
    if (!next) break;
    ({ node, offset } = next);
    depth++;
  }
  return { file, ...place(lines, offset), depth, inList };
}

function child(node: unknown, step: string | number): { node: unknown; offset: number } | undefined {
  if (isMap(node)) {
    const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(step));
    return pair && isScalar(pair.key) ? { node: pair.value, offset: pair.key.range?.[0] ?? 0 } : undefined;
  }
  const item = isSeq(node) && typeof step === "number" ? node.items[step] : undefined;
  return isNode(item) ? { node: item, offset: item.range?.[0] ?? 0 } : undefined;
}
