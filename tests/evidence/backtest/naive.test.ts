import { describe, expect, it } from "vitest";
import { backtest, noChange, scoreOf } from "../../../src/evidence/backtest/backtest.js";
import { casesOf, FORECASTS } from "../../../src/evidence/backtest/cases.js";
import {
  autoregression,
  carriedOn,
  driftBy,
  fromIncomeGap,
  nationalGrowth,
  observedPath,
  ownPart,
  sectorMix,
  trend,
} from "../../../src/evidence/backtest/naive.js";
import { Panel, readEmployed, relative } from "../../../src/evidence/backtest/panel.js";
import { memoryFiles } from "../../../src/input/index.js";
import { exclusions, national, panels } from "./setting.js";
import { excluded, panelOf, type Seen } from "./small.js";

const results = backtest({ panels, national, models: {} });
const find = (id: string, from: number, to: number) =>
  results.find(({ quantity, window }) => quantity.id === id && window.from === from && window.to === to)!;
const r2 = (id: string, from: number, to: number, forecast: string) =>
  find(id, from, to).scores.find((score) => score.forecast === forecast)!.r2;

/**
 * Computed by an independent program from the same panel: root mean squared error of no change, R2 of the trend of five years, of an AR(1) of relative growth,
 * and of sector mix times national growth.
 */
const INDEPENDENT = [
  { from: 2005, to: 2010, rmse: 0.068, trend: -1.9, autoregression: -0.08, mix: -0.19 },
  { from: 2010, to: 2015, rmse: 0.058, trend: -0.1, autoregression: 0.4, mix: -0.47 },
  { from: 2015, to: 2021, rmse: 0.05, trend: -1.4, autoregression: 0.03, mix: -0.83 },
  { from: 2005, to: 2015, rmse: 0.111, trend: -3.9, autoregression: -0.15, mix: -0.33 },
  { from: 2010, to: 2021, rmse: 0.082, trend: -1.8, autoregression: 0.21, mix: -1.1 },
];

describe("naive forecasts of shares of GDP", () => {
  it.each(INDEPENDENT)(
    "$from-$to: no change and the trend are those of an independent program, to its digits",
    (row) => {
      const { from, to, rmse, trend } = row;
      expect(find("gdp", from, to).cases).toHaveLength(49);
      expect(find("gdp", from, to).noChange).toBeCloseTo(rmse, 3);
      expect(Math.abs(r2("gdp", from, to, FORECASTS.trend) - trend)).toBeLessThan(0.05);
    },
  );

  // Which years the coefficient is from and what growth is relative to is not told of the other program: to 0.13.
  it.each(INDEPENDENT)("$from-$to: AR(1) is near that of the independent program", ({ from, to, autoregression }) => {
    expect(Math.abs(r2("gdp", from, to, FORECASTS.autoregression) - autoregression)).toBeLessThan(0.13);
  });

  // Which national growth by sector the other program took is not told. Ours, at current prices, is as bad in the first and fourth window, better or
  // worse by up to 0.6 elsewhere; below no change in all of them.
  it.each(INDEPENDENT)("$from-$to: sector mix is worse than no change", ({ from, to, mix }) => {
    expect(r2("gdp", from, to, FORECASTS.sectorMix)).toBeLessThan(0);
    expect(Math.abs(r2("gdp", from, to, FORECASTS.sectorMix) - mix)).toBeLessThan(0.6);
  });
});

