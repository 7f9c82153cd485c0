import { describe, expect, it } from "vitest";
import type { ResolvedScenario } from "../../../src/input/index.js";
import type { Summary } from "../../../src/measures/results/index.js";
import { answerPlan, askedPlan, checkMeasure, whenOfLevers } from "../../../src/runs/experiments/answerPlan.js";

const lever = (type: string, from: number, more: object = {}) => ({ type, from, ...more });

describe("what an answer is asked for", () => {
  const told = (answer: object) => () =>
    checkMeasure({ answer } as ResolvedScenario, (path) => ({ file: "mine.yaml", line: path.length, column: 1 }));

  it("is an indicator, and so is everything beside it", () => {
    expect(told({ measure: "real-gdp", beside: ["profit-outflow"] })).not.toThrow();
    expect(told({ measure: "real-gpd" })).toThrow(/answer.measure = "real-gpd".*nearest.*real-gdp|real-gdp/s);
    expect(told({ measure: "gdp" })).toThrow(/answer.measure = "gdp" names no indicator.*Did you mean "real-gdp"/);
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
    const rivals = [
      [lever("toll", 2023, { to: 2027 })],
      [lever("toll", 2023, { to: 2027 }), lever("toll", 2026, { to: 2030 })],
    ];
    expect(whenOfLevers(rivals, 2033).when).toEqual({ kind: "shock", at: 2030, from: 2023, to: 2033 });
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

describe("the plan of an answer", () => {
  const plan = (answer?: object, more: object = {}) =>
    askedPlan({
      ...{ startYear: 2022, years: 12, region: { tables: { cities: [] } }, answer },
      variants: { a: { levers: [lever("toll", 2024, { to: 2028 })] }, b: { levers: [lever("toll", 2024)] } },
      ...more,
    } as unknown as ResolvedScenario);
  const last = { kind: "year", at: 2033, from: 2033, to: 2033 };

  it("is about the cluster in the last year where nothing is asked for", () => {
    expect(plan()).toEqual({ when: last, chosen: expect.anything(), places: ["cluster"] });
  });

  it("is about cities, too, that levers name, where they are at most two of many", () => {
    const cities = [..."abcdef"].map((id) => ({ id }));
    const of = (...named: string[]) =>
      plan(undefined, {
        region: { tables: { cities } },
        variants: { one: { levers: named.map((city) => ({ type: "land-quota", from: 2024, cities: [city] })) } },
      }).places;
    expect([of("b"), of("b", "a"), of("a", "b", "c"), of("all"), of()]).toEqual([
      ...[["cluster", "b"], ["cluster", "a", "b"], ["cluster"], ["cluster"], ["cluster"]],
    ]);
    const few = { tables: { cities: cities.slice(0, 2) } };
    const variants = { one: { levers: [{ type: "land-quota", from: 2024, cities: ["a"] }] } };
    expect(plan(undefined, { region: few, variants }).places).toEqual(["cluster"]);
    expect(plan({ places: ["f"] }, { region: { tables: { cities } }, variants }).places).toEqual(["f"]);
  });

  it("looks at the levers of variants that are compared, alone", () => {
    expect(plan({ compare: ["a"] })).toMatchObject({
      ...{ compare: ["a"], when: { kind: "shock", at: 2028, from: 2024, to: 2033 } },
    });
    expect(plan({ compare: ["b"] })).toMatchObject({ compare: ["b"], when: last });
    // What both have tells nothing apart: aid after the same blow is told for its own years.
    const [shock, aid] = [lever("shock", 2024, { to: 2024 }), lever("central-transfer", 2025, { to: 2027 })];
    const variants = { aid: { levers: [shock, aid] }, blow: { levers: [{ ...shock }] } };
    const after = { kind: "shock", at: 2027, from: 2025, to: 2033 };
    expect(plan({ compare: ["aid", "blow"] }, { variants }).when).toEqual(after);
    expect(plan({ compare: ["blow", "aid"] }, { variants }).when).toEqual(after);
    expect(plan({ compare: ["aid"] }, { variants }).when).toMatchObject({ at: 2024 });
    const alike = { aid: variants.blow, blow: variants.blow };
    expect(plan({ compare: ["aid", "blow"] }, { variants: alike }).when).toMatchObject({ at: 2024 });
  });

  it.each([
    [2030, { kind: "year", at: 2030, from: 2030, to: 2030 }],
    ["path", { kind: "path", at: 2033, from: 2022, to: 2033 }],
    [{ shock: 2024 }, { kind: "shock", at: 2024, from: 2024, to: 2033 }],
    [{ sum: [2024, 2026] }, { kind: "sum", at: 2026, from: 2024, to: 2026 }],
  ])("tells the years that are asked for: %j", (when, told) => {
    const asked = plan({ when });
    expect(asked.when).toEqual(told);
    expect(asked).not.toHaveProperty("chosen");
  });

  it("keeps measures, what stands beside them, and what is signed by its name", () => {
    const asked = plan({ measure: "real-gdp", beside: ["residents"], signed: "toll", places: ["cluster"] });
    expect(asked).toMatchObject({ measure: "real-gdp", beside: ["residents"], signed: { type: "toll" } });
    expect(asked.signed!.label).toMatchObject({ en: expect.any(String), zh: expect.any(String) });
    for (const open of ["measure", "beside", "signed", "compare", "saved"]) expect(plan()).not.toHaveProperty(open);
  });

  it("says whether owners of capital keep up its stock", () => {
    expect(plan({}, { region: { tables: { cities: [] }, saving: { closure: "savers" } } }).saved).toBe(true);
    expect(plan({}, { region: { tables: { cities: [] }, saving: { closure: "fixed" } } })).not.toHaveProperty("saved");
  });

  it("names variants that are equal to one another", () => {
    const arm = (variant: string, mean: number[], flows: number[], more: object = {}) => ({
      ...{ variant, levels: { mean: Float64Array.from(mean) }, flows: { values: Float64Array.from(flows) } },
      pairs: { replicates: [0], rises: [1], falls: [0], ...more },
    });
    const equal = (...arms: object[]) =>
      answerPlan(
        { startYear: 2022, years: 1, region: { tables: { cities: [] } }, variants: {} } as unknown as ResolvedScenario,
        { variants: [arm("baseline", [1, 2], [3]), ...arms] } as unknown as Summary,
      ).equal;
    const [a, b, c, d] = [
      arm("a", [1, NaN], [3]),
      arm("b", [1, 5], [3]),
      arm("c", [1, NaN], [3]),
      arm("d", [1, NaN], [4]),
    ];
    expect(equal(a, b, c, d)).toEqual([["a", "c"]]);
    expect(equal(a, b, c, arm("e", [1, 5], [3]), arm("f", [1, NaN], [3]))).toEqual([
      ["a", "c", "f"],
      ["b", "e"],
    ]);
    // Those that both equal the baseline are equal, too; one that was not finished is equal to none.
    expect(equal(a, arm("g", [1, NaN], [3], { replicates: [] }))).toEqual([]);
    expect(equal(arm("h", [1, 2], [3], { rises: [0] }), arm("i", [1, 2], [3], { rises: [0] }))).toEqual([["h", "i"]]);
    expect(equal()).toEqual([]);
  });
});
