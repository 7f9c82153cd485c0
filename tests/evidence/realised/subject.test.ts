import { describe, expect, it } from "vitest";
import { calibrate } from "../../../src/calibrate/index.js";
import { realisedTable, unexplained } from "../../../src/evidence/realised/catalogue.js";
import {
  changedPolicy,
  clearedWith,
  sampleOf,
  simulationOf,
  subjectOf,
} from "../../../src/evidence/realised/subject.js";
import { english, textOf } from "../../../src/words/index.js";
import { closedRegion } from "../../calibrate/setting.js";
import { calibrationOf } from "../../model/arms.js";

const teaching = calibrationOf(closedRegion.id);
const subject = subjectOf(teaching);

describe("the subject of measures", () => {
  it("has its cities with the largest first, without what is none, and a year at rest", () => {
    // Harbour makes 6000, Mill 3000; the rest of the country is no city.
    expect(subject.cities).toEqual([0, 1]);
    const gdp = [...subject.year.accounts.gdp].map(Math.round);
    expect(gdp).toEqual([6000, 3000, 33500]);
    const cities = [...closedRegion.tables.cities].reverse();
    const turned = calibrate({ ...closedRegion, tables: { ...closedRegion.tables, cities } });
    expect(turned.world.economy.nodeIds.slice(0, 2)).toEqual(["mill", "harbour"]);
    expect(subjectOf(turned).cities).toEqual([1, 0]);
  });

  it.each([
    [[7], [7]],
    [
      [7, 3],
      [7, 3],
    ],
    [
      [7, 3, 5],
      [7, 3, 5],
    ],
    [
      [7, 3, 5, 9],
      [7, 3, 9],
    ],
    [
      [7, 3, 5, 9, 1],
      [7, 5, 1],
    ],
  ])("of cities %j is looked at in the largest, the median and the smallest: %j", (cities, sample) => {
    expect(sampleOf(cities)).toEqual(sample);
  });

  it("runs on copies: neither a policy nor a push is left in the base year", () => {
    const before = teaching.world.basePolicy.profitTaxRate.slice();
    const policy = changedPolicy(teaching, ({ profitTaxRate }) => profitTaxRate.fill(0.5));
    expect([...policy.profitTaxRate]).toEqual([0.5, 0.5, 0.5]);
    expect(teaching.world.basePolicy.profitTaxRate).toEqual(before);
    const firms = teaching.world.population.firms.slice();
    const run = simulationOf(subject, policy);
    run.step();
    expect(run.world.population.firms).not.toEqual(firms);
    expect(teaching.world.population.firms).toEqual(firms);
  });

  it("clears its market as it was where nothing is other than it was", () => {
    const { market, inputs } = clearedWith(subject, (world) => world);
    expect([...inputs.residents]).toEqual([5000, 3500, 41500].map((people) => expect.closeTo(people, 8)));
    expect([...market.wage]).toEqual([...teaching.market.wage].map((wage) => expect.closeTo(wage, 8)));
    // Money is measured in the wage of the country: twice the capital makes workers of Harbour dearer.
    const richer = clearedWith(subject, (world) => ({
      ...world,
      stocks: { ...world.stocks, capital: world.stocks.capital.map((value, k) => (k % 3 === 0 ? 2 * value : value)) },
    }));
    expect(richer.market.wage[0]).toBeGreaterThan(teaching.market.wage[0]!);
    expect(richer.market.capitalRent[3]! / teaching.market.capitalRent[3]!).toBeLessThan(1);
  });
});

describe("the table of what comes out", () => {
  const one = (id: string, region: object = {}) =>
    realisedTable({ ...teaching, region: { ...closedRegion, ...region } }, (entry) => entry.id === id)[0]!;

  it("tells a row with what is published, ends counted, and where it lies", () => {
    expect(one("housing-share")).toMatchObject({
      ...{ unit: "share", value: 0.075, published: [0.055, 0.15], inside: true, estimate: null, distance: null },
    });
    expect(one("capital-that-moves")).toMatchObject({ published: null, inside: null });
    // Provinces of one city each: no border is told from them.
    expect(one("goods-to-border")).toMatchObject({ value: NaN, inside: null, distance: null, estimate: [-1.07, 0.19] });
    expect(one("city-size-mean").inside).toBe(true);
  });

  it("counts ends, also where rounding leaves a millionth more or less", () => {
    const inside = (share: number) => {
      const citySpending = new Float64Array(3).fill(share);
      const finance = { ...teaching.market.finance, citySpending, nodeSpending: new Float64Array(3).fill(1) };
      const market = Object.assign(Object.create(teaching.market), { finance });
      return realisedTable({ ...teaching, market }, ({ id }) => id === "public-share")[0]!.inside;
    };
    // From 15 to 35 % of all spending is published.
    expect([0.1499, 0.15 - 5e-7, 0.15, 0.35, 0.35 + 5e-7, 0.3501].map(inside)).toEqual([
      ...[false, true, true, true, true, false],
    ]);
  });

  it("gives the reason of the region's file where there is one", () => {
    expect("reason" in one("housing-share")).toBe(false);
    const region = { outsidePublished: [{ id: "housing-share", reason: textOf("land is dear") }] };
    expect(one("housing-share", region)).toMatchObject({ reason: textOf("land is dear") });
  });

  it("knows what no number of movers can be below from censuses, and nothing without", () => {
    expect(one("workers-who-move")).toMatchObject({ published: null, inside: null });
    const census = (city: string, year: number, residentsThousand: number) => ({ city, year, residentsThousand });
    const observed = [
      ...[census("harbour", 2010, 50), census("mill", 2010, 50)],
      ...[census("harbour", 2020, 120), census("mill", 2020, 80)],
    ];
    const region = { tables: { ...closedRegion.tables, observed } };
    expect(one("workers-who-move", region).published).toEqual([expect.closeTo(1, 12), Infinity]);
  });

  it("is empty where trade and technology are data", () => {
    expect(realisedTable({ ...teaching, region: { ...closedRegion, exact: {} as never } })).toEqual([]);
  });

  it("leaves nothing to explain of rows that are inside, or of which nothing is published", () => {
    const row = (id: string, inside: boolean | null, reason?: string) =>
      ({ id, inside, ...(reason && { reason }) }) as never;
    const calibration = (...ids: string[]) =>
      ({ region: { outsidePublished: ids.map((id) => ({ id, reason: "why" })) } }) as never;
    const said = (rows: never[], ...ids: string[]) => unexplained(calibration(...ids), rows).map(english);
    expect(said([row("housing-share", true), row("public-share", null)])).toEqual([]);
    expect(said([row("housing-share", false, "why")], "housing-share")).toEqual([]);
    expect(said([row("housing-share", null)], "housing-share")).toEqual(["housing-share needs no reason"]);
    // A row that was not asked for now may need its reason.
    expect(said([row("housing-share", true)], "public-share")).toEqual([]);
  });
});
