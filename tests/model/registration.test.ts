import { describe, expect, it } from "vitest";
import { calibrate } from "../../src/calibrate/index.js";
import { loadRegion } from "../../src/input/index.js";
import { byRegistration } from "../calibrate/setting.js";
import { disk } from "../input/disk.js";
import { arm, type Entry, REFORM, START, sum } from "./arms.js";

const YEARS = 6;
const region = byRegistration(loadRegion("scenarios/regions/teaching-three-cities/region.yaml", disk), 0.7);
const calibration = calibrate(region);
const { nodeIds, nodes: n } = calibration.world.economy;
const harbour = nodeIds.indexOf("harbour");
const rights: Entry = { type: "registration", cities: ["harbour"], scale: 0 };
const settle: Entry = { type: "settlement", cities: ["harbour"], people: 40 };
const baseline = arm(calibration, [], { years: YEARS });

/** Sums of rows and columns of who is registered where and lives where. */
const byOrigin = (living: Float64Array) => Array.from({ length: n }, (_, o) => sum(living.subarray(o * n, o * n + n)));
const byHome = (living: Float64Array) =>
  Array.from({ length: n }, (_, i) => sum(Array.from({ length: n }, (_, o) => living[o * n + i]!)));

function expectClose(found: readonly number[], wanted: ArrayLike<number>, relative = 1e-12): void {
  found.forEach((value, k) => {
    expect(Math.abs(value - wanted[k]!)).toBeLessThan(relative * Math.max(1, wanted[k]!));
  });
}

describe.each<[string, Entry[]]>([
  ["rights without registration", [rights]],
  ["registration of residents", [settle]],
  ["a tax on wages in the city", [{ type: "tax-rates", cities: ["harbour"], wageTaxRate: 0.2 }]],
  ["services recognised", [{ type: "shared-services", cities: ["harbour"], payer: "home" }]],
  ["open borders", [{ type: "migration-border", between: "cities", scale: 0 }]],
])("under %s", (_, levers) => {
  const years = arm(calibration, levers, { years: YEARS });

  it("nobody is lost: residents are those registered somewhere who live there", () => {
    for (const { registration, residents } of years) expectClose(byHome(registration!.living), residents);
  });

  it("people stay registered where they are, unless the city registers them", () => {
    const settled = levers.includes(settle) ? 40 : 0;
    for (const { year, registration } of years) {
      const now = byOrigin(registration!.living);
      const gained = settled * Math.max(0, year - REFORM);
      expect(now[harbour]! - byOrigin(baseline[0]!.registration!.living)[harbour]!).toBeCloseTo(gained, 8);
      expect(sum(now)).toBeCloseTo(sum(baseline[0]!.residents), 6);
    }
  });
});

describe("who gains", () => {
  const last = YEARS - 1;

  it("rights without registration bring people to the city and gain most to those registered elsewhere", () => {
    const reform = arm(calibration, [rights], { years: YEARS });
    expect(reform[last]!.residents[harbour]!).toBeGreaterThan(1.005 * baseline[last]!.residents[harbour]!);
    const gains = reform[last]!.registration!.wellBeing;
    for (let o = 0; o < n; o++) if (o !== harbour) expect(gains[o]!).toBeGreaterThan(gains[harbour]!);
    // Nobody anticipates.
    expect([...reform[REFORM - START]!.residents]).toEqual([...baseline[REFORM - START]!.residents]);
  });

  it("residents gain in the first year, when nobody has moved, what those registered elsewhere no longer lose", () => {
    const [reform, before] = [arm(calibration, [rights], { years: YEARS }), baseline].map(
      (run) => run[REFORM - START]!,
    );
    const living = before!.registration!.living;
    const all = byHome(living)[harbour]!;
    // What it cost to live there without registration, by where people are registered (all types pay the same).
    const { registration } = calibration.world.basePolicy;
    const lost = sum(Array.from({ length: n }, (_, o) => living[o * n + harbour]! * registration[o * n + harbour]!));
    const gains = reform!.accounts.wellBeing.map((value, i) => Math.log(value / before!.accounts.wellBeing[i]!));
    expect(lost / all).toBeGreaterThan(0.01);
    expectClose(
      [...gains],
      Float64Array.from(gains, (_, i) => (i === harbour ? lost / all : 0)),
      1e-10,
    );
  });

  it("without levers nothing moves, and well-being is that of the base year", () => {
    expectClose([...baseline[last]!.residents], baseline[0]!.residents, 1e-9);
    for (const value of baseline[last]!.registration!.wellBeing) expect(value).toBeCloseTo(1, 9);
  });

  it("half of the cost gone brings less than all of it", () => {
    const half = arm(calibration, [{ ...rights, scale: 0.5 }], { years: YEARS })[last]!.residents[harbour]!;
    const all = arm(calibration, [rights], { years: YEARS })[last]!.residents[harbour]!;
    const none = baseline[last]!.residents[harbour]!;
    expect(half - none).toBeGreaterThan(0.4 * (all - none));
    expect(half - none).toBeLessThan(0.6 * (all - none));
  });
});
