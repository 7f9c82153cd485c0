import { describe, expect, it } from "vitest";
import { publicServices, room, withServices } from "../../../src/model/engine/wellBeing.js";
import { readMarket } from "../../../src/model/engine/year.js";
import { calibrationOf } from "../arms.js";
import { close, twoCities } from "./setting.js";

const { world, market, inputs } = calibrationOf("teaching-three-cities");
const { economy } = world;
const n = economy.nodes;

/** What residents find of 100 and 60 that cities spend, at prices of 1 and 2, where 4 and 9 live. */
function found(rivalry: number, spent = [100, 60], residents = [4, 9]) {
  const { market } = twoCities({ publicServices: { weight: 0.2, rivalry } });
  market.finance.serviceSpending.set(spent);
  return [
    ...publicServices(market, { residents: Float64Array.from(residents), services: null }, Float64Array.of(1, 2)),
  ];
}

describe("public services", () => {
  it("are divided by all, used by all at once, or in between, at the prices of the place", () => {
    expect(found(1)).toEqual(close([25, 30 / 9]));
    expect(found(0)).toEqual([100, 30]);
    expect(found(0.5)).toEqual(close([50, 10]));
  });

  it("are none where a city has nothing left to spend, or nobody lives", () => {
    expect(found(1, [-3, 60], [4, 0])).toEqual([0, 0]);
  });
});

describe("room", () => {
  const { residents } = world.residuals.base;
  const crowded = { ...world, economy: { ...economy, congestion: 0.05 } };
  const cities = [...residents].filter((_, i) => economy.isCity[i]);
  const mean = cities.reduce((a, b) => a + b, 0) / cities.length;

  it("is one in the base year, whatever the size of a city", () => {
    expect([...room(crowded, residents)]).toEqual(Array(n).fill(1));
  });

  it("falls with residents by a share of a city of mean size, in every city alike and in no hinterland", () => {
    const more = room(
      crowded,
      residents.map((people) => people + mean / 10),
    );
    expect([...more]).toEqual(close([...economy.isCity].map((city) => (city ? Math.exp(-0.005) : 1))));
  });
});

describe("well-being", () => {
  it("is Cobb and Douglas's of what is private and what is public, less crowding", () => {
    expect(withServices(0.5, 4, 9, 0.5)).toBeCloseTo(3, 12);
    expect(withServices(0.2, 2, 1, 1)).toBeCloseTo(2 ** 0.8, 12);
  });

  it("is the private amount where services have no weight, even where there are none", () => {
    expect(withServices(0, 4, 0, 1)).toBe(4);
  });

  it("of workers is their real wage with the services and the room of their city", () => {
    const { realWage, services, space, wellBeing } = readMarket(world, market, inputs);
    const { weight } = economy.publicServices;
    expect(weight).toBeGreaterThan(0);
    const expected = realWage.map((wage, k) => wage ** (1 - weight) * services[k % n]! ** weight * space[k % n]!);
    expect([...wellBeing]).toEqual(close([...expected]));
  });
});
