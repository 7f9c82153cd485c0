import { describe, expect, it } from "vitest";
import { randomMarket } from "../../src/bench/randomMarket.js";
import { Market } from "../../src/engine/market.js";
import { bareEconomy, bareStage, clear, setCommonFreeness } from "../../src/validation/bare.js";

const SIZES = [
  [3, 5],
  [12, 4],
  [27, 12],
] as const;

function cleared(nodes: number, sectors: number) {
  const { economy, inputs } = randomMarket(nodes, sectors);
  const market = new Market(economy);
  market.clear(inputs);
  return { economy, inputs, market };
}

const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);

describe("the market", () => {
  it.each(SIZES)("clears a random economy of %i nodes and %i sectors in few iterations", (nodes, sectors) => {
    const { market } = cleared(nodes, sectors);
    expect(market.residual).toBeLessThanOrEqual(1e-11);
    expect(market.iterations).toBeLessThan(80);
  });

  it.each(SIZES)(
    "obeys Walras's law: spending is value added plus housing rent (%i nodes, %i sectors)",
    (nodes, sectors) => {
      const { economy, market } = cleared(nodes, sectors);
      const valueAdded = sum(market.revenue) - sum(market.intermediateDemand);
      const housingRent = economy.housingShare * sum(market.spending);
      expect(valueAdded + housingRent).toBeCloseTo(sum(market.spending), 8);
    },
  );

  it("sells what is bought, sector by sector", () => {
    const { economy, market } = cleared(12, 4);
    const n = economy.nodes;
    for (let s = 0; s < economy.sectors; s++) {
      const sold = sum(market.revenue.subarray(s * n, (s + 1) * n));
      const bought = sum(market.demand.subarray(s * n, (s + 1) * n));
      expect(sold / bought).toBeCloseTo(1, 9);
    }
  });

  it("is homogeneous: another numeraire scales all nominal values and nothing else", () => {
    const one = cleared(12, 4);
    const { economy, inputs } = randomMarket(12, 4);
    const tripled = new Market({ ...economy, numeraire: { kind: "wage", node: 0, value: 3 } });
    tripled.clear(inputs);
    for (const part of ["wage", "price", "spending", "revenue", "capitalRent"] as const) {
      const ratios = tripled[part].map((value, k) => value / one.market[part][k]!);
      for (const ratio of ratios) expect(ratio).toBeCloseTo(3, 8);
    }
  });

  it("gives equal places equal prices", () => {
    const stage = manufacturers({ kind: "none" });
    stage.inputs.workers.fill(1);
    clear(stage);
    const { wage, price } = stage.market;
    for (let i = 1; i < 3; i++) {
      expect(wage[i]).toBeCloseTo(wage[0]!, 12);
      expect(price[3 + i]).toBeCloseTo(price[3]!, 12);
    }
  });

  it("finds the same profit whether firms are given or come until their capital earns no more", () => {
    const given = manufacturers({ kind: "none" });
    const entered = manufacturers({ kind: "capital" });
    const firms = [0.2, 0.5, 0];
    entered.inputs.capital.set(firms);
    for (const [i, mass] of firms.entries()) given.inputs.linkMass[(3 + i) * 3 + i] = mass;
    clear(given);
    clear(entered);
    for (let i = 0; i < 3; i++) {
      expect(entered.market.capitalRent[i]).toBeCloseTo(given.market.profitPerUnitMass(1, i), 11);
    }
    expect(entered.market.mass[4]).toBeCloseTo(0.5, 11);
    expect(entered.market.mass[5]).toBe(0);
  });

  it("says which year, node and unknown does not clear", () => {
    const { economy, inputs } = randomMarket(3, 5);
    const options = { tolerance: 1e-11, maxIterations: 2 };
    expect(() => new Market(economy).clear({ ...inputs, year: 2030 }, options)).toThrow(/year 2030 .* of city-\d/);
  });
});

/** Three places that farm and make varieties with one labour type; firms are given, or each needs a unit of capital. */
function manufacturers(paid: { kind: "none" } | { kind: "capital" }) {
  const economy = bareEconomy(
    { nodes: 3, sectors: 2, labourTypes: 1 },
    {
      expenditureShare: Float64Array.of(0.6, 0.4),
      homogeneousSector: 0,
      labourCostShare: Float64Array.of(1, 1),
      substitution: Float64Array.of(2, 4),
      markup: Float64Array.of(1, 4 / 3),
      freeEntry: Uint8Array.of(0, paid.kind === "none" ? 0 : 1),
      fixedCostPaidIn: [{ kind: "none" }, paid],
      fixedCost: Float64Array.of(0, 1),
      profitOwner: { kind: "shares", shares: Float64Array.of(0.3, 0.3, 0.4) },
      capitalOwner: { kind: "shares", shares: Float64Array.of(0.3, 0.3, 0.4) },
    },
  );
  const stage = bareStage(economy);
  stage.inputs.workers.set([3, 2, 1]);
  stage.inputs.residents.fill(1);
  setCommonFreeness(stage, 1, 0.3);
  return stage;
}
