import { loadRegion, memoryFiles, type Region } from "../../src/input/index.js";

// A region whose trade, tariffs and technology are data.

export const NODES = ["a", "b", "c"];
export const SECTORS = ["ore", "steel", "care"];
/** Of what a node buys, from whom: steel is not made in c, nobody in b buys ore of a, care trades nowhere. */
export const FROM: Record<string, number[][]> = {
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
export const LABOUR = [100, 60, 30];

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

export const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
export const { wages, bought } = flows();

/** Nodes of these sizes that trade so at this elasticity of substitution. */
export function exactRegion(substitution: number): Region {
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
