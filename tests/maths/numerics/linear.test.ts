import { describe, expect, it } from "vitest";
import {
  cholesky,
  eigenvalues,
  inverse,
  modulus,
  solveCholesky,
  solveLinear,
  spectralRadius,
} from "../../../src/maths/numerics/linear.js";
import { RandomStream } from "../../../src/model/engine/random.js";

describe("small linear algebra", () => {
  it("solves a system that needs pivoting", () => {
    const solution = solveLinear(3, Float64Array.of(0, 2, 1, 1, 1, 1, 2, 0, -1), Float64Array.of(7, 6, -1))!;
    expect([...solution]).toEqual([1, 2, 3].map((value) => expect.closeTo(value, 13)));
  });

  it("sees that a matrix is singular", () => {
    expect(solveLinear(2, Float64Array.of(1, 2, 2, 4), Float64Array.of(1, 1))).toBeNull();
  });

  it("finds real eigenvalues", () => {
    // similar to diag(5, -3, 2, 1)
    const matrix = similar([5, -3, 2, 1]);
    expect(eigenvalues(4, matrix).map(({ re }) => re)).toEqual([5, -3, 2, 1].map((value) => expect.closeTo(value, 10)));
  });

  it("finds conjugate pairs", () => {
    const turn = Math.PI / 3;
    const rotation = Float64Array.of(Math.cos(turn), -Math.sin(turn), Math.sin(turn), Math.cos(turn));
    const values = eigenvalues(2, rotation);
    for (const value of values) {
      expect(value.re).toBeCloseTo(0.5, 13);
      expect(Math.abs(value.im)).toBeCloseTo(Math.sqrt(0.75), 13);
    }
    // a cyclic permutation, on which unshifted steps would not move
    const cycle = Float64Array.of(0, 1, 0, 0, 0, 1, 1, 0, 0);
    for (const value of eigenvalues(3, cycle)) expect(modulus(value)).toBeCloseTo(1, 12);
  });

  it("gives the radius of a defective matrix", () => {
    expect(spectralRadius(3, Float64Array.of(2, 1, 0, 0, 2, 1, 0, 0, 2))).toBeCloseTo(2, 4);
  });

  it("refuses values that are not numbers", () => {
    expect(() => eigenvalues(1, Float64Array.of(Number.NaN))).toThrow(RangeError);
  });
});

const near = (values: readonly number[], digits = 9) => values.map((value) => expect.closeTo(value, digits));

describe("systems and inverses", () => {
  it("leave matrix and right side as they are", () => {
    const [matrix, right] = [Float64Array.of(0, 2, 1, 1), Float64Array.of(2, 2)];
    expect([...solveLinear(2, matrix, right)!]).toEqual([1, 1]);
    expect([[...matrix], [...right]]).toEqual([
      [0, 2, 1, 1],
      [2, 2],
    ]);
    expect([...inverse(2, matrix)!]).toEqual(near([-0.5, 1, 0.5, 0]));
    expect([...matrix]).toEqual([0, 2, 1, 1]);
  });

  it("are exact for a matrix of whole numbers, by whatever pivots", () => {
    const matrix = Float64Array.of(1, 2, 3, 0, 1, 4, 5, 6, 0);
    expect([...inverse(3, matrix)!]).toEqual(near([-24, 18, 5, 20, -15, -4, -5, 4, 1]));
    expect([...solveLinear(3, matrix, Float64Array.of(6, 5, 11))!]).toEqual(near([1, 1, 1]));
    expect([...inverse(1, Float64Array.of(4))!]).toEqual([0.25]);
  });

  it("are none of a matrix that is singular, to rounding or by what is no number", () => {
    expect(inverse(2, Float64Array.of(1, 2, 2, 4))).toBeNull();
    // 0.1 + 0.2 is not 0.3 to the last digit.
    expect(inverse(2, Float64Array.of(0.1 + 0.2, 1, 0.3, 1))).toBeNull();
    expect(inverse(2, Float64Array.of(1, 0, 0, Number.NaN))).toBeNull();
    expect(inverse(2, Float64Array.of(0, 0, 0, 0))).toBeNull();
    expect(inverse(2, Float64Array.of(1e-9, 0, 0, 1))).not.toBeNull();
    expect(solveLinear(2, Float64Array.of(0, 0, 0, 1), Float64Array.of(1, 1))).toBeNull();
    expect(solveLinear(1, Float64Array.of(Number.NaN), Float64Array.of(1))).toBeNull();
  });
});

