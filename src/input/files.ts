import { distance } from "fastest-levenshtein";
import {
  type AnyText,
  advice,
  both,
  ENGLISH,
  english,
  joined,
  type Language,
  SaidError,
  type Text,
  t,
  together,
  toText,
  type Words,
} from "../words/index.js";

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
  readonly reason: Text;
  /** Something stands there, and cannot be read. */
  readonly isThere: boolean;

  /** `reason`: why it cannot be read; left out where there is no such file. */
  constructor(
    readonly path: string,
    reason?: Text,
  ) {
    const said = reason ?? t("scenario.noSuchFile");
    super(joined([path, said], "colon"));
    this.name = "NotFound";
    this.reason = said;
    this.isThere = reason !== undefined;
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
    throw mistakeAt({ file: path, line: 1 }, "scenario.emptyFile", "scenario.mapOrTable", "scenario.copyShipped");
  }
  return text;
}

function readBytes(files: FileSource, path: string, asked?: AskedFrom): Uint8Array {
  try {
    return files.read(path);
  } catch (error) {
    if (!(error instanceof NotFound)) throw error;
    const like = shippedLike(asked);
    throw mistakeAt(
      { ...(asked ? { ...asked, value: path } : { file: path }), nearest: like && nearestShipped(path, files, like) },
      t("scenario.cannotBeRead", { reason: error.reason }),
      t("scenario.readablePath", { shipped: like ?? "none" }),
      "scenario.checkPath",
    );
  }
}

/** What ships under a name like this one, with its folder or without; where a region is asked for, a region. */
function nearestShipped(path: string, files: FileSource, like: string): string | undefined {
  const names = (files.shippedNames?.() ?? []).filter((name) => like !== REGION || name.startsWith("regions/"));
  const last = (name: string) => name.slice(name.lastIndexOf("/") + 1);
  const alike = nearestName(last(path), names.map(last));
  return nearestName(path, names) ?? names.find((name) => last(name) === alike);
}

const REGION = "regions/teaching-two-cities";

/** What ships of the kind that is asked for: a region or a part of one, a scenario; no table does. */
function shippedLike(asked: AskedFrom | undefined): string | undefined {
  if (/^(region|defaults|parts)\b/.test(asked?.path ?? "")) return REGION;
  return asked === undefined || asked.path === "extends" ? "teaching/two-cities" : undefined;
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
    throw mistakeAt(
      { file, line: before.split("\n").length },
      "scenario.notUtf8",
      toText("UTF-8"),
      "scenario.saveUtf8",
    );
  }
}

/**
 * Errors that a user can mend. A message is public API: what is wrong and where (file, line, dotted path, value),
 * what is allowed and in which unit, the nearest known name, and what to try.
 */
export interface Problem {
  file: string;
  line?: number | undefined;
  column?: number | undefined;
  /** Dotted path in the file (`variants.tolls.levers[0].from`), or the column of a table. */
  path?: AnyText | undefined;
  /** What was found there. */
  value?: unknown;
  /** What is wrong, as the end of a sentence that starts with the path and the value: `is not a known key`. */
  what: AnyText;
  /** What would be right, with its unit. */
  allowed?: AnyText | undefined;
  /** The nearest known name. */
  nearest?: string | undefined;
  /** What to try. */
  hint?: AnyText | undefined;
}

/** What is wrong, wherever it stands. */
export type Wrong = Omit<Problem, "file" | "path">;

/** Problems that a message holds. */
const MOST_SHOWN = 10;

/** Invalid input: one paragraph a problem, at most ten of them. The command line exits with status 2. */
export class UserError extends SaidError implements Omit<Problem, "what"> {
  /** All mistakes; the other fields are of the first. */
  readonly problems: readonly Problem[];
  /** File, or option of the command line. */
  readonly file: string;
  /** From 1; undefined where it is not in a file. */
  readonly line: number | undefined;
  /** From 1. */
  readonly column: number | undefined;
  readonly path: string | undefined;
  readonly value: unknown;
  /** In English, as `hint` is; `problems` have them in each language. */
  readonly allowed: string | undefined;
  readonly nearest: string | undefined;
  readonly hint: string | undefined;

  constructor(problems: Problem | readonly Problem[]) {
    const all = Array.isArray(problems) ? (problems as readonly Problem[]) : [problems as Problem];
    const first = all[0]!;
    super(both((language) => paragraphs(all, language)));
    this.name = "UserError";
    this.problems = all;
    this.file = first.file;
    this.line = first.line;
    this.column = first.column;
    this.path = first.path && english(first.path);
    this.value = first.value;
    this.allowed = first.allowed && english(first.allowed);
    this.nearest = first.nearest;
    this.hint = first.hint && english(first.hint);
  }
}

