import { describe, expect, it } from "vitest";
import type { Region } from "../../src/input/index.js";
import {
  checkTimeline,
  lastYear,
  leverEntrySchema,
  leverNames,
  leverProblem,
  namesOnly,
  withLevers,
} from "../../src/input/timeline.js";
import { LeverUseError } from "../../src/levers/lever.js";
import { LeverNameError } from "../../src/levers/selectors.js";
import { english, type Text, textOf } from "../../src/words/index.js";
import { fourCities } from "./fourCities.js";

const region = {
  ...fourCities,
  tables: { ...fourCities.tables, sectors: [{ id: "steel" }, { id: "toys" }] },
  hinterlands: [{ id: "rest", country: "home" }],
} as unknown as Region;
const locate = (path: readonly (string | number)[]) => ({ file: path.join("/") });
const run = { startYear: 2022, years: 5 };

describe("what levers know of a region", () => {
  it("are its places, cities first, with what they belong to, its sectors and types of labour", () => {
    expect(leverNames(region)).toEqual({
      ...{ nodeIds: ["a", "b", "c", "d", "rest"], cities: 4, sectorIds: ["steel", "toys"] },
      provinces: ["north", "south", "south", "west", "rest"],
      agglomerations: ["delta", "delta", "", "", ""],
      countries: ["home", "home", "home", "home", "home"],
      labourIds: ["general", "skilled"],
    });
    expect(namesOnly(region, 2023, 2025)).toMatchObject({ cities: 4, from: 2023, year: 2025 });
  });
});

describe("what a lever says of its names", () => {
  const place = (inside: readonly (string | number)[]) => ["levers", 3, ...inside];

  it("is told where it stands, with the names that the region knows", () => {
    const unknown = new LeverNameError("hrbour", ["harbour", "mill"], ["cities", 0]);
    const problem = leverProblem(unknown, place, locate);
    expect(problem).toMatchObject({
      ...{ file: "levers/3/cities/0", path: "levers[3].cities[0]", value: "hrbour", nearest: "harbour" },
    });
    expect(english(problem.allowed!)).toBe("harbour, mill");
    const [what, allowed, hint] = ["a", "b", "c"].map((text) => textOf(text)) as [Text, Text, Text];
    const useless = new LeverUseError(["between"], "x", what, allowed, hint);
    expect(leverProblem(useless, place, locate)).toEqual({
      ...{ file: "levers/3/between", path: "levers[3].between", value: "x", what, allowed, hint },
    });
  });

  it("is thrown on where it is no such thing", () => {
    expect(() => leverProblem(new TypeError("broken"), place, locate)).toThrow(TypeError);
  });
});

