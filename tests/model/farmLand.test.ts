import { describe, expect, it } from "vitest";
import { calibrate } from "../../src/calibrate/index.js";
import { loadRegion } from "../../src/input/index.js";
import { withConstants } from "../calibrate/setting.js";
import { disk } from "../input/disk.js";
import { arm, type Entry, names, sum } from "./arms.js";
import { apart } from "./engine/setting.js";

const YEARS = 19;
const delta = loadRegion("scenarios/regions/yangtze-river-delta/region.yaml", disk);
const barriers: Entry[] = [
  { type: "toll", between: "cities", scale: 0 },
  { type: "booth-delay", between: "different-province", scale: 0 },
  { type: "administrative-border", between: "different-province", border: 0.05 },
  { type: "local-protection", cities: "all", scale: 0 },
];

/** The delta with and without its barriers, farm land at a share of farm output. */
function withLand(farmLandShare: number) {
  const calibration = calibrate(withConstants(delta, { farmLandShare }));
  const [before, after] = [[], barriers].map((levers) => arm(calibration, levers, { years: YEARS }));
  return { calibration, before: before!, after: after! };
}

describe("farm land at 0.28 of farm output (Tombe and Zhu 2019)", () => {
  const [none, land] = [withLand(0), withLand(0.28)];
  const { node, sector, cities } = names(land.calibration);
  const { market, world } = land.calibration;
  const { nodes: n, ownLand } = world.economy;
  const farming = sector("agriculture") * n;

  it("holds farming where it is: without barriers Jiaxing loses a tenth of its farm jobs, not two fifths", () => {
    const lost = ({ before, after }: typeof land) => {
      const [was, is] = [before, after].map((years) => years.at(-1)!.market.employment[farming + node("jiaxing")]!);
      return is! / was! - 1;
    };
    expect(lost(none)).toBeLessThan(-0.35);
    expect(lost(land)).toBeGreaterThan(-0.15);
    expect(lost(land)).toBeLessThan(-0.05);
  });

  it("takes a third of a point off what the delta gains in real GDP, since what cannot walk gains less", () => {
    const gain = ({ before, after }: typeof land) => {
      const [was, is] = [before, after].map((years) => sum(cities.map((i) => years.at(-1)!.accounts.realGdp[i]!)));
      return 100 * (is! / was! - 1);
    };
    const difference = gain(land) - gain(none);
    expect(difference).toBeLessThan(-0.25);
    expect(difference).toBeGreaterThan(-0.5);
  });

  it("earns in the base year what it is counted by, and all of it goes to residents of the place", () => {
    const { landIncome, landRent, landRevenue } = market.finance;
    for (let i = 0; i < n; i++) {
      const rent = market.ownLandValue[i]!;
      expect(apart(rent, ownLand.stock[farming + i]!)).toBeLessThan(1e-8);
      expect(apart(landIncome[i]!, landRent[i]! - landRevenue[i]! + rent)).toBeLessThan(1e-12);
      expect(rent).toBeGreaterThan(0);
    }
    expect(Object.values(ownLand.stock).every((stock, k) => k < n || stock === 0)).toBe(true);
  });

  it("leaves every account balanced and the base year at rest", () => {
    for (const { accounts } of [...land.before, ...land.after]) {
      const { worstRow, worstAccount, goodsError } = accounts.audit;
      expect(Math.max(worstRow, worstAccount, goodsError)).toBeLessThan(1e-9);
    }
    const [first, last] = [land.before[0]!, land.before.at(-1)!];
    for (const i of cities) expect(apart(first.accounts.gdp[i]!, last.accounts.gdp[i]!)).toBeLessThan(1e-7);
  });
});
