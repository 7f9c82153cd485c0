import { describe, expect, it } from "vitest";
import {
  cholesky,
  eigenvalues,
  modulus,
  solveCholesky,
  solveLinear,
  spectralRadius,
} from "../../../src/maths/numerics/linear.js";

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
