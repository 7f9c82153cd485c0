import { describe, expect, it } from "vitest";
import { type Calibration, calibrate } from "../../src/calibrate/index.js";
import { bareEconomy, bareStage, clear, consumerPrices } from "../../src/evidence/theory/bare.js";
import { leverNames, loadRegion } from "../../src/input/index.js";
import { findLever } from "../../src/levers/index.js";
import type { LeverContext } from "../../src/levers/lever.js";
import { maximise } from "../../src/maths/numerics/roots.js";
import { costOfLiving } from "../../src/model/engine/accounts.js";
import { copyPolicy } from "../../src/model/engine/instruments.js";
import { Market } from "../../src/model/engine/market.js";
import type { YearOutcome } from "../../src/model/engine/outcome.js";
import { compileWedges } from "../../src/model/engine/wedges.js";
import { withConstants } from "../calibrate/setting.js";
import { disk } from "../input/disk.js";
import { arm, complete, type Entry, names, numbersOf, REFORM, sum } from "./arms.js";

const PROVINCES = ["shanghai", "jiangsu", "zhejiang", "anhui"];
const delta = loadRegion("scenarios/regions/yangtze-river-delta/region.yaml", disk);
const calibrations = new Map<number, Calibration>();

/** The delta whose cities keep this share of what protection costs buyers, calibrated so. */
function deltaKeeping(protectionRentShare: number): Calibration {
  const known = calibrations.get(protectionRentShare) ?? calibrate(withConstants(delta, { protectionRentShare }));
  calibrations.set(protectionRentShare, known);
  return known;
}

/** What every node spends, private and public, or saves, at its prices, with everybody where they are. [n] */
function realIncome({ world, inputs, market: base }: Calibration, levers: readonly Entry[]): Float64Array {
  const { economy, basePolicy } = world;
  const policy = copyPolicy(basePolicy);
  const context = { ...leverNames(delta), year: REFORM, from: REFORM, base: basePolicy } as LeverContext;
  for (const lever of levers) findLever(lever.type)!.apply(complete(lever) as never, context, policy);
  const market = new Market(economy);
  market.startFrom(base);
  market.clear({ ...inputs, policy, wedges: compileWedges(economy, policy) });
  return costOfLiving(market, inputs.housingLand).map(
    (cost, i) => (market.spending[i]! + market.finance.saved[i]!) / cost,
  );
}

/** What each province gains where some protect themselves against the other three by so many points more than in the base year, %. */
function gains(calibration: Calibration, protecting: readonly string[], points: number): number[] {
  const protection = 0.03 + points / 100;
  const levers = protecting.map((province) => {
    const against = PROVINCES.filter((other) => other !== province);
    return { type: "local-protection", cities: province, against, protection };
  });
  const [before, after] = [realIncome(calibration, []), realIncome(calibration, levers)];
  return PROVINCES.map((province) => {
    const inside = (_: number, i: number) => calibration.geography.provinces[i] === province;
    return 100 * (sum(after.filter(inside)) / sum(before.filter(inside)) - 1);
  });
}

/** What each province gains that alone protects itself. */
function gainsAlone(rentShare: number, points: number): number[] {
  return PROVINCES.map((province, p) => gains(deltaKeeping(rentShare), [province], points)[p]!);
}

describe("four provinces of the delta that may protect themselves against each other", () => {
  it("are in a dilemma where they keep all that it costs buyers: each gains alone, all lose together", () => {
    for (const gain of gainsAlone(1, 5)) {
      expect(gain).toBeGreaterThan(0.1);
      expect(gain).toBeLessThan(0.3);
    }
    for (const loss of gains(deltaKeeping(1), PROVINCES, 5)) {
      expect(loss).toBeGreaterThan(-0.4);
      expect(loss).toBeLessThan(-0.05);
    }
  });

  it("lose alone and together where all of it is waste", () => {
    expect(Math.max(...gainsAlone(0, 10))).toBeLessThan(-0.5);
    expect(Math.max(...gains(deltaKeeping(0), PROVINCES, 10))).toBeLessThan(-1);
  });

  it("start to gain alone, at three points, between 0.6 and 0.9 of what it costs, and never together", () => {
    expect(Math.max(...gainsAlone(0.6, 3))).toBeLessThan(0);
    expect(Math.min(...gainsAlone(0.9, 3))).toBeGreaterThan(0);
    for (const rentShare of [0.6, 0.9, 1])
      expect(Math.max(...gains(deltaKeeping(rentShare), PROVINCES, 3))).toBeLessThan(0);
  });
});

