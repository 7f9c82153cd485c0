import { describe, expect, it } from "vitest";
import type { TheoryGroup, TheorySubgroup, TheoryTargets } from "../../../src/evidence/theory/solver.js";
import { runTheory } from "../../../src/evidence/theory/theory.js";

const doubling = {
  group: "toy",
  subgroup: "double",
  solve: (inputs: unknown) => {
    const { x, rows = [] } = inputs as { x: number; rows?: { lam: number }[] };
    if (x < 0) throw new Error("x must not be negative");
    return {
      y: 2 * x,
      none: Number.NaN,
      even: true,
      list: Float64Array.of(x, x),
      rows: rows.map(({ lam }) => ({ z: lam * x })),
    };
  },
};

function run(
  theCase: TheorySubgroup["cases"][number],
  group: Partial<TheoryGroup> = {},
  subgroup: Partial<TheorySubgroup> = {},
) {
  const targets: TheoryTargets = {
    toy: { tol: 1e-6, ...group, reference: { double: { inputs: ["x", "lam"], cases: [theCase], ...subgroup } } },
  };
  return runTheory(targets, [doubling])[0]!;
}

describe("the runner", () => {
  it("compares every leaf that is not an input, at any depth", () => {
    const theCase = {
      x: 3,
      y: 6,
      none: null,
      even: true,
      list: [3, 3],
      rows: [
        { lam: 2, z: 6 },
        { lam: 0, z: 0 },
      ],
    };
    expect(run(theCase)).toEqual({
      group: "toy",
      cases: 7,
      passed: 7,
      maxError: 0,
      tolerance: 1e-6,
      pass: true,
      failures: [],
    });
  });

  it("measures errors relative to the larger of one and the expected value", () => {
    expect(run({ x: 500, y: 1000.0005 }).pass).toBe(true);
    const report = run({ x: 0.5, y: 1.00001 });
    expect(report.pass).toBe(false);
    expect(report.maxError).toBeCloseTo(1e-5, 8);
    expect(report.failures).toEqual([{ subgroup: "double", case: 0, key: "y", expected: 1.00001, actual: 1 }]);
  });

  it("lets a key or a subgroup have its own tolerance", () => {
    expect(run({ x: 0.5, y: 1.01 }, { tolByKey: { y: 0.1 } }).pass).toBe(true);
    expect(run({ x: 0.5, y: 1.01 }, {}, { tol: 0.1 }).pass).toBe(true);
  });

  it("matches no value with no value only, and words exactly", () => {
    expect(run({ x: 1, none: 4 }).failures[0]).toMatchObject({ key: "none", expected: 4 });
    expect(run({ x: 1, y: null }).pass).toBe(false);
    expect(run({ x: 1, even: false }).pass).toBe(false);
  });

  it("reports a list of another length, and a key it does not know", () => {
    expect(run({ x: 1, list: [1] }).failures).toMatchObject([{ key: "list.length", expected: 1, actual: 2 }]);
    expect(run({ x: 1, halves: 1 }).failures).toMatchObject([
      { key: "halves", actual: "unknown key halves", text: { actual: { zh: "未知的键 halves" } } },
    ]);
  });

  it("reports what a solver refuses on every leaf of the case", () => {
    expect(run({ x: -1, y: -2, even: true }).failures.map(({ actual }) => actual)).toEqual(
      Array(2).fill("x must not be negative"),
    );
  });

  it("names unknown groups and subgroups", () => {
    const [known, unknown] = runTheory({ toy: { reference: { halve: { cases: [] } } }, t99: { reference: {} } }, [
      doubling,
    ]);
    expect(known!.failures).toMatchObject([{ subgroup: "halve", actual: "unknown subgroup halve" }]);
    expect(unknown).toMatchObject({ group: "t99", pass: false, failures: [{ actual: "unknown group t99" }] });
    expect(unknown!.failures[0]!.text).toMatchObject({
      expected: { zh: "本项目可求解的组" },
      actual: { zh: "未知的组 t99" },
    });
  });
});
