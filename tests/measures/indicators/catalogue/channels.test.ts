import { describe, expect, it } from "vitest";
import { CHANNELS, CONSUMPTION } from "../../../../src/measures/indicators/index.js";
import { yearView } from "../../../../src/measures/indicators/view.js";
import { close } from "../../../model/engine/setting.js";
import { economy, outcome, provinces } from "../fixture.js";
import { valuesOf } from "../values.js";

/** Eight years on: wages of a and rents of b rise, land of c falls away, a grows by a quarter at the cost of c. */
function later(prices = 1) {
  const now = outcome(2030, prices);
  const { accounts, residents, market } = now;
  accounts.spentOf.wages[0]! *= 1.5;
  accounts.spentOf.land[2] = -1 * prices;
  accounts.priceIndex.set([1.1 * prices, prices, 0.9 * prices, prices]);
  accounts.publicServicesPerHead[1] = 0.3;
  market.housingRent[1]! *= 2;
  residents.set([100, 80, 60, 1200]);
  const { spentOf } = accounts;
  for (let i = 0; i < 4; i++) {
    const spent = Object.values(spentOf).reduce((sum, amounts) => sum + amounts[i]!, 0);
    accounts.realConsumptionPerHead[i] = spent / accounts.priceIndex[i]! / residents[i]!;
  }
  return valuesOf(yearView(economy, provinces, now, outcome(2021)));
}

const atRest = valuesOf(yearView(economy, provinces, outcome(2021), outcome(2021)));
const PLACES = ["a", "b", "c", "P", "cluster", "country", "h"];
const through = (id: string) => `consumption-through-${id}`;

describe("where consumption comes from", () => {
  it("sums to the change since the base year, of one city and of several", () => {
    const now = later();
    for (const place of PLACES) {
      const parts = CHANNELS.reduce((sum, { id }) => sum + now(place, id), 0);
      expect(parts, place).toBeCloseTo(now(place, CONSUMPTION) - atRest(place, CONSUMPTION), 10);
    }
  });

  it("is nothing in the base year, and the same in any numeraire", () => {
    for (const { id } of CHANNELS)
      for (const place of PLACES) expect(atRest(place, id), `${place}, ${id}`).toBeCloseTo(0);
    const [now, dear] = [later(), later(3)];
    for (const { id } of CHANNELS)
      for (const place of PLACES) expect(dear(place, id), `${place}, ${id}`).toBeCloseTo(now(place, id), 10);
  });

  it("names what changed: services in b less its rents, prices in c, people in the cluster alone", () => {
    const now = later();
    expect(now("b", through("services"))).toBeGreaterThan(15);
    expect(now("b", through("housing"))).toBeLessThan(0);
    expect(now("b", through("prices"))).toBeGreaterThan(0);
    expect(now("b", through("housing")) + now("b", through("prices"))).toBeCloseTo(0, 10);
    expect(now("c", through("prices"))).toBeGreaterThan(0);
    expect(now("c", through("land"))).toBeLessThan(0);
    for (const place of ["a", "b", "c"]) expect(now(place, through("moves"))).toBe(0);
    expect(now("cluster", through("moves"))).not.toBe(0);
  });
});

describe("prices and market access", () => {
  it("are one in the base year, and the same in any numeraire", () => {
    const dear = valuesOf(yearView(economy, provinces, outcome(2030, 3), outcome(2021)));
    for (const id of ["price-index", "market-access"])
      for (const place of PLACES)
        expect([atRest(place, id), dear(place, id)], `${place}, ${id}`).toEqual(close([1, 1]));
  });

  it("weigh sectors by what the place sold of them in the base year", () => {
    const now = outcome(2030);
    now.market.potential[4]! *= 32;
    const of = valuesOf(yearView(economy, provinces, now, outcome(2021)));
    // City a sold 10 of farms and 90 of works, whose varieties have an elasticity of 5.
    expect(of("a", "market-access")).toBeCloseTo(2 ** 0.9, 10);
    expect(of("b", "market-access")).toBeCloseTo(1, 12);
    expect(of("cluster", "market-access")).toBeCloseTo(2 ** (90 / 310), 10);
  });
});
