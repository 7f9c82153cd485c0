import { describe, expect, it } from "vitest";
import { SimulationError } from "../../../src/model/engine/errors.js";
import { copyPolicy } from "../../../src/model/engine/instruments.js";
import type { Policy } from "../../../src/model/engine/policy.js";
import { Futures, withTransfers } from "../../../src/model/governance/futures.js";
import { IMPOSSIBLE } from "../../../src/model/governance/objective.js";
import {
  closedBorders,
  foresightOf,
  GROWTH,
  imagine,
  openBetween,
  openness,
  REVENUE,
  receivedBy,
  type Worth,
  worthOver,
  YEAR,
} from "./present.js";

const closed = closedBorders(3);
const open = closedBorders(3);
openBetween([0, 1, 2], open);

const futuresOf = (worth: Worth = openness([1, 1, 5]), foresight = foresightOf(3)) =>
  new Futures(imagine(3, worth), () => closed, foresight);

describe("what futures are worth", () => {
  it("is the discounted sum of what each year brings each player", () => {
    const futures = futuresOf();
    expect(futures.nothing).toEqual([0, 0, 0]);
    const [all, later] = [() => open, (year: number) => (year > YEAR ? open : closed)].map((course) =>
      futures.payoffs(course),
    );
    // Two neighbours' borders less two of its own.
    for (const [p, yearly] of [4, 4, -4].entries()) {
      expect(all![p]).toBeCloseTo(yearly * worthOver(4), 9);
      expect(later![p]).toBeCloseTo(yearly * (worthOver(4) - 1), 9);
    }
  });

  it("is to cities that decide as one their mean by residents", () => {
    const present = imagine(3, openness([1, 1, 5]));
    present.residents.set([1, 3, 1]);
    const weights = [GROWTH, GROWTH];
    const players = [
      { id: "pair", cities: [1, 2], weights },
      { id: "other", cities: [0], weights: [GROWTH] },
    ];
    const futures = new Futures(present, () => closed, foresightOf(3, { players }));
    expect(futures.payoffs(() => open)[0]).toBeCloseTo((0.75 * 4 - 0.25 * 4) * worthOver(4), 9);
  });

  it("is as bad as it gets for everybody where a future cannot be simulated", () => {
    const worth: Worth = ({ border }) => {
      if (border[1] === 0) throw new SimulationError("no such year");
      return 0;
    };
    expect(futuresOf(worth).payoffs(() => open)).toEqual([IMPOSSIBLE, IMPOSSIBLE, IMPOSSIBLE]);
    expect(() => new Futures(imagine(3, worth), () => open, foresightOf(3))).toThrow("no such year");
  });

  it("does not hide a mistake of the program", () => {
    const broken: Worth = ({ border }) => {
      if (border[1] === 0) throw new TypeError("a mistake");
      return 0;
    };
    expect(() => futuresOf(broken).payoffs(() => open)).toThrow(TypeError);
  });

  it("is looked at with what governments have chosen, found out once for every policy", () => {
    const asked: Policy[] = [];
    const present = imagine(3, openness([1, 1, 1]));
    const standing = (policy: Policy) => {
      asked.push(policy);
      const chosen = copyPolicy(policy);
      chosen.profitTaxRebate.fill(0.5);
      return chosen;
    };
    const futures = new Futures(present, () => closed, foresightOf(3), standing);
    futures.payoffs(() => open);
    futures.payoffs(() => open);
    expect(asked).toEqual([closed, open]);
    for (const policy of present.looked.flat()) expect(policy.profitTaxRebate[0]).toBe(0.5);
    expect(open.profitTaxRebate[0]).toBe(0);
  });
});

describe("money", () => {
  it("is worth what its years' GDP gains by it, without an agreement", () => {
    const futures = futuresOf();
    expect(futures.worthOfMoney(1, () => true)).toBeCloseTo(0.01 * worthOver(4), 9);
    expect(futures.worthOfMoney(1, (year) => year > YEAR + 1)).toBeCloseTo(0.01 * (worthOver(4) - 1.5), 9);
  });

  it("comes from the rest of the country where the centre has no taxes", () => {
    const present = imagine(3, openness([1, 1, 1]));
    present.economy.isCity[2] = 0;
    present.publicRevenue[3] = 0;
    const futures = new Futures(present, () => closedBorders(3), foresightOf(2));
    expect(futures.worthOfMoney(0, () => true)).toBeGreaterThan(0);
    const paid = present.looked.flat().flatMap(({ transfers }) => transfers);
    expect(new Set(paid.map(({ payer, payee }) => `${payer} > ${payee}`))).toEqual(new Set(["2 > 0"]));
  });

  it("that never comes is worth nothing, which is an error that names the player", () => {
    expect(() => futuresOf().worthOfMoney(2, () => false)).toThrow(/Money is worth nothing to city-2/);
  });

  it("and output are this year's, without an agreement", () => {
    const pair = foresightOf(3);
    const players = [{ id: "pair", cities: [0, 1], weights: [GROWTH, GROWTH] }];
    const futures = futuresOf(() => Math.log(7), { ...pair, players });
    expect(futures.revenue(0)).toBe(2 * REVENUE);
    expect(futures.gdp(0)).toBeCloseTo(14, 9);
  });
});

describe("payments that give everybody its receipt", () => {
  const paid = (receipts: readonly number[], futures = futuresOf()) => {
    const transfers = futures.transfers(receipts, "test");
    return { transfers, received: [0, 1, 2].map((city) => receivedBy({ ...closed, transfers }, city)) };
  };

  it("go from those who pay to those who get, in proportion", () => {
    const { transfers, received } = paid([-6, 2, 4]);
    expect(received.map((amount) => Number(amount.toFixed(9)))).toEqual([-6, 2, 4]);
    expect(transfers.map(({ id }) => id)).toEqual(["test:0>1", "test:0>2"]);
  });

  it("come from the centre where receipts do not sum to zero, and go there as negative grants", () => {
    expect(paid([5, 0, 0]).transfers).toMatchObject([{ payer: -1, payee: 0, amount: 5 }]);
    expect(paid([-5, 0, 0]).transfers).toMatchObject([{ payer: -1, payee: 0, amount: -5 }]);
  });

  it("are none where nobody gets anything", () => {
    expect(paid([0, 0, 0]).transfers).toEqual([]);
  });

  it("divide among a player's cities by their revenue", () => {
    const players = [
      { id: "pair", cities: [0, 1], weights: [GROWTH, GROWTH] },
      { id: "other", cities: [2], weights: [GROWTH] },
    ];
    const rich = closedBorders(3);
    // City 1 has a grant of twice its own revenue.
    rich.transfers.push({ id: "grant", payer: -1, payee: 1, amount: 2 * REVENUE });
    const futures = new Futures(
      imagine(3, () => 0),
      () => rich,
      foresightOf(3, { players }),
    );
    const { transfers } = paid([8, -8], futures);
    expect(transfers.map(({ payer, payee }) => [payer, payee])).toEqual([
      [2, 0],
      [2, 1],
    ]);
    for (const [k, amount] of [2, 6].entries()) expect(transfers[k]!.amount).toBeCloseTo(amount, 9);
  });
});

it("a policy with payments is another policy; without any it is itself", () => {
  const payment = { id: "a", payer: 0, payee: 1, amount: 1 };
  expect(withTransfers(closed, [payment]).transfers).toEqual([payment]);
  expect(closed.transfers).toEqual([]);
  expect(withTransfers(closed, [])).toBe(closed);
});
