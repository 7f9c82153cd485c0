import { describe, expect, it } from "vitest";
import { REALISED } from "../../../src/evidence/realised/catalogue.js";
import {
  costOfCitySize,
  firmsToTax,
  fromOtherProvinces,
  goodsToBorder,
  loveOfVariety,
  netReallocation,
  publicShare,
  residentsToIncome,
  toDistance,
  turnover,
} from "../../../src/evidence/realised/measures.js";
import { type Subject, subjectOf } from "../../../src/evidence/realised/subject.js";
import { copyOnCohorts } from "../../../src/model/engine/cohorts.js";
import { copyPolicy } from "../../../src/model/engine/instruments.js";
import type { Policy } from "../../../src/model/engine/policy.js";
import { Simulation } from "../../../src/model/engine/simulation.js";
import { closedRegion } from "../../calibrate/setting.js";
import { arm, calibrationOf } from "../../model/arms.js";

const teaching = calibrationOf(closedRegion.id);
const subject = subjectOf(teaching);
const at = (node: string) => teaching.world.economy.nodeIds.indexOf(node);

describe("flows between cities that gravity explains wholly", () => {
  /** Two cities in each of two provinces, then a hinterland of its own, in which and with which all is otherwise. */
  const n = 5;
  const provinces = ["east", "east", "west", "west", "rest"];
  const square = (value: (i: number, j: number) => number) =>
    Float64Array.from({ length: n * n }, (_, pair) => value(Math.floor(pair / n), pair % n));
  const kilometres = square((i, j) => 100 * (1 + i + j + 3 * Math.abs(i - j)));
  const crosses = (i: number, j: number) => Number(provinces[i] !== provinces[j]);
  /** Of these elasticities to distance and effects of a border. */
  const gravity = (distance: number, border: number) =>
    square((i, j) =>
      i === j || i === 4 || j === 4
        ? 77 + i * j
        : (2 + i) * (9 - j) * kilometres[i * n + j]! ** distance * Math.exp(border * crosses(i, j)),
    );
  const blocks = (...of: Float64Array[]) => Float64Array.from(of.flatMap((one) => [...one]));
  /** Of a shipment on a lorry of farms and of factories, and of a service; `of`: provinces of the cities. */
  const made = (of: readonly string[]) =>
    ({
      calibration: {
        world: { economy: { nodes: n, labourTypes: 2, goods: { loadValue: [1, 2, Infinity] } }, kilometres },
        geography: { provinces: of, cities: 4 },
        region: { tables: { sectors: ["primary", "secondary", "tertiary"].map((group) => ({ group })) } },
      },
      cities: [2, 0, 1, 3],
      year: {
        market: {
          tradeBySector: blocks(gravity(-0.6, -0.3), gravity(-1.1, -0.9), gravity(-1.9, -0.1)),
          headquartersPayments: gravity(-1.2, -0.4),
        },
        flows: {
          workers: blocks(gravity(-1.4, -0.5), gravity(-1.4, -0.5)),
          firms: gravity(-1.5, -0.6),
          capital: gravity(-1.6, -0.7),
        },
      },
    }) as unknown as Subject;
  const known = made(provinces);

  it("have the elasticity to distance that made them, by kind", () => {
    expect(toDistance(known, "primary")).toBeCloseTo(-0.6, 8);
    expect(toDistance(known, "secondary")).toBeCloseTo(-1.1, 8);
    expect(toDistance(known, "services")).toBeCloseTo(-1.9, 8);
    expect(toDistance(known, "headquarters")).toBeCloseTo(-1.2, 8);
    expect(toDistance(known, "workers")).toBeCloseTo(-1.4, 8);
    expect(toDistance(known, "firms")).toBeCloseTo(-1.5, 8);
    expect(toDistance(known, "capital")).toBeCloseTo(-1.6, 8);
  });

  it("tell a border's part where two provinces have several cities; of goods what lies between both kinds", () => {
    expect(goodsToBorder(known)).toBeGreaterThan(-0.9);
    expect(goodsToBorder(known)).toBeLessThan(-0.3);
    // A province of one city is told from its border by nobody, whatever the hinterland belongs to.
    expect(goodsToBorder(made(["east", "east", "east", "west", "west"]))).toBeNaN();
    expect(goodsToBorder(made(["a", "b", "c", "d", "d"]))).toBeNaN();
  });

  it("leave borders to distance where one province alone has several cities", () => {
    for (const hinterland of ["rest", "west"]) {
      const mixed = toDistance(made(["east", "east", "east", "west", hinterland]), "primary");
      expect(Math.abs(mixed + 0.6)).toBeGreaterThan(0.001);
      expect(mixed).toBeLessThan(0);
    }
  });
});

