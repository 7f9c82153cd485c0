import type { FileSource } from "../../input/files.js";
import { english, type Text, t, textOfError } from "../../words/index.js";
import { SOLVERS } from "./registry.js";
import { ALL_TARGETS, SHIPPED_TARGETS } from "./shippedTargets.js";
import type { TheoryGroup, TheorySolver, TheorySubgroup, TheoryTargets } from "./solver.js";

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type JsonObject = { [key: string]: Json };

interface ComparedLeaf {
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
function inputsOf(value: Json, inputs: ReadonlySet<string>): Json | undefined {
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
function* leavesOf(
  expected: Json,
  actual: unknown,
  inputs: ReadonlySet<string>,
  path = "",
  name = "",
): Generator<ComparedLeaf> {
  const text = actual === undefined ? t("validation.unknownKey", { path }) : undefined;
  const leaf = { path, name, expected, actual: text ? english(text) : actual, ...(text && { text }) };
  if (isEmpty(expected) && (Array.isArray(expected) ? !isList(actual) : !isObject(actual))) {
    yield { ...leaf, error: Infinity };
  } else if (Array.isArray(expected)) {
    const found = isList(actual) ? actual : [];
    if (isList(actual) && actual.length !== expected.length) {
      const lengths = { expected: expected.length, actual: actual.length };
      yield { path: `${path}.length`, name, ...lengths, error: Infinity };
    }
    for (const [k, part] of expected.entries()) yield* leavesOf(part, found[k], inputs, `${path}[${k}]`, name);
  } else if (isObject(expected)) {
    const found = isObject(actual) ? actual : {};
    for (const [key, part] of Object.entries(expected)) {
      if (!inputs.has(key)) yield* leavesOf(part, found[key], inputs, path === "" ? key : `${path}.${key}`, key);
    }
  } else yield { ...leaf, error: difference(expected, actual) };
}

/** No value (null, NaN, infinite) matches no value only. */
function difference(expected: Json, actual: unknown): number {
  if (actual === undefined || isMissing(expected) !== isMissing(actual)) return Infinity;
  if (isMissing(expected)) return 0;
  if (typeof expected === "number" && typeof actual === "number") {
    return Math.abs(actual - expected) / Math.max(1, Math.abs(expected));
  }
  return expected === actual ? 0 : Infinity;
}

function isMissing(value: unknown): boolean {
  return value === null || (typeof value === "number" && !Number.isFinite(value));
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value);
}

/** A list or an object that holds nothing. */
function isEmpty(value: Json): boolean {
  return typeof value === "object" && value !== null && Object.keys(value).length === 0;
}

function isList(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || value instanceof Float64Array;
}

export interface TheoryFailure {
  subgroup: string;
  /** Position of the case in its subgroup; -1 where the group or subgroup itself is the failure. */
  case: number;
  /** Path of the leaf inside the case: rows[2].w1 */
  key: string;
  expected: unknown;
  actual: unknown;
  /**
   * Where these are words and no values, the same in each language: a name that is not known, a model that does not
   * solve.
   */
  text?: { expected?: Text; actual: Text };
}

export interface TheoryReport {
  group: string;
  /** Number of compared leaves. */
  cases: number;
  passed: number;
  /** Largest |actual - expected| / max(1, |expected|) among the numbers; null where a number has no counterpart. */
  maxError: number | null;
  /** Of the group; single keys and subgroups may have their own. */
  tolerance: number;
  pass: boolean;
  failures: TheoryFailure[];
}

const DEFAULT_TOLERANCE = 1e-9;

/**
 * Reports one entry a group, for the shipped targets by default. An unknown group, subgroup or key and a model that
 * does not solve are failures that say so. `files`: where cases that name files find them.
 */
export function runTheory(
  targets: TheoryTargets = SHIPPED_TARGETS,
  solvers: readonly TheorySolver[] = SOLVERS,
  files?: FileSource,
): TheoryReport[] {
  return Object.entries(targets).map(([name, group]) => runGroup(name, group, solvers, files));
}

/** A published number beside the model's. */
export interface TheoryRow {
  /** Group, subgroup, position of the case, path in it. */
  id: string;
  published: number;
  /** NaN where the model gives none. */
  value: number;
}

/**
 * Every number of one group of the shipped targets, the long ones among them, beside the model's. `files`: where cases
 * that name files find them. Throws where the group is not shipped or the model does not solve.
 */
export function theoryRows(group: string, files?: FileSource): TheoryRow[] {
  const targets = ALL_TARGETS[group];
  if (!targets) throw new Error(`theoryRows: no group ${group}`);
  return Object.entries(targets.reference).flatMap(([subgroup, { cases, inputs }]) => {
    const found = SOLVERS.find((candidate) => candidate.group === group && candidate.subgroup === subgroup)!;
    const given = new Set(inputs);
    return cases.flatMap((item, index) =>
      [...leavesOf(item, found.solve(inputsOf(item, given) ?? {}, files), given)]
        .filter(({ expected }) => typeof expected === "number")
        .map(({ path, expected, actual }) => {
          const value = typeof actual === "number" ? actual : NaN;
          return { id: `${group}.${subgroup}.${index}.${path}`, published: expected as number, value };
        }),
    );
  });
}

/** One group: every leaf of its cases within its own tolerance. */
function runGroup(name: string, group: TheoryGroup, all: readonly TheorySolver[], files?: FileSource): TheoryReport {
  const solvers = all.filter((candidate) => candidate.group === name);
  const { tol: tolerance = DEFAULT_TOLERANCE, tolByKey } = group;
  const failures: TheoryFailure[] = [];
  let [compared, passed, maxError] = [0, 0, 0];
  const refuse = (subgroup: string, wanted: Text, found: Text, index = -1) => {
    const [expected, actual] = [wanted, found].map(english);
    failures.push({ subgroup, case: index, key: "", expected, actual, text: { expected: wanted, actual: found } });
  };
  const record = (subgroup: string, index: number, leaf: ComparedLeaf, allowed: number) => {
    const { path: key, name: leafName, expected, actual, text, error } = leaf;
    compared++;
    if (typeof expected === "number") maxError = Math.max(maxError, error);
    if (error <= (tolByKey?.[leafName] ?? allowed)) passed++;
    else failures.push({ subgroup, case: index, key, expected, actual, ...(text && { text: { actual: text } }) });
  };
  const runSubgroup = ({ subgroup, solve }: TheorySolver, { cases, inputs, tol = tolerance }: TheorySubgroup) => {
    const given = new Set(inputs);
    for (const [index, item] of cases.entries()) {
      const { value, error } = attempt(() => solve(inputsOf(item, given) ?? {}, files));
      const leaves = [...leavesOf(item, value, given)];
      // What does not solve fails, though nothing is compared.
      if (error && leaves.length === 0) refuse(subgroup, t("validation.solvedCase"), error, index);
      for (const leaf of leaves)
        record(subgroup, index, error ? { ...leaf, actual: english(error), text: error } : leaf, tol);
    }
  };
  if (solvers.length === 0) refuse("", t("validation.solvedGroup"), t("validation.unknownGroup", { name }));
  else
    for (const [subgroup, cases] of Object.entries(group.reference)) {
      const solver = solvers.find((one) => one.subgroup === subgroup);
      if (solver) runSubgroup(solver, cases);
      else refuse(subgroup, t("validation.solvedSubgroup"), t("validation.unknownSubgroup", { name: subgroup }));
    }
  return {
    group: name,
    cases: compared,
    passed,
    maxError: Number.isFinite(maxError) ? maxError : null,
    tolerance,
    pass: failures.length === 0,
    failures,
  };
}

function attempt(solve: () => unknown): { value?: unknown; error?: Text } {
  try {
    return { value: solve() };
  } catch (error) {
    return { error: textOfError(error) };
  }
}
