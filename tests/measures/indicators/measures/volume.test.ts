import { describe, expect, it } from "vitest";
import { volumeOfValueAdded } from "../../../../src/measures/indicators/measures/volume.js";
import type { Economy } from "../../../../src/model/engine/economy.js";
import type { YearOutcome } from "../../../../src/model/engine/outcome.js";

/** What is said of two nodes and one or more sectors; headquarters buy the second type of labour. */
interface Given {
  price?: number[];
  revenue: number[];
  unitCost?: number[];
  wage?: number[];
  /** [h * n + i] */
  payments?: number[];
  /** [h * n + i] */
  linkCost?: number[];
  dearer?: number[];
}

const NODES = 2;
const yearOf = ({ price, revenue, unitCost, wage, payments, linkCost, dearer }: Given): YearOutcome => {
  const ones = revenue.map(() => 1);
  return {
    linkCost: Float64Array.from(linkCost ?? [0, 0, 0, 0]),
    market: {
      price: Float64Array.from(price ?? ones),
      revenue: Float64Array.from(revenue),
      unitCost: Float64Array.from(unitCost ?? ones),
      wage: Float64Array.from(wage ?? [1, 1, 1, 1]),
      headquartersPayments: Float64Array.from(payments ?? [0, 0, 0, 0]),
      ...(dearer && { critical: { dearer: Float64Array.from(dearer) } }),
    },
  } as unknown as YearOutcome;
};

/** `inputs`: [s * S + r], or by node [(s * S + r) * n + i]. */
const economyOf = (markup: number[], inputs: number[], eta: number[], byNode = false): Economy =>
  ({
    ...{ nodes: NODES, sectors: markup.length, headquartersLabour: 1, ...(byNode && { sharesByNode: true }) },
    markup: Float64Array.from(markup),
    inputCostShare: Float64Array.from(inputs),
    headquartersCostShare: Float64Array.from(eta),
  }) as unknown as Economy;

const volume = (economy: Economy, now: Given, base: Given) => [
  ...volumeOfValueAdded(economy, yearOf(now), yearOf(base)),
];
const close = (values: number[]) => values.map((value) => expect.closeTo(value, 10));

describe("the volume of what firms add", () => {
  it("in the base year is what they add", () => {
    // Markup 1.25, inputs half of cost: 40 % of revenue is paid for inputs.
    const base = { revenue: [100, 50] };
    expect(volume(economyOf([1.25], [0.5], [0]), base, base)).toEqual(close([60, 30]));
  });

  it("goes up with what is sold, and does not with the cost at which it is", () => {
    const economy = economyOf([1.25], [0], [0]);
    expect(volume(economy, { revenue: [200, 50] }, { revenue: [100, 50] })).toEqual(close([200, 50]));
    expect(volume(economy, { revenue: [200, 50], unitCost: [2, 1] }, { revenue: [100, 50], unitCost: [1, 1] })).toEqual(
      close([100, 50]),
    );
  });

  it("counts inputs at what they cost: dearer ones are fewer, of which more is made", () => {
    const economy = economyOf([1.25], [0.5], [0]);
    // Of the same output e^(0.4 ln 2 / 0.6) times the value added where inputs are half as many.
    expect(volume(economy, { revenue: [100, 50], price: [2, 1] }, { revenue: [100, 50] })).toEqual(
      close([60 * 2 ** (0.4 / 0.6), 30]),
    );
  });

  it("takes the inputs of each sector from the prices of where it stands, with shares of its own", () => {
    const economy = economyOf([1, 1], [0, 0.5, 0.25, 0], [0, 0]);
    const base = { revenue: [100, 100, 100, 100] };
    // The first sector buys the second, whose price doubles in the second node.
    expect(volume(economy, { ...base, price: [1, 1, 1, 2] }, base)).toEqual(close([125, 50 * 2 + 75]));
    const byNode = economyOf([1, 1], [0, 0, 0.5, 0, 0, 0, 0, 0], [0, 0], true);
    expect(volume(byNode, { ...base, price: [1, 1, 2, 2] }, base)).toEqual(close([50 * 2 + 100, 200]));
  });

  it("knows that inputs which are critical cost more than their composite", () => {
    const economy = economyOf([1.25], [0.5], [0]);
    const base = { revenue: [100, 50] };
    expect(volume(economy, { ...base, dearer: [Math.log(2), 0] }, base)).toEqual(close([60 * 2 ** (0.8 / 0.6), 30]));
    expect(volume(economy, base, { ...base, dearer: [Math.log(2), 0] })).toEqual(close([60 / 2 ** (0.8 / 0.6), 30]));
  });

  it("counts services of headquarters where they are sold, at the wages of the base year", () => {
    // A tenth of cost: of 100 the first node pays 8 to the second, whose staff then earn twice as much.
    const economy = economyOf([1.25], [0], [0.1]);
    const base = { revenue: [100, 0], payments: [0, 0, 8, 0] };
    expect(volume(economy, base, base)).toEqual(close([92, 8]));
    const dear = { ...base, wage: [1, 1, 1, 2] };
    // Paid as much they are half as many; a unit of output, headquarters counted, costs 2^0.1 as much.
    expect(volume(economy, dear, base)).toEqual(close([92 * 2 ** ((-0.1 + 0.08) / 0.92), 4]));
    // Wages of other labour move nothing.
    expect(volume(economy, { ...base, wage: [5, 5, 1, 1] }, base)).toEqual(close([92, 8]));
  });

  it("weighs wages of headquarters by what is bought of each now", () => {
    const economy = economyOf([1.25], [0], [0.1]);
    const base = { revenue: [100, 0], payments: [4, 0, 4, 0] };
    // 4 at the wage of before and 6 at twice the wage: 7 units for 10, sold 4 and 3.
    const now = { ...base, payments: [4, 0, 6, 0], wage: [1, 1, 1, 2] };
    expect(volume(economy, now, base)).toEqual(close([92 * (10 / 7) ** ((-0.1 + 0.08) / 0.92) + 4, 3]));
  });

  it("goes up where plants need less of headquarters' staff, as a way to them is shorter", () => {
    const economy = economyOf([1.25], [0], [0.1]);
    const base = { revenue: [100, 0], payments: [4, 0, 4, 0], linkCost: [0, 0, 1, 0] };
    // Of 8 that are paid 4 buy twice the services: 12 for 8, so that a unit of output costs (8 / 12)^0.1 as much.
    const near = { ...base, linkCost: [0, 0, 0, 0] };
    expect(volume(economy, near, base)).toEqual(close([92 * 1.5 ** (0.1 / 0.92) + 4, 4]));
    expect(volume(economy, base, near)).toEqual(close([92 * (8 / 6) ** (-0.1 / 0.92) + 4, 4]));
  });

  it("is nothing of a cell that sold nothing before or sells nothing now", () => {
    const economy = economyOf([1.25], [0.5], [0]);
    expect(volume(economy, { revenue: [0, 50] }, { revenue: [100, 0] })).toEqual([0, 0]);
  });
});
