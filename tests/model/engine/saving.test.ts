import { describe, expect, it } from "vitest";
import { bareEconomy, bareStage, clear, type Stage, setFreeness } from "../../../src/evidence/theory/bare.js";
import { moveCapital } from "../../../src/model/engine/capital.js";
import { emptyFlows } from "../../../src/model/engine/moves.js";
import type { World } from "../../../src/model/engine/world.js";
import { apart, sum } from "./setting.js";

const KEPT = 0.95;
const WORN = 0.05;
const CAPITAL_SHARE = 0.239;

interface Closure {
  ofIncome: number;
  ofWealth: number;
}
const savers = (worn: number): Closure => ({ ofIncome: KEPT, ofWealth: (1 - KEPT) * (1 - worn) });
const rate: Closure = { ofIncome: WORN / (1 / KEPT - 1 + WORN), ofWealth: 0 };

/** As many places of a country, each with one sector that works with labour and capital, without profit, tax or inputs. */
function places(nodes: number, { ofIncome, ofWealth }: Closure, worn = WORN): Stage {
  const economy = bareEconomy(
    { nodes, sectors: 1, labourTypes: 1 },
    {
      expenditureShare: Float64Array.of(1),
      labourCostShare: Float64Array.of(1 - CAPITAL_SHARE),
      capitalCostShare: Float64Array.of(CAPITAL_SHARE),
      investment: { hazard: worn, tasteDispersion: 0.5, fixedCost: 0, distanceCost: 0, leastRent: 0 },
      saving: { mix: Float64Array.of(1), logBasePrice: new Float64Array(nodes), ofIncome, ofWealth },
    },
  );
  const stage = bareStage(economy);
  stage.inputs.workers.fill(1);
  stage.inputs.residents.fill(1);
  stage.inputs.placing.fill(1 / nodes);
  setFreeness(stage, 0, (i, j) => (i === j ? 1 : 0));
  return stage;
}

/** A year from a stock of capital in every place: what is made, what it costs, and the stock of the next year. */
function year(stage: Stage, capital: readonly number[]) {
  const { economy, market, inputs } = stage;
  const n = economy.nodes;
  inputs.capital.set(capital);
  clear(stage);
  const world = {
    economy,
    kilometres: new Float64Array(n * n).fill(1),
    linked: new Uint8Array(n * n).fill(1),
    residuals: { capitalAppeal: new Float64Array(n).fill(1) },
    stocks: { capital: inputs.capital },
  } as unknown as World;
  const flows = emptyFlows(economy);
  const moves = moveCapital(world, market, { policy: inputs.policy, inputs }, flows);
  return {
    output: market.revenue.map((value, i) => value / market.price[i]!),
    saved: sum(market.finance.saved),
    invested: sum(market.investment),
    next: Array.from(moves.change, (change, i) => capital[i]! + change),
    grown: moves.grown,
    placing: moves.placing,
    moved: flows.capital,
    price: Array.from(market.capitalPrice),
  };
}

/** Where the stock stays: B a Y = (1 - B (1 - d)) K. */
const restOf = (stage: Stage, worn: number) => {
  const [unit] = year(stage, [1]).output;
  return ((KEPT * CAPITAL_SHARE * unit!) / (1 - KEPT * (1 - worn))) ** (1 / (1 - CAPITAL_SHARE));
};

/** Of what is left of a push after a year. */
function keptOfPush(closure: Closure): number {
  const stage = places(1, closure);
  const rest = restOf(stage, WORN);
  expect(apart(year(stage, [rest]).next[0]!, rest)).toBeLessThan(1e-10);
  const push = 1e-4;
  const [up, down] = [year(stage, [rest * (1 + push)]).next[0]!, year(stage, [rest * (1 - push)]).next[0]!];
  return (up - down) / (2 * push * rest);
}

describe("capital that is saved, in one place with one sector", () => {
  it("comes back after a push with 1 - (1 - B (1 - d)) (1 - a) a year: half of it in nine years", () => {
    const expected = 1 - (1 - KEPT * (1 - WORN)) * (1 - CAPITAL_SHARE);
    expect(expected).toBeCloseTo(0.9258, 5);
    expect(keptOfPush(savers(WORN))).toBeCloseTo(expected, 6);
  });

  it("comes back with 1 - d (1 - a) where a share of income is saved, half as fast", () => {
    expect(1 - WORN * (1 - CAPITAL_SHARE)).toBeCloseTo(0.96195, 5);
    expect(keptOfPush(rate)).toBeCloseTo(1 - WORN * (1 - CAPITAL_SHARE), 6);
  });

  it.each([0.3, 1, 4])("is B a Y of the year before where all of it wears out, from a stock of %d", (stock) => {
    const { next, output } = year(places(1, savers(1), 1), [stock]);
    expect(apart(next[0]!, KEPT * CAPITAL_SHARE * output[0]!)).toBeLessThan(1e-12);
  });

  it("is not turned back into goods where there is far too much of it: nothing is saved, and it wears out", () => {
    const stage = places(1, savers(WORN));
    const { next, saved } = year(stage, [1000 * restOf(stage, WORN)]);
    expect(saved).toBe(0);
    expect(apart(next[0]!, 1000 * (1 - WORN) * restOf(stage, WORN))).toBeLessThan(1e-12);
  });
});

describe("capital that is saved, in two places of one country", () => {
  it("is in each what it is in one that is alone", () => {
    let [alone, both] = [[2], [2, 2]];
    for (let y = 0; y < 10; y++) {
      alone = year(places(1, savers(WORN)), alone).next;
      both = year(places(2, savers(WORN)), both).next;
      for (const stock of both) expect(apart(stock, alone[0]!)).toBeLessThan(1e-12);
    }
    expect(alone[0]).not.toBeCloseTo(2, 1);
  });

  it("goes next year where it earns more for what it costs, and all that is saved is invested", () => {
    const { invested, saved, placing, grown, next } = year(places(2, savers(WORN)), [1, 3]);
    expect(apart(invested, saved)).toBeLessThan(1e-12);
    expect(apart(grown, sum(next) - 4)).toBeLessThan(1e-10);
    expect(sum(placing)).toBeCloseTo(1, 12);
    // Three times the stock, of which a place that earns as much would draw as much.
    expect(placing[0]! / placing[1]!).toBeGreaterThan(1);
  });

  it("moves in units of the stock that it leaves, whatever a unit costs that year", () => {
    const { moved, placing, price } = year(places(2, savers(WORN)), [1, 3]);
    // Without costs of moving all choose alike, wherever they come from.
    expect(apart(moved[1]!, WORN * placing[1]!)).toBeLessThan(1e-12);
    expect(apart(moved[2]!, 3 * WORN * placing[0]!)).toBeLessThan(1e-12);
    for (const one of price) expect(Math.abs(Math.log(one))).toBeGreaterThan(0.1);
  });
});