describe("other quantities", () => {
  it("residents 2010-2020: error, trend and income gap near those of the independent program", () => {
    const { noChange: error, cases } = find("residents", 2010, 2020);
    expect(error).toBeCloseTo(0.109, 2);
    expect(cases.map(({ city }) => city)).not.toContain("hefei");
    expect(r2("residents", 2010, 2020, FORECASTS.halfTrend)).toBeGreaterThan(0.3);
    expect(
      find("residents", 2010, 2020).scores.find(({ forecast }) => forecast === "income gap")!.spearman,
    ).toBeGreaterThan(0.6);
  });

  it("GDP per resident goes back to the mean: R2 of the income gap about 0.4", () => {
    expect(Math.abs(r2("gdp-per-head", 2010, 2020, FORECASTS.incomeGap) - 0.4)).toBeLessThan(0.05);
  });

  it("sectors cross no revision of nominal GDP", () => {
    const windows = results.filter(({ quantity }) => quantity.id === "sectors").map(({ window }) => window);
    expect(windows.every(({ to }) => to < 2019)).toBe(true);
    const tongling = find("sectors", 2005, 2010).cases.filter(({ city }) => city === "tongling");
    expect(tongling).toEqual([]);
  });

  it("employment crosses no change of definitions, and neither does its trend", () => {
    const trends = results
      .filter(({ quantity }) => quantity.id === "jobs")
      .map(({ window: { from, to }, scores }) => [from, to, scores.some(({ forecast }) => forecast === "trend")]);
    expect(trends).toEqual([
      [2005, 2010, false],
      [2010, 2012, true],
      [2015, 2016, false],
    ]);
  });

  it("employment of a city, year and group stands once in its table, which says so by its line", () => {
    const rows = ["a,2005,mining,1,data,S66", "a,2010,mining,1,data,S66", "a,2005,mining,2,data,S66"];
    const file = ["city,year,group,employed_thousand,status,source", ...rows, ""].join("\n");
    expect(() => readEmployed(memoryFiles({ "jobs.csv": file }), "jobs.csv")).toThrow(
      /jobs\.csv:4: column city = "a 2005 mining" .*twice.*one row for each city, year and group/,
    );
  });

  it("a city's own parts are zero where it goes with all others, and sum to zero where it does not", () => {
    const own = ownPart([[1, 2, 1], [3, 6, 1]], [[2, 4, 1], [3, 6, 3]], [2, 1]); // biome-ignore format: a row a part
    expect(own.slice(0, 2).flat()).toEqual([0, 0, 0, 0]);
    expect(own[2]![0]).toBeCloseTo(1 / 4 - 2 / 3, 12);
    expect(own[2]![1]).toBeCloseTo(2 / 3 - 1 / 4, 12);
  });
});

describe("growth that is carried on", () => {
  it("fades: what a window repeats of the one before, the next one repeats of it", () => {
    // Before 2010 windows of five years are known twice.
    const spread = (to: number) => {
      const growth = carriedOn(panels, "gdpReal2000Prices100m", { from: 2010, to })(panels[0]!);
      return growth[0]! - growth[1]!;
    };
    const [one, two, more] = [2015, 2020, 2021].map(spread) as [number, number, number];
    const share = two / one - 1;
    expect(share).toBeGreaterThan(0.05);
    expect(share).toBeLessThan(1);
    expect(more / one).toBeCloseTo((1 - share ** (11 / 5)) / (1 - share), 9);
  });
});

describe("a carry-over", () => {
  it("is the part of a window's relative growth that the next one repeats", () => {
    // Two cities part by 2 % a year for five years, and by a quarter of it for five more.
    const apart = (year: number) => 0.01 * Math.min(year - 2000, 5) + 0.0025 * Math.max(0, year - 2005);
    const seen = Array.from({ length: 16 }, (_, k) => 2000 + k).flatMap((year) =>
      [1, -1].map((sign, city): Seen => {
        const size = Math.exp(sign * apart(year));
        return ["ab"[city]!, year, { gdp100m: size, gdpReal2000Prices100m: size }];
      }),
    );
    const panel = panelOf("ab", seen);
    const [a, b] = carriedOn([panel], "gdpReal2000Prices100m", { from: 2010, to: 2015 })(panel) as [number, number];
    // Of ten years' growth the median is halfway between both rates: 1.25 % a year, of which a quarter goes on.
    expect(Math.abs((a - b) / (0.25 * 5 * 0.0125) - 1)).toBeLessThan(0.03);
  });
});

