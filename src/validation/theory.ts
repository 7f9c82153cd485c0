/**
 * Runs a file of theory targets through the simulator's own modules. Form of the file: group -> `tol`, `tolByKey`, `reference` -> subgroup ->
 * `inputs` (keys that are given, at any depth), `cases`, optional `tol`. Every leaf of a case that is not an input is compared.
 */
import { type ComparedLeaf, compareLeaves, inputsOf, isObject, type Json, type JsonObject } from "./leaves.js";
import { SOLVERS } from "./registry.js";
import { SHIPPED_TARGETS } from "./shippedTargets.js";
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
  /** Largest |actual - expected| / max(1, |expected|) among the numbers; null where a number has no counterpart. */
  maxError: number | null;
  /** Of the group; single keys and subgroups may have their own. */
  tolerance: number;
  pass: boolean;
  failures: TheoryFailure[];
}

const DEFAULT_TOLERANCE = 1e-9;

/**
 * Reports one entry a group, for the shipped targets by default. Throws TypeError where the targets are not an object of groups; an unknown
 * group, subgroup or key and a model that does not solve are failures that say so. Keys that begin with $ are skipped.
 */
export function runTheory(
  targets: unknown = SHIPPED_TARGETS,
  solvers: readonly TheorySolver[] = SOLVERS,
): TheoryReport[] {
  if (!isObject(targets)) throw new TypeError("Theory targets must be an object whose keys are groups.");
  const groups = Object.entries(targets).filter(([name]) => !name.startsWith("$"));
  return groups.map(([name, group]) => new GroupRun(name, isObject(group) ? group : {}, solvers).run());
}

/** One group: its tolerances, and the count of what was compared so far. */
class GroupRun {
  private readonly name: string;
  private readonly group: JsonObject;
  private readonly solvers: readonly TheorySolver[];
  private readonly tolerance: number;
  private readonly failures: TheoryFailure[] = [];
  private compared = 0;
  private passed = 0;
  private maxError = 0;

  constructor(name: string, group: JsonObject, solvers: readonly TheorySolver[]) {
    this.name = name;
    this.group = group;
    this.solvers = solvers.filter((candidate) => candidate.group === name);
    this.tolerance = numberOr(group["tol"], DEFAULT_TOLERANCE);
  }

  run(): TheoryReport {
    const { reference } = this.group;
    if (this.solvers.length === 0) this.refuse("", "a group that the project solves", `unknown group ${this.name}`);
    else if (!isObject(reference)) this.refuse("", "an object `reference` of subgroups", "none");
    else for (const [subgroup, content] of Object.entries(reference)) this.runSubgroup(subgroup, content);
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

  private runSubgroup(subgroup: string, content: Json): void {
    const solver = this.solvers.find((candidate) => candidate.subgroup === subgroup);
    if (!solver) this.refuse(subgroup, "a subgroup that the project solves", `unknown subgroup ${subgroup}`);
    else if (!isObject(content) || !Array.isArray(content["cases"])) this.refuse(subgroup, "a list `cases`", "none");
    else {
      const inputs = new Set(Array.isArray(content["inputs"]) ? content["inputs"].map(String) : []);
      const tolerance = numberOr(content["tol"], this.tolerance);
      for (const [index, given] of content["cases"].entries()) this.runCase(solver, index, given, inputs, tolerance);
    }
  }

  private runCase(solver: TheorySolver, index: number, given: Json, inputs: Set<string>, tolerance: number): void {
    const answer = attempt(() => solver.solve(inputsOf(given, inputs) ?? {}));
    for (const leaf of compareLeaves(given, answer.value, inputs)) {
      const shown = answer.error === undefined ? leaf : { ...leaf, actual: answer.error };
      this.record(solver.subgroup, index, shown, tolerance);
    }
  }

  private record(subgroup: string, index: number, leaf: ComparedLeaf, tolerance: number): void {
    const byKey = this.group["tolByKey"];
    const allowed = numberOr(isObject(byKey) ? byKey[leaf.name] : undefined, tolerance);
    this.compared++;
    if (typeof leaf.expected === "number") this.maxError = Math.max(this.maxError, leaf.error);
    if (leaf.error <= allowed) this.passed++;
    else this.failures.push({ subgroup, case: index, key: leaf.path, expected: leaf.expected, actual: leaf.actual });
  }

  private refuse(subgroup: string, expected: string, actual: string): void {
    this.failures.push({ subgroup, case: -1, key: "", expected, actual });
  }
}

function attempt(solve: () => unknown): { value?: unknown; error?: string } {
  try {
    return { value: solve() };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

function numberOr(value: Json | undefined, otherwise: number): number {
  return typeof value === "number" ? value : otherwise;
}
