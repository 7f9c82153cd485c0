import { describe, expect, it } from "vitest";
import type { ResolvedScenario } from "../../../src/input/index.js";
import { checkMeasure, whenOfLevers } from "../../../src/runs/experiments/answerPlan.js";

const lever = (type: string, from: number, more: object = {}) => ({ type, from, ...more });

describe("what an answer is asked for", () => {
  const told = (answer: object) => () =>
    checkMeasure({ answer } as ResolvedScenario, (path) => ({ file: "mine.yaml", line: path.length, column: 1 }));

  it("is an indicator, and so is everything beside it", () => {
    expect(told({ measure: "real-gdp", beside: ["profit-outflow"] })).not.toThrow();
    expect(told({ measure: "real-gpd" })).toThrow(/answer.measure = "real-gpd".*nearest.*real-gdp|real-gdp/s);
    expect(told({ beside: ["real-gdp", "profits"] })).toThrow(/answer.beside.1 = "profits"/);
  });
});

describe("what an answer tells where nobody asks", () => {
  it("is the last year of levers that last", () => {
    for (const levers of [[], [lever("toll", 2024)], [lever("toll", 2024, { to: 2033 })]])
      expect(whenOfLevers([levers], 2033)).toMatchObject({
        when: { kind: "year", at: 2033, from: 2033, to: 2033 },
        chosen: { en: expect.stringContaining("2033, the last year, since no lever ends before") },
      });
  });

  it("is the year of a blow, the sum and what is left, whatever else ends and wherever it stands", () => {
    const levers = [lever("toll", 2023, { to: 2025 }), lever("shock", 2024, { to: 2026 })];
    for (const turned of [levers, [...levers].reverse()])
      expect(whenOfLevers([turned], 2033)).toMatchObject({
        when: { kind: "shock", at: 2024, from: 2024, to: 2033 },
        chosen: { en: expect.stringMatching(/^Told for 2024 and from 2024 to 2033, since “Shock” ends in 2026/) },
      });
  });

  it("is the last year of a lever that ends, and the sum from its first on: releases, shares of ten years", () => {
    expect(whenOfLevers([[lever("firm-release", 2024, { to: 2028 })]], 2033).when).toEqual({
      ...{ kind: "shock", at: 2028, from: 2024, to: 2033 },
    });
    expect(whenOfLevers([[lever("increment-sharing", 2024, { years: 10 })]], 2033).when).toEqual({
      ...{ kind: "shock", at: 2033, from: 2024, to: 2033 },
    });
  });

  it("is the year in which the last of several ends, whatever order they stand in", () => {
    const levers = [lever("relocation-tax-sharing", 2024, { years: 3 }), lever("firm-release", 2024, { to: 2028 })];
    for (const turned of [levers, [...levers].reverse()])
      expect(whenOfLevers([turned], 2033).when).toEqual({ kind: "shock", at: 2028, from: 2024, to: 2033 });
  });

  it("is the last year where years of a lever are a window of each firm, or a variant has none that ends", () => {
    const [sharing, open] = [lever("relocation-tax-sharing", 2024, { years: 3 }), lever("toll", 2024)];
    const year = { kind: "year", at: 2033, from: 2033, to: 2033 };
    expect(whenOfLevers([[sharing]], 2033)).toMatchObject({
      when: year,
      chosen: { en: expect.stringContaining("since no lever ends before") },
    });
    for (const arms of [
      [[open], [lever("toll", 2024, { to: 2027 })]],
      [[lever("toll", 2024, { to: 2027 })], [open]],
    ])
      expect(whenOfLevers(arms, 2033)).toMatchObject({
        when: year,
        chosen: { en: expect.stringContaining("since the levers of some variant do not end before") },
      });
  });
});
