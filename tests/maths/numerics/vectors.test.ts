import { describe, expect, it } from "vitest";
import { workspace } from "../../../src/maths/numerics/simd.js";
import * as vectors from "../../../src/maths/numerics/vectors.js";
import { RandomStream } from "../../../src/model/engine/random.js";
import { close } from "../../model/engine/setting.js";

/** Matrices of the last one are read from beyond the caches. */
const SIZES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 241];
/** Entries before and after what a kernel may touch. */
const MARGIN = 3;

const stream = new RandomStream("kernels", 0, "numbers");
let draws = 0;
const numbers = (length: number) => Float64Array.from({ length }, () => stream.uniform(0, 0, draws++));

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

/** The loops as they are written, and their twins in the memory of the module. */
const COMPILED: Pick<typeof vectors, "multiplyRows" | "accumulateColumns" | "clearingPass"> = {
  multiplyRows: (matrix, block, cell, n, vector, out) =>
    inMemory(out, cell, n, (kernels, place, to) =>
      kernels.multiplyRows(n, n, place(matrix, block, n * n), place(vector, cell, n), to),
    ),
  accumulateColumns: (matrix, block, cell, n, weight, out, outOffset) =>
    inMemory(out, outOffset, n, (kernels, place, to) =>
      kernels.accumulateColumns(n, n, place(matrix, block, n * n), place(weight, cell, n), to),
    ),
  clearingPass: (freeness, block, cell, n, supply, demand, competition, weight, potential) =>
    inMemory(competition, cell, n, (kernels, place, faced) =>
      inMemory(potential, cell, n, (_, __, sought) => {
        const sold = place(supply, cell, n);
        const wanted = place(demand, cell, n);
        kernels.clearingPass(n, place(freeness, block, n * n), sold, wanted, faced, place(weight, cell, n), sought);
      }),
    ),
};

type Kernels = NonNullable<typeof workspace>["kernels"];
type Place = (values: Float64Array, from: number, length: number) => number;

/** Work on a copy of n numbers of `out`, which takes them back. */
function inMemory(
  out: Float64Array,
  from: number,
  n: number,
  work: (kernels: Kernels, place: Place, to: number) => void,
) {
  const space = workspace!;
  const to = space.place(out, from, n);
  work(space.kernels, (...part) => space.place(...part), to);
  space.take(to, out, from, n);
  space.drop(to);
}

const WAYS = [
  ["as written", vectors],
  ["compiled", COMPILED],
] as const;
const CASES = SIZES.flatMap((n) => WAYS.map(([way, loops]) => [n, way, loops] as const));

it("runs the compiled kernels here", () => {
  expect(workspace).not.toBeNull();
});

describe.each(CASES)("with %i places, %s", (n, _, { multiplyRows, accumulateColumns, clearingPass }) => {
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

  it("finds competition and market potential", () => {
    const [supply, demand] = [numbers(MARGIN + n), numbers(MARGIN + n)];
    const [competition, potential] = [new Float64Array(MARGIN + n), new Float64Array(MARGIN + n)];
    clearingPass(matrix, MARGIN, MARGIN, n, supply, demand, competition, new Float64Array(MARGIN + n), potential);
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
    clearingPass(matrix, MARGIN, 0, n, new Float64Array(n), numbers(n), competition, numbers(n), potential);
    expect([...competition, ...potential]).toEqual(Array(2 * n).fill(0));
  });
});
