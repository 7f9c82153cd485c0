import { describe, expect, it } from "vitest";
import { calibrate, startWorld } from "../../src/calibrate/index.js";
import { loadRegion, type Region } from "../../src/input/index.js";
import type { YearOutcome } from "../../src/model/engine/outcome.js";
import { Simulation } from "../../src/model/engine/simulation.js";
import { type ChoosableLever, Governments } from "../../src/model/governance/governments.js";
import { disk } from "../input/disk.js";
import { arm, type Entry, names } from "./arms.js";

const YEARS = 5;
const regionOf = (id: string) => loadRegion(`scenarios/regions/${id}/region.yaml`, disk);

/** What a year says of one city, and of a pair of cities: one list a quantity. */
function ofCity(
  { accounts, market, firms, capital, workers, knowledge }: YearOutcome,
  i: number,
  n: number,
): number[][] {
  const cells = [accounts.valueAdded, market.price, market.employment, firms, workers, knowledge];
  const nodes = [accounts.realGdp, accounts.localRevenue, accounts.sharingBalance, capital, market.industrialRent];
  return [...cells.map((values) => [...values.filter((_, k) => k % n === i)]), ...nodes.map((values) => [values[i]!])];
}

function ofPair({ market, flows }: YearOutcome, i: number, j: number, n: number): number[][] {
  return [market.trade, flows.firms, flows.headquarters, flows.capital].map((values) => [values[i * n + j]!]);
}

/** Largest relative difference; numbers below a millionth of the largest of their list count against that. */
function distance(one: number[][], other: number[][]): number {
  const gaps = one.flatMap((list, q) => {
    const least = 1e-6 * Math.max(...list.map(Math.abs));
    return list.map((value, k) => {
      const gap = Math.abs(value - other[q]![k]!);
      return gap === 0 ? 0 : gap / Math.max(Math.abs(value), least);
    });
  });
  return Math.max(...gaps);
}

describe("the order in which cities are listed", () => {
  const reforms: Record<string, Entry[]> = {
    "teaching-three-cities": [
      { type: "administrative-border", between: [["harbour", "mill"]], scale: 0 },
      { type: "firm-release", cities: ["harbour"], sectors: ["manufacturing"], releaseRate: 0.05 },
      { type: "reception-platform", cities: ["mill", "spring"], sectors: ["manufacturing"], capacity: 50, offer: 5 },
      { type: "relocation-tax-sharing", origins: ["harbour"], destinations: ["mill", "spring"], minimumTax: 0 },
      { type: "revenue-pool", members: [{ city: "harbour" }, { city: "spring", weight: 2 }], share: 0.1 },
    ],
    "beijing-tianjin-hebei": [
      { type: "toll", between: "cities", scale: 0 },
      { type: "profit-tax-rebate", cities: ["langfang"], profitTaxRebate: 0.5 },
      { type: "quota-trade", members: ["beijing", "tianjin", "baoding"].map((city) => ({ city, quota: 1 })) },
    ],
  };

  it.each(Object.keys(reforms))("does not matter: %s", (id) => {
    const region = regionOf(id);
    const reversed = { ...region, tables: { ...region.tables, cities: [...region.tables.cities].reverse() } };
    const [one, other] = [calibrate(region), calibrate(reversed)];
    const [as, bs] = [one, other].map((calibration) => arm(calibration, reforms[id]!, { years: YEARS }));
    const n = one.world.economy.nodes;
    const there = one.world.economy.nodeIds.map((node) => names(other).node(node));
    as!.forEach((outcome, y) => {
      for (let i = 0; i < n; i++) {
        expect(distance(ofCity(outcome, i, n), ofCity(bs![y]!, there[i]!, n)), `city ${i}`).toBeLessThan(1e-9);
        for (let j = 0; j < n; j++) {
          if (i === j) continue;
          const [here, mirrored] = [ofPair(outcome, i, j, n), ofPair(bs![y]!, there[i]!, there[j]!, n)];
          expect(distance(here, mirrored), `pair ${i}, ${j}`).toBeLessThan(1e-9);
        }
      }
    });
  });
});

