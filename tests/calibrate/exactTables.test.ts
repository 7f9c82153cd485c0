import { describe, expect, it } from "vitest";
import { exactBalance, exactEconomy, exactPolicy } from "../../src/calibrate/exact.js";
import { bareEconomy } from "../../src/evidence/theory/bare.js";
import type { ExactTables } from "../../src/input/index.js";
import { emptyPolicy } from "../../src/model/engine/instruments.js";
import { close } from "../model/engine/setting.js";

const NODES = ["a", "b", "c"];
const read = () =>
  bareEconomy(
    { nodes: 3, sectors: 2, labourTypes: 2 },
    {
      ...{ nodeIds: NODES, sectorIds: ["ore", "steel"], substitution: Float64Array.of(3, 5), housingShare: 0.1 },
      // Each place is a country of its own.
      ...{ country: Int32Array.of(0, 1, 2), regime: Int32Array.of(0, 1, 2), regimeIds: NODES },
    },
  );
const purchase = (origin: string, destination: string, sector: string, value: number, tariff = 0) => ({
  ...{ origin, destination, sector, value, tariff },
});

/** Steel is made in the first place of a fifth of ore; ore everywhere of labour alone. */
const exact: ExactTables = {
  nodes: [
    { id: "a", name: "A", labour: 100, transfers: -6 },
    { id: "b", name: "B", labour: 50, transfers: 4 },
    { id: "c", name: "C", labour: 20, transfers: 2 },
  ],
  trade: [
    ...[purchase("a", "a", "ore", 30), purchase("b", "a", "ore", 11, 0.1), purchase("b", "b", "ore", 40)],
    ...[purchase("c", "c", "ore", 20), purchase("a", "b", "ore", 10), purchase("a", "a", "steel", 80)],
    purchase("a", "b", "steel", 25, 0.25),
  ],
  technology: [
    // Rounded shares are scaled to add up to one.
    ...[
      { node: "a", sector: "steel", item: "labour", share: 0.4 },
      { node: "a", sector: "steel", item: "ore", share: 0.1 },
    ],
    ...NODES.map((node) => ({ node, sector: "ore", item: "labour", share: 1 })),
  ],
  final: [
    ...[
      { node: "a", sector: "ore", share: 0.3 },
      { node: "a", sector: "steel", share: 0.3 },
    ],
    ...[
      { node: "b", sector: "ore", share: 0.75 },
      { node: "b", sector: "steel", share: 0.25 },
    ],
    { node: "c", sector: "ore", share: 1 },
  ],
};

describe("the economy of exact tables", () => {
  const economy = exactEconomy(exact, read());

  it("has shares by place that add up to one, and labour alone where nothing is made", () => {
    // [t*S + s] and [s*S + r], each by place: general labour, then skilled.
    expect([...economy.labourCostShare]).toEqual(close([1, 1, 1, 0.8, 1, 1, ...Array(6).fill(0)]));
    expect([...economy.inputCostShare]).toEqual(close([0, 0, 0, 0, 0, 0, 0.2, 0, 0, 0, 0, 0]));
    expect([...economy.expenditureShare]).toEqual(close([0.5, 0.75, 1, 0.5, 0.25, 0]));
    expect(economy.sharesByNode).toBe(true);
  });

  it("has no other factors, no housing and no profit", () => {
    expect(economy).toMatchObject({ housingShare: 0, imputedHousingShare: 0, saving: null });
    expect([...economy.markup]).toEqual([1, 1]);
    for (const shares of [economy.capitalCostShare, economy.landCostShare, economy.headquartersCostShare])
      expect([...shares]).toEqual([0, 0]);
    expect(economy.ownLand.stock).toEqual(new Float64Array(6));
  });
});

describe("the policy of exact tables", () => {
  it("has their tariffs by sector and pair, and what places give divided among those who get", () => {
    const policy = emptyPolicy(3, 2, 2);
    exactPolicy(exact, read(), policy);
    expect([...policy.tariff]).toEqual([0, 0, 0, 0.1, 0, 0, 0, 0, 0, 0, 0.25, 0, 0, 0, 0, 0, 0, 0]);
    expect(policy.transfers).toEqual([
      { id: "exact-0-1", payer: 0, payee: 1, amount: 4, households: true },
      { id: "exact-0-2", payer: 0, payee: 2, amount: 2, households: true },
    ]);
  });

  it("divides by what each gives where several give", () => {
    const policy = emptyPolicy(3, 2, 2);
    const nodes = [-6, 8, -2].map((transfers, i) => ({ ...exact.nodes[i]!, transfers }));
    exactPolicy({ ...exact, nodes }, read(), policy);
    expect(policy.transfers.map(({ payer, payee, amount }) => [payer, payee, amount])).toEqual([
      [0, 1, 6],
      [2, 1, 2],
    ]);
  });
});

describe("the balance of exact tables", () => {
  const economy = exactEconomy(exact, read());
  const policy = emptyPolicy(3, 2, 2);
  exactPolicy(exact, economy, policy);
  const { flows, inputs } = exactBalance(exact, economy, policy);

  it("has a cost of trade that leaves each origin its share of what is bought", () => {
    const cost = (s: number, i: number, j: number) => economy.goods.residualCost[(s * 3 + i) * 3 + j]!;
    // Of the 41 that the first place pays for ore 11 are the second's, a tenth of which is a tariff.
    expect(cost(0, 0, 0)).toBeCloseTo((30 / 41) ** (-1 / 2), 12);
    expect(cost(0, 1, 0)).toBeCloseTo((11 / 41) ** (-1 / 2) / 1.1, 12);
    expect(cost(0, 2, 0)).toBe(Number.POSITIVE_INFINITY);
    expect(cost(1, 0, 1)).toBeCloseTo(1 / 1.25, 12);
    // The third place buys no steel: it could as all others do, of the first alone.
    expect([cost(1, 0, 2), cost(1, 1, 2)]).toEqual([1, Number.POSITIVE_INFINITY]);
  });

  it("has purchases with tariffs, and sales without", () => {
    expect([...flows.demand]).toEqual(close([41, 50, 20, 80, 25, 0]));
    expect([...flows.revenue]).toEqual(close([40, 50, 20, 100, 0, 0]));
    expect([...flows.tariffPaid]).toEqual(close([1, 0, 0, 0, 5, 0]));
    expect([...flows.cost]).toEqual([...flows.revenue]);
    expect([...flows.competition]).toEqual(Array(6).fill(1));
    // Who sells nothing has no competitiveness, and a potential that nobody asks for.
    expect([...flows.supply]).toEqual([1, 1, 1, 1, 0, 0]);
    expect([...flows.soughtPotential]).toEqual(close([40, 50, 20, 100, 1, 1]));
  });

  it("pays what is earned and given to households", () => {
    expect([...inputs.lumpSums.toHouseholds]).toEqual([-6, 4, 2]);
    expect([...flows.finance.wageIncome.subarray(0, 3)]).toEqual(close([40 + 80, 50, 20]));
    expect([...inputs.residents]).toEqual([100, 50, 20]);
    // Labour of 120, a tariff of 1, less 6; and so on.
    expect([...flows.spending]).toEqual(close([115, 50 + 5 + 4, 22], 9));
  });
});
