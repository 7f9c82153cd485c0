/**
 * Runs a file of theory targets through the simulator's own modules. Form of the file: group -> `tol`, `tolByKey`, `reference` -> subgroup ->
 * `inputs` (keys that are given, at any depth), `cases`, optional `tol`. Every leaf of a case that is not an input is compared.
 */
import { SOLVERS } from "./registry.js";
import type { TheorySolver } from "./solver.js";

export interface TheoryFailure {
  subgroup: string;
  /** Position of the case in its subgroup; -1 where the group or subgroup itself is the failure. */
  case: number;
  /** Path of the leaf inside the case: rows[2].w1 */
  key: string;
  expected: unknown;
  actual: unknown;
}

export interface TheoryReport {
  group: string;
  /** Number of compared leaves. */
  cases: number;
  passed: number;
  /** Largest |actual - expected| / max(1, |expected|) among the numbers; null where one has no counterpart. */
  maxError: number | null;
  /** Of the group; single keys and subgroups may have their own. */
  tolerance: number;
  pass: boolean;
  failures: TheoryFailure[];
}

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type JsonObject = { [key: string]: Json };

const DEFAULT_TOLERANCE = 1e-9;

/** Reports one entry a group. Throws TypeError where the targets are not an object of groups; everything else is a reported failure. */
export function runTheory(targets: unknown, solvers: readonly TheorySolver[] = SOLVERS): TheoryReport[] {
  if (!isObject(targets)) throw new TypeError("Theory targets must be an object whose keys are groups.");
  const groups = Object.entries(targets).filter(([name]) => !name.startsWith("$"));
  return groups.map(([name, group]) => new GroupRun(name, group, solvers).report());
}

/** One group: its tolerances, and the count of what was compared so far. */
class GroupRun {
  private readonly name: string;
  private readonly group: Json;
  private readonly solvers: readonly TheorySolver[];
  private readonly tolerance: number;
  private readonly toleranceByKey: JsonObject;
  private readonly failures: TheoryFailure[] = [];
  private compared = 0;
  private maxError = 0;

  constructor(name: string, group: Json, solvers: readonly TheorySolver[]) {
    this.name = name;
    this.group = group;
    this.solvers = solvers.filter((candidate) => candidate.group === name);
    this.tolerance = numberOr(isObject(group) ? group["tol"] : undefined, DEFAULT_TOLERANCE);
    const byKey = isObject(group) ? group["tolByKey"] : undefined;
    this.toleranceByKey = isObject(byKey) ? byKey : {};
  }

  report(): TheoryReport {
    const reference = isObject(this.group) ? this.group["reference"] : undefined;
    if (this.solvers.length === 0) this.refuse("", "a group that the project solves", `unknown group ${this.name}`);
    else if (!isObject(reference)) this.refuse("", "an object `reference` of subgroups", "none");
    else for (const [subgroup, content] of Object.entries(reference)) this.runSubgroup(subgroup, content);
    const failedLeaves = this.failures.filter((failure) => failure.case >= 0).length;
    return {
      group: this.name,
      cases: this.compared,
      passed: this.compared - failedLeaves,
      maxError: Number.isFinite(this.maxError) ? this.maxError : null,
      tolerance: this.tolerance,
      pass: this.failures.length === 0,
      failures: this.failures,
    };
  }

  private runSubgroup(subgroup: string, content: Json): void {
    const solver = this.solvers.find((candidate) => candidate.subgroup === subgroup);
    if (!solver) return this.refuse(subgroup, "a subgroup that the project solves", `unknown subgroup ${subgroup}`);
    if (!isObject(content) || !Array.isArray(content["cases"])) return this.refuse(subgroup, "a list `cases`", "none");
    const inputKeys = new Set(Array.isArray(content["inputs"]) ? content["inputs"].map(String) : []);
    const tolerance = numberOr(content["tol"], this.tolerance);
    for (const [index, theCase] of content["cases"].entries()) {
      const answer = attempt(() => solver.solve(inputsOf(theCase, inputKeys)));
      const record = (key: string, expected: Json, actual: unknown, error: number, leaf: string) => {
        const allowed = numberOr(this.toleranceByKey[leaf], tolerance);
        this.record({ subgroup, case: index, key, expected, actual }, error, allowed);
      };
      if ("failure" in answer) walk(theCase, undefined, inputKeys, "", "", (key, expected, _actual, _error, leaf) =>
        record(key, expected, answer.failure, Number.POSITIVE_INFINITY, leaf));
      else walk(theCase, answer.value, inputKeys, "", "", record);
    }
  }

