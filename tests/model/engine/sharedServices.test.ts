import { describe, expect, it } from "vitest";
import { calibrate } from "../../../src/calibrate/index.js";
import { loadRegion } from "../../../src/input/index.js";
import { shareSpending } from "../../../src/model/engine/budgets.js";
import type { SharedServices } from "../../../src/model/engine/policyEntries.js";
import { recognisedAccess, serviceUse } from "../../../src/model/engine/sharedServices.js";
import { publicServices } from "../../../src/model/engine/wellBeing.js";
import type { World } from "../../../src/model/engine/world.js";
import { byRegistration } from "../../calibrate/setting.js";
import { disk } from "../../input/disk.js";
import { arm, type Entry, numbersOf, REFORM, START } from "../arms.js";
import { close, sum, twoCities } from "./setting.js";

/** 100 are registered in each of two cities: 20 of the first live in the second, 10 the other way. */
function recognised(rule: Partial<SharedServices> = {}, { weight = 0.2, rivalry = 1, cost = 0.3 } = {}) {
  const stage = twoCities({ publicServices: { weight, rivalry } });
  const homes = { registered: Float64Array.of(100, 100), living: Float64Array.of(80, 20, 10, 90) };
  const world = { economy: stage.market.economy, stocks: { homes } } as unknown as World;
  const { policy } = stage.inputs;
  policy.registration.set([0, cost, cost, 0]);
  // Only the second city opens its services.
  policy.sharedServices.push({
    pairs: Uint8Array.of(0, 1, 0, 0),
    accessToday: 0.5,
    access: 1,
    fee: 1,
    payer: "home",
    ...rule,
  });
  return { ...stage, policy, world, use: serviceUse(world, policy)!, gain: recognisedAccess(world, policy)! };
}

describe("recognised services", () => {
  it("are shared with the users that are added", () => {
    // 90 and half of 20 use them today, then 110.
    expect([...recognised().use.room]).toEqual(close([1, 100 / 110]));
    expect([...recognised({ accessToday: 1 }).use.room]).toEqual([1, 1]);
  });

  it("are worth what they add to access, and no more than living without registration costs", () => {
    expect([...recognised().gain]).toEqual(close([0, 0.2 * Math.log(2), 0, 0]));
    expect(recognised({}, { cost: 0.1 }).gain[1]).toBeCloseTo(0.1, 12);
    // Who lacks less than half of them today is less of a burden too; who lacks nothing is none.
    expect(recognised({}, { cost: 0.1 }).use.room[1]).toBeCloseTo((90 + 20 * Math.exp(-0.5)) / 110, 12);
    expect([...recognised({}, { cost: 0 }).use.room]).toEqual([1, 1]);
    expect([...recognised().use.meanAccess]).toEqual(close([1, 2 ** (20 / 110)]));
  });

  it("change without a jump where access passes today's, which a cut takes the same share of from all", () => {
    // Who has more than the rule says: exp(-0.1 / 0.2) = 0.61 in place of a half.
    const at = (access: number) => recognised({ access }, { cost: 0.1 });
    expect(at(0.5).gain[1]).toBeCloseTo(0, 12);
    expect(at(0.5 - 1e-9).gain[1]).toBeCloseTo(0, 7);
    expect(at(0.25).gain[1]).toBeCloseTo(-0.2 * Math.log(2), 12);
    expect(at(0.25).use.room[1]).toBeCloseTo((90 + 20 * Math.exp(-0.5)) / (90 + 10 * Math.exp(-0.5)), 12);
  });

  it("bring in sum what locals lose and others gain: more than nothing where all must share", () => {
    const { use, gain } = recognised();
    const inSum = 110 * 0.2 * Math.log(use.room[1]!) + 20 * gain[1]!;
    expect(inSum).toBeCloseTo(0.2 * (110 * Math.log(100 / 110) + 20 * Math.log(2)), 12);
    expect(inSum).toBeGreaterThan(0);
  });

  it.each([0, 0.5, 1])("leave locals less by users to the power of rivalry (%d)", (rivalry) => {
    const { market, use } = recognised({}, { rivalry });
    market.finance.serviceSpending.set([80, 90]);
    const found = (services: typeof use | null) =>
      publicServices(market, { residents: Float64Array.of(90, 110), services }, Float64Array.of(1, 1))[1]!;
    expect(found(use) / found(null)).toBeCloseTo((100 / 110) ** rivalry, 12);
  });

  it("without a weight move nothing but money", () => {
    const { use, gain } = recognised({}, { weight: 0 });
    expect([...gain]).toEqual([0, 0, 0, 0]);
    expect(use.fees[1]).toBeCloseTo(0.1, 12);
  });

  it("cost locals nothing where the place of registration pays what the host spends per user", () => {
    const { market, inputs, use } = recognised();
    const { finance } = market;
    finance.citySpending.set([80, 90]);
    inputs.residents = Float64Array.of(90, 110);
    shareSpending(market, { ...inputs, services: use });
    // A tenth of 90, for ten users more than 100.
    expect([...finance.sharingPaid]).toEqual(close([-9, 9]));
    expect(finance.serviceSpending[1]! * use.room[1]!).toBeCloseTo(90, 12);
  });

  it("are paid by the centre out of what it returns", () => {
    const { market, inputs, use } = recognised({ payer: "centre" });
    const { finance } = market;
    finance.citySpending.set([80, 90]);
    finance.centralRevenue.set([50]);
    inputs.residents = Float64Array.of(90, 110);
    shareSpending(market, { ...inputs, services: use });
    expect([...finance.sharingPaid]).toEqual(close([0, 9]));
    expect(sum(finance.centralTransfer)).toBeCloseTo(-9, 12);
    expect(finance.centralRevenue[0]).toBeCloseTo(41, 12);
    expect(sum(finance.citySpending)).toBeCloseTo(170, 12);
  });
});

