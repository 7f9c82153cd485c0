import { describe, expect, it } from "vitest";
import { bareEconomy } from "../../../src/evidence/theory/bare.js";
import {
  carriedGrowth,
  moveByMomentum,
  outputGrowthByLastYear,
  priceFall,
  valueAddedGrowth,
} from "../../../src/model/engine/growth.js";
import { emptyFlows } from "../../../src/model/engine/moves.js";
import type { Growth, World } from "../../../src/model/engine/world.js";
import { close } from "./setting.js";

const economy = bareEconomy({ nodes: 3, sectors: 2, labourTypes: 1 }, { housingShare: 0.2 });
const carried = (...past: number[]) => ({ past: Float64Array.from(past), share: 0.5, window: 5 });
const momentum = { gdp: carried(0.1, -0.1, 0), residents: carried(0.1, -0.1, 0), labourShare: new Float64Array(3) };

/** As much of a world as grows. */
function world(year: number, growth?: Growth): World {
  const stocks = { workers: Float64Array.of(10, 20, 30) };
  return { economy, year, stocks, ...(growth && { growth }) } as unknown as World;
}

describe("growth that is carried over", () => {
  it("repeats its share of the last window in the next, and its power in those that follow", () => {
    const at = (years: number) => carriedGrowth(carried(0.1), years)[0]!;
    expect([at(0), at(5), at(10) - at(5)]).toEqual(close([0, 0.05, 0.025]));
    expect(at(1000)).toBeCloseTo(0.1, 12);
  });
});

describe("a world that grows", () => {
  const growth = { from: 2022, national: 0.03 };

  it("has not grown in its first year", () => {
    const start = world(2022, { ...growth, momentum });
    expect([...valueAddedGrowth(start)]).toEqual(close([0, 0, 0]));
    expect([outputGrowthByLastYear(start), priceFall(start)]).toEqual([1, 1]);
  });

  it("raises productivity of value added by more where part of spending is housing, which does not grow", () => {
    const yearly = Math.log(1.03) / 0.8;
    expect([...valueAddedGrowth(world(2024, growth))]).toEqual(close([2 * yearly, 2 * yearly, 2 * yearly]));
    const ahead = valueAddedGrowth(world(2027, { ...growth, national: 0, momentum }));
    expect([...ahead]).toEqual(close([0.05 / 0.8, -0.05 / 0.8, 0]));
  });

  it("leaves to productivity what people who come do not bring already", () => {
    const labourShare = Float64Array.of(0.5, 0.25, 0.5);
    const people = carriedGrowth(momentum.residents, 5);
    const ahead = valueAddedGrowth(world(2027, { ...growth, national: 0, momentum: { ...momentum, labourShare } }));
    expect(people[0]).not.toBe(0);
    expect([...ahead]).toEqual(close([(0.05 - 0.5 * people[0]!) / 0.8, (-0.05 - 0.25 * people[1]!) / 0.8, 0]));
  });

  it("makes last year's output and prices follow", () => {
    const later = world(2025, growth);
    expect(outputGrowthByLastYear(later)).toBeCloseTo(1.03 ** (2 / 0.8), 12);
    expect(priceFall(later)).toBeCloseTo(1 / 1.03, 12);
  });

  it("moves nothing where it is stationary", () => {
    const still = world(2025);
    expect([...valueAddedGrowth(still)]).toEqual([0, 0, 0]);
    expect([outputGrowthByLastYear(still), priceFall(still)]).toEqual([1, 1]);
    const change = new Float64Array(3);
    moveByMomentum(world(2025, growth), change, emptyFlows(economy));
    expect([...change]).toEqual([0, 0, 0]);
  });
});

describe("momentum of residents", () => {
  it("moves people from the slower to the faster city, none of whom is lost, and flows say so", () => {
    const change = new Float64Array(3);
    const flows = emptyFlows(economy);
    moveByMomentum(world(2022, { from: 2022, national: 0, momentum }), change, flows);
    const step = carriedGrowth(momentum.residents, 1);
    const ratio = (10 + change[0]!) / (20 + change[1]!) / (10 / 20);
    expect(Math.log(ratio)).toBeCloseTo(step[0]! - step[1]!, 12);
    expect([change[0]! + change[1]!, change[2]]).toEqual(close([0, 0]));
    expect(flows.workers[1 * 3 + 0]).toBeCloseTo(change[0]!, 12);
    expect(flows.workers.filter((flow) => flow > 0).length).toBe(1);
  });
});
