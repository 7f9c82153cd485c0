import { describe, expect, it } from "vitest";
import { type Case, casesOf, type Materials, type Modelled } from "../../../src/evidence/backtest/cases.js";
import { Panel, type QuantityId } from "../../../src/evidence/backtest/panel.js";
import { excluded, type Jobs, panelOf, type Seen } from "./small.js";

const WINDOW = { from: 2010, to: 2020 };
const REAL = "gdpReal2000Prices100m";
/** GDP doubles in a alone, residents in b alone; the decade before the other way round, of both. */
const seen: Seen[] = [
  ["a", 2000, { [REAL]: 10, gdp100m: 10, residentsThousand: 5 }],
  ["b", 2000, { [REAL]: 5, gdp100m: 5, residentsThousand: 10 }],
  ["a", 2005, { [REAL]: 10, gdp100m: 10 }],
  ["b", 2005, { [REAL]: 5, gdp100m: 5 }],
  ["a", 2010, { [REAL]: 10, gdp100m: 10, residentsThousand: 10 }],
  ["b", 2010, { [REAL]: 10, gdp100m: 10, residentsThousand: 10 }],
  ["a", 2020, { [REAL]: 20, gdp100m: 20, residentsThousand: 10 }],
  ["b", 2020, { [REAL]: 10, gdp100m: 10, residentsThousand: 20 }],
];
const modelled: Modelled = {
  gdp: [0.1, 0.2],
  residents: [0.3, 0.5],
  shares: [
    [0.01, 0.02, 0.03],
    [0.04, 0.05, 0.06],
  ],
  jobs: [
    [0.1, -0.1],
    [0.2, -0.2],
  ],
};
const materials = (panel: ReturnType<typeof panelOf>, more: Partial<Materials> = {}): Materials => ({
  ...{ panels: [panel], national: new Map(), models: { model: () => modelled, "model at rest": () => null } },
  ...more,
});
const [UP, DOWN] = [Math.log(4 / 3), Math.log(2 / 3)];
const close = (values: number[]) => values.map((value) => expect.closeTo(value, 12));

describe("cases of cities", () => {
  const of = (id: QuantityId, ...exclusions: ReturnType<typeof excluded>[]) =>
    casesOf(materials(panelOf("ab", seen, [], exclusions)), id, WINDOW);
  const observed = (id: QuantityId) => of(id).map((one) => one.observed);
  const said = (id: QuantityId, name: string) => of(id).map(({ forecasts }) => forecasts[name]);

  it("are how shares of GDP and of residents changed, and GDP per head between them", () => {
    expect(observed("gdp")).toEqual(close([UP, DOWN]));
    expect(observed("residents")).toEqual(close([DOWN, UP]));
    expect(observed("gdp-per-head")).toEqual(close([UP - DOWN, DOWN - UP]));
    expect(of("gdp").map(({ region, city, province, sector }) => [region, city, province, sector])).toEqual([
      ["delta", "a", "west", ""],
      ["delta", "b", "west", ""],
    ]);
  });

  it("have what the model says of each quantity, and nothing where it says nothing", () => {
    expect(said("gdp", "model")).toEqual([0.1, 0.2]);
    expect(said("residents", "model")).toEqual([0.3, 0.5]);
    expect(said("gdp-per-head", "model")).toEqual(close([-0.2, -0.3]));
    expect(said("gdp", "model at rest")).toEqual([NaN, NaN]);
  });

  it("have the trend: of GDP of five years, of residents and GDP per head of ten, of residents half of it too", () => {
    // In five years b doubled, which makes four times as much in ten: 1 and 4 of 5.
    expect(said("gdp", "trend")).toEqual(close([Math.log(2 / 5), Math.log(8 / 5)]));
    expect(said("residents", "trend")).toEqual(close([UP, DOWN]));
    expect(said("residents", "half the trend")).toEqual(
      close([Math.log((2 * Math.SQRT2) / (1 + Math.SQRT2)), Math.log(2 / (1 + Math.SQRT2))]),
    );
    expect(said("gdp-per-head", "trend")).toEqual(close([DOWN - UP, UP - DOWN]));
  });

  it("have what income says: the answer of the decade before, to the gap now", () => {
    // Two of income 2 and 0.5 in 2000; none is ahead of the other in 2010.
    expect(said("residents", "income gap")).toEqual(close([0, 0]));
    expect(said("gdp-per-head", "income gap")).toEqual(close([0, 0]));
    expect(Object.keys(of("gdp")[0]!.forecasts)).not.toContain("income gap");
    // Before, shares moved by ln 1.5 and ln 0.75 at gaps of 4/3 and -2/3 ln 2; now gaps are half of ln 2.
    const expected = 0.3 * Math.log(1.5) - 0.15 * Math.log(0.75);
    const ahead = seen.map(
      ([city, year, values]): Seen => [
        ...([city, year] as const),
        city === "a" && year === 2010 ? { ...values, gdp100m: 20 } : values,
      ],
    );
    const cases = casesOf(materials(panelOf("ab", ahead)), "residents", WINDOW);
    expect(cases.map(({ forecasts }) => forecasts["income gap"])).toEqual(close([expected, -expected]));
  });

  it("are left out where a boundary moved, but of GDP not; and where nothing was observed", () => {
    const moved = excluded("a", "residents", "step", 2015);
    expect(of("residents", moved).map(({ city }) => city)).toEqual(["b"]);
    expect(of("gdp-per-head", moved).map(({ city }) => city)).toEqual(["b"]);
    expect(of("gdp", moved)).toHaveLength(2);
    const panel = panelOf("abc", [...seen, ["c", 2010, { [REAL]: 1, gdp100m: 1 }]]);
    expect(casesOf(materials(panel), "gdp", WINDOW).map(({ city }) => city)).toEqual(["a", "b"]);
  });
});