describe("what a forecast may know", () => {
  it("nothing but the country's own growth after the window: all later figures may be wrong", () => {
    const window = { from: 2010, to: 2015 };
    const spoiled = panels.map((panel) => {
      const observed = panel.region.tables.observed.map((row) =>
        row.year > 2010
          ? {
              ...row,
              gdp100m: 1,
              gdpReal2000Prices100m: row.gdpReal2000Prices100m && 100 + row.city.length,
              residentsThousand: 5,
            }
          : row,
      );
      return new Panel({ ...panel.region, tables: { ...panel.region.tables, observed } }, exclusions);
    });
    const forecasts = (from: readonly Panel[]) =>
      casesOf({ panels: from, national, models: {} }, "gdp", window).map((one) => one.forecasts);
    expect(forecasts(spoiled)).toEqual(forecasts(panels));
  });
});

describe("relative growth", () => {
  it("leaves shares that add up to one", () => {
    const weights = [1, 2, 7];
    const change = relative(weights, [0.1, -0.2, 0.4]);
    expect(weights.reduce((sum, weight, i) => sum + (weight / 10) * Math.exp(change[i]!), 0)).toBeCloseTo(1, 12);
  });
});

describe("scores", () => {
  const cases = find("gdp", 2010, 2015).cases;
  const withForecast = (make: (observed: number) => number) =>
    cases.map((one) => ({ ...one, forecasts: { mine: make(one.observed) } }));

  it("a perfect forecast has R2 1 and is told from chance, no change has R2 0 and is not", () => {
    const perfect = scoreOf(
      withForecast((value) => value),
      "mine",
    )!;
    expect(perfect).toMatchObject({ rmse: 0, r2: 1 });
    expect(perfect.p).toBeLessThan(0.05);
    expect(
      scoreOf(
        withForecast(() => 0),
        "mine",
      ),
    ).toMatchObject({ r2: 0, p: 1, rmse: noChange(cases) });
  });

  it("the same cases give the same p", () => {
    const once = scoreOf(cases, FORECASTS.autoregression);
    expect(scoreOf(cases, FORECASTS.autoregression)).toEqual(once);
  });
});

const REAL = "gdpReal2000Prices100m";
const close = (values: number[]) => values.map((value) => expect.closeTo(value, 11));
/** Real and nominal GDP of "a", and of "b" what is left of a total. */
const shared = (first: number, total: number, shares: readonly number[]) =>
  shares.flatMap((share, k): Seen[] => [
    ["a", first + k, { gdp100m: total * share, [REAL]: total * share }],
    ["b", first + k, { gdp100m: total * (1 - share), [REAL]: total * (1 - share) }],
  ]);

