import { closeSync, existsSync, openSync, readdirSync, readSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import type { z } from "zod";
import { type FileSource, locateInJson, NotFound, UserError, validate, wrongOf } from "../../../input/index.js";
import { linesOf } from "../../../measures/results/index.js";
import { type AnyText, both, joined, type Text, t, textOfError, toText } from "../../../words/index.js";
import { codeOf } from "../process/process.js";
import { programRoot } from "../process/program.js";

/**
 * Bytes beyond which a file is no scenario, region, table or game that somebody wrote: 64 MB. A device may go on for
 * ever.
 */
const LARGEST = 64e6;

const TOO_LARGE = t("node.tooLarge", { size: LARGEST / 1e6 });

/** Bytes that are read at once. */
const BLOCK = 1 << 20;

/** What the system says where there is no such file. */
const MISSING = ["ENOENT", "ENOTDIR"];

const WORDS: Readonly<Record<string, Text>> = {
  ...Object.fromEntries(MISSING.map((code) => [code, t("scenario.noSuchFile")])),
  EISDIR: t("node.isFolder"),
  EACCES: t("node.noRightToRead"),
};

/** Scenario and region files from disk, seen from the working directory; those that end in .gz are unpacked. */
export const diskFiles: FileSource = {
  shipped: shippedFile,
  shippedNames,

  regionIn(folder) {
    const file = `${folder.replace(/\/+$/, "")}/region.yaml`;
    return existsSync(file) ? file : undefined;
  },

  read(path) {
    try {
      const bytes = wholeFile(path);
      return path.endsWith(".gz") ? gunzipSync(bytes, { maxOutputLength: LARGEST }) : bytes;
    } catch (error) {
      if (error instanceof NotFound) throw error;
      if (MISSING.includes(codeOf(error) ?? "")) throw new NotFound(path);
      throw new NotFound(
        path,
        whyUnread(error) ?? (codeOf(error) === "ERR_BUFFER_TOO_LARGE" ? TOO_LARGE : t("node.noGzip")),
      );
    }
  },
};

/** Why the machine does not let a file be read, in words; undefined where it did, and the error is another one. */
function whyUnread(error: unknown): Text | undefined {
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (code === undefined || syscall === undefined) return undefined;
  return WORDS[code] ?? t("node.unknownUnread", { code });
}

/** Text of a file of any size, in pieces. Throws where it is not UTF-8. */
export function* textPieces(path: string): Generator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  for (const block of blocksOf(path)) yield decoder.decode(block, { stream: true });
  yield decoder.decode();
}

function wholeFile(path: string): Uint8Array {
  const blocks: Buffer[] = [];
  let size = 0;
  for (const block of blocksOf(path)) {
    blocks.push(Buffer.from(block));
    size += block.length;
    if (size > LARGEST) throw new NotFound(path, TOO_LARGE);
  }
  return new Uint8Array(Buffer.concat(blocks));
}

/** Each in the memory of the one before. */
function* blocksOf(path: string): Generator<Buffer> {
  const file = openSync(path, "r");
  try {
    const block = Buffer.alloc(BLOCK);
    for (let size = readSync(file, block); size > 0; size = readSync(file, block)) yield block.subarray(0, size);
  } finally {
    closeSync(file);
  }
}

/** What else is known of a damaged file. */
interface Damage {
  line?: number | undefined;
  column?: number | undefined;
  allowed?: AnyText | undefined;
  /** What to try, as the beginning of a sentence. */
  hint?: AnyText | undefined;
}

/**
 * The one way in which readers say that a file is not as the program wrote it. `wrong`: what is wrong with it, as the
 * end of a sentence.
 */
export function damagedFile(file: string, wrong: AnyText, damage: Damage = {}): UserError {
  const { line, column, allowed = t("node.asWritten"), hint = t("node.runAgainOrCopy") } = damage;
  return new UserError({ file, line, column, what: t("node.isDamaged", { wrong: toText(wrong) }), allowed, hint });
}

/**
 * What a reader makes of a file. Whatever it throws that is no UserError is the file's fault. @throws UserError that
 * names the file.
 */
export function readAs<Value>(file: string, read: () => Value, damage?: Damage): Value {
  try {
    return read();
  } catch (error) {
    throw blamed(file, error, damage);
  }
}

/** The same of what comes out of a file bit by bit. */
export function* eachOf<Item>(file: string, items: Iterable<Item>): Generator<Item> {
  try {
    yield* items;
  } catch (error) {
    throw blamed(file, error);
  }
}

/** The same of what has to be waited for. */
export async function* eachLaterOf<Item>(file: string, items: AsyncIterable<Item>): AsyncGenerator<Item> {
  try {
    yield* items;
  } catch (error) {
    throw blamed(file, error);
  }
}

/**
 * A file of JSON, by its schema. Keys that the schema does not know are left out: a later program of the same edition
 * may write more.
 */
export function readJson<Schema extends z.ZodType>(file: string, schema: Schema, damage?: Damage): z.output<Schema> {
  return readAs(file, () => checkedJson(file, [...textPieces(file)].join(""), schema, damage), damage);
}

/** A file of a line of JSON each, by the schema of a line; blank ones are left out. */
export function readJsonLines<Schema extends z.ZodType>(file: string, schema: Schema): z.output<Schema>[] {
  const read = () =>
    Array.from(linesOf(textPieces(file)), (text, above) =>
      text === "" ? [] : [checkedJson(file, text, schema, {}, above)],
    ).flat();
  return readAs(file, read);
}