describe("eigenvalues of any matrix", () => {
  const random = new RandomStream("matrix", 0, "numbers");
  const drawn = (n: number) => Float64Array.from({ length: n * n }, (_, k) => random.normal(n, k, 0));

  it.each([2, 3, 4, 6, 9])("of size %i have its trace and the trace of its square, in conjugate pairs", (n) => {
    const matrix = drawn(n);
    const values = eigenvalues(n, matrix);
    expect(values).toHaveLength(n);
    let [trace, square] = [0, 0];
    for (let i = 0; i < n; i++) {
      trace += matrix[i * n + i]!;
      for (let j = 0; j < n; j++) square += matrix[i * n + j]! * matrix[j * n + i]!;
    }
    const sum = (of: (value: { re: number; im: number }) => number) =>
      values.reduce((total, one) => total + of(one), 0);
    expect([sum(({ re }) => re), sum(({ im }) => im)]).toEqual(near([trace, 0]));
    expect(sum(({ re, im }) => re * re - im * im)).toBeCloseTo(square, 8);
    const sizes = values.map(modulus);
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
    expect(spectralRadius(n, matrix)).toBe(sizes[0]);
  });

  it("are those of the blocks on its diagonal, turned or not", () => {
    // A turn by a right angle twice as long, beside 3 and -1.
    const matrix = Float64Array.of(0, -2, 0, 7, 2, 0, 5, 0, 0, 0, 3, 0, 0, 0, 4, -1);
    const found = eigenvalues(4, matrix);
    expect(found[0]).toEqual({ re: expect.closeTo(3, 9), im: expect.closeTo(0, 9) });
    expect(found[3]).toEqual({ re: expect.closeTo(-1, 9), im: expect.closeTo(0, 9) });
    expect(found.slice(1, 3).map(({ re, im }) => [re, Math.abs(im)])).toEqual([near([0, 2]), near([0, 2])]);
  });

  it("are nothing of a matrix of nothing, and none of none", () => {
    expect(eigenvalues(3, new Float64Array(9)).map(modulus)).toEqual([0, 0, 0]);
    expect(eigenvalues(0, new Float64Array(0))).toEqual([]);
    expect(() => eigenvalues(2, Float64Array.of(1, 0, 0, Number.POSITIVE_INFINITY))).toThrow("not finite");
  });
});

describe("a symmetric positive definite matrix", () => {
  it("is the square of its lower triangle, by which systems are solved", () => {
    // 9 above the diagonal is not read.
    const matrix = Float64Array.of(4, 9, 9, 2, 10, 9, -2, 5, 14);
    const lower = cholesky(3, matrix)!;
    expect([...lower]).toEqual([2, 0, 0, 1, 3, 0, -1, 2, 3]);
    const x = solveCholesky(3, lower, Float64Array.of(4, 17, 17));
    // L L' (1, 1, 1) = (4 + 2 - 2, 2 + 10 + 5, -2 + 5 + 14)
    for (const value of x) expect(value).toBeCloseTo(1, 14);
  });

  it("has pivots above zero, and nothing else has", () => {
    expect(cholesky(2, Float64Array.of(1, 0, 1, 1))).toBeNull();
    expect(cholesky(2, Float64Array.of(1, 0, 2, 1))).toBeNull();
    expect(cholesky(1, Float64Array.of(Number.NaN))).toBeNull();
  });
});

/** Matrix with the given eigenvalues: a triangle of ones times the diagonal times the triangle's inverse. */
function similar(diagonal: number[]): Float64Array {
  const n = diagonal.length;
  const matrix = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      // (L D L^-1)[i][j] with L lower triangular of ones: L^-1 has 1 on and -1 below the diagonal
      const at = (k: number) => (k <= i ? diagonal[k]! : 0);
      matrix[i * n + j] = at(j) - (j + 1 < n ? at(j + 1) : 0);
    }
  }
  return matrix;
}
