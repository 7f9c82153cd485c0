import { describe, expect, it } from "vitest";
import { randomMarket } from "../../../src/apps/bench/randomMarket.js";
import { criticalTerms } from "../../../src/model/engine/criticalTerms.js";
import { SimulationError } from "../../../src/model/engine/errors.js";
import { Market } from "../../../src/model/engine/market.js";
import type { MarketInputs } from "../../../src/model/engine/marketInputs.js";
import type { MarketState, SpecialCase } from "../../../src/model/engine/marketState.js";
import { textOf } from "../../../src/words/index.js";
import { clearedBusyMarket, close } from "./setting.js";

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

/** A special case that changes nothing and tells what it is asked: the wage of the first node is one. */
class Witness implements SpecialCase {
  readonly unknowns = 0;
  readonly asked: string[] = [];
  afterYearIsFixed(_market: MarketState, _inputs: MarketInputs): void {
    this.asked.push("year");
  }
  afterGuess(_market: MarketState): void {
    this.asked.push("guess");
  }
  beforeProduction(): void {
    this.asked.push("round");
  }
  afterProduction(): void {}
  afterFactors(): void {}
  afterFinance(): void {}
  afterUpdate(): void {}
  level(market: MarketState): number {
    return market.image[market.layout.wage]!;
  }
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
    const tripled = new Market({ ...economy, numeraire: { node: 0, value: 3 } });
    tripled.clear(inputs);
    for (const part of ["wage", "price", "spending", "revenue", "capitalRent"] as const) {
      const ratios = tripled[part].map((value, k) => value / one.market[part][k]!);
      for (const ratio of ratios) expect(ratio).toBeCloseTo(3, 8);
    }
  });

  it("goes on from another's solution at once, and finds the same from a rough guess", () => {
    const { economy, inputs, market } = cleared(12, 4);
    const next = new Market(economy);
    next.startFrom(market);
    next.clear(inputs);
    expect(next.iterations).toBeLessThanOrEqual(2);
    next.coldStart();
    next.clear(inputs);
    expect(next.iterations).toBeGreaterThan(10);
    expect([...next.wage]).toEqual([...market.wage].map((wage) => expect.closeTo(wage, 9)));
  });

  it("says which year, node and unknown does not clear", () => {
    const { economy, inputs } = randomMarket(3, 5);
    const options = { tolerance: 1e-11, maxIterations: 2 };
    expect(() => new Market(economy).clear({ ...inputs, year: 2030 }, options)).toThrow(
      /year 2030 did not clear: after 2 iterations the .* of city-\d.*\. Levers or parameters may be too far from today's: change/,
    );
  });

  it("calls nodes and sectors as people do where the economy has their names", () => {
    const { economy, inputs } = randomMarket(3, 5);
    for (let s = 0; s < 5; s++) economy.inputCostShare[s * 5 + 1] = 0;
    inputs.productivity[1 * 3] = Number.NaN;
    const named = (ids: readonly string[]) => ids.map((id) => textOf(`the ${id}`));
    const names = { nodes: named(economy.nodeIds), sectors: named(economy.sectorIds) };
    expect(() => new Market({ ...economy, names }).clear(inputs)).toThrow(
      "price index of the city-0, sector the sector-1, is not",
    );
  });

  it("does not clear with a price that is not a number, though no other depends on it", () => {
    const { economy, inputs } = randomMarket(3, 5);
    for (let s = 0; s < 5; s++) economy.inputCostShare[s * 5 + 1] = 0;
    inputs.productivity[1 * 3] = Number.NaN;
    expect(() => new Market(economy).clear(inputs)).toThrow(/price index of city-0, sector sector-1, is not a number/);
  });

  it("says so where there are no prices at all", () => {
    const { economy, inputs } = randomMarket(3, 5);
    const toCities = Float64Array.of(1e300, 0, 0);
    const hopeless = { ...inputs, lumpSums: { ...inputs.lumpSums, toCities } };
    expect(() => new Market(economy).clear(hopeless)).toThrow(/of city-\d.* (grows without bound|is not a number)\./);
  });

  it("keeps for programs, too, what did not clear, where and how far it was", () => {
    const { economy, inputs } = randomMarket(3, 5);
    const market = new Market(economy);
    let error: unknown;
    try {
      market.clear({ ...inputs, year: 2030 }, { tolerance: 1e-11, maxIterations: 2 });
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(SimulationError);
    const { details, message } = error as SimulationError;
    const { node, sector } = details;
    expect(details).toMatchObject({ year: 2030, residual: market.residual });
    const inSector = sector === "" ? "" : `, sector ${sector},`;
    expect(message).toContain(` of ${node}${inSector} still changes by ${market.residual.toExponential(2)}`);
  });

  it("is infinitely far from rest before it is cleared", () => {
    expect(new Market(randomMarket(3, 5).economy).residual).toBe(Number.POSITIVE_INFINITY);
  });

  it("clears by way of easier trade where its own is too far to reach in the rounds that there are", () => {
    const { economy, inputs, market } = cleared(3, 5);
    // With fewer rounds some steps of the way are too long, and shorter ones are taken.
    for (const most of [23, 21, 18]) {
      expect(market.iterations).toBeGreaterThan(most);
      const led = new Market(economy);
      led.clear(inputs, { tolerance: 1e-11, maxIterations: most });
      expect(led.iterations).toBeLessThanOrEqual(most);
      for (const part of ["wage", "capitalRent", "industrialRent", "price", "potential", "spending"] as const)
        expect([...led[part]]).toEqual(close([...market[part]], 9));
    }
  });
});