describe("forecasts of two cities", () => {
  it("by AR(1) repeat part of the last year's relative growth, of that the same part, and so on", () => {
    const shares = [0.5, 0.52, 0.53, 0.55, 0.56];
    const rates = shares
      .slice(1)
      .map((share, k) => [Math.log(share / shares[k]!), Math.log((1 - share) / (1 - shares[k]!))]);
    // Each year's on that of the year before, the first two of 2001 and 2002.
    const pairs = [0, 1, 2].flatMap((k) => [0, 1].map((city) => [rates[k]![city]!, rates[k + 1]![city]!] as const));
    const sum = (value: (pair: readonly [number, number]) => number) =>
      pairs.reduce((total, pair) => total + value(pair), 0);
    const expected = sum(([x, y]) => x * y) / sum(([x]) => x * x);
    // What came later is not known in 2004.
    const panel = panelOf("ab", shared(2000, 100, [...shares, 0.9]));
    const { coefficient, forecast } = autoregression([panel], { from: 2004, to: 2007 });
    expect(coefficient).toBeCloseTo(expected, 11);
    const [a, b] = forecast(panel) as [number, number];
    const repeated = expected + expected ** 2 + expected ** 3;
    expect(a - b).toBeCloseTo(repeated * (rates[3]![0]! - rates[3]![1]!), 11);
    expect(0.56 * Math.exp(a) + 0.44 * Math.exp(b)).toBeCloseTo(1, 11);
  });

  it("by carry-over repeat at most 0.95 of a window of at most five years, and nothing that turned", () => {
    const apart = (first: number, years: number, size: (k: number) => number) =>
      panelOf(
        "ab",
        Array.from({ length: years }, (_, k) => k).flatMap((k) =>
          [1, -1].map((sign, city): Seen => {
            const gdp = Math.exp(sign * size(k));
            return ["ab"[city]!, first + k, { gdp100m: gdp, [REAL]: gdp }];
          }),
        ),
      );
    const steady = apart(2000, 15, (k) => 0.01 * k);
    const said = (from: number, to: number, panel = steady) => {
      const [a, b] = carriedOn([panel], REAL, { from, to })(panel) as [number, number];
      return a - b;
    };
    // 2 % a year apart. By 2007 windows of three years are known twice, by 2010 and later those of five.
    expect(said(2007, 2010)).toBeCloseTo(0.02 * 3 * 0.95, 11);
    expect(said(2010, 2015)).toBeCloseTo(0.02 * 5 * 0.95, 11);
    expect(said(2014, 2019)).toBeCloseTo(0.02 * 5 * 0.95, 11);
    expect(said(2010, 2020)).toBeCloseTo(0.02 * 5 * (0.95 + 0.95 ** 2), 11);
    const turned = apart(2000, 11, (k) => 0.01 * (5 - Math.abs(k - 5)));
    expect(said(2010, 2015, turned)).toBeCloseTo(0, 11);
  });

  it("by carry-over take the median of ten years, in which a year that moved a boundary does not count", () => {
    const steps = [...Array<number>(10).fill(0.01), 0.5];
    const size = (k: number) => steps.slice(0, k).reduce((sum, step) => sum + step, 0);
    const of = (from: number) => {
      const seen = Array.from({ length: 12 }, (_, k) =>
        [1, -1].map((sign, city): Seen => {
          const gdp = Math.exp(sign * size(k));
          return ["ab"[city]!, 2000 + k, { gdp100m: gdp, [REAL]: gdp }];
        }),
      ).flat();
      const panel = panelOf("ab", seen);
      const [a, b] = carriedOn([panel], REAL, { from, to: from + 5 })(panel) as [number, number];
      return a - b;
    };
    // The jump of 2011 would bring a mean of six times as much.
    expect(of(2011)).toBeCloseTo(of(2010), 2);
  });

  it("by carry-over grow alike where none has grown by itself, also those whose past is not known", () => {
    const of = (city: string, year: number, gdp: number): Seen => [city, year, { gdp100m: gdp, [REAL]: gdp }];
    const years = Array.from({ length: 11 }, (_, k) => 2000 + k);
    const parting = [1, -1].flatMap((sign, city) =>
      years.map((year) => of("ab"[city]!, year, Math.exp(0.1 * sign * (year - 2000)))),
    );
    // Elsewhere two stand still beside a third that grew fast in most years and is not there any more.
    const still = years.flatMap((year) => [of("a", year, 10), of("b", year, 10)]);
    const gone = years.slice(0, 7).map((year) => of("c", year, Math.exp(0.2 * (year - 2000))));
    const [elsewhere, panel] = [panelOf("ab", parting), panelOf("abcd", [...still, ...gone, of("d", 2010, 10)])];
    const said = (one: typeof panel) => carriedOn([elsewhere, panel], REAL, { from: 2010, to: 2015 })(one);
    expect(said(elsewhere)[0]).toBeGreaterThan(0.05);
    const [a, b, , d] = said(panel);
    expect([a, b, d]).toEqual([0, 0, 0].map((zero) => expect.closeTo(zero, 11)));
  });

  it("by carry-over stay as they are where no past is known at all", () => {
    const panel = panelOf("ab", shared(2010, 1, [0.5]));
    expect(carriedOn([panel], REAL, { from: 2010, to: 2015 })(panel)).toEqual(close([0, 0]));
  });

  it("by sectors grow as those do in the country between both years; where a year of it lacks, nothing is said", () => {
    const parts = (city: string, ...[primary, secondary, tertiary]: number[]): Seen => [
      ...([city, 2010] as const),
      { [REAL]: 1, gdp100m: 4, primary100m: primary!, secondary100m: secondary!, tertiary100m: tertiary! },
    ];
    const panel = panelOf("ab", [parts("a", 1, 1, 2), parts("b", 2, 1, 1)]);
    const of = (year: number, ...[primary100m, secondary100m, tertiary100m]: number[]) =>
      [year, { year, primary100m, secondary100m, tertiary100m }] as const;
    const totals = new Map([of(2010, 10, 20, 30), of(2015, 10, 40, 90)]) as unknown as typeof national;
    expect(nationalGrowth({ from: 2010, to: 2015 }, totals)).toEqual([1, 2, 3]);
    expect(nationalGrowth({ from: 2010, to: 2016 }, totals)).toEqual([NaN, NaN, NaN]);
    expect(nationalGrowth({ from: 2009, to: 2015 }, totals)).toEqual([NaN, NaN, NaN]);
    // 1 + 2 + 6 and 2 + 2 + 3 of four each: 16 of 8.
    expect(sectorMix({ from: 2010, to: 2015 }, totals)(panel)).toEqual(close([Math.log(9 / 8), Math.log(7 / 8)]));
  });

  it("by trend carry on a part of the years before, over as many as the window has", () => {
    const panel = panelOf("ab", shared(2000, 1, [0.5, 0.5, 0.5, 0.5, 0.5, 0.6]));
    // In five years 0.5 became 0.6 and 0.4; in ten that happens twice.
    const [a, b] = trend(REAL, { from: 2005, to: 2015 }, "gdp", 0.5)(panel) as [number, number];
    expect(a - b).toBeCloseTo(Math.log(1.2) - Math.log(0.8), 11);
    expect(0.6 * Math.exp(a) + 0.4 * Math.exp(b)).toBeCloseTo(1, 11);
  });
});

