import { describe, expect, it } from "vitest";
import { investPublicly, shareSpending } from "../../../src/model/engine/budgets.js";
import { Market } from "../../../src/model/engine/market.js";
import { Memory } from "../../../src/model/engine/memory.js";
import { productivityOf } from "../../../src/model/engine/productivity.js";
import { calibrationOf } from "../arms.js";
import { close, equalisationOf, sum, twoCities } from "./setting.js";

/** Two cities that spend 100 and 60, where 4 and 6 live, under one centre with 50 to return. */
function spending(...rules: Parameters<typeof equalisationOf>[0][]) {
  const { market, inputs } = twoCities();
  market.finance.citySpending.set([100, 60]);
  market.finance.centralTransfer.set([20, 30]);
  market.finance.centralRevenue.set([50]);
  inputs.residents = Float64Array.of(4, 6);
  inputs.policy.spendingEqualisation.push(...rules.map(equalisationOf));
  return { market, inputs, finance: market.finance };
}

describe("equal spending", () => {
  it("divides the pool by residents, and takes no more from it than was paid in", () => {
    const { market, inputs, finance } = spending({});
    shareSpending(market, inputs);
    // Three quarters are social: 75 and 45, so 12 a head and 48 in the first city.
    expect([...finance.sharingPaid]).toEqual(close([-27, 27]));
    expect([...finance.citySpending]).toEqual(close([73, 87]));
    // Services per resident are equal when their quarter of productive spending is left aside.
    expect([...finance.serviceSpending].map((amount, i) => amount / inputs.residents[i]!)).toEqual(close([16, 16]));
    // In money services move by what is paid, and by no more.
    expect([...finance.servicesBought]).toEqual(close([73, 87]));
  });

  it("goes as far as the degree says", () => {
    const [half, none] = [0.5, 0].map((degree) => {
      const { market, inputs, finance } = spending({ degree });
      shareSpending(market, inputs);
      return [...finance.sharingPaid];
    });
    expect(half).toEqual(close([-13.5, 13.5]));
    expect(none!.map(Math.abs)).toEqual([0, 0]);
  });

  it("leaves services alone where productive spending is made equal", () => {
    const { market, inputs, finance } = spending({ spending: "productive" });
    shareSpending(market, inputs);
    expect([...finance.sharingPaid]).toEqual(close([-9, 9]));
    for (const services of [finance.serviceSpending, finance.servicesBought]) expect([...services]).toEqual([100, 60]);
    expect([...finance.productiveRatio]).toEqual(close([16 / 25, 24 / 15]));
  });

  it("lifts those below the mean where the centre pays, which has that much less to return", () => {
    const { market, inputs, finance } = spending({ payer: "centre" });
    shareSpending(market, inputs);
    expect([...finance.sharingPaid]).toEqual(close([0, 27]));
    expect([...finance.centralGrants]).toEqual(close([27]));
    expect([...finance.centralTransfer]).toEqual(close([20 - 10.8, 30 - 16.2]));
    expect(sum(finance.citySpending)).toBeCloseTo(160, 12);
    // A grant for services is less for services elsewhere: nobody's services are paid for by what has no worth.
    expect([...finance.serviceSpending]).toEqual(close([100 - 10.8 / 0.75, 60 + (27 - 16.2) / 0.75]));
    expect([...finance.servicesBought]).toEqual(close([100 - 10.8, 60 + 27 - 16.2]));
    expect([...finance.productiveRatio]).toEqual([1, 1]);
    expect(finance.centralRevenue[0]).toBeCloseTo(sum(finance.centralTransfer), 12);
  });
});

describe("fees for services to residents who are registered elsewhere", () => {
  const places = { room: new Float64Array(2), meanAccess: new Float64Array(2) };

  it("are paid by their homes, as a part of what the host spends, and are spent on services there", () => {
    const { market, inputs, finance } = spending();
    // The first city pays a tenth of what the second spends.
    inputs.services = { ...places, fees: Float64Array.of(0, 0.1, 0, 0), centralFees: new Float64Array(2) };
    shareSpending(market, inputs);
    expect([...finance.sharingPaid]).toEqual(close([-6, 6]));
    expect([...finance.citySpending]).toEqual(close([94, 66]));
    for (const services of [finance.serviceSpending, finance.servicesBought])
      expect([...services]).toEqual(close([94, 66]));
    expect([...finance.centralTransfer]).toEqual(close([20, 30]));
    expect([...finance.productiveRatio]).toEqual(close([1, 1]));
  });

  it("are paid by the centre out of what it returns, where it pays them", () => {
    const { market, inputs, finance } = spending();
    inputs.services = { ...places, fees: new Float64Array(4), centralFees: Float64Array.of(0, 0.5) };
    shareSpending(market, inputs);
    // A grant of 30 to the second city; of that 12 and 18 are not returned.
    expect([...finance.centralGrants]).toEqual(close([30]));
    expect([...finance.sharingPaid]).toEqual(close([0, 30]));
    expect([...finance.citySpending]).toEqual(close([88, 72]));
    for (const services of [finance.serviceSpending, finance.servicesBought])
      expect([...services]).toEqual(close([88, 72]));
    expect([...finance.centralTransfer]).toEqual(close([8, 12]));
    expect(finance.centralRevenue[0]).toBeCloseTo(20, 12);
    expect([...finance.productiveRatio]).toEqual(close([0.88, 0.7]));
  });

  it("are none of a host that spends nothing, and of the year before where there are none any more", () => {
    const { market, inputs, finance } = spending();
    finance.citySpending[1] = 0;
    finance.centralGrants[0] = 7;
    inputs.services = { ...places, fees: Float64Array.of(0, 0.1, 0, 0), centralFees: Float64Array.of(0, 0.5) };
    shareSpending(market, inputs);
    expect([...finance.citySpending]).toEqual([100, 0]);
    expect([...finance.productiveRatio]).toEqual([1, 1]);
    inputs.services = null;
    finance.centralGrants[0] = 7;
    shareSpending(market, inputs);
    expect([...finance.centralGrants]).toEqual([0]);
    expect([...finance.serviceSpending]).toEqual([100, 0]);
  });
});

