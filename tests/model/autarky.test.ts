import { describe, expect, it } from "vitest";
import {
  bareEconomy,
  bareStage,
  clear,
  realWages,
  type Stage,
  setCommonFreeness,
} from "../../src/evidence/theory/bare.js";
import { tradeFlows } from "../../src/model/engine/accounts.js";
import { copyPolicy } from "../../src/model/engine/instruments.js";
import { Market } from "../../src/model/engine/market.js";
import { compileWedges } from "../../src/model/engine/wedges.js";
import { calibrationOf } from "./arms.js";

/** The base year's market of a region with a border of one height between all its nodes, hinterlands included. */
function bordered(region: string, height: number) {
  const { world, inputs, market: base } = calibrationOf(region);
  const { economy, basePolicy } = world;
  const policy = copyPolicy(basePolicy);
  policy.border.forEach((_, pair) => {
    if (pair % (economy.nodes + 1) !== 0) policy.border[pair] = height;
  });
  const market = new Market(economy);
  market.startFrom(base);
  const closed = { ...inputs, policy, wedges: compileWedges(economy, policy) };
  market.clear(closed);
  return { market, inputs: closed };
}

/** What a node buys from itself of what it buys of a sector. [s*n + i], NaN where it buys none. */
function ownShares({ market, inputs }: Pick<Stage, "market" | "inputs">): Float64Array {
  const n = market.economy.nodes;
  const { bySector } = tradeFlows(market, inputs);
  return market.demand.map((demand, k) => bySector[Math.floor(k / n) * n * n + (k % n) * (n + 1)]! / demand);
}

describe("borders between all nodes", () => {
  const regions = ["yangtze-river-delta", "beijing-tianjin-hebei", "greater-bay-area"];

  it.each(regions)("of %s clear at every height, and leave every node what it makes", (region) => {
    const exposed = calibrationOf(region).world.economy.goods.borderExposure;
    const least = [10, 100, 1000, 1e6].map((height) => {
      const closed = bordered(region, height);
      const { market } = closed;
      const n = market.economy.nodes;
      expect(market.goodsGap(), `${height}`).toBeLessThan(1e-9);
      const shares = ownShares(closed).filter((_, k) => market.supply[k]! > 0 && exposed[Math.floor(k / n)] === 1);
      return Math.min(...shares);
    });
    expect(least.every((share, h) => h === 0 || share > least[h - 1]!)).toBe(true);
    expect(least.at(-1)).toBeGreaterThan(1 - 1e-3);
  });
});

describe("autarky", () => {
  const SIGMA = [3, 6];
  const SHARES = [0.4, 0.6];
  const PRODUCTIVITY = [1, 1.5, 0.7, 1.2, 0.9, 2];
  const WORKERS = [1, 0.5, 2];
  /** Cost share of input r in sector s: [s*2 + r]; labour is the rest. */
  const INPUTS = [0.3, 0.1, 0.2, 0.4];
  const n = WORKERS.length;

  /** Three places, two sectors that buy from each other, labour alone beside that, prices at cost. */
  function threePlaces(cost: number): Stage {
    const economy = bareEconomy(
      { nodes: n, sectors: 2, labourTypes: 1 },
      {
        expenditureShare: Float64Array.from(SHARES),
        labourCostShare: Float64Array.of(1 - 0.3 - 0.1, 1 - 0.2 - 0.4),
        inputCostShare: Float64Array.from(INPUTS),
        substitution: Float64Array.from(SIGMA),
      },
    );
    const stage = bareStage(economy);
    stage.inputs.workers.set(WORKERS);
    stage.inputs.residents.set(WORKERS);
    stage.inputs.productivity.set(PRODUCTIVITY);
    SIGMA.forEach((sigma, s) => {
      setCommonFreeness(stage, cost ** (1 - sigma), s);
    });
    clear(stage);
    return stage;
  }

  /** ln of what a unit of a sector's gain is worth to consumers, through inputs: alpha (I - A)^-1, by hand for two sectors. */
  function worth(gain: (s: number) => number): number {
    const [a, b, c, d] = INPUTS as [number, number, number, number];
    const determinant = (1 - a) * (1 - d) - b * c;
    const first = ((1 - d) * gain(0) + b * gain(1)) / determinant;
    const second = (c * gain(0) + (1 - a) * gain(1)) / determinant;
    return SHARES[0]! * first + SHARES[1]! * second;
  }

  /** Real wages of places that only use what they make. */
  const alone = WORKERS.map((_, i) => Math.exp(worth((s) => Math.log(PRODUCTIVITY[s * n + i]!))));

  it.each([
    [1e3, 5],
    [Number.POSITIVE_INFINITY, 11],
  ])("leaves every place the real wage that it would have alone: cost %s", (cost, digits) => {
    const wages = realWages(threePlaces(cost), 0);
    for (let i = 0; i < n; i++) expect(wages[i]! / alone[i]!).toBeCloseTo(1, digits);
  });

  it.each([1.2, 2, 5])("is left by the own share to the power 1 / (1 - sigma), through inputs, at cost %s", (cost) => {
    // Arkolakis, Costinot and Rodriguez-Clare (2012); with inputs Caliendo and Parro (2015).
    const open = threePlaces(cost);
    const own = ownShares(open);
    const wages = realWages(open, 0);
    for (let i = 0; i < n; i++) {
      const gain = Math.exp(worth((s) => Math.log(own[s * n + i]!) / (1 - SIGMA[s]!)));
      expect(gain).toBeGreaterThan(1);
      expect(wages[i]! / alone[i]! / gain).toBeCloseTo(1, 9);
    }
  });
});
