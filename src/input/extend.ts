import { joined, t } from "../words/index.js";
import { isPlainMap, type Locate, readDocument, type SourceDocument } from "./document.js";
import { UserError } from "./error.js";
import { type AskedFrom, type FileSource, fileNamed } from "./files.js";

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

/** Where the value at a path was written: the nearest file that goes furthest along the path. */
export function locateIn(sources: readonly SourceDocument[]): Locate {
  return (path) => {
    let best = sources[0]!.locate(path);
    for (const source of sources.slice(1)) {
      if (best.inList) break;
      const found = source.locate(path);
      if (found.depth > best.depth) best = found;
    }
    const { file, line, column } = best;
    return { file, ...(line === undefined ? {} : { line }), ...(column === undefined ? {} : { column }) };
  };
}

function ancestry(files: FileSource, file: string, children: string[], asked: AskedFrom | undefined): SourceDocument[] {
  const document = readDocument(files, file, asked);
  const parent = document.data["extends"];
  if (parent === undefined) return [document];
  const { line, column } = document.locate(["extends"]);
  const here = { file, line, column, path: "extends" };
  if (typeof parent !== "string" || parent === "") {
    throw new UserError({
      ...here,
      value: parent,
      what: t("scenario.notPath"),
      allowed: t("scenario.onePath"),
      hint: t("scenario.writePath"),
    });
  }
  const next = fileNamed(files, parent, file);
  const seen = [...children, file];
  if (seen.includes(next)) {
    throw new UserError({
      ...here,
      value: parent,
      what: t("scenario.circularExtends", { files: joined([...seen, next], "extends") }),
      allowed: t("scenario.notBackHere"),
      hint: t("scenario.removeExtends"),
    });
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