describe("spending that is made equal", () => {
  it("counts a city that has less than nothing as one that spends nothing", () => {
    const social = spending({});
    social.finance.citySpending[0] = -10;
    shareSpending(social.market, social.inputs);
    // Of three quarters of 60 the first city gets four tenths.
    expect([...social.finance.citySpending]).toEqual(close([-10 + 18, 60 - 18]));
    expect([...social.finance.serviceSpending]).toEqual(close([-10 + 24, 60 - 24]));
    const productive = spending({ spending: "productive" });
    productive.finance.citySpending[0] = 0;
    shareSpending(productive.market, productive.inputs);
    // What is nothing without equalisation has no ratio to it.
    expect([...productive.finance.productiveRatio]).toEqual(close([1, 0.6]));
  });

  it("takes off productive uses what the centre has less to return, and lets that act wherever it is less", () => {
    const { market, inputs, finance } = spending({ members: [0, 1], spending: "productive", payer: "centre" });
    shareSpending(market, inputs);
    // The second city gets 9, of which 3.6 and 5.4 are not returned, out of a quarter of 100 and of 60.
    expect([...finance.productiveRatio]).toEqual(close([1 - 3.6 / 25, 1.6 - 5.4 / 15]));
    expect([...finance.citySpending]).toEqual(close([96.4, 63.6]));
    for (const services of [finance.serviceSpending, finance.servicesBought])
      expect([...services]).toEqual(close([100, 60]));
    expect(finance.centralRevenue[0]).toBeCloseTo(41, 12);
    const rule = equalisationOf({ members: [1], spending: "productive", payer: "centre", elasticity: 0.3, wear: 0.5 });
    const capital = investPublicly(null, market, { ...inputs.policy, spendingEqualisation: [rule] })!;
    expect([...capital.elasticity]).toEqual([0.3, 0.3]);
    expect([...capital.stock]).toEqual(close([1 - 1.8 / 25, 1 + 3.6 / 30]));
  });

  it("is that of members alone", () => {
    const { market, inputs, finance } = spending({ members: [1] });
    shareSpending(market, inputs);
    expect([...finance.sharingPaid]).toEqual(close([0, 0]));
    expect([...finance.serviceSpending]).toEqual(close([100, 60]));
    const rule = equalisationOf({ members: [1], spending: "productive", elasticity: 0.3, wear: 0.5 });
    finance.productiveRatio.set([4, 3]);
    const capital = investPublicly(null, market, { ...inputs.policy, spendingEqualisation: [rule] })!;
    expect([...capital.elasticity]).toEqual([0, 0.3]);
    expect([...capital.wear]).toEqual([0, 0.5]);
    expect([...capital.stock]).toEqual([1, 2]);
  });
});

describe("public capital", () => {
  it("comes to what is spent by what wears out, and back when equalisation ends", () => {
    const { market, inputs } = spending({ spending: "productive" });
    shareSpending(market, inputs);
    const { policy } = inputs;
    let capital = investPublicly(null, market, policy);
    for (let year = 1; year < 5; year++) capital = investPublicly(capital, market, policy);
    const ratio = 16 / 25;
    expect(capital!.stock[0]).toBeCloseTo(ratio + (1 - ratio) * 0.8 ** 5, 12);
    const after = investPublicly(capital, market, { ...policy, spendingEqualisation: [] })!;
    expect(after.stock[0]! - 1).toBeCloseTo(0.8 * (capital!.stock[0]! - 1), 12);
  });

  it("is no less than nothing where more is taken away than was spent on it", () => {
    const { market, inputs } = spending({ spending: "productive", wear: 1 });
    market.finance.productiveRatio.set([-0.5, 1.5]);
    expect([...investPublicly(null, market, inputs.policy)!.stock]).toEqual([0, 1.5]);
  });

  it("is nothing that is remembered where spending never was made equal", () => {
    const { market, inputs } = spending({});
    expect(investPublicly(null, market, inputs.policy)).toBeNull();
  });

  it("raises what primary factors make by its elasticity, whatever inputs pass on", () => {
    // Where capital is saved, cheaper goods buy more of it.
    const { world, market, inputs } = calibrationOf("yangtze-river-delta-fixed-capital");
    const { nodes } = world.economy;
    const all = (value: number) => new Float64Array(nodes).fill(value);
    const memory = Memory.ofBaseYear(world);
    memory.publicCapital = { stock: all(1.1), elasticity: all(0.106), wear: all(0.1) };
    const cleared = new Market(world.economy);
    cleared.startFrom(market);
    cleared.clear({ ...inputs, productivity: productivityOf(world, memory, world.basePolicy) });
    for (const [k, price] of cleared.price.entries())
      expect(Math.log(market.price[k]! / price)).toBeCloseTo(0.106 * Math.log(1.1), 9);
  });
});
