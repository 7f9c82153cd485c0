import { type AnyText, advice, SaidError, t, toText } from "../words/index.js";
import { nearestName, UserError } from "./error.js";

/** Where files come from: a disk, a bundle in the browser, a map in a test. Paths are POSIX. */
export interface FileSource {
  /** @throws NotFound when there is no such file or it cannot be read. */
  read(path: string): Uint8Array;
  /**
   * Path of what ships with the program under a name without an ending ("yangtze-river-delta/barrier-removal");
   * undefined where nothing does.
   */
  shipped?(name: string): string | undefined;
  /** All names under which something ships. */
  shippedNames?(): string[];
  /** Path of the region file that a folder holds; undefined where the path is no such folder. */
  regionIn?(folder: string): string | undefined;
}

/**
 * Where a file stands that is named in another one, or by a user (no `from`): what ships under that name, or a path
 * seen from there, of a file or of a region's folder.
 */
export function fileNamed(files: FileSource, name: string, from?: string): string {
  const shipped = files.shipped?.(name);
  if (shipped !== undefined) return shipped;
  const path = from === undefined ? name : resolvePath(from, name);
  return files.regionIn?.(path) ?? path;
}

export class NotFound extends SaidError {
  constructor(
    readonly path: string,
    readonly reason: AnyText = t("scenario.noSuchFile"),
  ) {
    super(t("scenario.pathReason", { path, reason: toText(reason) }));
    this.name = "NotFound";
  }
}

/**
 * Files that stand in memory, for tests and for the browser; those under scenarios/ are also known by the names under
 * which they ship.
 *
 * @public
 */
export function memoryFiles(contents: Readonly<Record<string, string | Uint8Array>>): FileSource {
  const has = (path: string) => Object.hasOwn(contents, path);
  return {
    shipped: (name) => [`scenarios/${name}.yaml`, `scenarios/${name}/region.yaml`].find(has),
    regionIn: (folder) => [`${folder.replace(/\/+$/, "")}/region.yaml`].find(has),
    read(path) {
      const found = has(path) ? contents[path] : undefined;
      if (found === undefined) throw new NotFound(path);
      return typeof found === "string" ? new TextEncoder().encode(found) : found;
    },
  };
}

/** A path written in `file`, seen from where `file` itself is seen from. */
export function resolvePath(file: string, relative: string): string {
  if (relative.startsWith("/")) return relative;
  const parts = file.split("/").slice(0, -1);
  for (const part of relative.split("/")) {
    if (part === ".." && parts.length > 0 && parts.at(-1) !== "..") parts.pop();
    else if (part !== "." && part !== "") parts.push(part);
  }
  return parts.join("/");
}

/** Where a file was asked for, so that a message can point there. */
export interface AskedFrom {
  file: string;
  line?: number | undefined;
  column?: number | undefined;
  path?: string | undefined;
}

/** Reads a text file; missing, empty and non-UTF-8 files are user errors. */
export function readText(files: FileSource, path: string, asked?: AskedFrom): string {
  const bytes = readBytes(files, path, asked);
  const text = decodeUtf8(path, bytes);
  if (text.trim() === "") {
    throw new UserError({
      file: path,
      line: 1,
      ...advice("scenario.emptyFile", "scenario.mapOrTable", "scenario.copyShipped"),
    });
  }
  return text;
}

function readBytes(files: FileSource, path: string, asked?: AskedFrom): Uint8Array {
  try {
    return files.read(path);
  } catch (error) {
    if (!(error instanceof NotFound)) throw error;
    throw new UserError({
      ...(asked ?? { file: path }),
      ...(asked ? { value: path } : {}),
      nearest: nearestShipped(path, files, asked),
      ...advice(
        t("scenario.cannotBeRead", { reason: toText(error.reason) }),
        "scenario.readablePath",
        "scenario.checkPath",
      ),
    });
  }
}

/** What ships under a name like this one, with its folder or without; where a region is asked for, a region. */
function nearestShipped(path: string, files: FileSource, asked: AskedFrom | undefined): string | undefined {
  const ofRegions = /^(region|defaults|parts)\b/.test(asked?.path ?? "");
  const names = (files.shippedNames?.() ?? []).filter((name) => !ofRegions || name.startsWith("regions/"));
  const last = (name: string) => name.slice(name.lastIndexOf("/") + 1);
  const alike = nearestName(last(path), names.map(last));
  return nearestName(path, names) ?? names.find((name) => last(name) === alike);
}

// TextDecoder and TextEncoder stand in every JavaScript host, though the language library does not declare them.
declare class TextDecoder {
  constructor(label: "utf-8", options?: { fatal?: boolean });
  decode(bytes: Uint8Array): string;
}
declare class TextEncoder {
  encode(text: string): Uint8Array;
}

function decodeUtf8(file: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    const before = new TextDecoder("utf-8").decode(bytes).split("\uFFFD")[0]!;
    throw new UserError({
      file,
      line: before.split("\n").length,
      what: t("scenario.notUtf8"),
      allowed: "UTF-8",
      hint: t("scenario.saveUtf8"),
    });
  }
}
