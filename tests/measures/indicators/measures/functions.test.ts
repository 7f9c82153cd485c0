import { describe, expect, it } from "vitest";
import {
  duplication,
  functionalSpecialisation,
  overlap,
  shiftShare,
  specialisations,
} from "../../../../src/measures/indicators/measures/structure.js";

describe("functions", () => {
  it("sees a core that manages and a periphery that makes", () => {
    const core = { services: 30, manufacturing: 10 };
    expect(functionalSpecialisation(core, { services: 10, manufacturing: 20 })).toBeCloseTo(6, 12);
    expect(functionalSpecialisation(core, core)).toBe(1);
  });

  it("counts quotients of one, rounding aside, as specialisation", () => {
    const alike = [
      [0.1, 0.2, 0.7],
      [0.3, 0.6, 2.1],
    ];
    for (const row of specialisations(alike)) expect(Array.from(row)).toEqual([1, 1, 1]);
  });

  it("measures doubled choices", () => {
    expect(overlap([1, 1, 0], [0, 1, 1])).toBeCloseTo(1 / 3, 12);
    expect(overlap([0, 0], [0, 0])).toBeNaN();
    expect(
      duplication([
        [1, 0],
        [1, 0],
        [1, 0],
      ]),
    ).toBe(1);
    expect(
      duplication([
        [1, 0],
        [0, 1],
      ]),
    ).toBe(0);
    // Two of three have chosen the first, one the second.
    expect(
      duplication([
        [1, 0],
        [1, 0],
        [0, 1],
      ]),
    ).toBeCloseTo((0.5 + 0.5 + 0) / 3, 12);
    expect(
      duplication([
        [0, 0],
        [0, 0],
      ]),
    ).toBeNaN();
  });
});

describe("shift-share", () => {
  // Region A of REAT's documentation: sectors at both times, and those of the nation.
  const [first, last] = [
    [90, 20, 10, 60],
    [100, 40, 10, 55],
  ];
  const [nationFirst, nationLast] = [
    [400, 150, 150, 400],
    [440, 210, 135, 480],
  ];

  it("splits growth into three parts that sum to it", () => {
    const { common, mix, competitive } = shiftShare(first!, last!, nationFirst!, nationLast!);
    expect(common).toBeCloseTo(1265 / 1100 - 1, 12);
    const expected = 90 * 1.1 + 20 * 1.4 + 10 * 0.9 + 60 * 1.2;
    expect(mix).toBeCloseTo(expected / 180 - 1265 / 1100, 12);
    expect(common + mix + competitive).toBeCloseTo(205 / 180 - 1, 12);
  });

  it("counts a sector that is new as the place's own", () => {
    const { common, mix, competitive } = shiftShare([1, 0], [1, 1], [2, 0], [2, 2]);
    expect([common, mix, competitive]).toEqual([1, -1, 1]);
  });
});
