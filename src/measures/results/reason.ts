import { z } from "zod";
import { completed, english, type Text, textOf } from "../../words/index.js";

/** A text in a file of results. */
export const text = z.looseObject({ en: z.string() }).transform(completed);

/** Why something could not be done. */
export interface Reason {
  /** In English, for other programs. */
  reason: string;
  /** In each language, for people. */
  text: Text;
}

/** A text as the reason of something. */
export function because(said: Text): Reason {
  return { reason: english(said), text: said };
}

/** Of what could not be done, in a file of results. */
export const reasonFields = { reason: z.string(), text: text.optional() };

/** Files of earlier versions have the English reason alone, which then stands for every language. */
export function inEachLanguage<Failure extends { reason: string; text?: Text | undefined }>(
  failure: Failure,
): Failure & Reason {
  return { ...failure, text: failure.text ?? textOf(failure.reason) };
}