describe("levers that meet in a year", () => {
  const retention = (cities: string[], from: number, more: object = {}) =>
    ({ type: "firm-retention", cities, retention: 0.5, from, ...more }) as never;
  const problems = (...packages: (readonly [entry: never, chosen?: boolean])[][]) =>
    checkTimeline(
      packages.map((members, p) =>
        members.map(([entry, chosen], l) => ({ entry, path: ["pack", p, l], ...(chosen && { chosen }) })),
      ),
      run,
      region,
      locate,
    ).map(({ path, value, what, hint }) => [path && english(path), value, english(what), english(hint ?? "")]);

  it("may not set one thing, told with the years in which both are in force", () => {
    const [first, ...others] = problems([[retention(["a", "b"], 2022, { to: 2024 })], [retention(["b", "c"], 2023)]]);
    expect(others).toEqual([]);
    expect(first!.slice(0, 2)).toEqual(["pack[0][1]", "firm-retention"]);
    expect(first![2]).toMatch(/:b in 2023-2024, which pack\[0\]\[0\] \(firm-retention, pack\/0\/0\) sets too$/);
    expect(problems([[retention(["a"], 2022, { to: 2023 })], [retention(["a"], 2024)]])).toEqual([]);
    expect(problems([[retention(["a"], 2022, { to: 2022 })], [retention(["b"], 2022)]])).toEqual([]);
  });

  it("are told in the order of years, however they are listed", () => {
    const early = [retention(["a"], 2022, { to: 2022 })] as const;
    const late = [retention(["c"], 2024)] as const;
    const years = (...members: (readonly [never])[]) =>
      problems(members).map(([, , what]) => /in (20..)/.exec(String(what))![1]);
    expect(years(early, early, late, late)).toEqual(["2022", "2024"]);
    expect(years(late, late, early, early)).toEqual(["2022", "2024"]);
  });

  it("may name one thing twice by themselves", () => {
    const between = [
      ["a", "b"],
      ["a", "b"],
      ["south", "a"],
    ];
    expect(problems([[{ type: "toll", from: 2022, between, scale: 0.5, oneWay: false } as never]])).toEqual([]);
  });

  it("say the same of a fact, which is no part of anything", () => {
    const services = (origin: string, accessToday: number) =>
      ({ type: "shared-services", from: 2022, cities: ["b"], origins: [origin], accessToday }) as never;
    expect(problems([[services("a", 0.7)], [services("c", 0.7)]])).toEqual([]);
    const [problem, ...others] = problems([[services("a", 0.3)], [services("c", 0.4)]]);
    expect(others).toEqual([]);
    expect(problem!.slice(0, 2)).toEqual(["pack[0][1].accessToday", 0.4]);
    expect(problem![2]).toMatch(/access-today:b in 2022-2026, where pack\[0\]\[0\] \(shared-services, .*\) says 0\.3$/);
  });

  it("say the same of the productive part of spending, of which the rest is social", () => {
    const equal = (spending: string, productiveShare: number) =>
      ({
        type: "spending-equalisation",
        from: 2022,
        cities: ["a", "b"],
        degree: 1,
        spending,
        productiveShare,
      }) as never;
    expect(problems([[equal("social", 0.3)], [equal("productive", 0.3)]])).toEqual([]);
    const [problem] = problems([[equal("social", 0.05)], [equal("productive", 0.95)]]);
    expect(problem!.slice(0, 2)).toEqual(["pack[0][1].productiveShare", 0.95]);
  });

  it("are held against those of their own package alone", () => {
    expect(problems([[retention(["a"], 2022)]], [[retention(["a"], 2022)]])).toEqual([]);
  });

  it("are told in other words where governments choose one of them", () => {
    const hints = [false, true].map((chosen) => {
      const [conflict] = problems([[retention(["a"], 2022)], [retention(["a"], 2022), chosen]]);
      return conflict![3];
    });
    expect(hints[0]).not.toBe(hints[1]);
    const [other] = problems([[retention(["a"], 2022), true], [retention(["a"], 2022)]]);
    expect(other![3]).toBe(hints[1]);
  });

  it("are not held against each other while one is out of the run, or names nobody", () => {
    const early = problems([[retention(["a"], 2022)], [retention(["a"], 2021)]]);
    expect(early.map(([path, value]) => [path, value])).toEqual([["pack[0][1].from", 2021]]);
    const late = problems([[retention(["a"], 2022, { to: 2030 })]]);
    expect(late.map(([path, value]) => [path, value])).toEqual([["pack[0][0].to", 2030]]);
    expect(problems([[retention(["a"], 2022)], [retention(["a", "e"], 2022)]]).map(([path]) => path)).toEqual([
      "pack[0][1].cities[1]",
    ]);
  });

  it("last to the end of the run unless they say otherwise", () => {
    expect([lastYear(retention(["a"], 2022), run), lastYear(retention(["a"], 2022, { to: 2023 }), run)]).toEqual([
      2026, 2023,
    ]);
  });
});

describe("the schema of levers", () => {
  it("has those of every type, with the years in which they are in force", () => {
    const schema = leverEntrySchema();
    const toll = { type: "toll", from: 2023, between: "cities", scale: 0.5 };
    expect(schema.parse(toll)).toMatchObject({ ...toll, oneWay: false });
    expect(schema.safeParse({ ...toll, type: "tol" }).success).toBe(false);
    expect(schema.safeParse({ ...toll, from: undefined }).success).toBe(false);
    expect(schema.safeParse({ ...toll, to: 1800 }).success).toBe(false);
  });

  it("is made once as long as no lever is added", () => {
    let made = 0;
    const schema = withLevers(() => ++made);
    expect([schema(), schema(), schema()]).toEqual([1, 1, 1]);
  });
});
