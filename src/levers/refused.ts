import { type AnyText, english, type Text } from "../words/index.js";

/** What a schema's own rule says where it is broken. */
export interface Refusal {
  /** The end of a sentence that starts with the path and the value: `is not above low`. */
  what?: Text;
  /** In place of `what`: the rule itself, "must be another city than the host". */
  why?: Text;
  allowed?: AnyText;
  hint?: AnyText;
}

/** An issue of zod that carries its texts to whoever tells it; the message of zod itself is English. */
export function refused(refusal: Refusal, path: readonly (string | number)[] = []) {
  const message = english(refusal.what ?? refusal.why ?? "");
  return { code: "custom" as const, path: [...path], message, params: { refusal } };
}

/** The texts of an issue, where its rule gave them. */
export function refusalOf(params: Readonly<Record<string, unknown>> | undefined): Refusal | undefined {
  return params?.["refusal"] as Refusal | undefined;
}