describe("cases of parts of cities", () => {
  const jobs: Jobs[] = [
    ...([2000, 2005, 2010].flatMap((year) => [
      ["a", "fields", year, 10],
      ["a", "works", year, 10],
    ]) as Jobs[]),
    ...([
      ["a", "fields", 2015, 5],
      ["a", "works", 2015, 15],
      ["b", "fields", 2005, 6],
      ["b", "works", 2005, 4],
      ["b", "fields", 2010, 10],
      ["b", "works", 2010, 10],
      ["b", "fields", 2015, 15],
      ["b", "works", 2015, 25],
    ] as Jobs[]),
  ];
  const window = { from: 2010, to: 2015 };
  /** The panel with sectors of these groups alone. */
  const having = (...groups: string[]) => {
    const { region } = panelOf("ab", seen);
    const sectors = groups.map((employmentGroup) => ({ employmentGroup })) as never;
    const employed = jobs.map(([city, group, year, employedThousand]) => ({ city, group, year, employedThousand }));
    return new Panel({ ...region, tables: { ...region.tables, sectors } }, [], employed as never);
  };

  it("are how the share of each group of jobs moved beside its growth in all cities together", () => {
    // Fields stay 20, works go from 20 to 40: of a's 10 and 10 they would make 10 and 20.
    const cases = casesOf(materials(panelOf("ab", seen, jobs)), "jobs", window);
    expect(cases.map(({ city, sector }) => `${city} ${sector}`)).toEqual([
      "a fields",
      "a works",
      "b fields",
      "b works",
    ]);
    expect(cases.map(({ observed }) => observed)).toEqual(
      close([5 / 20 - 1 / 3, 15 / 20 - 2 / 3, 15 / 40 - 1 / 3, 25 / 40 - 2 / 3]),
    );
    expect(cases.map(({ forecasts }) => forecasts["model"])).toEqual([0.1, -0.1, 0.2, -0.2]);
    expect(cases.map(({ forecasts }) => forecasts["model at rest"])).toEqual([NaN, NaN, NaN, NaN]);
    // Before, fields grew from 16 to 20 and works from 14 to 20: of a's 10 and 10 they would make 12.5 and 14.29.
    const shifted = 1.25 / (1.25 + 20 / 14);
    expect(cases[0]!.forecasts["trend"]).toBeCloseTo(0.5 - shifted, 12);
    expect(cases[1]!.forecasts["trend"]).toBeCloseTo(shifted - 0.5, 12);
  });

  it("are of each panel's own groups, whatever groups others have: in another order, or none", () => {
    const own = having("fields", "works");
    const of = (...all: Panel[]) => {
      const cases = casesOf({ panels: all, national: new Map(), models: {} }, "jobs", window);
      return new Map(cases.map(({ city, sector, observed }: Case) => [`${city} ${sector}`, observed]));
    };
    expect(of(own).size).toBe(4);
    // Cities that stand twice grow as they do once.
    expect(of(having(), having("works", "fields"), own)).toEqual(of(own));
  });

  it("carry a trend of five years on for as long as the window lasts", () => {
    const long = jobs.map(
      ([city, group, year, thousand]): Jobs => [city, group, year === 2015 ? 2020 : year, thousand],
    );
    const [first] = casesOf(materials(panelOf("ab", seen, long)), "jobs", WINDOW);
    const shifted = 1.25 / (1.25 + 20 / 14);
    expect(first!.forecasts["trend"]).toBeCloseTo(2 * (0.5 - shifted), 12);
  });

  it("are left out where either end may not be compared, and have no trend where the past may not", () => {
    const of = (...exclusions: ReturnType<typeof excluded>[]) =>
      casesOf(materials(panelOf("ab", seen, jobs, exclusions)), "jobs", window);
    expect(of(excluded("a", "employment", "step", 2013))).toHaveLength(2);
    expect(of(excluded("a", "nominal", "step", 2013))).toHaveLength(2);
    expect(of(excluded("a", "residents", "step", 2013))).toHaveLength(4);
    expect(
      of(excluded("a", "employment", "step", 2007)).map(({ forecasts }) => Number.isNaN(forecasts["trend"])),
    ).toEqual([true, true, false, false]);
  });

  it("of value added go by the country's growth of each sector", () => {
    const parts = (city: string, year: number, ...[primary, secondary, tertiary]: number[]): Seen => [
      ...([city, year] as const),
      { [REAL]: 1, primary100m: primary!, secondary100m: secondary!, tertiary100m: tertiary! },
    ];
    const panel = panelOf("ab", [parts("a", 2010, 1, 1, 2), parts("a", 2015, 1, 3, 4), parts("b", 2010, 1, 1, 1)]);
    const of = (year: number, ...[primary100m, secondary100m, tertiary100m]: number[]) =>
      [year, { year, primary100m, secondary100m, tertiary100m }] as const;
    const national = new Map([of(2010, 1, 1, 1), of(2015, 1, 2, 3)]) as unknown as Materials["national"];
    const cases = casesOf(materials(panel, { national }), "sectors", window);
    expect(cases.map(({ city, sector }) => `${city} ${sector}`)).toEqual(["a primary", "a secondary", "a tertiary"]);
    // 1, 1 and 2 become 1, 2 and 6.
    expect(cases.map(({ observed }) => observed)).toEqual(close([1 / 8 - 1 / 9, 3 / 8 - 2 / 9, 4 / 8 - 6 / 9]));
    expect(cases.map(({ forecasts }) => forecasts["model"])).toEqual([0.01, 0.02, 0.03]);
    expect(cases[0]!.forecasts["trend"]).toBeNaN();
  });
});
