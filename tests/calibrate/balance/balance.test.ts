import { describe, expect, it } from "vitest";
import { tollsPaid } from "../../../src/calibrate/balance/demand.js";
import type { Region } from "../../../src/input/index.js";
import { productionAccounts } from "../../../src/model/engine/accounts.js";
import { SimulationError } from "../../../src/model/engine/errors.js";
import type { Market } from "../../../src/model/engine/market.js";
import { apart, sum } from "../../model/engine/setting.js";
import { balanced, closedRegion, openRegion, savingRegion, withConstants } from "../setting.js";

describe.each([closedRegion, openRegion])("the base year of $id", (region) => {
  const { balance, targets } = balanced(region);
  const { flows, inputs } = balance;
  const { economy, finance } = flows;
  const { nodes: n, sectors, isCity } = economy;
  const abroad = targets.residualNode;
  const nodes = Array.from({ length: n }, (_, i) => i);
  const home = nodes.filter((i) => i !== abroad);
  const cellsOf = (values: Float64Array, s: number, where: readonly number[]) => where.map((i) => values[s * n + i]!);

  it("adds the value that the data show in every cell", () => {
    // Accounts are read from flows alone, which the balance has in full.
    const { valueAdded } = productionAccounts(flows as Market);
    for (let s = 0; s < sectors; s++)
      for (const i of home) expect(apart(valueAdded[s * n + i]!, targets.valueAdded[s * n + i]!)).toBeLessThan(1e-9);
  });

  it("sells in every sector what is bought, tolls aside", () => {
    for (let s = 0; s < sectors; s++) {
      const [bought, sold] = [flows.demand, flows.revenue].map((values) => sum(cellsOf(values, s, nodes)));
      expect(apart(sold! + tollsPaid(flows, s), bought!)).toBeLessThan(1e-9);
    }
  });

  it("has every node spend its income, and the rest of the world what its size says, capital formation included", () => {
    for (const i of home) expect(apart(finance.nodeSpending[i]!, flows.spending[i]!)).toBeLessThan(1e-9);
    if (abroad < 0) return;
    const size = sum(targets.valueAdded.filter((_, k) => k % n === abroad));
    expect(apart(flows.spending[abroad]! + flows.investment[abroad]!, size)).toBeLessThan(1e-12);
  });

  it("spends all on goods and homes, and something on every good", () => {
    expect(sum(economy.expenditureShare) + economy.housingShare).toBeCloseTo(1, 12);
    expect(Math.min(...economy.expenditureShare)).toBeGreaterThan(0);
  });

  it("lets cities keep of land rent what brings them their part of other revenue, or all there is", () => {
    const wanted = region.parameters.landRevenueOverOtherRevenue.value;
    for (const i of home) {
      const other = finance.cityRevenue[i]! - finance.landRevenue[i]!;
      const most = Math.min(wanted * other, finance.landRent[i]!);
      expect(apart(finance.landRevenue[i]!, most)).toBeLessThan(1e-9);
    }
  });

  it("has the cluster's own share of the data, unless its hinterland would have to be nearer or further by more than a factor of two", () => {
    const cities = nodes.filter((i) => isCity[i]);
    let [own, all] = [0, 0];
    for (let s = 0; s < sectors; s++) {
      for (const j of cities) {
        const k = s * n + j;
        all += flows.demand[k]!;
        const sellers = cities.map((i) => inputs.wedges.freeness[k * n + i]! * flows.supply[s * n + i]!);
        own += (flows.demand[k]! * sum(sellers)) / flows.competition[k]!;
      }
    }
    expect(apart(own / all, balance.ownShareOfCluster)).toBeLessThan(1e-9);
    const log = balance.logCosts.at(abroad < 0 ? -1 : -2)!;
    if (Math.abs(log) < Math.log(2) - 1e-9)
      expect(apart(own / all, region.parameters.ownShareOfCluster.value)).toBeLessThan(1e-9);
    else expect(Math.sign(log)).toBe(Math.sign(region.parameters.ownShareOfCluster.value - own / all));
  });
});

