import type { FileSource } from "../../input/files.js";
import { english, type Text, t, textOfError } from "../../words/index.js";
import { SOLVERS } from "./registry.js";
import { ALL_TARGETS, SHIPPED_TARGETS } from "./shippedTargets.js";
import type { TheoryGroup, TheorySolver, TheorySubgroup, TheoryTargets } from "./solver.js";

/** Walks the cases of a targets file: what is given, what is to be compared, and how far two leaves are apart. */

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
function compareLeaves(expected: Json, actual: unknown, inputs: ReadonlySet<string>): ComparedLeaf[] {
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
      yield { path: `${path}.length`, name, ...lengths, error: Infinity };
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

function isList(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || value instanceof Float64Array;
}

/** Runs theory targets through the simulator's own modules: every leaf of a case that is not an input is compared. */

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
  return Object.entries(targets).map(([name, group]) => new GroupRun(name, group, solvers, files).run());
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
      compareLeaves(item, found.solve(inputsOf(item, given) ?? {}, files), given)
        .filter(({ expected }) => typeof expected === "number")
        .map(({ path, expected, actual }) => {
          const value = typeof actual === "number" ? actual : Number.NaN;
          return { id: `${group}.${subgroup}.${index}.${path}`, published: expected as number, value };
        }),
    );
  });
}

/** One group: its tolerances, and the count of what was compared so far. */
class GroupRun {
  private readonly name: string;
  private readonly group: TheoryGroup;
  private readonly solvers: readonly TheorySolver[];
  private readonly files: FileSource | undefined;
  private readonly tolerance: number;
  private readonly failures: TheoryFailure[] = [];
  private compared = 0;
  private passed = 0;
  private maxError = 0;

  constructor(name: string, group: TheoryGroup, solvers: readonly TheorySolver[], files?: FileSource) {
    this.name = name;
    this.files = files;
    this.group = group;
    this.solvers = solvers.filter((candidate) => candidate.group === name);
    this.tolerance = group.tol ?? DEFAULT_TOLERANCE;
  }

  run(): TheoryReport {
    const subgroups = Object.entries(this.group.reference);
    if (this.solvers.length === 0)
      this.refuse("", t("validation.solvedGroup"), t("validation.unknownGroup", { name: this.name }));
    else for (const [name, subgroup] of subgroups) this.runSubgroup(name, subgroup);
    return {
      group: this.name,
      cases: this.compared,
      passed: this.passed,
      maxError: Number.isFinite(this.maxError) ? this.maxError : null,
      tolerance: this.tolerance,
      pass: this.failures.length === 0,
      failures: this.failures,
    };
  }

  private runSubgroup(name: string, { cases, inputs, tol = this.tolerance }: TheorySubgroup): void {
    const solver = this.solvers.find(({ subgroup }) => subgroup === name);
    if (!solver) this.refuse(name, t("validation.solvedSubgroup"), t("validation.unknownSubgroup", { name }));
    else for (const [index, given] of cases.entries()) this.runCase(solver, index, given, new Set(inputs), tol);
  }

  private runCase(
    solver: TheorySolver,
    index: number,
    given: JsonObject,
    inputs: Set<string>,
    tolerance: number,
  ): void {
    const answer = attempt(() => solver.solve(inputsOf(given, inputs) ?? {}, this.files));
    for (const leaf of compareLeaves(given, answer.value, inputs)) {
      const shown = answer.error === undefined ? leaf : { ...leaf, actual: english(answer.error), text: answer.error };
      this.record(solver.subgroup, index, shown, tolerance);
    }
  }

  private record(subgroup: string, index: number, leaf: ComparedLeaf, tolerance: number): void {
    this.compared++;
    if (typeof leaf.expected === "number") this.maxError = Math.max(this.maxError, leaf.error);
    if (leaf.error <= (this.group.tolByKey?.[leaf.name] ?? tolerance)) this.passed++;
    else {
      const { path: key, expected, actual, text } = leaf;
      this.failures.push({ subgroup, case: index, key, expected, actual, ...(text && { text: { actual: text } }) });
    }
  }

  private refuse(subgroup: string, expected: Text, actual: Text): void {
    const [wanted, found] = [expected, actual].map(english);
    this.failures.push({ subgroup, case: -1, key: "", expected: wanted, actual: found, text: { expected, actual } });
  }
}

function attempt(solve: () => unknown): { value?: unknown; error?: Text } {
  try {
    return { value: solve() };
  } catch (error) {
    return { error: textOfError(error) };
  }
}