describe("two equal cities", () => {
  const region = regionOf("teaching-three-cities");
  const [harbour, mill] = region.tables.cities;
  const twins: Region = {
    ...region,
    tables: {
      ...region.tables,
      cities: [harbour!, mill!, { ...mill!, id: "twin" }],
      travel: [
        ["harbour", "mill", 2.5, 210] as const,
        ["harbour", "twin", 2.5, 210] as const,
        ["mill", "twin", 1, 80] as const,
      ].map(([from, to, hours, roadKm]) => ({ ...region.tables.travel[0]!, from, to, hours, roadKm })),
    },
  };
  const calibration = calibrate(twins);
  const { nodes: n } = calibration.world.economy;

  it.each([
    ["nothing happens", []],
    ["a border falls for both", [{ type: "administrative-border", between: "cities", scale: 0 }]],
    ["both compete for firms", [{ type: "profit-tax-rebate", cities: ["mill", "twin"], profitTaxRebate: 0.5 }]],
    [
      "both receive what the third releases",
      [
        { type: "firm-release", cities: ["harbour"], releaseRate: 0.05 },
        { type: "reception-platform", cities: ["mill", "twin"], capacity: 100, subsidyPerFirm: 0.1 },
        { type: "relocation-tax-sharing", origins: ["harbour"], destinations: ["mill", "twin"], minimumTax: 0 },
      ],
    ],
  ] as [string, Entry[]][])("fare alike where %s", (_, levers) => {
    for (const outcome of arm(calibration, levers, { years: YEARS })) {
      expect(distance(ofCity(outcome, 1, n), ofCity(outcome, 2, n))).toBeLessThan(1e-9);
      expect(distance(ofPair(outcome, 0, 1, n), ofPair(outcome, 0, 2, n))).toBeLessThan(1e-9);
      expect(distance(ofPair(outcome, 1, 2, n), ofPair(outcome, 2, 1, n))).toBeLessThan(1e-9);
    }
  });

  it("choose alike, to the accuracy of the choice", () => {
    const accuracy = 0.01;
    const levers = [1, 2].map(
      (city): ChoosableLever => ({
        name: "tax-rates",
        city,
        low: 0,
        high: 0.9,
        accuracy,
        choices: null,
        initial: 0,
        apply: (value, policy) => {
          policy.profitTaxRate[city] = value;
        },
      }),
    );
    const weights = new Map(
      [1, 2].map((city) => [city, { gdp: 0.9, revenue: 0.1, consumption: 0, innovation: 0, rank: 0, cluster: 0 }]),
    );
    const when = { from: calibration.world.year, every: 1, horizon: 3, discount: 0.95 };
    const governments = new Governments({
      ...when,
      updating: "simultaneous",
      damping: 1,
      weights,
      cluster: [0, 1, 2],
      levers,
    });
    const { basePolicy } = calibration.world;
    const options = { start: calibration.market, policyMaker: governments };
    const simulation = new Simulation(startWorld(calibration, 0, null), () => basePolicy, options);
    for (let year = 0; year < 3; year++) simulation.step();
    const [first, second] = governments.values;
    expect(first).toBeGreaterThan(accuracy);
    expect(Math.abs(first! - second!)).toBeLessThan(accuracy);
  });

  it("part ways where a lever favours one", () => {
    const lever = { type: "profit-tax-rebate", cities: ["mill"], profitTaxRebate: 0.5 };
    const last = arm(calibration, [lever], { years: 3 })[2]!;
    expect(distance(ofCity(last, 1, n), ofCity(last, 2, n))).toBeGreaterThan(1e-4);
  });
});

describe("the unit of money", () => {
  /** Everything that is written in money, in a currency of half the worth. */
  const inSmallMoney = (region: Region): Region => {
    const { national, parameters, barriers, tables } = region;
    const twice = <Quantity extends { value: number }>(quantity: Quantity) => ({
      ...quantity,
      value: 2 * quantity.value,
    });
    const doubled = <Row extends object>(rows: Row[]): Row[] =>
      rows.map(
        (row) =>
          Object.fromEntries(
            Object.entries(row).map(([key, value]) => [
              key,
              /100m$|^loadValue$/.test(key) && value !== undefined ? 2 * value : value,
            ]),
          ) as Row,
      );
    return {
      ...region,
      national: {
        ...national,
        gdp: twice(national.gdp),
        primary: twice(national.primary),
        secondary: twice(national.secondary),
        tertiary: twice(national.tertiary),
      },
      parameters: { ...parameters, valueOfTime: twice(parameters.valueOfTime) },
      barriers: { ...barriers, tollPerKm: barriers.tollPerKm.map(twice) },
      tables: {
        ...tables,
        cities: doubled(tables.cities),
        sectors: doubled(tables.sectors),
        inputOutput: doubled(tables.inputOutput),
        valueAdded: doubled(tables.valueAdded),
      },
    };
  };
  const levers = (unit: number): Entry[] => [
    { type: "toll", between: "cities", tollPerKm: 1 * unit },
    { type: "central-transfer", payee: "mill", amount: 50 * unit },
    { type: "firm-release", cities: ["harbour"], sectors: ["manufacturing"], releaseRate: 0.05 },
    {
      type: "reception-platform",
      cities: ["mill"],
      sectors: ["manufacturing"],
      capacity: 50,
      subsidyPerFirm: 0.1 * unit,
    },
    { type: "relocation-tax-sharing", origins: ["harbour"], destinations: ["mill"], minimumTax: 0.02 * unit },
    {
      type: "quota-trade",
      members: [
        { city: "harbour", quota: 1 },
        { city: "mill", quota: 1 },
      ],
      price: 1 * unit,
    },
    { type: "compensation-bond", upstream: "spring", downstream: "mill", amount: 5 * unit },
    { type: "capital-quota", origins: ["harbour"], destinations: ["mill"], limit: 10 * unit },
  ];

  it("changes no real quantity and doubles money", () => {
    const region = regionOf("teaching-three-cities");
    const run = (one: Region, unit: number) => {
      const calibration = calibrate(one);
      return { n: calibration.world.economy.nodes, years: arm(calibration, levers(unit), { years: YEARS }) };
    };
    const [yuan, half] = [run(region, 1), run(inSmallMoney(region), 2)];
    yuan.years.forEach((outcome, y) => {
      const other = half.years[y]!;
      expect(distance(realPart(outcome), realPart(other))).toBeLessThan(1e-9);
      const doubled = moneyPart(outcome).map((values) => values.map((value) => 2 * value));
      expect(distance(doubled, moneyPart(other))).toBeLessThan(1e-9);
    });
  });
});

function realPart({ workers, firms, industrialLand, knowledge, flows, market }: YearOutcome): number[][] {
  const { employment } = market;
  return [workers, firms, industrialLand, knowledge, employment, flows.firms, flows.workers, flows.entrants].map(
    (values) => [...values],
  );
}

function moneyPart({ accounts, market, capital, flows }: YearOutcome): number[][] {
  const { realGdp, localRevenue, sharingBalance } = accounts;
  return [realGdp, localRevenue, sharingBalance, market.trade, capital, flows.capital].map((values) => [...values]);
}
