import { describe, expect, it } from "vitest";
import * as plain from "../../../src/maths/numerics/plainKernels.js";
import { holding, workspace } from "../../../src/maths/numerics/simd.js";
import {
  accumulateColumns,
  accumulateColumnsOfThree,
  clearingPass,
  multiplyByRows,
  multiplyMatrices,
  multiplyRows,
} from "../../../src/model/engine/kernels.js";
import { RandomStream } from "../../../src/model/engine/random.js";
import { close } from "./setting.js";

const SIZES = [1, 2, 3, 4, 5, 6, 7, 8, 9];
/** Entries before and after what a kernel may touch. */
const MARGIN = 3;

const stream = new RandomStream("kernels", 0, "numbers");
let draws = 0;
const numbers = (length: number) => Float64Array.from({ length }, () => stream.uniform(0, 0, draws++));
const triple = <T>(make: () => T): readonly [T, T, T] => [make(), make(), make()];

/** Row `row` of the matrix that starts after the margin. */
const entry = (matrix: Float64Array, n: number, row: number, column: number) => matrix[MARGIN + row * n + column]!;

function expectClose(actual: Float64Array, expected: readonly number[]): void {
  expect([...actual]).toEqual(close(expected));
}

/** `kept` but for n entries after the margin, which are `made`. */
const inside = (kept: Float64Array, made: readonly number[]) => [
  ...kept.subarray(0, MARGIN),
  ...made,
  ...kept.subarray(MARGIN + made.length),
];

/** How a kernel gets its matrix: as it stands, for which there are plain loops, or held in the memory of the compiled ones. */
const WAYS = [
  ["as it stands", (_: Float64Array, work: () => void) => work()],
  ["held", (matrix: Float64Array, work: () => void) => holding([numbers(3), matrix], work)],
] as const;
const CASES = SIZES.flatMap((n) => WAYS.map(([way, given]) => [n, way, given] as const));

it("runs the compiled kernels here", () => {
  expect(workspace).not.toBeNull();
});

describe.each(CASES)("with %i places and a matrix %s, as one would write it", (n, _, given) => {
  const places = Array.from({ length: n }, (_, i) => i);
  const matrix = numbers(MARGIN + n * n + MARGIN);
  const vector = numbers(MARGIN + n + MARGIN);
  const total = (of: (i: number) => number) => places.reduce((sum, i) => sum + of(i), 0);

  it("multiplies rows", () => {
    const out = numbers(MARGIN + n + MARGIN);
    const before = out.slice();
    given(matrix, () => multiplyRows(matrix, MARGIN, MARGIN, n, vector, out));
    const products = places.map((row) => total((k) => entry(matrix, n, row, k) * vector[MARGIN + k]!));
    expectClose(out, inside(before, products));
  });

  it("adds columns to what stands there", () => {
    const out = numbers(MARGIN + n + MARGIN);
    const before = out.slice();
    given(matrix, () => accumulateColumns(matrix, MARGIN, MARGIN, n, vector, out, MARGIN));
    const sums = places.map(
      (k) => before[MARGIN + k]! + total((row) => vector[MARGIN + row]! * entry(matrix, n, row, k)),
    );
    expectClose(out, inside(before, sums));
  });

  it("adds columns for three weights as one by one", () => {
    const weights = triple(() => numbers(MARGIN + n));
    const outs = triple(() => numbers(n));
    const expected = outs.map((out, w) => {
      const one = out.slice();
      accumulateColumns(matrix, MARGIN, MARGIN, n, weights[w]!, one, 0);
      return [...one];
    });
    given(matrix, () => accumulateColumnsOfThree(matrix, MARGIN, MARGIN, n, weights, outs));
    for (const [w, out] of outs.entries()) expectClose(out, expected[w]!);
  });

  it("finds competition and market potential", () => {
    const [supply, demand] = [numbers(MARGIN + n), numbers(MARGIN + n)];
    const [competition, potential] = [new Float64Array(MARGIN + n), new Float64Array(MARGIN + n)];
    given(matrix, () => clearingPass(matrix, MARGIN, MARGIN, n, supply, demand, competition, potential));
    const faced = places.map((j) => total((i) => entry(matrix, n, j, i) * supply[MARGIN + i]!));
    const sought = places.map((i) => total((j) => (entry(matrix, n, j, i) * demand[MARGIN + j]!) / faced[j]!));
    expectClose(competition, inside(new Float64Array(MARGIN), faced));
    expectClose(potential, inside(new Float64Array(MARGIN), sought));
    // All that is demanded is sold.
    expect(total((i) => supply[MARGIN + i]! * potential[MARGIN + i]!)).toBeCloseTo(
      total((j) => demand[MARGIN + j]!),
      12,
    );
  });

  it("finds no potential where nobody sells", () => {
    const [competition, potential] = [numbers(n), numbers(n)];
    given(matrix, () => clearingPass(matrix, MARGIN, 0, n, new Float64Array(n), numbers(n), competition, potential));
    expect([...competition, ...potential]).toEqual(Array(2 * n).fill(0));
  });
});