it("one round at a solution leaves it, its rents, prices and unit costs as they are, without clearing", () => {
  const { economy, inputs, market } = cleared(3, 5);
  const other = new Market(economy);
  other.startFrom(market);
  expect([...other.logs.wage]).toEqual(close([...market.wage.map(Math.log)]));
  expect([...other.logs.price]).toEqual(close([...market.price.map(Math.log)]));
  other.price.fill(7);
  other.capitalRent.fill(7);
  other.prepare(inputs);
  other.evaluate(inputs);
  expect(other.residual).toBeLessThan(1e-10);
  for (const part of ["price", "capitalRent", "unitCost"] as const)
    expect([...other[part]]).toEqual(close([...market[part]], 9));
  expect(Math.min(...other.unitCost)).toBeGreaterThan(0);
});

describe("a market with a special case", () => {
  it("is the same as without where that changes nothing", () => {
    const { economy, inputs, market } = cleared(3, 5);
    const special = new Market(economy, new Witness());
    special.clear(inputs);
    for (const part of ["wage", "capitalRent", "price", "unitCost", "spending"] as const)
      expect([...special[part]]).toEqual(close([...market[part]], 9));
  });

  it("is asked once a year and round, and for a guess where there is no solution to start from", () => {
    const { economy, inputs } = randomMarket(3, 5);
    const witness = new Witness();
    const market = new Market(economy, witness);
    const askedIn = (clear: () => void) => {
      witness.asked.length = 0;
      clear();
      return [witness.asked.filter((what) => what !== "round").join(), witness.asked.length] as const;
    };
    const first = askedIn(() => market.clear(inputs));
    expect(first).toEqual(["year,guess", 2 + market.iterations]);
    expect(askedIn(() => market.clear(inputs))).toEqual(["year", 2]);
    market.coldStart();
    expect(askedIn(() => market.clear(inputs))).toEqual(first);
  });

  it("gets what it changes in the year: twice the productivity is twice the productivity", () => {
    const { economy, inputs } = randomMarket(3, 5);
    class Twice extends Witness {
      override afterYearIsFixed({ costConstant }: MarketState): void {
        for (const k of costConstant.keys()) costConstant[k]! -= Math.log(2);
      }
    }
    const special = new Market(economy, new Twice());
    special.clear(inputs);
    const market = new Market(economy);
    market.clear({ ...inputs, productivity: inputs.productivity.map((value) => 2 * value) });
    expect([...special.price]).toEqual(close([...market.price], 9));
  });
});

describe("a guess", () => {
  class Guessed extends Witness {
    readonly guesses: Record<"wage" | "rents" | "price" | "spending" | "potential" | "critical", number[]>[] = [];
    override afterGuess(market: MarketState): void {
      const { wage, capitalRent, industrialRent, price, spending, potential, unknowns, layout } = market;
      this.guesses.push({
        wage: [...wage],
        rents: [...capitalRent, ...industrialRent],
        price: [...price],
        spending: [...spending],
        potential: [...potential],
        critical: [...unknowns.subarray(layout.size)],
      });
    }
  }

  it("has prices of one, spends as many as work, and sells alike everywhere", () => {
    const { economy, inputs } = randomMarket(3, 5);
    const guessed = new Guessed();
    const market = new Market(economy, guessed);
    market.clear(inputs);
    market.coldStart();
    const workers = Float64Array.of(1, 2, 0, 0.5, 1, 0);
    expect(() => market.clear({ ...inputs, workers }, { tolerance: 1e-11, maxIterations: 1 })).toThrow("did not clear");
    expect(guessed.guesses[1]).toEqual({
      wage: Array(6).fill(1),
      rents: Array(6).fill(1),
      price: Array(15).fill(1),
      spending: [1.5, 3, 1e-6],
      potential: close(Array(15).fill(4.500001 / 3)),
      critical: [],
    });
  });

  it("has critical inputs at a price of one, too; with them a market clears as soon as without", () => {
    const { economy, inputs, market } = clearedBusyMarket();
    const input = {
      sector: 1,
      origins: Uint8Array.of(0, 1, 0, 0),
      users: new Uint8Array(12).fill(1),
      elasticity: 0.2,
      secondSource: 0,
      premium: 0,
    };
    const critical = criticalTerms(economy, inputs.policy, market.supply.slice(), [input]);
    const dear = inputs.productivity.slice();
    dear[5]! /= 2;
    const bound = { ...inputs, critical, productivity: dear };
    const guessed = new Guessed();
    const special = new Market(economy, guessed);
    special.clear({ ...inputs, productivity: dear });
    special.coldStart();
    special.clear(bound);
    expect(guessed.guesses[1]!.critical).toEqual([0, 0, 0, 0]);
    market.clear(bound);
    expect(market.iterations).toBeLessThan(60);
  });
});
