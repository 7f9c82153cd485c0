import type { ResolvedScenario } from "../../input/index.js";
import { SaidRangeError, t } from "../../words/index.js";

/** One value in place of another, in a resolved scenario with its region. Plain data. */
export interface Change {
  /** Keys and positions in lists. */
  path: readonly (string | number)[];
  /** Undefined: nothing stands there. */
  value: unknown;
  /** Where the number stands that `value` is a multiple of, as it is after all other changes. */
  times?: readonly (string | number)[];
}

/**
 * The scenario with the changes made, in order, multiples of other numbers last. What does not change is shared with
 * the original. Throws RangeError where a path leads nowhere.
 */
export function withChanges<Data extends Partial<ResolvedScenario>>(scenario: Data, changes: readonly Change[]): Data {
  const plain = changes.filter(({ times }) => times === undefined);
  const changed = plain.reduce<unknown>((data, { path, value }) => replaced(data, path, value), scenario);
  return changes.reduce<unknown>((data, { path, value, times }) => {
    if (times === undefined) return data;
    return replaced(data, path, (value as number) * baseOf(changed, times));
  }, changed) as Data;
}

/** The number at a path of the region; where the scenario replaces a constant, that one. */
function baseOf(scenario: unknown, path: Change["path"]): number {
  const own = path[1] === "parameters" ? valueAtPath(scenario, path.slice(1, -1)) : undefined;
  const found = typeof own === "number" ? own : valueAtPath(scenario, path);
  if (typeof found === "number") return found;
  throw new SaidRangeError(t("study.changeLeadsNowhere", { step: String(path.at(-1)) }));
}

/** What stands at a path; undefined where it leads nowhere. */
export function valueAtPath(data: unknown, path: Change["path"]): unknown {
  return path.reduce<unknown>((inner, step) => (inner as Record<string, unknown> | undefined)?.[step], data);
}

function replaced(data: unknown, path: Change["path"], value: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (typeof data !== "object" || data === null) throw new SaidRangeError(t("study.changeLeadsNowhere", { step }));
  const copy = (Array.isArray(data) ? [...data] : { ...data }) as Record<string | number, unknown>;
  const inner = replaced(copy[step], rest, value);
  if (inner === undefined && !Array.isArray(copy)) delete copy[step];
  else copy[step] = inner;
  return copy;
}

/** What makes one plain value of another: the smallest parts that differ; lists of unlike length as a whole. */
export function changesBetween(before: unknown, after: unknown, path: Change["path"] = []): Change[] {
  if (Object.is(before, after)) return [];
  if (!isHolder(before) || !isHolder(after) || Array.isArray(before) !== Array.isArray(after))
    return [{ path, value: after }];
  if (Array.isArray(before) && before.length !== (after as unknown[]).length) return [{ path, value: after }];
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.flatMap((key) =>
    changesBetween(ownAt(before, key), ownAt(after, key), [...path, Array.isArray(before) ? Number(key) : key]),
  );
}

/** Not what all objects inherit. */
function ownAt(data: object, key: string): unknown {
  return Object.hasOwn(data, key) ? (data as Record<string, unknown>)[key] : undefined;
}

function isHolder(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