describe.each([
  [1, 1, 1],
  [2, 3, 5],
  [3, 4, 4],
  [5, 9, 6],
  [4, 8, 3],
])("with %i rows, %i columns and %i places, as one would write it", (rows, columns, n) => {
  const list = (length: number) => Array.from({ length }, (_, i) => i);
  const total = (length: number, of: (i: number) => number) => list(length).reduce((sum, i) => sum + of(i), 0);

  it.each([
    ["compiled", multiplyByRows],
    ["plain", plain.multiplyByRows],
  ])("multiplies every row by every row, %s", (_, multiply) => {
    const [left, right, out] = [numbers(rows * n), numbers(columns * n), numbers(rows * columns + MARGIN)];
    const after = [...out.subarray(rows * columns)];
    multiply(rows, columns, n, left, right, out);
    const products = list(rows).flatMap((r) =>
      list(columns).map((c) => total(n, (k) => left[r * n + k]! * right[c * n + k]!)),
    );
    expectClose(out, [...products, ...after]);
  });

  it.each([
    ["compiled", multiplyMatrices],
    ["plain", plain.multiplyMatrices],
  ])("multiplies matrices, %s", (_, multiply) => {
    const [left, right, out] = [numbers(rows * columns), numbers(columns * n), numbers(rows * n + MARGIN)];
    const after = [...out.subarray(rows * n)];
    multiply(rows, columns, n, left, right, out);
    const products = list(rows).flatMap((r) =>
      list(n).map((k) => total(columns, (c) => left[r * columns + c]! * right[c * n + k]!)),
    );
    expectClose(out, [...products, ...after]);
  });
});

describe("large matrices", () => {
  const n = 61;
  const matrix = numbers(2 * n * n);
  const vector = numbers(2 * n);

  /** A kernel on the second block, held and as it stands, to 1e-13. */
  function bothWays(run: (out: Float64Array) => void): void {
    const [held, standing] = [vector.slice(), vector.slice()];
    holding([matrix], () => run(held));
    run(standing);
    expect(held.some((value, k) => value !== vector[k])).toBe(true);
    expect(held.every((value, k) => Math.abs(value / standing[k]! - 1) < 1e-13)).toBe(true);
  }

  it("give the same held and as they stand, to 1e-13", () => {
    bothWays((out) => multiplyRows(matrix, n * n, n, n, vector, out));
    bothWays((out) => accumulateColumns(matrix, n * n, n, n, vector, out, n));
    bothWays((out) => clearingPass(matrix, n * n, n, n, vector, vector, new Float64Array(2 * n), out));
    bothWays((out) => clearingPass(matrix, n * n, n, n, vector, vector, out, new Float64Array(2 * n)));
  });
});
