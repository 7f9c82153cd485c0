import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AndersonAccelerator } from "../../../src/maths/numerics/anderson.js";
import { solveLinear } from "../../../src/maths/numerics/linear.js";

type Map = (x: Float64Array) => Float64Array;

/** The largest gap after so many steps from zero. */
function gapAfter(steps: number, size: number, depth: number, map: Map): number {
  const accelerator = new AndersonAccelerator(size, depth);
  const x = new Float64Array(size);
  for (let step = 0; step < steps; step++) accelerator.advance(x, map(x));
  return Math.max(...map(x).map((value, k) => Math.abs(value - x[k]!)));
}

/** A contraction x -> A x + b, row sums of A below one. */
const contractions = (size: number) => {
  const entries = fc.double({ min: -0.9 / size, max: 0.9 / size, noNaN: true });
  return fc
    .tuple(
      fc.array(entries, { minLength: size * size, maxLength: size * size }),
      fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: size, maxLength: size }),
    )
    .map(([matrix, shift]) => ({ matrix, shift: Float64Array.from(shift) }));
};

const affine =
  (matrix: readonly number[], shift: Float64Array): Map =>
  (x) =>
    shift.map((value, row) => x.reduce((sum, xk, k) => sum + matrix[row * x.length + k]! * xk, value));

describe("Anderson's acceleration", () => {
  it("is the secant method in one dimension: two steps solve a line", () => {
    // From 0 to 4, and from there to where x = 4 + 0.75 x.
    const x = Float64Array.of(0);
    const accelerator = new AndersonAccelerator(1, 5);
    accelerator.advance(x, Float64Array.of(4));
    expect(x[0]).toBe(4);
    accelerator.advance(x, Float64Array.of(7));
    expect(x[0]).toBeCloseTo(16, 9);
  });

  it("solves a linear map in as many dimensions as it looks back, in one step more", () => {
    fc.assert(
      fc.property(contractions(3), ({ matrix, shift }) => {
        const size = shift.length;
        const identity = Float64Array.from(matrix, (value, k) => (k % (size + 1) === 0 ? 1 : 0) - value);
        const solution = solveLinear(size, identity, shift)!;
        const x = new Float64Array(size);
        const accelerator = new AndersonAccelerator(size, size);
        for (let step = 0; step < size + 2; step++) accelerator.advance(x, affine(matrix, shift)(x));
        for (const [k, value] of solution.entries()) expect(Math.abs(x[k]! - value)).toBeLessThan(1e-6);
      }),
    );
  });

  it("comes nearer than plain rounds on a slow nonlinear map", () => {
    const slow: Map = (x) => x.map((value, k) => 0.95 * Math.cos(value) + 0.05 * x[(k + 1) % x.length]!);
    const plain = (steps: number) => {
      let x = new Float64Array(6);
      for (let step = 0; step < steps; step++) x = Float64Array.from(slow(x));
      return Math.max(...slow(x).map((value, k) => Math.abs(value - x[k]!)));
    };
    expect(gapAfter(15, 6, 5, slow)).toBeLessThan(1e-3 * plain(15));
  });

  it("stays where it has arrived", () => {
    expect(gapAfter(30, 2, 4, (x) => x.map((value) => 1 + value / 2))).toBeLessThan(1e-12);
    const x = Float64Array.of(2, 2);
    const accelerator = new AndersonAccelerator(2, 4);
    for (let step = 0; step < 5; step++) accelerator.advance(x, Float64Array.of(2, 2));
    expect([...x]).toEqual([2, 2]);
  });

  it("takes a plain step first, after it has been told to forget, and after the gap has jumped", () => {
    const accelerator = new AndersonAccelerator(1, 5);
    const stepped = (from: number, image: number) => {
      const x = Float64Array.of(from);
      accelerator.advance(x, Float64Array.of(image));
      return x[0];
    };
    expect(stepped(0, 4)).toBe(4);
    expect(stepped(4, 7)).not.toBe(7);
    accelerator.reset();
    expect(stepped(4, 7)).toBe(7);
    expect(stepped(7, 8)).not.toBe(8);
    // A gap a thousand times as large is not what the history leads to.
    expect(stepped(8, 1008)).toBe(1008);
  });

  it("leaves the image as it is", () => {
    const accelerator = new AndersonAccelerator(2, 3);
    const image = Float64Array.of(1, 2);
    for (const start of [0, 3]) accelerator.advance(Float64Array.of(start, start), image);
    expect([...image]).toEqual([1, 2]);
  });
});
