import { describe, expect, it } from "vitest";
import type { Balance } from "../../../src/calibrate/balance/state.js";
import {
  type CostMargin,
  costMargins,
  moveCosts,
  updateTradeCosts,
} from "../../../src/calibrate/balance/tradeCosts.js";
import { compileWedges } from "../../../src/model/engine/wedges.js";
import { apart, close } from "../../model/engine/setting.js";
import { balanced, openRegion, withConstants } from "../setting.js";

const calibration = balanced(openRegion);
const { region, technology, policy, targets } = calibration;
const { economy } = calibration.balance.flows;
const { nodes: n, sectors } = economy;
const margins = costMargins(region, technology, economy, targets);
const [LAND, ABROAD] = [targets.hinterland, targets.residualNode];

const between = ({ pairs }: CostMargin, seller: number, buyer: number) => pairs.sold.includes(seller * n + buyer);

/** The balance as it was found, to push about. */
function found(): Balance {
  const balance = structuredClone({
    ...calibration.balance,
    flows: undefined,
    inputs: undefined,
  }) as unknown as Balance;
  const goods = { ...economy.goods, residualCost: economy.goods.residualCost.slice() };
  const { wedges } = calibration.balance.inputs;
  balance.flows = Object.assign(Object.create(calibration.balance.flows), { economy: { ...economy, goods } });
  balance.inputs = { ...calibration.balance.inputs, wedges: structuredClone(wedges) };
  return balance;
}

describe("margins of residual trade costs", () => {
  it("are imports and exports of every sector, and all trade of the cluster with its hinterland and abroad", () => {
    expect(margins.length).toBe(2 * sectors + 2);
    const [imports, exports, cluster, foreign] = [margins[0]!, margins[1]!, margins.at(-2)!, margins.at(-1)!];
    expect([between(imports, ABROAD, 0), between(imports, 0, ABROAD), between(imports, 0, LAND)]).toEqual([
      true,
      false,
      false,
    ]);
    expect([between(exports, ABROAD, 0), between(exports, 0, ABROAD)]).toEqual([false, true]);
    expect([between(cluster, 0, LAND), between(cluster, LAND, 0)]).toEqual([true, true]);
    expect([between(cluster, 0, 1), between(cluster, LAND, ABROAD)]).toEqual([false, false]);
    expect([between(foreign, 0, ABROAD), between(foreign, ABROAD, 0)]).toEqual([true, true]);
    expect([between(foreign, 0, 1), between(foreign, LAND, ABROAD), between(foreign, 0, LAND)]).toEqual([
      false,
      false,
      false,
    ]);
    for (const { sectors: all } of [cluster, foreign]) expect(all.length).toBe(sectors);
  });

  it("do without the cluster's where it has one hinterland alone", () => {
    const closed = costMargins(region, technology, economy, { ...targets, residualNode: -1 });
    expect(closed.map((margin) => between(margin, 0, LAND))).toEqual([true]);
    expect(costMargins(region, technology, economy, { ...targets, hinterland: -1 }).length).toBe(2 * sectors);
  });

  it("are none in a country without hinterlands", () => {
    expect(costMargins(region, technology, economy, { ...targets, residualNode: -1, hinterland: -1 })).toEqual([]);
  });

  it("rest where the balance was found: no step is left, but where a bound holds", () => {
    const balance = found();
    expect(updateTradeCosts(balance, margins)).toBeLessThan(1e-11);
    for (const [m, margin] of margins.entries()) {
      if (Math.abs(balance.logCosts[m]!) < margin.bound) expect(Math.abs(margin.step(balance))).toBeLessThan(1e-10);
    }
  });

  it("leave wedges as they would be compiled from the costs", () => {
    const compiled = compileWedges(economy, policy);
    const { freeness } = calibration.balance.inputs.wedges;
    for (const [k, value] of compiled.freeness.entries()) expect(apart(freeness[k]!, value)).toBeLessThan(1e-9);
  });
});