describe("what moves in a year", () => {
  /** Of three nodes, two of them cities; rows are where it left, columns where it went. */
  const year = {
    flows: {
      workers: Float64Array.of(0, 1, 2, 3, 0, 4, 50, 60, 0, 0, 5, 1, 2, 0, 2, 70, 80, 0),
      firms: Float64Array.of(0, 1, 0, 1, 0, 2, 30, 40, 0),
      capital: Float64Array.of(0, 0, 3, 0, 0, 1, 5, 5, 0),
    },
    workers: Float64Array.of(100, 60, 900, 20, 20, 900),
    firms: Float64Array.of(30, 10, 500, 20, 20, 500),
    capital: Float64Array.of(150, 50, 1000),
  };
  const moving = { ...subject, cities: [1, 0], year: { ...subject.year, ...year } } as unknown as Subject;

  it("is what leaves a city for wherever, per cent of what all cities have", () => {
    expect(turnover(moving, "workers")).toBeCloseTo((100 * (1 + 2 + 3 + 4 + 5 + 1 + 2 + 2)) / 200, 12);
    expect(turnover(moving, "firms")).toBeCloseTo((100 * 4) / 80, 12);
    expect(turnover(moving, "capital")).toBeCloseTo((100 * 4) / 200, 12);
  });

  it("of residents between two censuses is at least half of what shares of cities changed", () => {
    const counts: [city: number, year: number, residentsThousand: number][] = [
      [0, 2010, 50],
      [1, 2010, 50],
      [0, 2015, 10],
      [0, 2020, 120],
      [1, 2020, 80],
    ];
    const observed = counts.map(([city, when, residentsThousand]) => ({
      ...{ city: closedRegion.tables.cities[city]!.id, year: when, residentsThousand, source: "-" },
    }));
    const counted = (rows: typeof observed) => {
      const region = { ...closedRegion, tables: { ...closedRegion.tables, observed: rows } };
      return netReallocation({ calibration: { ...teaching, region } });
    };
    // Shares go from 0.5 to 0.6: a tenth of the residents in ten years.
    expect(counted(observed)).toBeCloseTo(1, 12);
    expect(counted(observed.slice(0, 4))).toBeNaN();
    expect(counted(observed.slice(1))).toBeNaN();
  });
});