describe("the foreign trade of an open country", () => {
  const { balance, technology, targets } = balanced(openRegion);
  const { flows, inputs } = balance;
  const { nodes: n, sectorIds } = flows.economy;
  const abroad = targets.residualNode;
  const home = Array.from({ length: n }, (_, i) => i).filter((i) => i !== abroad);

  /** Share of what j pays to i that tolls and rents of protection keep. */
  function keptShare(s: number, i: number, j: number): number {
    const at = (s * n + j) * n + i;
    const { freeness, tollFreeness, rentFreeness } = inputs.wedges;
    return (tollFreeness![at]! + rentFreeness![at]!) / freeness[at]!;
  }

  /** What j buys of a sector from i. */
  function flow(s: number, i: number, j: number): number {
    const k = s * n + j;
    return (flows.demand[k]! / flows.competition[k]!) * inputs.wedges.freeness[k * n + i]! * flows.supply[s * n + i]!;
  }

  it("has the cluster buy abroad what the data say, unless the rest of the world would have to be four times as far or near", () => {
    let [imported, all] = [0, 0];
    for (let s = 0; s < sectorIds.length; s++) {
      for (const j of home.filter((i) => flows.economy.isCity[i])) {
        imported += flow(s, abroad, j);
        all += flows.demand[s * n + j]!;
      }
    }
    expect(apart(imported / all, balance.importShareOfCluster)).toBeLessThan(1e-9);
    const log = balance.logCosts.at(-1)!;
    const wanted = openRegion.parameters.importShareOfCluster.value;
    if (Math.abs(log) < Math.log(4) - 1e-9) expect(apart(imported / all, wanted)).toBeLessThan(1e-9);
    else expect(Math.sign(log)).toBe(Math.sign(imported / all - wanted));
  });

  it.each(sectorIds.map((id, s) => [id, s] as const))("in %s is the table's", (_, s) => {
    const total = (of: (i: number) => number) => sum(home.map(of));
    const use = total((j) => flows.demand[s * n + j]!);
    const made = total((i) => flows.revenue[s * n + i]!);
    const imports = total((j) => flow(s, abroad, j));
    // The table's share of use, or a quarter more than home lacks.
    const share = Math.max(technology.importShare[s]!, 1.25 * (1 - made / use), 1e-5);
    expect(apart(imports / use, share)).toBeLessThan(1e-6);
    // Exports are what is left at home, or one in a million where nothing is; what is kept of the price of imports is no sale of home's.
    const kept = tollsPaid(flows, s) - total((j) => keptShare(s, abroad, j) * flow(s, abroad, j));
    const left = Math.max(made + kept - use + imports, 1e-6 * made);
    expect(
      apart(
        total((i) => flow(s, i, abroad)),
        left,
      ),
    ).toBeLessThan(1e-6);
  });
});

describe("a base year that cannot be balanced", () => {
  const { national } = closedRegion;
  const [cut, farAway] = [
    { ...closedRegion, national: { ...national, primary: { ...national.primary, value: 500 } } },
    {
      ...openRegion,
      hinterlands: openRegion.hinterlands.map((node) =>
        node.gdpRelativeToCountry
          ? { ...node, gdpRelativeToCountry: { ...node.gdpRelativeToCountry, value: 0.01 } }
          : node,
      ),
    },
  ];

  it.each<[string, Region, RegExp]>([
    [
      "more used than made, with nobody to import from",
      cut,
      /agriculture sells more to producers.*add a rest-of-the-world/,
    ],
    [
      "a world too small for the country's exports",
      farAway,
      /rest of the world would make a negative amount.*Raise gdpRelativeToCountry/,
    ],
    [
      "saving that would buy more of a sector than all buyers take",
      {
        ...savingRegion,
        tables: {
          ...savingRegion.tables,
          valueAdded: savingRegion.tables.valueAdded.map((row) => ({
            ...row,
            fixedCapitalFormation100m: row.sector === "agriculture" ? 1 : 0,
          })),
        },
      },
      /Of agriculture all buyers of final goods take .* less than the .* that saving would buy of it/,
    ],
    [
      "homes that cost more than is made",
      withConstants(closedRegion, { housingShare: 0.5, realEstateHousingShare: 1, realEstateShareOfFinalDemand: 0.9 }),
      /value added of mill in services is smaller.*lower housingShare, realEstateHousingShare, tollPerKm or protectionRentShare/,
    ],
    [
      "a share that is no number",
      withConstants(closedRegion, { ownShareOfCluster: Number.NaN }),
      /base year of teaching-two-cities cannot be balanced: after \d+ rounds its trade costs still change\. Bring the constants/,
    ],
  ])("is an error that says what to change: %s", (_, region, message) => {
    expect(() => balanced(region)).toThrow(SimulationError);
    expect(() => balanced(region)).toThrow(message);
  });

  it("lowers headquarters' shares first where these are what is too much", () => {
    const { balance } = balanced(withConstants(openRegion, { headquartersOwnShare: 0, headquartersCostShare: 0.5 }));
    expect(balance.headquartersScale).toBeLessThan(1);
    expect(Math.log(balance.headquartersScale) / Math.log(0.9)).toBeCloseTo(14, 9);
    expect(Math.min(...balance.flows.revenue)).toBeGreaterThanOrEqual(0);
  });
});
