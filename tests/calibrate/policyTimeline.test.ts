import { describe, expect, it } from "vitest";
import { calibrate } from "../../src/calibrate/index.js";
import { type CompiledPolicies, policyTimeline, usedUpLand } from "../../src/calibrate/policyTimeline.js";
import { type LeverEntry, loadRegion } from "../../src/input/index.js";
import { disk } from "../input/disk.js";

const region = loadRegion("tests/broken/good/region.yaml", disk);
const calibration = calibrate(region);
const { basePolicy: base, stocks } = calibration.world;
const protection = (cities: string[], from: number, value: number, to?: number): LeverEntry => ({
  ...{ type: "local-protection", sectors: "all", against: "all-nodes", cities, from, protection: value },
  ...(to !== undefined && { to }),
});
const [first, second] = region.tables.cities.map(({ id }) => id) as [string, string];

describe("the policy of a year", () => {
  const policyOf = policyTimeline(calibration, [
    protection([first], 2023, 0.1, 2024),
    protection([second], 2024, 0.2),
    protection([first], 2026, 0.3),
  ]);
  const levels = (year: number) => {
    const { protection: now } = policyOf(year);
    return [...new Set(now)].sort((a, b) => a - b).filter((value) => ![...base.protection].includes(value));
  };

  it("is the base policy where no lever is in force, else a copy with all that are, first and last year included", () => {
    expect(policyOf(2022)).toBe(base);
    expect([2023, 2024, 2025, 2026, 2050].map(levels)).toEqual([[0.1], [0.1, 0.2], [0.2], [0.2, 0.3], [0.2, 0.3]]);
    expect(policyOf(2023)).not.toBe(base);
  });

  it("is made once a year", () => expect(policyOf(2024)).toBe(policyOf(2024)));

  it("is one for all years with the same levers, and for all arms of a world that have them", () => {
    expect(policyOf(2050)).toBe(policyOf(2026));
    expect(policyOf(2025)).not.toBe(policyOf(2026));
    const compiled: CompiledPolicies = new Map();
    const arms = [0.1, 0.1, 0.2].map((value) =>
      policyTimeline(calibration, [protection([first], 2023, value)], compiled),
    );
    const [one, same, other] = arms.map((arm) => arm(2024));
    expect(same).toBe(one);
    expect(other).not.toBe(one);
    expect(arms[0]!(2040)).toBe(one);
    expect(compiled.size).toBe(2);
    // Nothing but the levers tells arms apart, and the base policy is nobody's to share.
    expect(arms[0]!(2022)).toBe(base);
  });

  it("writes levers in the order in which the scenario lists them", () => {
    const twice = (values: number[]) =>
      policyTimeline(
        calibration,
        values.map((value) => protection([first], 2023, value)),
      )(2023);
    expect([...twice([0.1, 0.3]).protection]).toEqual([...twice([0.3]).protection]);
    expect([...twice([0.3, 0.1]).protection]).toEqual([...twice([0.1]).protection]);
  });
});

describe("land that levers use up", () => {
  const area = stocks.industrialLand[0]!;
  const taken = (cities: string[], km2: number, from: number, more: object = {}): LeverEntry => ({
    ...{ type: "land-quota", cities, together: false, from, industrialLandRelease: km2, ...more },
  });
  const years = { first: 2022, last: 2026 };
  const usedUp = (entries: LeverEntry[], open: LeverEntry[] = []) =>
    usedUpLand(calibration, entries, years, open).map(({ entry, ...rest }) => ({
      ...rest,
      lever: entries.indexOf(entry),
    }));

  it("is told of the lever that takes it, with the year in which nothing is left and the stock of the base year", () => {
    const told = { lever: 0, node: 0, kind: "industrial", stock: area };
    expect(usedUp([taken([first], -area / 2, 2023)])).toEqual([{ ...told, year: 2024 }]);
    // At the end of the last year nothing is left; a little more would be.
    expect(usedUp([taken([first], -area / 5, 2022)])).toEqual([{ ...told, year: 2026 }]);
    expect(usedUp([taken([first], -area / 5.1, 2022)])).toEqual([]);
    expect(usedUp([taken([second], -1e-6, 2022), taken([first], -area, 2025)])).toEqual([
      { ...told, lever: 1, year: 2025 },
    ]);
  });

  it("is told of housing too, and not where it is released or may be", () => {
    const housing = stocks.housingLand[1]!;
    const ofHousing = { industrialLandRelease: undefined, housingLandRelease: -housing };
    expect(usedUp([taken([second], 0, 2022, ofHousing)])).toEqual([
      { lever: 0, node: 1, kind: "housing", stock: housing, year: 2022 },
    ]);
    expect(usedUp([taken([first], 1, 2022)])).toEqual([]);
    const taker = taken([first], -area, 2022);
    expect(usedUp([taker], [protection([first], 2022, 0.1)])).toHaveLength(1);
    expect(usedUp([taker], [taken([second], 1, 2022)])).toEqual([]);
  });
});