describe("moving a cost", () => {
  it("multiplies it on its own ways, and freeness with it", () => {
    const balance = found();
    const before = found();
    moveCosts(
      balance,
      margins,
      balance.logCosts.map((log, m) => (m === 2 ? log + 0.1 : log)),
    );
    const sigma = economy.substitution[1]!;
    for (let s = 0; s < sectors; s++) {
      for (let i = 0; i < n; i++) {
        for (let j = 0; j < n; j++) {
          const moved = s === 1 && i === ABROAD && j !== ABROAD;
          const [cost, way] = [(s * n + i) * n + j, (s * n + j) * n + i];
          const costs = [balance, before].map(({ flows }) => flows.economy.goods.residualCost[cost]!);
          const freeness = [balance, before].map(({ inputs }) => inputs.wedges.freeness[way]!);
          expect(costs[0]! / costs[1]!).toBeCloseTo(moved ? Math.exp(0.1) : 1, 12);
          expect(freeness[0]! / freeness[1]!).toBeCloseTo(moved ? Math.exp(0.1 * (1 - sigma)) : 1, 12);
        }
      }
    }
  });

  it.each([
    ["the hinterland is at most twice as far, or half", margins.length - 2, 2],
    ["the rest of the world at most four times, or a quarter", margins.length - 1, 4],
  ])("stops at its bound: %s", (_, at, factor) => {
    const balance = found();
    for (const side of [1, -1]) {
      moveCosts(
        balance,
        margins,
        balance.logCosts.map((log, m) => (m === at ? 9 * side : log)),
      );
      expect(balance.logCosts[at]).toBeCloseTo(side * Math.log(factor), 12);
    }
  });

  it("of the cluster's trade answers its datum: too much bought abroad makes it dearer, too little at home the country", () => {
    const balance = found();
    const [cluster, foreign] = [margins.at(-2)!, margins.at(-1)!];
    foreign.step(balance);
    cluster.step(balance);
    const { ownShareOfCluster: own, importShareOfCluster: abroad } = balance;
    const stepsWith = (constants: Parameters<typeof withConstants>[1]) =>
      costMargins(withConstants(region, constants), technology, economy, targets)
        .slice(-2)
        .map((margin) => margin.step(balance));
    for (const step of stepsWith({ ownShareOfCluster: own, importShareOfCluster: abroad }))
      expect(Math.abs(step)).toBeLessThan(1e-12);
    const steps = stepsWith({ ownShareOfCluster: own + 0.05, importShareOfCluster: abroad - 0.05 });
    for (const step of steps) expect(step).toBeGreaterThan(0);
  });

  it("there and back again is no move", () => {
    const balance = found();
    const logs = balance.logCosts.slice();
    moveCosts(
      balance,
      margins,
      logs.map((log) => log + 0.3),
    );
    moveCosts(balance, margins, logs);
    const { residualCost } = calibration.balance.flows.economy.goods;
    expect([...balance.flows.economy.goods.residualCost]).toEqual(close([...residualCost], 9));
  });

  it("is undone by the next step: imports that have become dear are made cheaper", () => {
    const balance = found();
    const { flows, inputs } = calibration.balance;
    const imports = margins[0]!;
    moveCosts(
      balance,
      margins,
      balance.logCosts.map((log, m) => (m === 0 ? log + 0.5 : log)),
    );
    // What buyers face is read anew from the wedges.
    const competition = flows.competition.slice();
    for (let j = 0; j < n; j++) {
      if (j === ABROAD) continue;
      const lost = inputs.wedges.freeness[j * n + ABROAD]! - balance.inputs.wedges.freeness[j * n + ABROAD]!;
      competition[j]! -= lost * flows.supply[ABROAD]!;
    }
    Object.assign(balance.flows, { competition });
    expect(imports.step(balance)).toBeLessThan(-0.1);
  });
});
