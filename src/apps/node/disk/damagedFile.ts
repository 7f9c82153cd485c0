import { z } from "zod";
import { dottedPath, UserError } from "../../../input/index.js";
import { type AnyText, both, t, textOfError, toText } from "../../../words/index.js";
import { textPieces, whyUnread } from "./files.js";

/** What else is known of a damaged file. */
interface Damage {
  line?: number;
  allowed?: AnyText;
  /** What to try, as the beginning of a sentence. */
  hint?: AnyText;
}

/**
 * The one way in which readers say that a file is not as the program wrote it. `wrong`: what is wrong with it, as the
 * end of a sentence.
 */
export function damagedFile(file: string, wrong: AnyText, damage: Damage = {}): UserError {
  const { line, allowed = t("node.asWritten"), hint = t("node.runAgainOrCopy") } = damage;
  return new UserError({ file, line, what: t("node.isDamaged", { wrong: toText(wrong) }), allowed, hint });
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
export function* eachOf<Item>(file: string, items: Iterable<Item>, damage?: Damage): Generator<Item> {
  try {
    yield* items;
  } catch (error) {
    throw blamed(file, error, damage);
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
  return readAs(file, () => schema.parse(known(schema, JSON.parse(textOf(file)))), damage);
}

/** The text of a whole file. */
export function textOf(file: string): string {
  return [...textPieces(file)].join("");
}

/** The value without the keys that a strict schema refuses. */
function known(schema: z.ZodType, value: unknown): unknown {
  for (const issue of schema.safeParse(value).error?.issues ?? []) {
    if (issue.code !== "unrecognized_keys") continue;
    const holder = issue.path.reduce((part, key) => (part as Record<PropertyKey, unknown>)[key], value) as object;
    for (const key of issue.keys) Reflect.deleteProperty(holder, key);
  }
  return value;
}

function blamed(file: string, error: unknown, damage?: Damage): UserError {
  if (error instanceof UserError) return error;
  const unread = whyUnread(error);
  if (unread === undefined) return damagedFile(file, wordsOf(error), damage);
  return new UserError({ file, what: t("node.cannotBeRead", { why: unread }), allowed: t("node.readableFile") });
}

function wordsOf(error: unknown): AnyText {
  if (error instanceof z.ZodError) {
    const { path, message } = error.issues[0]!;
    return [dottedPath(path), message].filter((part) => part !== "").join(": ");
  }
  if ((error as NodeJS.ErrnoException).code === "ERR_ENCODING_INVALID_ENCODED_DATA") return t("node.noUtf8");
  // What is read by a library, or by keys that are not there, fails in words for programmers.
  if (error instanceof TypeError || error instanceof RangeError) return t("node.holdsOther");
  const said = textOfError(error);
  const message = both((language) => said[language].split("\n")[0]!);
  return error instanceof SyntaxError ? t("node.noJson", { message }) : message;
}