describe("the lever", () => {
  const calibration = deltaKeeping(0.6);
  const { node, sector } = names(calibration);
  const n = calibration.world.economy.nodes;
  const run = (lever: object) =>
    arm(calibration, [{ type: "local-protection", cities: "shanghai", ...lever }], { years: 2 });
  const base = arm(calibration, [], { years: 2 });
  const bought = ({ market }: YearOutcome, of: string, from: string) =>
    market.tradeBySector[(sector(of) * n + node(from)) * n + node("shanghai")]!;

  it("keeps out the goods that it lists from the places that it lists", () => {
    const [, year] = run({ against: "jiangsu", sectors: "vehicles", protection: 0.2 });
    const change = (of: string, from: string) => bought(year!, of, from) / bought(base[1]!, of, from) - 1;
    expect(change("vehicles", "suzhou")).toBeLessThan(-0.2);
    expect(change("vehicles", "hangzhou")).toBeGreaterThan(0.01);
    expect(Math.abs(change("machinery", "suzhou"))).toBeLessThan(0.02);
  });

  it("hands rents to the government or to firms, whose residents get them; the books balance either way", () => {
    const raised = { protection: 0.1, rentShare: 1 };
    const [, toGovernment] = run({ ...raised, rentTo: "government" });
    const [, toFirms] = run({ ...raised, rentTo: "firms" });
    const shanghai = node("shanghai");
    for (const { accounts, market } of [toGovernment!, toFirms!]) {
      expect(accounts.audit.worstRow).toBeLessThan(1e-9);
      expect(accounts.audit.worstAccount).toBeLessThan(1e-9);
      expect(market.protectionRent[shanghai]).toBeGreaterThan(2 * base[1]!.market.protectionRent[shanghai]!);
      const rents = accounts.ledger.find(({ kind }) => kind === "rents of protection")!.byAccount;
      expect(-rents[n + shanghai]!).toBeCloseTo(market.protectionRent[shanghai]!, 6);
    }
    expect(toGovernment!.accounts.rentRevenue[shanghai]).toBe(toGovernment!.market.protectionRent[shanghai]);
    expect(toFirms!.accounts.rentRevenue[shanghai]).toBe(0);
    const moved = (of: (outcome: YearOutcome) => Float64Array) =>
      of(toFirms!)[shanghai]! / of(toGovernment!)[shanghai]! - 1;
    expect(moved(({ accounts }) => accounts.householdIncome)).toBeGreaterThan(0.02);
    expect(moved(({ accounts }) => accounts.localRevenue)).toBeLessThan(-0.1);
  });

  it("does not ask who gets what nobody keeps", () => {
    const wasted = { protection: 0.1, rentShare: 0 };
    const [toGovernment, toFirms] = ["government", "firms"].map((rentTo) => run({ ...wasted, rentTo }));
    expect(numbersOf(toFirms!)).toEqual(numbersOf(toGovernment!));
    expect(toFirms![1]!.market.protectionRent[node("shanghai")]).toBe(0);
  });
});

describe("protection of which all is kept is a tariff", () => {
  const SIGMA = 5;

  /** Two places of these sizes whose goods cost a tenth to move, the first with a tariff. */
  function places(sizes: readonly [number, number], tariff: number) {
    const economy = bareEconomy(
      { nodes: 2, sectors: 1, labourTypes: 1 },
      {
        substitution: Float64Array.of(SIGMA),
        labourCostShare: Float64Array.of(1),
        expenditureShare: Float64Array.of(1),
      },
    );
    const stage = bareStage(economy);
    const { inputs, market } = stage;
    inputs.workers.set(sizes);
    inputs.residents.set(sizes);
    inputs.policy.border.set([0.1, 0.1], 1);
    inputs.policy.protection[2] = tariff;
    inputs.policy.protectionRentShare.fill(1);
    inputs.wedges = compileWedges(economy, inputs.policy);
    clear(stage);
    const real = market.spending[0]! / consumerPrices(stage)[0]!;
    return { real, ownShareAbroad: market.supply[1]! / market.competition[1]! };
  }

  it.each([[[1, 1]], [[1, 3]], [[1, 1000]]] as const)(
    "whose best height is 1 / ((sigma - 1) x what the other buys of its own) (Gros 1987): sizes %j",
    (sizes) => {
      const { value: best } = maximise((tariff) => places(sizes, tariff).real, 0, 2, 1e-6);
      expect(best).toBeCloseTo(1 / ((SIGMA - 1) * places(sizes, best).ownShareAbroad), 3);
      expect(places(sizes, best).real).toBeGreaterThan(places(sizes, 0).real);
    },
  );
});
