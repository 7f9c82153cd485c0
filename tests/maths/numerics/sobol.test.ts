import { describe, expect, it } from "vitest";
import { SOBOL_DIMENSIONS, sobolPoints } from "../../../src/maths/numerics/sobol.js";
import { RandomStream } from "../../../src/model/engine/random.js";

const keys = (dimensions: number, seed: number) => {
  const stream = new RandomStream(seed, 0, "keys");
  return Int32Array.from({ length: dimensions }, (_, d) => stream.word(d, 0));
};

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** How many of the values lie in each of equal parts of (0, 1). */
const counts = (values: readonly number[], parts: number) =>
  values.reduce(
    (found, value) => found.with(Math.floor(value * parts), found[Math.floor(value * parts)]! + 1),
    Array<number>(parts).fill(0),
  );

describe("Sobol's sequence", () => {
  it("starts with the points that Joe and Kuo print for three dimensions", () => {
    expect(sobolPoints(10, 3).map((point) => [...point])).toEqual([
      [0, 0, 0],
      [0.5, 0.5, 0.5],
      [0.75, 0.25, 0.25],
      [0.25, 0.75, 0.75],
      [0.375, 0.375, 0.625],
      [0.875, 0.875, 0.125],
      [0.625, 0.125, 0.875],
      [0.125, 0.625, 0.375],
      [0.1875, 0.3125, 0.9375],
      [0.6875, 0.8125, 0.4375],
    ]);
  });

  it("agrees in far dimensions with another program (scipy 1.17, unscrambled)", () => {
    const points = sobolPoints(1000, SOBOL_DIMENSIONS);
    expect(FAR.map(([point, dimension]) => points[point!]![dimension!]!)).toEqual(FAR.map((row) => row[2]));
  });

  it("says how far it goes", () => {
    expect(() => sobolPoints(1, SOBOL_DIMENSIONS + 1)).toThrow("1024 dimensions");
    expect(() => sobolPoints(2 ** 32 + 1, 1)).toThrow("2^32");
  });
});

describe("Owen's scrambling", () => {
  it("keeps one point in each stratum of every dimension", () => {
    const points = sobolPoints(256, 40, { keys: keys(40, 1) });
    for (let d = 0; d < 40; d++) {
      expect(
        counts(
          points.map((point) => point[d]!),
          256,
        ),
      ).toEqual(Array(256).fill(1));
    }
  });

  it("keeps one point in each rectangle of area 1/256 of the first two dimensions", () => {
    const points = sobolPoints(256, 2, { keys: keys(2, 3) });
    for (let split = 0; split <= 8; split++) {
      const boxes = points.map(
        ([x, y]) => Math.floor(x! * 2 ** split) * 2 ** (8 - split) + Math.floor(y! * 2 ** (8 - split)),
      );
      expect(new Set(boxes).size).toBe(256);
    }
  });

  it("makes every single point uniform over keys, and free of its neighbour", () => {
    const drawn = Array.from({ length: 4000 }, (_, k) => sobolPoints(4, 3, { keys: keys(3, k) }));
    for (let i = 0; i < 4; i++) {
      for (let d = 0; d < 3; d++) {
        const parts = counts(
          drawn.map((points) => points[i]![d]!),
          10,
        );
        const chiSquare = parts.reduce((sum, count) => sum + (count - 400) ** 2 / 400, 0);
        expect(chiSquare).toBeLessThan(33); // 9 degrees of freedom: exceeded once in 7000
      }
    }
    const products = drawn.map((points) => (points[1]![0]! - 0.5) * (points[1]![1]! - 0.5));
    expect(Math.abs(mean(products)) * 12).toBeLessThan(4 / Math.sqrt(4000));
  });

  it("integrates a smooth function much closer than independent points, without bias", () => {
    const integrate = (count: number, key: number) =>
      mean(
        sobolPoints(count, 4, { keys: keys(4, key) }).map((x) =>
          x.reduce((product, u) => product * (1.5 - u * u * 1.5), 1),
        ),
      );
    const errors = Array.from({ length: 60 }, (_, key) => integrate(512, key) - 1);
    const deviation = Math.sqrt(mean(errors.map((error) => error ** 2)));
    expect(Math.abs(mean(errors))).toBeLessThan((4 * deviation) / Math.sqrt(60));
    expect(deviation).toBeLessThan(0.005); // independent points: 0.045
  });
});

/** [point, dimension, coordinate] */
const FAR = [
  [1, 1023, 0.5],
  [7, 40, 0.125],
  [100, 100, 0.0390625],
  [255, 200, 0.39453125],
  [999, 511, 0.4580078125],
  [999, 1023, 0.0263671875],
  [613, 777, 0.3818359375],
  [345, 1000, 0.224609375],
  [512, 333, 0.8408203125],
];
