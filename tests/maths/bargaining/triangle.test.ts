import { describe, expect, it } from "vitest";
import { corePolygon, placeOf } from "../../../src/maths/bargaining/triangle.js";

it("players stand at the corners of a triangle, the third on top", () => {
  const height = Math.sqrt(3) / 2;
  expect([placeOf([1, 0, 0]), placeOf([0, 1, 0]), placeOf([0, 0, 1])]).toEqual([
    [0, 0],
    [1, 0],
    [0.5, height],
  ]);
  expect(placeOf([0.25, 0.25, 0.5])).toEqual([0.5, height / 2]);
});

describe("the core of three players", () => {
  const ids = ["a", "b", "c"];
  /** What each pair gets alone, of ten that all get. */
  const core = (ab: number, ac: number, bc: number) => {
    const coalitions = [
      { members: ["a", "b", "c"], value: 10 },
      { members: ["a"], value: 9 },
      { members: ["c", "b"], value: bc },
      { members: ["a", "c"], value: ac },
      { members: ["b", "a"], value: ab },
    ];
    return corePolygon(coalitions, ids, 10);
  };
  const near = (shares: number[][]) => shares.map((point) => point.map((share) => expect.closeTo(share, 12)));

  it("is the whole triangle where pairs get nothing", () => {
    expect(core(0, 0, 0)).toEqual([
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ]);
  });

  it("is where nobody gets more than the two others lose without them", () => {
    // The first gets 8 of ten at most, the second 7, the third 4.
    expect(core(6, 3, 2)).toEqual(
      near([
        [0.8, 0.2, 0],
        [0.3, 0.7, 0],
        [0, 0.7, 0.3],
        [0, 0.6, 0.4],
        [0.6, 0, 0.4],
        [0.8, 0, 0.2],
      ]),
    );
  });

  it("is empty where pairs ask for more than there is", () => {
    expect(core(8, 8, 8)).toEqual([]);
  });
});
