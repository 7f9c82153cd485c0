import { type AnyText, type Text, textOf, toText } from "./text.js";

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
