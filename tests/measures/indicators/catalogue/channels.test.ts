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

  it("is in full what wages add where nothing else changes, and what services do", () => {
    const now = outcome(2021);
    // City a has 15 more of wages for 80 residents; b's services rise by 0.2 a head.
    now.accounts.spentOf.wages[0]! *= 1.5;
    now.accounts.publicServicesPerHead[1] = 0.3;
    const of = valuesOf(yearView(economy, provinces, now, outcome(2021)));
    expect(of("a", through("wages"))).toBeCloseTo((100 * 15) / 80, 10);
    expect(of("b", through("services"))).toBeCloseTo(20, 10);
    expect(of("P", through("wages"))).toBeCloseTo((100 * 15) / 160, 10);
    for (const id of ["profits", "capital", "land", "agreements", "prices", "housing", "moves"])
      expect(of("a", through(id)), id).toBeCloseTo(0, 10);
  });

  it("falls with prices by what the same money buys less, of which rents take their share", () => {
    const now = outcome(2021);
    const { accounts, market } = now;
    accounts.priceIndex[2] = 1.25;
    accounts.publicServicesPerHead[2]! /= 1.25;
    market.housingRent[2]! *= 2;
    const of = valuesOf(yearView(economy, provinces, now, outcome(2021)));
    // A resident of c spends 48 / 80, and 0.2 on services: a fifth less of it.
    const spent = 100 * ((30 + 8 + 4 + 4 + 2) / 80 + 0.2);
    const lost = spent - spent / 1.25;
    const housing = (0.1 * Math.LN2 * lost) / Math.log(1.25);
    expect(of("c", through("housing"))).toBeCloseTo(-housing, 10);
    expect(of("c", through("prices"))).toBeCloseTo(-(lost - housing), 10);
  });

  it("comes with people who live where more is consumed", () => {
    const now = outcome(2021);
    now.residents.set([100, 60, 80, 1200]);
    for (const amounts of Object.values(now.accounts.spentOf)) {
      amounts[0]! *= 100 / 80;
      amounts[1]! *= 60 / 80;
    }
    const of = valuesOf(yearView(economy, provinces, now, outcome(2021)));
    // An eighth of P's people more live in a, where 0.6 a head is consumed, and less in b, where 0.5 is.
    expect(of("P", through("moves"))).toBeCloseTo(100 * 0.125 * (0.6 - 0.5), 10);
    expect(of("P", through("wages"))).toBeCloseTo(0, 10);
  });
});
