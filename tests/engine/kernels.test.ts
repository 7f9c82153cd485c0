import { describe, expect, it } from "vitest";
import {
  accumulateColumns,
  accumulateColumnsOfThree,
  clearingPass,
  multiplyByRows,
  multiplyMatrices,
  multiplyRows,
} from "../../src/engine/kernels.js";
import { RandomStream } from "../../src/engine/random.js";
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

describe.each(SIZES)("with %i places, as plain loops do", (n) => {
  const places = Array.from({ length: n }, (_, i) => i);
  const matrix = numbers(MARGIN + n * n + MARGIN);
  const vector = numbers(MARGIN + n + MARGIN);
  const total = (of: (i: number) => number) => places.reduce((sum, i) => sum + of(i), 0);

  it("multiplies rows", () => {
    const out = numbers(MARGIN + n + MARGIN);
    const before = out.slice();
    multiplyRows(matrix, MARGIN, MARGIN, n, vector, out);
    const products = places.map((row) => total((k) => entry(matrix, n, row, k) * vector[MARGIN + k]!));
    expectClose(out, inside(before, products));
  });

  it("adds columns to what stands there", () => {
    const out = numbers(MARGIN + n + MARGIN);
    const before = out.slice();
    accumulateColumns(matrix, MARGIN, MARGIN, n, vector, out, MARGIN);
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
    accumulateColumnsOfThree(matrix, MARGIN, MARGIN, n, weights, outs);
    for (const [w, out] of outs.entries()) expectClose(out, expected[w]!);
  });

  it("finds competition and market potential", () => {
    const [supply, demand] = [numbers(MARGIN + n), numbers(MARGIN + n)];
    const [competition, potential] = [new Float64Array(MARGIN + n), new Float64Array(MARGIN + n)];
    clearingPass(matrix, MARGIN, MARGIN, n, supply, demand, competition, potential);
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
    clearingPass(matrix, MARGIN, 0, n, new Float64Array(n), numbers(n), competition, potential);
    expect([...competition, ...potential]).toEqual(Array(2 * n).fill(0));
  });
});

describe.each([
  [1, 1, 1],
  [2, 3, 5],
  [3, 4, 4],
  [5, 9, 6],
  [4, 8, 3],
])("with %i rows, %i columns and %i places, as plain loops do", (rows, columns, n) => {
  const list = (length: number) => Array.from({ length }, (_, i) => i);
  const total = (length: number, of: (i: number) => number) => list(length).reduce((sum, i) => sum + of(i), 0);

  it("multiplies every row by every row", () => {
    const [left, right, out] = [numbers(rows * n), numbers(columns * n), numbers(rows * columns + MARGIN)];
    const after = [...out.subarray(rows * columns)];
    multiplyByRows(rows, columns, n, left, right, out);
    const products = list(rows).flatMap((r) =>
      list(columns).map((c) => total(n, (k) => left[r * n + k]! * right[c * n + k]!)),
    );
    expectClose(out, [...products, ...after]);
  });

  it("multiplies matrices", () => {
    const [left, right, out] = [numbers(rows * columns), numbers(columns * n), numbers(rows * n + MARGIN)];
    const after = [...out.subarray(rows * n)];
    multiplyMatrices(rows, columns, n, left, right, out);
    const products = list(rows).flatMap((r) =>
      list(n).map((k) => total(columns, (c) => left[r * columns + c]! * right[c * n + k]!)),
    );
    expectClose(out, [...products, ...after]);
  });
});
