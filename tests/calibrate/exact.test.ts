import { describe, expect, it } from "vitest";
import { calibrate, startWorld } from "../../src/calibrate/index.js";
import { loadRegion, memoryFiles, type Region } from "../../src/input/index.js";
import { tradeFlows } from "../../src/model/engine/accounts.js";
import { Simulation } from "../../src/model/engine/simulation.js";

const NODES = ["a", "b", "c"];
const SECTORS = ["ore", "steel", "care"];
/** Of what a node buys, from whom: steel is not made in c, nobody in b buys ore of a, care trades nowhere. */
const FROM: Record<string, number[][]> = {
  ore: [
    [0.7, 0.1, 0.2],
    [0, 0.6, 0.4],
    [0.3, 0.2, 0.5],
  ],
  steel: [
    [0.8, 0.2, 0],
    [0.3, 0.7, 0],
    [0.4, 0.6, 0],
  ],
  care: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
};
const TARIFF: Record<string, number> = { "a b steel": 0.2, "b a ore": 0.05, "a c ore": 0.1 };
const COST: Record<string, Record<string, number>> = {
  ore: { labour: 0.7, steel: 0.3 },
  steel: { labour: 0.3, ore: 0.5, steel: 0.2 },
  care: { labour: 0.9, steel: 0.1 },
};
const FINAL = [
  [0.2, 0.3, 0.5],
  [0.1, 0.5, 0.4],
  [0.3, 0.3, 0.4],
];
const TRANSFERS = [6, -2, -4];
const LABOUR = [100, 60, 30];

const tariffOf = (origin: string, destination: string, sector: string) =>
  TARIFF[`${origin} ${destination} ${sector}`] ?? 0;

/** Money of a world with these shares, found by spending and earning in turn until it rests. */
function flows() {
  let wages = [80, 60, 40];
  let bought = NODES.map(() => SECTORS.map(() => 10));
  for (let round = 0; round < 3000; round++) {
    const received = (j: number, s: number, i: number) =>
      (bought[j]![s]! * FROM[SECTORS[s]!]![j]![i]!) / (1 + tariffOf(NODES[i]!, NODES[j]!, SECTORS[s]!));
    const sales = NODES.map((_, i) => SECTORS.map((__, s) => sum(NODES.map((___, j) => received(j, s, i)))));
    const paid = NODES.map((_, j) => sum(SECTORS.flatMap((__, s) => NODES.map((___, i) => received(j, s, i)))));
    wages = sales.map((row) => sum(row.map((sold, s) => sold * COST[SECTORS[s]!]!["labour"]!)));
    const income = wages.map((wage, i) => wage + sum(bought[i]!) - paid[i]! + TRANSFERS[i]!);
    bought = NODES.map((_, j) =>
      SECTORS.map((input, r) => {
        const used = sum(SECTORS.map((sector, s) => sales[j]![s]! * (COST[sector]![input] ?? 0)));
        return FINAL[j]![r]! * income[j]! + used;
      }),
    );
  }
  return { wages, bought };
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const { wages, bought } = flows();

function world(substitution: number): Region {
  const trade = SECTORS.flatMap((sector, s) =>
    NODES.flatMap((origin, i) =>
      NODES.flatMap((destination, j) => {
        if (sector === "care" && i !== j) return [];
        const value = bought[j]![s]! * FROM[sector]![j]![i]!;
        return [{ origin, destination, sector, value, tariff: tariffOf(origin, destination, sector) }];
      }),
    ),
  );
  const technology = NODES.flatMap((node) =>
    SECTORS.flatMap((sector) => {
      if (node === "c" && sector === "steel") return [];
      return Object.entries(COST[sector]!).map(([item, share]) => ({ node, sector, item, share }));
    }),
  );
  const region = {
    id: "three",
    label: "Three",
    baseYear: 2000,
    currency: "USD",
    exact: {
      nodes: NODES.map((id, i) => ({ id, name: id.toUpperCase(), labour: LABOUR[i], transfers: TRANSFERS[i] })),
      trade,
      technology,
      final: NODES.flatMap((node, i) => SECTORS.map((sector, s) => ({ node, sector, share: FINAL[i]![s] }))),
    },
    tables: { sectors: SECTORS.map((id) => ({ id, label: id, substitution })) },
  };
  return loadRegion("region.yaml", memoryFiles({ "region.yaml": JSON.stringify(region) }));
}

describe("a world whose trade and technology are data", () => {
  it.each([5, 201])("is at rest with exactly these data, at an elasticity of substitution of %d", (substitution) => {
    const { market, inputs } = calibrate(world(substitution));
    for (const [i, wage] of wages.entries()) expect(market.wage[i]! * LABOUR[i]!).toBeCloseTo(wage, 7);
    expect([...market.price]).toEqual(Array(9).fill(expect.closeTo(1, 9)));
    const { bySector } = tradeFlows(market, inputs);
    SECTORS.forEach((sector, s) => {
      NODES.forEach((_, i) => {
        NODES.forEach((__, j) => {
          expect(bySector[(s * 3 + i) * 3 + j]).toBeCloseTo(bought[j]![s]! * FROM[sector]![j]![i]!, 7);
        });
      });
    });
  });

  it("stays at rest from year to year, its accounts in balance", () => {
    const calibration = calibrate(world(5));
    const simulation = new Simulation(startWorld(calibration, 0, null), () => calibration.world.basePolicy, {
      start: calibration.market,
    });
    const years = [simulation.step(), simulation.step(), simulation.step()];
    for (const { accounts, market } of years) {
      expect(accounts.audit.worstAccount).toBeLessThan(1e-9);
      for (const [i, wage] of wages.entries()) expect(market.wage[i]! * LABOUR[i]!).toBeCloseTo(wage, 6);
      expect(sum([...accounts.gdp])).toBeCloseTo(sum([...market.spending]), 7);
    }
  });
});
