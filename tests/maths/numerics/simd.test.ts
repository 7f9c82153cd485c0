import { describe, expect, it } from "vitest";
import { addAt, holding, Workspace } from "../../../src/maths/numerics/simd.js";

const counted = (length: number) => Float64Array.from({ length }, (_, k) => k + 0.5);

describe("the memory of the compiled kernels", () => {
  it("keeps what was placed while it grows", () => {
    const space = Workspace.open()!;
    const { memory } = space.kernels;
    const [few, many] = [counted(5), counted(3e4)];
    const first = space.place(few, 1, 3);
    const size = memory.buffer.byteLength;
    const second = space.room(size / 8);
    expect(memory.buffer.byteLength).toBeGreaterThan(size);
    space.drop(second);
    const third = space.place(many, 0, many.length);
    const [back, all] = [new Float64Array(4), new Float64Array(many.length)];
    space.take(first, back, 1, 3);
    space.take(third, all, 0, many.length);
    expect([...back]).toEqual([0, 1.5, 2.5, 3.5]);
    expect(all.every((value, k) => value === many[k])).toBe(true);
  });

  it("holds matrices while work is done, and forgets them after, also where it fails", () => {
    const space = Workspace.open()!;
    const [outer, inner] = [counted(4), counted(6)];
    const start = space.room(0);
    space.hold([outer, null], () => {
      expect(space.find(outer)).toBe(start);
      expect(() =>
        space.hold([inner], () => {
          expect(space.find(inner)).toBeGreaterThan(start);
          expect(space.find(outer)).toBe(-1);
          throw new Error("no market");
        }),
      ).toThrow("no market");
      expect(space.find(outer)).toBe(start);
      expect(space.find(inner)).toBe(-1);
    });
    expect(space.find(outer)).toBe(-1);
    expect(space.room(0)).toBe(start);
  });

  it("returns what the work does", () => {
    expect(holding([counted(2)], () => 7)).toBe(7);
  });
});

it.each([0, 1, 16384, 40_000])("adds %i values one after the other, each at its place", (count) => {
  const places = Int32Array.from({ length: 40_001 }, (_, k) => (k * k) % 7);
  const values = Float64Array.from(places, (_, k) => 1 / (k + 3));
  const sums = counted(9);
  for (let k = 0; k < count; k++) sums[places[k]!]! += values[k]!;
  const out = counted(9);
  addAt(places, values, count, out);
  expect([...out]).toEqual([...sums]);
  expect([...out].slice(7)).toEqual([7.5, 8.5]);
});