describe("shares and costs of the base year", () => {
  it("are what cities buy from other provinces of their country in all that is used in them", () => {
    // Two cities of one province, one of another, the rest of the country, abroad: rows are where it comes from.
    const goods = [100, 20, 30, 4, 1, 10, 200, 7, 3, 1, 5, 6, 300, 2, 1, 40, 50, 60, 1000, 1, 9, 8, 7, 1, 1];
    const economy = { nodes: 5, country: [0, 0, 0, 0, 4] };
    const geography = { provinces: ["east", "east", "west", "rest", "abroad"] };
    const market = { tradeBySector: Float64Array.of(...goods, ...goods.map((value) => 2 * value)) };
    const trade = { calibration: { world: { economy }, geography }, year: { market } };
    const of = (...cities: number[]) => fromOtherProvinces({ ...trade, cities } as unknown as Subject);
    expect(of(0)).toBeCloseTo((5 + 40) / (100 + 10 + 5 + 40 + 9), 12);
    expect(of(2, 1)).toBeCloseTo((30 + 7 + 60 + 6 + 50) / (30 + 7 + 300 + 60 + 7 + 20 + 200 + 6 + 50 + 8), 12);
  });

  it("are what governments of the cities spend in all that is spent there", () => {
    const finance = { citySpending: Float64Array.of(30, 10, 500), nodeSpending: Float64Array.of(100, 60, 600) };
    const calibration = { ...teaching, market: { finance } };
    expect(publicShare({ ...subject, calibration, cities: [1, 0] } as unknown as Subject)).toBe(0.25);
    expect(publicShare({ ...subject, calibration, cities: [1] } as unknown as Subject)).toBeCloseTo(1 / 6, 12);
    expect(REALISED.find(({ id }) => id === "housing-share")!.measure(subject)).toBe(0.075);
  });

  it("make more firms cheaper through inputs too", () => {
    // Variety counts half: sectors are 1/2 and 1/4 cheaper by themselves; the first is two fifths of the second's cost.
    const economy = {
      sectors: 2,
      variety: 0.5,
      sharesByNode: false,
      substitution: Float64Array.of(2, 3),
      expenditureShare: Float64Array.of(0.3, 0.7),
      inputCostShare: Float64Array.of(0, 0, 0.4, 0),
    };
    const gain = (change: object) =>
      loveOfVariety({ calibration: { world: { economy: { ...economy, ...change } } } as never });
    expect(gain({})).toBeCloseTo(0.3 * 0.5 + 0.7 * (0.25 + 0.4 * 0.5), 12);
    // Half of their cost from themselves: twice as much of all.
    expect(gain({ inputCostShare: Float64Array.of(0.5, 0, 0, 0.5) })).toBeCloseTo(2 * (0.15 + 0.7 * 0.25), 12);
  });

  it("of a city's size are rent of housing and congestion, which goes with size", () => {
    // 5000 and 3500 thousand live in the cities, 4250 on average; congestion is 0.005 in a city of mean size.
    expect(subject.cities.map((i) => teaching.inputs.residents[i])).toEqual([5000, 3500]);
    expect(costOfCitySize(subject, "mean")).toBeCloseTo(0.075 + 0.005, 8);
    expect(costOfCitySize(subject, "largest")).toBeCloseTo(0.075 + (0.005 * 5000) / 4250, 8);
  });
});

describe("ten years after a push", () => {
  /** Eleven years from the base year on under a policy. */
  function eleven(change: (policy: Policy) => void, world = teaching.world) {
    const policy = copyPolicy(world.basePolicy);
    change(policy);
    const run = new Simulation(copyOnCohorts(world), () => policy, { start: teaching.market });
    return Array.from({ length: 11 }, () => run.step());
  }
  const CITIES = ["harbour", "mill"];
  const mean = (values: number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;

  it("a point of tax on profit has driven plants away from its city", () => {
    const plants = (year: { firms: Float64Array }, city: string) => {
      const { nodes: n, sectors } = teaching.world.economy;
      return Array.from({ length: sectors }, (_, s) => year.firms[s * n + at(city)]!).reduce(
        (sum, one) => sum + one,
        0,
      );
    };
    const lost = CITIES.map((city) => {
      // Profit is taxed at 25 % in the base year.
      const years = arm(teaching, [{ type: "tax-rates", cities: [city], profitTaxRate: 0.26, from: 2021 }], {
        years: 11,
      });
      return -Math.log(plants(years[10]!, city) / plants(years[0]!, city)) / 0.01;
    });
    expect(firmsToTax(subject)).toBeCloseTo(mean(lost), 6);
    expect(firmsToTax(subject)).toBeGreaterThan(0);
  });

  it.each([0, 0.03])("residents have followed real income per head, in a country that grows by %s", (national) => {
    const { world } = teaching;
    const grown = national ? { ...world, growth: { from: 2021, national } } : world;
    const { nodes: n, sectors } = world.economy;
    const rest = eleven(() => {}, grown);
    const answers = CITIES.map((city) => {
      const node = at(city);
      const pushed = eleven(({ productivity }) => {
        for (let s = 0; s < sectors; s++) productivity[s * n + node]! *= 1.01;
      }, grown);
      const perHead = (year: (typeof rest)[number]) => year.accounts.realGdp[node]! / year.residents[node]!;
      const income = mean(pushed.slice(0, 10).map((year, y) => Math.log(perHead(year) / perHead(rest[y]!))));
      return Math.log(pushed[10]!.residents[node]! / rest[10]!.residents[node]!) / income;
    });
    const calibration = { ...teaching, world: grown };
    expect(residentsToIncome({ ...subject, calibration })).toBeCloseTo(mean(answers), 6);
  });
});
