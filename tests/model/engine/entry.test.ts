import { describe, expect, it } from "vitest";
import { bareEconomy } from "../../../src/evidence/theory/bare.js";
import { enterFirms, entryInputs, hireForEntry, valueEntries } from "../../../src/model/engine/entry.js";
import { copyPolicy } from "../../../src/model/engine/instruments.js";
import { Market } from "../../../src/model/engine/market.js";
import type { EntryInputs } from "../../../src/model/engine/marketInputs.js";
import { effectiveProfitTax } from "../../../src/model/engine/policy.js";
import { payFactors, produce } from "../../../src/model/engine/production.js";
import { sharesOf } from "../../../src/model/engine/shares.js";
import { calibrationOf } from "../arms.js";
import { apart, clearedBusyMarket, close, sum, twoCities } from "./setting.js";

/** Ten firms would enter city 0, thirty city 1, each for two bundles of labour that earn 1 and 3. */
function entering(entryElasticity: number, entryPlaceElasticity: number) {
  const { relocation } = bareEconomy({ nodes: 2, sectors: 1, labourTypes: 1 }, {});
  const stage = twoCities({
    substitution: Float64Array.of(5),
    markup: Float64Array.of(1.25),
    labourCostShare: Float64Array.of(1),
    relocation: { ...relocation, entryElasticity, entryPlaceElasticity },
  });
  const { market, inputs } = stage;
  market.logs.wage.set([0, Math.log(3)]);
  valueEntries(market, inputs);
  const entry: EntryInputs = {
    firms: Float64Array.of(10, 30),
    labour: Float64Array.of(2, 2),
    baseValue: market.entryValue.slice(),
    total: Float64Array.of(40, 0),
    support: null,
  };
  inputs.entry = entry;
  return { ...stage, entry };
}

describe("the value of an entry", () => {
  it("is what tax leaves of the profit of a firm run from home, over the wage of what an entry takes", () => {
    const { economy, market, inputs } = clearedBusyMarket();
    const { nodes: n, sectors } = economy;
    valueEntries(market, inputs);
    for (let k = 0; k < sectors * n; k++) {
      const [s, i] = [Math.floor(k / n), k % n];
      // Profit of the cell, by the firms that its openness counts, each as a headquarters at home leaves it.
      const perFirm = (market.operatingProfit[k]! / market.openness[k]!) * market.headquartersPower[k]!;
      const general = market.shares.labourMix[s]!;
      const wage = market.wage[i]! ** general * market.wage[n + i]! ** (1 - general);
      const expected = Math.log((perFirm * (1 - effectiveProfitTax(inputs.policy, i))) / wage);
      expect(market.entryValue[k]).toBeCloseTo(expected, 9);
    }
  });

  it("is free of productivity that all places share: nobody enters more for it", () => {
    const { world, inputs } = calibrationOf("teaching-three-cities");
    const market = new Market(world.economy);
    market.clear({ ...inputs, productivity: inputs.productivity.map((value) => 2 * value) });
    for (const [k, value] of world.residuals.base.entryValue.entries())
      expect(Math.abs(market.entryValue[k]! - value)).toBeLessThan(1e-8);
    for (const [k, firms] of world.residuals.entryFirms.entries())
      expect(apart(market.entrants[k]!, firms)).toBeLessThan(1e-8);
  });
});

