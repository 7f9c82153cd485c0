import { describe, expect, it } from "vitest";
import type { TheoryGroup, TheorySubgroup, TheoryTargets } from "../../../src/evidence/theory/solver.js";
import { runTheory, theoryRows } from "../../../src/evidence/theory/theory.js";
import { memoryFiles } from "../../../src/input/files.js";

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

  it("reports unknown keys though they hold nothing, and what does not solve though it has no leaf", () => {
    expect(run({ x: 1, halves: [], thirds: {} }).failures).toMatchObject([
      { key: "halves", actual: "unknown key halves" },
      { key: "thirds", actual: "unknown key thirds" },
    ]);
    expect(run({ x: 1, rows: [] }).pass).toBe(true);
    expect(run({ x: -1 }).failures).toMatchObject([{ case: 0, key: "", actual: "x must not be negative" }]);
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

  it("hands a solver what is given alone, with holes where a part of a list has nothing, and its files", () => {
    const asked: unknown[] = [];
    const listening = { ...doubling, solve: (...given: unknown[]) => asked.push(given) };
    const files = memoryFiles({});
    const cases = [
      { x: 3, y: 1, rows: [{ lam: 2, z: 1 }, { z: 1 }], more: { x: [1, null], y: 2 }, less: { y: 1 }, empty: [1, 2] },
      { y: 6 },
    ];
    runTheory({ toy: { reference: { double: { inputs: ["x", "lam"], cases } } } }, [listening], files);
    expect(asked).toEqual([
      [{ x: 3, rows: [{ lam: 2 }, null], more: { x: [1, null] } }, files],
      [{}, files],
    ]);
  });

  it("finds a number to nine digits where nothing else is said, and keeps the largest error of all", () => {
    const report = (...expected: number[]) =>
      runTheory({ toy: { reference: { double: { inputs: ["x"], cases: expected.map((y) => ({ x: 0.5, y })) } } } }, [
        doubling,
      ])[0]!;
    expect(report(1 + 5e-10)).toMatchObject({ pass: true, tolerance: 1e-9 });
    expect(report(1 + 2e-9)).toMatchObject({ pass: false, passed: 0 });
    const several = report(1.5, 1, 3, 2);
    expect(several).toMatchObject({ cases: 4, passed: 1, maxError: 2 / 3 });
    expect(several.failures.map(({ case: position }) => position)).toEqual([0, 2, 3]);
  });

  it("has no largest error where a number has no counterpart, and says where in a case it is", () => {
    expect(run({ x: 1, rows: [{ lam: 1, z: 1 }, { z: 5 }], list: 3 })).toMatchObject({
      ...{ maxError: null, cases: 3, passed: 0 },
      failures: [
        { key: "rows[0].z", actual: expect.any(String) },
        { key: "rows[1].z", expected: 5 },
        { key: "list", expected: 3 },
      ],
    });
    expect(run({ x: 1, list: [1, 1, 1] }).failures).toMatchObject([
      { key: "list.length", expected: 3, actual: 2 },
      { key: "list[2]", expected: 1, actual: "unknown key list[2]" },
    ]);
    expect(run({ x: 1, y: [2] }).failures).toMatchObject([{ key: "y[0]", actual: "unknown key y[0]" }]);
    expect(run({ x: 1, y: { z: 2 } }).failures).toMatchObject([{ key: "y.z", actual: "unknown key y.z" }]);
    expect(run({ x: 1, list: { 0: 1 } }).pass).toBe(false);
    // Words that differ have no distance.
    expect(run({ x: 1, y: 2.5, even: "odd" })).toMatchObject({ maxError: 0.2, passed: 0 });
  });

  it("lets a key's own tolerance go before that of its subgroup, wherever in the case it stands", () => {
    const near = { x: 1, y: 2.05, list: [1.05, 1] };
    expect(run(near, { tolByKey: { list: 0.1 } }, { tol: 0.01 }).failures).toMatchObject([{ key: "y" }]);
    expect(run(near, { tolByKey: { list: 0.01 } }, { tol: 0.1 }).failures).toMatchObject([{ key: "list[0]" }]);
  });
});

describe("rows of a shipped group", () => {
  it("are its numbers beside the model's, named by subgroup, case and path", () => {
    const rows = theoryRows("t12b_release");
    expect(rows.map(({ id }) => id)).toEqual(
      ["keep_value", "pv_receipts", "breakeven_land_benefit"].map((key) => `t12b_release.release_decision.0.${key}`),
    );
    expect(rows[0]!.published).toBe(139.9664491007);
    for (const { published, value } of rows) expect(value).toBeCloseTo(published, 7);
    const tax = theoryRows("t12_policy_calculators").filter(({ id }) => id.includes("gba_iit"));
    expect(tax.map(({ published }) => published)).toEqual([900, 0, 0.03, 194080, 74080, 0.15]);
  });

  it("are refused of a group that does not ship", () => {
    expect(() => theoryRows("t99")).toThrow("theoryRows: no group t99");
  });
});