describe("a region that recognises services", () => {
  const region = byRegistration(loadRegion("scenarios/regions/teaching-three-cities/region.yaml", disk), 0.7);
  const calibration = calibrate(region);
  const { nodeIds, nodes: n, publicServices: valued } = calibration.world.economy;
  const harbour = nodeIds.indexOf("harbour");
  const rule: Entry = { type: "shared-services", cities: ["harbour"], accessToday: 0.6 };
  const years = (...levers: Entry[]) => arm(calibration, levers, { years: 4 });
  const baseline = years();

  it("is the same to the last digit where access stays, whoever pays", () => {
    for (const payer of ["host", "home", "centre"])
      expect(numbersOf(years({ ...rule, access: 0.6, payer })).map(Math.abs)).toEqual(
        numbersOf(baseline).map(Math.abs),
      );
  });

  it("moves nobody that year, and well-being of residents by the closed form", () => {
    const [reform, usual] = [years(rule), baseline].map((run) => run[REFORM - START]!);
    const living = Float64Array.from({ length: n }, (_, o) => usual!.registration!.living[o * n + harbour]!);
    const [own, all] = [living[harbour]!, sum(living)];
    // Those of the hinterland are not named, and use their part as before.
    const named = sum(living.filter((_, o) => o !== harbour && calibration.world.economy.isCity[o]));
    const users = own + 0.6 * (all - own);
    const change = valued.weight * (Math.log(users / (users + 0.4 * named)) - (named / all) * Math.log(0.6));
    const { wellBeing } = reform!.accounts;
    expect(Math.log(wellBeing[harbour]! / usual!.accounts.wellBeing[harbour]!)).toBeCloseTo(change, 10);
    expect([...reform!.residents]).toEqual([...usual!.residents]);
  });

  it("draws people to where services open, with every account in balance", () => {
    for (const payer of ["host", "home", "centre"]) {
      const run = years({ ...rule, payer });
      const { audit } = run.at(-1)!.accounts;
      expect(Math.max(audit.worstRow, audit.worstAccount, audit.peopleError)).toBeLessThan(1e-9);
      const come = (o: number) =>
        run.at(-1)!.registration!.living[o * n + harbour]! - baseline.at(-1)!.registration!.living[o * n + harbour]!;
      for (let o = 0; o < n; o++)
        if (o !== harbour && calibration.world.economy.isCity[o]) expect(come(o), nodeIds[o]).toBeGreaterThan(0);
    }
  });
});