describe("entrants", () => {
  it("at base-year values are those of the base year, at the wage of their labour", () => {
    const { market, inputs } = entering(0.3, 2);
    enterFirms(market, inputs);
    expect([...market.entrants]).toEqual(close([10, 30]));
    expect([...market.entryCost]).toEqual(close([10 * 2, 30 * 2 * 3]));
  });

  it("divide between places by the one elasticity, and are as many as the places together offer by the other", () => {
    const { market, inputs } = entering(0.3, 2);
    // Twice the market is twice the profit: 10 x 2^2 and 30 of 40.
    market.logs.potential.set([Math.log(2), 0]);
    enterFirms(market, inputs);
    const [here, there] = market.entrants;
    expect(here! / there!).toBeCloseTo(40 / 30, 12);
    expect(here! + there!).toBeCloseTo(40 * (70 / 40) ** (0.3 / 2), 12);
  });

  it("do not mind places of another country", () => {
    const { market, inputs, economy, entry } = entering(0.3, 2);
    economy.country[1] = 1;
    entry.total.set([10, 30]);
    market.logs.potential.set([Math.log(2), 0]);
    enterFirms(market, inputs);
    expect([...market.entrants]).toEqual(close([10 * 2 ** 0.3, 30]));
  });

  it("whom a negative list refuses go elsewhere in part", () => {
    const { market, inputs, entry } = entering(0.3, 2);
    entry.firms[0] = 0;
    enterFirms(market, inputs);
    expect(market.entrants[0]).toBe(0);
    expect(market.entryCost[0]).toBe(0);
    expect(market.entrants[1]).toBeCloseTo(40 * (30 / 40) ** (0.3 / 2), 12);
    expect(market.entrants[1]).toBeGreaterThan(30);
  });

  it("answer what a fund pays of their cost as (1 - share)^-elasticity at given prices (7.6e), and so does their cost", () => {
    const paid = 0.36;
    const everywhere = entering(0.3, 2);
    everywhere.entry.support = new Float64Array(2).fill(-Math.log(1 - paid));
    enterFirms(everywhere.market, everywhere.inputs);
    const more = (1 - paid) ** -0.3;
    expect([...everywhere.market.entrants]).toEqual(close([10 * more, 30 * more]));
    expect([...everywhere.market.entryCost]).toEqual(close([10 * 2 * more, 30 * 2 * 3 * more]));
    const here = entering(0.3, 2);
    here.entry.support = Float64Array.of(-Math.log(1 - paid), 0);
    enterFirms(here.market, here.inputs);
    const [one, other] = here.market.entrants;
    expect(one! / other!).toBeCloseTo((10 / 30) * (1 - paid) ** -2, 12);
    expect(one! + other!).toBeCloseTo(40 * ((10 * (1 - paid) ** -2 + 30) / 40) ** (0.3 / 2), 12);
    // Firms that are there do not see it: they close as before.
    expect([...here.market.entryValue]).toEqual([...here.entry.baseValue]);
  });

  it("are none, and cost nothing, in a market of given firms", () => {
    const { market, inputs } = entering(0.3, 2);
    inputs.entry = null;
    enterFirms(market, inputs);
    expect(sum(market.entrants) + sum(market.entryCost)).toBe(0);
  });
});

it("what several funds pay of one entry multiplies, and nothing is written where there is no fund", () => {
  const { world } = calibrationOf("teaching-three-cities");
  const { residuals, basePolicy } = world;
  expect(entryInputs(residuals, basePolicy).support).toBeNull();
  const funded = copyPolicy(basePolicy);
  const support = residuals.entryFirms.map((_, k) => (k === 1 ? 0.5 : 0));
  for (const id of ["a", "b"])
    funded.innovationFunds.push({ id, members: [0, 1], weights: Float64Array.of(0.5, 0.5), support });
  const { support: worth } = entryInputs(residuals, funded);
  expect([worth![0], worth![1]]).toEqual(close([0, Math.log(4)]));
});

it("a negative list keeps its share of entrants out, and leaves what an entry takes and is worth", () => {
  const { world } = calibrationOf("teaching-three-cities");
  const { residuals, basePolicy } = world;
  const banned = copyPolicy(basePolicy);
  banned.entryBan[1] = 0.25;
  const { firms, labour, baseValue, total } = entryInputs(residuals, banned);
  expect([...firms]).toEqual(close([...residuals.entryFirms.map((count, k) => (k === 1 ? 0.75 * count : count))], 9));
  expect([labour, baseValue, total]).toEqual([residuals.entryLabour, residuals.base.entryValue, residuals.entryTotal]);
});

describe("labour that works on entries", () => {
  it("is of the sector's own mix, none where it has no labour", () => {
    const labourCostShare = Float64Array.of(0.3, 0, 0.1, 0);
    const { labourMix } = sharesOf(bareEconomy({ nodes: 1, sectors: 2, labourTypes: 2 }, { labourCostShare }));
    expect([...labourMix]).toEqual(close([0.75, 0, 0.25, 0]));
  });

  it("is hired beside that of plants", () => {
    const { market } = entering(1, 1);
    market.labourValue.set([100, 100]);
    market.entryCost.set([5, 0]);
    hireForEntry(market);
    expect([...market.labourValue]).toEqual([105, 100]);
  });

  it("falls with its wage as the elasticity says that damps the solver", () => {
    const { market, inputs } = entering(1.5, 1.5);
    const { logs } = market;
    const paidBy = (step: number) => {
      logs.wage[0]! += step;
      produce(market, inputs);
      payFactors(market);
      const plants = market.labourValue[0]!;
      const damped = market.labourElasticity[0]!;
      enterFirms(market, inputs);
      logs.wage[0]! -= step;
      return { paid: market.labourValue[0]! - plants, elasticity: market.labourElasticity[0]! - damped };
    };
    const step = 1e-5;
    const slope = (paidBy(step).paid - paidBy(-step).paid) / (2 * step);
    expect(apart(slope, -paidBy(0).elasticity)).toBeLessThan(1e-6);
  });
});