/** A text that stands in a file below so many lines. */
function checkedJson<Schema extends z.ZodType>(
  file: string,
  text: string,
  schema: Schema,
  damage: Damage = {},
  above = 0,
): z.output<Schema> {
  const value = known(schema, parsedJson(file, text, damage, above));
  const { data, problems } = validate(schema, value, (path) => locateInJson(text, file, path));
  const [first] = problems;
  if (!first) return data as z.output<Schema>;
  const line = first.line && first.line + above;
  throw damagedFile(file, wrongOf(first), { ...first, line, hint: damage.hint });
}

/** The library's own words are English alone, and of what it finds in the midst of a text it often names no place. */
function parsedJson(file: string, text: string, damage: Damage, above: number): unknown {
  if (text.trim() === "") throw damagedFile(file, t("scenario.emptyFile"), damage);
  try {
    return JSON.parse(text);
  } catch {
    let [whole, broken] = [0, text.length + 1];
    while (broken - whole > 1) {
      const middle = Math.floor((whole + broken) / 2);
      if (mayGoOn(text.slice(0, middle))) whole = middle;
      else broken = middle;
    }
    const before = text.slice(0, whole).split("\n");
    const why = t(whole === text.length ? "node.endsTooSoon" : "node.misplaced");
    const place = { line: above + before.length, column: before.at(-1)!.length + 1 };
    throw damagedFile(file, joined([t("node.noJson"), why], "colon"), { ...damage, ...place });
  }
}

/** Whether a text is JSON, or the beginning of some. */
function mayGoOn(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    const { message } = error as SyntaxError;
    const at = /position (\d+)/.exec(message)?.[1];
    return /^Unterminated|end of JSON/.test(message) || Number(at) >= text.length;
  }
}

/** Data as files of JSON hold them. */
export const jsonText = (data: unknown) => `${JSON.stringify(data, null, 2)}\n`;

/** The value without the keys that a strict schema refuses. */
function known(schema: z.ZodType, value: unknown): unknown {
  for (const issue of schema.safeParse(value).error?.issues ?? []) {
    if (issue.code !== "unrecognized_keys") continue;
    const holder = issue.path.reduce((part, key) => (part as Record<PropertyKey, unknown>)[key], value) as object;
    for (const key of issue.keys) Reflect.deleteProperty(holder, key);
  }
  return value;
}

/** The error of a file that could not be read or understood, as a user reads it. */
function blamed(file: string, error: unknown, damage?: Damage): UserError {
  if (error instanceof UserError) return error;
  const unread = whyUnread(error);
  if (unread === undefined) return damagedFile(file, wordsOf(error), damage);
  return new UserError({ file, what: t("node.cannotBeRead", { why: unread }), allowed: t("node.readableFile") });
}

function wordsOf(error: unknown): AnyText {
  if (codeOf(error) === "ERR_ENCODING_INVALID_ENCODED_DATA") return t("node.noUtf8");
  // What is read by a library, or by keys that are not there, fails in words for programmers.
  if (error instanceof TypeError || error instanceof RangeError) return t("node.holdsOther");
  const said = textOfError(error);
  return error instanceof SyntaxError ? t("node.noJson") : both((language) => said[language].split("\n")[0]!);
}

const SHIPPED_NAME = /^[a-z][a-z0-9-]*(\/[a-z][a-z0-9-]*)*$/;

/**
 * Path of the scenario ("yangtze-river-delta/barrier-removal") or region ("regions/yangtze-river-delta") that ships
 * with the program under a name.
 */
export function shippedFile(name: string): string | undefined {
  if (!SHIPPED_NAME.test(name)) return undefined;
  const candidates = [`${name}.yaml`, `${name}/region.yaml`].map((path) => `${programRoot}scenarios/${path}`);
  return candidates.find((path) => existsSync(path));
}

/** Names of all scenarios and regions that ship with the program. */
function shippedNames(): string[] {
  const files = readdirSync(`${programRoot}scenarios`, { recursive: true, encoding: "utf8" });
  const names = files.flatMap((file) => /^(.+?)(\/region)?\.yaml$/.exec(file.replaceAll("\\", "/"))?.[1] ?? []);
  return names.filter((name) => shippedFile(name) !== undefined).sort();
}

/** Scenario files that state the hypotheses which ship with the program, in the order of their names. */
export function shippedFacts(): string[] {
  const folder = `${programRoot}scenarios/facts/`;
  return readdirSync(folder)
    .filter((name) => name.endsWith(".yaml"))
    .sort()
    .map((name) => folder + name);
}

/** Region files that ship with the program, but those made up for teaching; in the order of their names. */
export function shippedRegions(): string[] {
  return shippedRegionIds()
    .filter((name) => !name.startsWith("teaching-"))
    .map((name) => `${programRoot}scenarios/regions/${name}/region.yaml`);
}

/** Ids of all regions that ship with the program, in their order. */
export function shippedRegionIds(): string[] {
  const folder = `${programRoot}scenarios/regions/`;
  return readdirSync(folder)
    .filter((name) => existsSync(`${folder}${name}/region.yaml`))
    .sort();
}
