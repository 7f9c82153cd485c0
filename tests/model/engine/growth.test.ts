import { describe, expect, it } from "vitest";
import { bareEconomy } from "../../../src/evidence/theory/bare.js";
import {
  driftedPeople,
  outputGrowthByLastYear,
  priceFall,
  valueAddedGrowth,
} from "../../../src/model/engine/growth.js";
import type { Growth, World } from "../../../src/model/engine/world.js";
import { close } from "./setting.js";

const economy = bareEconomy({ nodes: 3, sectors: 2, labourTypes: 1 }, { housingShare: 0.2 });
const drift = {
  people: Float64Array.of(80, 70, 10),
  target: Float64Array.of(60, 90, 10),
  hazard: Float64Array.of(0.05),
  productivity: 0.5,
};

/** As much of a world as grows. */
function world(year: number, growth?: Growth): World {
  const stocks = { workers: Float64Array.of(10, 20, 30) };
  return { economy, year, stocks, ...(growth && { growth }) } as unknown as World;
}

describe("residents who go on moving", () => {
  const at = (years: number) => driftedPeople(drift, years);

  it("come nearer to where they would rest by the share that chooses anew each year", () => {
    const numbers = [1, 10, 20].map((years) => 70 * Math.exp(at(years)[1]!));
    expect(numbers).toEqual(close([71, 78.0252612152, 82.8302815518], 9));
    expect(60 / 80).toBeCloseTo(Math.exp(at(1000)[0]!), 9);
    expect([at(0)[0], at(10)[2]]).toEqual(close([0, 0]));
  });

  it("are counted over all types, each at its own pace", () => {
    const types = {
      ...drift,
      people: Float64Array.of(60, 40),
      target: Float64Array.of(90, 40),
      hazard: Float64Array.of(0.1, 0.5),
    };
    expect(Math.exp(driftedPeople({ ...types, people: Float64Array.of(60, 40) }, 1)[0]!)).toBeCloseTo(1.03, 12);
  });
});

describe("a world that grows", () => {
  const growth = { from: 2022, national: 0.03 };

  it("has not grown in its first year", () => {
    const start = world(2022, { ...growth, drift });
    expect([...valueAddedGrowth(start)]).toEqual(close([0, 0, 0]));
    expect([outputGrowthByLastYear(start), priceFall(start)]).toEqual([1, 1]);
  });

  it("raises productivity of value added by more where part of spending is housing, which does not grow", () => {
    const yearly = Math.log(1.03) / 0.8;
    expect([...valueAddedGrowth(world(2024, growth))]).toEqual(close([2 * yearly, 2 * yearly, 2 * yearly]));
  });

  it("takes off productivity a part of what people bring", () => {
    const came = driftedPeople(drift, 5);
    const ahead = valueAddedGrowth(world(2027, { ...growth, national: 0, drift }));
    expect([...ahead]).toEqual(close([(-0.5 * came[0]!) / 0.8, (-0.5 * came[1]!) / 0.8, 0]));
    expect(came[1]).toBeGreaterThan(0.05);
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
  });
});