describe("what residents answer to income", () => {
  const seen: Seen[] = [
    ["a", 2000, { [REAL]: 10, gdp100m: 10, residentsThousand: 5 }],
    ["b", 2000, { [REAL]: 5, gdp100m: 5, residentsThousand: 10 }],
    ["a", 2010, { [REAL]: 10, gdp100m: 10, residentsThousand: 10 }],
    ["b", 2010, { [REAL]: 10, gdp100m: 10, residentsThousand: 10 }],
  ];
  // Gaps of 4/3 and -2/3 of ln 2; shares of people rise by half and fall by a quarter.
  const answer = (0.6 * Math.log(1.5) - 0.3 * Math.log(0.75)) / Math.LN2;

  it("is known from the last decade between two censuses, for ten years, and before it is none", () => {
    const panel = panelOf("ab", seen);
    expect([2009, 2010, 2015, 2019, 2020].map((year) => driftBy([panel], year))).toEqual(
      close([0, answer, answer, answer, 0]),
    );
  });

  it("leaves out cities whose boundary moved", () => {
    // Of one city alone, which has no share to lose.
    const panel = panelOf("ab", seen, [], [excluded("b", "residents", "step", 2005)]);
    expect(driftBy([panel], 2010)).toBeCloseTo(0, 11);
    const path = observedPath(panel, "residentsThousand", { from: 2000, to: 2010 });
    expect(path.weights).toEqual([5, NaN]);
    expect(observedPath(panel, REAL, { from: 2000, to: 2010 }).weights).toEqual([10, 5]);
  });

  it("goes on over a window as long as it took before, and for its part over a shorter one", () => {
    const ahead = [...seen, ["c", 2000, { [REAL]: 1 }] as Seen];
    const panel = panelOf("ab", [
      ...ahead,
      ["a", 2005, { gdp100m: 20, residentsThousand: 5 }],
      ["b", 2005, { gdp100m: 5, residentsThousand: 5 }],
    ]);
    const before = { from: 2000, to: 2010 };
    const grown = () => [0.3, -0.1];
    const { coefficient, forecast } = fromIncomeGap([panel], { from: 2005, to: 2010 }, before, grown);
    expect(coefficient).toBeCloseTo(((4 / 3) * 0.3 + (2 / 3) * 0.1) / ((20 / 9) * Math.LN2), 11);
    // Incomes of 4 and 1 with equal numbers: ln 2 ahead and behind, for half of a decade.
    expect(forecast(panel)).toEqual(close([(coefficient * Math.LN2) / 2, (-coefficient * Math.LN2) / 2]));
  });
});
