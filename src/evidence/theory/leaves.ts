/** Walks the cases of a targets file: what is given, what is to be compared, and how far two leaves are apart. */

import { english, type Text, t } from "../../words/index.js";

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

export interface ComparedLeaf {
  /** Path inside the case: rows[2].w1 */
  path: string;
  /** Innermost key, indices left out: what tolerances by key refer to. */
  name: string;
  expected: Json;
  actual: unknown;
  /** The latter in each language, where it is words and no value. */
  text?: Text;
  /**
   * |actual - expected| / max(1, |expected|) for numbers; 0 or Infinity for the rest and where the counterpart is
   * missing.
   */
  error: number;
}

/**
 * The case without what is to be compared: inputs as they stand, and the lists and objects that hold inputs. Undefined
 * where it has none.
 */
export function inputsOf(value: Json, inputs: ReadonlySet<string>): Json | undefined {
  if (Array.isArray(value)) {
    const parts = value.map((part) => inputsOf(part, inputs));
    return parts.some((part) => part !== undefined) ? parts.map((part) => part ?? null) : undefined;
  }
  if (!isObject(value)) return undefined;
  const given: JsonObject = {};
  for (const [key, part] of Object.entries(value)) {
    const kept = inputs.has(key) ? part : inputsOf(part, inputs);
    if (kept !== undefined) given[key] = kept;
  }
  return Object.keys(given).length > 0 ? given : undefined;
}

/**
 * Every leaf of `expected` that is not an input, beside its counterpart; a list of another length is a leaf `.length`
 * of its own.
 */
export function compareLeaves(expected: Json, actual: unknown, inputs: ReadonlySet<string>): ComparedLeaf[] {
  return [...leavesOf(expected, actual, inputs, "", "")];
}

function* leavesOf(
  expected: Json,
  actual: unknown,
  inputs: ReadonlySet<string>,
  path: string,
  name: string,
): Generator<ComparedLeaf> {
  if (Array.isArray(expected)) {
    const found = isList(actual) ? actual : [];
    if (isList(actual) && actual.length !== expected.length) {
      const lengths = { expected: expected.length, actual: actual.length };
      yield { path: `${path}.length`, name, ...lengths, error: Number.POSITIVE_INFINITY };
    }
    for (const [k, part] of expected.entries()) yield* leavesOf(part, found[k], inputs, `${path}[${k}]`, name);
  } else if (isObject(expected)) {
    const found = isObject(actual) ? actual : {};
    for (const [key, part] of Object.entries(expected)) {
      if (!inputs.has(key)) yield* leavesOf(part, found[key], inputs, path === "" ? key : `${path}.${key}`, key);
    }
  } else {
    const error = difference(expected, actual);
    const text = t("validation.unknownKey", { path });
    yield actual === undefined
      ? { path, name, expected, actual: english(text), text, error }
      : { path, name, expected, actual, error };
  }
}

/** No value (null, NaN, infinite) matches no value only. */
function difference(expected: Json, actual: unknown): number {
  if (actual === undefined || isMissing(expected) !== isMissing(actual)) return Number.POSITIVE_INFINITY;
  if (isMissing(expected)) return 0;
  if (typeof expected === "number" && typeof actual === "number") {
    return Math.abs(actual - expected) / Math.max(1, Math.abs(expected));
  }
  return expected === actual ? 0 : Number.POSITIVE_INFINITY;
}

function isMissing(value: unknown): boolean {
  return value === null || (typeof value === "number" && !Number.isFinite(value));
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value);
}

function isList(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || value instanceof Float64Array;
}
