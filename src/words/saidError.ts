import { type AnyText, english, type Text, t, textOf, toText, type Words } from "./text.js";

/** An error whose message is a text: people read it in their language, logs and other programs in English. */
export class SaidError extends Error {
  /** The message in each language; `message` is the English one. */
  readonly text: Text;

  constructor(text: AnyText, options?: ErrorOptions) {
    const said = toText(text);
    super(said.en, options);
    this.text = said;
  }
}

/** A value that is out of its range, which a caller can cause. */
export class SaidRangeError extends RangeError {
  /** The message in each language; `message` is the English one. */
  readonly text: Text;

  constructor(text: AnyText) {
    const said = toText(text);
    super(said.en);
    this.text = said;
  }
}

/**
 * What an error says, in each language; that of a library stays English. Errors that crossed from a worker are known by
 * their field, not by their class.
 */
export function textOfError(error: unknown): Text {
  if (typeof error !== "object" || error === null) return textOf(String(error));
  const { text, message } = error as { text?: Text; message?: string };
  return typeof text === "object" ? text : textOf(message ?? String(error));
}

/** What a schema's own rule says where it is broken. */
export interface Refusal {
  /** The end of a sentence that starts with the path and the value: `is not above low`. */
  what?: Text | undefined;
  /** In place of `what`: the rule itself, "must be another city than the host". */
  why?: Text | undefined;
  allowed?: AnyText | undefined;
  hint?: Text | undefined;
}

/**
 * An issue of zod that carries its texts to whoever tells it, given by key where they take no values; the message of
 * zod itself is English.
 */
export function refused(
  { allowed, ...written }: { [Part in "what" | "why" | "hint"]?: Words } & Pick<Refusal, "allowed">,
  path: readonly (string | number)[] = [],
) {
  const [what, why, hint] = [written.what, written.why, written.hint].map((words) => words && t(words));
  const refusal: Refusal = { what, why, allowed, hint };
  return { code: "custom" as const, path: [...path], message: english(what ?? why ?? ""), params: { refusal } };
}

/** The texts of an issue, where its rule gave them. */
export function refusalOf(params: Readonly<Record<string, unknown>> | undefined): Refusal | undefined {
  return params?.["refusal"] as Refusal | undefined;
}