/**
 * The error of one problem with its three texts, as `advice` takes them. `where`: the file or option, or more that is
 * known of the place.
 */
export function mistakeAt(where: string | Omit<Problem, "what">, ...texts: Parameters<typeof advice>): UserError {
  return new UserError({ ...(typeof where === "string" ? { file: where } : where), ...advice(...texts) });
}

function paragraphs(problems: readonly Problem[], language: Language): string {
  const shown = problems.slice(0, MOST_SHOWN).map((problem) => formatProblem(problem, language));
  const left = problems.length - shown.length;
  if (left > 0) shown.push(t("error.moreProblems", { left })[language]);
  return shown.join("\n");
}

/**
 * Problems as they are found. Of those beyond what a message holds only the number counts: to say all of each would
 * take minutes where there are thousands.
 */
export class Problems {
  private readonly found: Problem[] = [];

  add(problem: () => Problem): void {
    const first = this.found[0];
    this.found.push(
      first && this.found.length >= MOST_SHOWN ? { file: first.file, what: t("error.notRightEither") } : problem(),
    );
  }

  list(): Problem[] {
    return this.found;
  }
}

/** Each once, by what it says and where. */
export function onceEach(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [formatProblem(problem, ENGLISH), problem])).values()];
}

/** Throws what was collected, if anything was. */
export function throwProblems(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new UserError(problems);
}

/** One paragraph: `FILE:LINE:COLUMN: PATH = VALUE WHAT. Allowed: ... Did you mean "..."? HINT` */
export function formatProblem(problem: Problem, language: Language): string {
  const { file, line, column, allowed, nearest, hint } = problem;
  const place = [file, line, column].filter((part) => part !== undefined && part !== "").join(":");
  const sentences: (Text | undefined)[] = [
    t("join.withFullStop", { text: wrongOf(problem) }),
    allowed ? t("error.allowed", { allowed: toText(allowed) }) : undefined,
    nearest ? t("error.nearest", { nearest }) : undefined,
    hint ? t("join.withFullStop", { text: toText(hint) }) : undefined,
  ];
  const said = sentences.flatMap((sentence) => (sentence ? [sentence[language]] : []));
  return oneLine(`${place}: ${together(said, language)}`);
}

/** `PATH = VALUE WHAT` */
export function wrongOf({ path, value, what }: Problem): Text {
  const found = value === undefined ? undefined : showValue(value);
  return both((one) =>
    [[path && toText(path)[one], found].filter(Boolean).join(" = "), toText(what)[one]].filter(Boolean).join(" "),
  );
}

/** Names of files and keys may hold line feeds; a problem is one paragraph. */
function oneLine(text: string): string {
  return text.replaceAll("\n", "\\n");
}

/** A value as the user wrote it, cut to a readable length. */
export function showValue(value: unknown): string {
  if (typeof value === "number") return String(value);
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

/** `["variants", "tolls", "levers", 0]` as `variants.tolls.levers[0]`. */
export function dottedPath(path: readonly PropertyKey[]): string {
  return path
    .map((key) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`))
    .join("")
    .replace(/^\./, "");
}

/** The first three of a list, and how many more there are. */
export function firstOf(names: readonly string[]): Text {
  const first = joined(names.slice(0, 3));
  return names.length > 3 ? t("scenario.andMore", { names: first, left: names.length - 3 }) : first;
}

/** What is wrong with a name that is none of those that are known. */
export function unknownName(value: string, known: readonly string[], what: Words, hint: Words): Wrong {
  return { value, what: t(what), allowed: joined(known), nearest: nearestName(value, known), hint: t(hint) };
}

/** The known name closest to what was written, if close enough, else the first of which it is a word (`real-gdp`). */
export function nearestName(written: string, known: readonly string[]): string | undefined {
  const plain = simplify(written);
  const ranked = known
    .map((name) => ({ name, distance: distance(plain, simplify(name)) }))
    .sort((a, b) => a.distance - b.distance);
  const best = ranked[0];
  if (best && best.distance <= slipsIn(plain)) return best.name;
  return known.find((name) => name.split("-").includes(plain));
}

/** A Chinese name has two or three characters, of which one may be wrong. Of any name some letter must be right. */
function slipsIn(plain: string): number {
  const slips = Math.max(/\p{Script=Han}/u.test(plain) ? 1 : 2, plain.length / 3);
  return Math.min(slips, plain.length - 1);
}

/** Case, hyphens and underscores are the commonest slips; they count for nothing. */
function simplify(name: string): string {
  return name.toLowerCase().replace(/[\s_-]/g, "");
}
