import { describe, expect, it } from "vitest";
import { type Balance, fitSupply, keepCapital, relativeChange } from "../../../src/calibrate/balance/state.js";
import { close } from "../../model/engine/setting.js";

it("a change is counted in parts of what comes next, or of one part in a thousand million", () => {
  expect([relativeChange(2, 1), relativeChange(1, 2), relativeChange(-4, -1)]).toEqual([0.5, 1, 0.75]);
  expect([relativeChange(0, 1e-9), relativeChange(1e-12, 0)]).toEqual(close([1, 1e-3]));
});

describe("proportional fitting of supply", () => {
  /** Two places and a third, of two sectors the second without any demand. */
  const balance = () => {
    const flows = {
      economy: { nodes: 3, sectors: 2 },
      demand: Float64Array.of(10, 30, 5, 0, 0, 0),
      competition: Float64Array.of(1, Math.E, Math.E ** 2, 7, 7, 7),
      revenue: Float64Array.of(4, 0, 6, 8, 2, 0),
      soughtPotential: Float64Array.of(2, 1, 3, 4, 4, 1),
      supply: new Float64Array(6).fill(1),
    };
    return { flows } as unknown as Balance;
  };

  it("sells as much as it earns, at a mean price of one at home and one abroad", () => {
    const { flows } = balance();
    const change = fitSupply({ flows } as Balance, 2);
    // Three quarters of what is bought at home is bought where ln of competition is one; abroad it is two.
    const first = [2 * Math.exp(-0.75), 0, 2 * Math.exp(-2)];
    // Where nobody buys there is no price to hold.
    expect([...flows.supply]).toEqual(close([...first, 2, 0.5, 0]));
    // Supply of the second sector has doubled.
    expect(change).toBeCloseTo(1, 12);
  });

  it("has one mean price where there is nobody abroad", () => {
    const { flows } = balance();
    fitSupply({ flows } as Balance, -1);
    const scale = Math.exp(-(30 + 2 * 5) / 45);
    expect([...flows.supply.subarray(0, 3)]).toEqual(close([2 * scale, 0, 2 * scale]));
  });

  it("is told by how much supply has changed, where there is any", () => {
    const { flows } = balance();
    flows.supply.set([1, 5, 1, 2, 0.5, 9]);
    expect(fitSupply({ flows } as Balance, 2)).toBeCloseTo(1 - 2 * Math.exp(-2), 12);
  });
});

it("capital that is not saved is kept as it is", () => {
  const inputs = { placing: Float64Array.of(1, 2), capital: Float64Array.of(3, 4) };
  const flows = { economy: { saving: null }, capitalValue: Float64Array.of(9, 9) };
  const targets = { residualNode: 0, residualSpending: 5 };
  expect(() => keepCapital({} as never, { flows, inputs } as never, targets as never)).not.toThrow();
  expect([...inputs.placing, ...inputs.capital]).toEqual([1, 2, 3, 4]);
});