  private record(comparison: TheoryFailure, error: number, allowed: number): void {
    this.compared++;
    if (typeof comparison.expected === "number") this.maxError = Math.max(this.maxError, error);
    if (!(error <= allowed)) this.failures.push(comparison);
  }

  private refuse(subgroup: string, expected: string, actual: string): void {
    this.failures.push({ subgroup, case: -1, key: "", expected, actual });
  }
}

type Visit = (key: string, expected: Json, actual: unknown, error: number, leaf: string) => void;

/** Visits every leaf that is not an input, beside its counterpart. `leaf` is the innermost key, indices left out. */
function walk(
  expected: Json,
  actual: unknown,
  inputs: ReadonlySet<string>,
  path: string,
  leaf: string,
  visit: Visit,
): void {
  if (Array.isArray(expected)) {
    const found = isList(actual) ? actual : [];
    if (isList(actual) && actual.length !== expected.length) {
      visit(`${path}.length`, expected.length, actual.length, Number.POSITIVE_INFINITY, leaf);
    }
    for (const [k, part] of expected.entries()) walk(part, found[k], inputs, `${path}[${k}]`, leaf, visit);
  } else if (isObject(expected)) {
    const found = isObject(actual) ? actual : {};
    for (const [key, part] of Object.entries(expected)) {
      if (!inputs.has(key)) walk(part, found[key], inputs, path === "" ? key : `${path}.${key}`, key, visit);
    }
  } else {
    const shown = actual === undefined ? `unknown key ${path}` : actual;
    visit(path, expected, shown, difference(expected, actual), leaf);
  }
}

/** Relative to max(1, |expected|) for numbers; 0 or Infinity for the rest. No value (null, NaN, infinite) matches no value. */
function difference(expected: Json, actual: unknown): number {
  if (actual === undefined) return Number.POSITIVE_INFINITY;
  if (isMissing(expected) || isMissing(actual)) {
    return isMissing(expected) && isMissing(actual) ? 0 : Number.POSITIVE_INFINITY;
  }
  if (typeof expected === "number" && typeof actual === "number") {
    return Math.abs(actual - expected) / Math.max(1, Math.abs(expected));
  }
  return expected === actual ? 0 : Number.POSITIVE_INFINITY;
}

function isMissing(value: unknown): boolean {
  return value === null || (typeof value === "number" && !Number.isFinite(value));
}

/** The case without what is to be compared: inputs as they stand, and the frames (objects in lists) that hold inputs. */
function inputsOf(value: Json, inputs: ReadonlySet<string>): Json | undefined {
  if (Array.isArray(value)) {
    const parts = value.map((part) => inputsOf(part, inputs));
    return parts.some((part) => part !== undefined) ? parts.map((part) => part ?? null) : undefined;
  }
  if (!isObject(value)) return undefined;
  const entries = Object.entries(value).map(([key, part]) => [key, inputs.has(key) ? part : inputsOf(part, inputs)] as const);
  const given = entries.filter((entry): entry is readonly [string, Json] => entry[1] !== undefined);
  return given.length > 0 ? Object.fromEntries(given) : undefined;
}

function attempt(solve: () => unknown): { value: unknown } | { failure: string } {
  try {
    return { value: solve() };
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value);
}

function isList(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || value instanceof Float64Array;
}

function numberOr(value: Json | undefined, otherwise: number): number {
  return typeof value === "number" ? value : otherwise;
}
