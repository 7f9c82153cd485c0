import { describe, expect, it } from "vitest";
import { calibrate } from "../../src/calibrate/index.js";
import {
  type CompiledPolicies,
  idleLevers,
  leverChanges,
  policyTimeline,
  usedUpLand,
} from "../../src/calibrate/policyTimeline.js";
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

  it("is none where a park that opens beside it releases as much, once", () => {
    const park: LeverEntry = {
      ...{ type: "enclave-park", id: "park", host: first, sponsor: second, sectors: "all", from: 2022 },
      ...{ parkShare: 0.1, sponsorTax: 0.25, zoneTax: 0.5, sponsorGdpCredit: 0.7, land: area / 2, landPrice: 0 },
      ...{ investment: 0, investmentYears: 0, sponsorInvestment: 0.9, room: 0, offer: 0 },
    };
    const taker = taken([first], -area / 2, 2022);
    const told = { node: 0, kind: "industrial", stock: area };
    expect(usedUp([taker])).toEqual([{ ...told, lever: 0, year: 2023 }]);
    expect(usedUp([park, taker])).toEqual([{ ...told, lever: 1, year: 2024 }]);
    expect(usedUp([taker], [park])).toEqual([]);
  });

  it("is told of each lever that takes some of it by then, and of no other", () => {
    const told = { node: 0, kind: "industrial", stock: area };
    const half = taken([first], -area / 2, 2022);
    const later = taken([first], -area / 2, 2025);
    const elsewhere = taken([second], -1e-6, 2022);
    expect(usedUp([half, later, elsewhere])).toEqual([
      { ...told, lever: 0, year: 2023 },
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

describe("what a lever changes in its first year", () => {
  const n = calibration.world.economy.nodes;
  const sectors = calibration.world.economy.sectors;
  /** Where goods of others are sold in the first city. */
  const gates = (sector: number) => Array.from({ length: n - 1 }, (_, k) => (sector * n + k + 1) * n);
  const cells = Array.from({ length: sectors }, (_, sector) => gates(sector)).flat();
  const lever = protection([first], 2023, 0.7);
  const changes = (...others: LeverEntry[]) => leverChanges(calibration, [...others, lever], lever);

  it("is told by the least and largest value without and with it", () => {
    const before = cells.map((at) => base.protection[at]!);
    expect(changes()).toEqual([
      {
        instrument: "protection",
        before: [Math.min(...before), Math.max(...before)],
        after: [0.7, 0.7],
        direction: 1,
        entries: cells.length,
        shape: "sectorPair",
      },
    ]);
    const both = protection([first], 2023, 0.7);
    const [change] = leverChanges(calibration, [protection([first], 2023, 0.2), both], both);
    expect(change).toMatchObject({ before: [0.2, 0.2], after: [0.7, 0.7] });
    const cheaper: LeverEntry = { type: "toll", from: 2023, between: "cities", oneWay: false, scale: 0.5 };
    const [toll] = leverChanges(calibration, [cheaper], cheaper);
    const tolls = [...base.tollPerKm].filter((value) => value > 0);
    expect(toll).toMatchObject({ instrument: "tollPerKm", before: [Math.min(...tolls), Math.max(...tolls)] });
    expect(toll!.after).toEqual([Math.min(...tolls) / 2, Math.max(...tolls) / 2]);
  });

  it("is told of the pairs that a link joins, not of others that travel over it", () => {
    const hours = base.travelHours[1]!;
    const link = (throughTraffic: boolean): LeverEntry => ({
      ...{ type: "transport-link", from: 2023, between: [[first, second]], oneWay: false },
      ...{ travelHours: hours / 4, throughTraffic, carries: "goods" },
    });
    const [open, closed] = [link(true), link(false)];
    const [change] = leverChanges(calibration, [open], open);
    expect(change).toMatchObject({ before: [hours, hours], after: [hours / 4, hours / 4], entries: 2 });
    expect(leverChanges(calibration, [closed], closed)).toEqual([change]);
  });

  it("is nothing that another lever of that year does already", () => {
    expect(changes(protection([first], 2022, 0.7, 2023))).toEqual([]);
    expect(changes(protection([first], 2023, 0.7))).toEqual([]);
    for (const [from, to] of [
      [2021, 2022],
      [2024, 2030],
    ] as const)
      expect(changes(protection([first], from, 0.7, to))).toHaveLength(1);
  });
});

describe("levers that do nothing", () => {
  const idle = (...entries: LeverEntry[]) =>
    idleLevers(calibration, entries, 2030, false).map(({ entry, reason }) => [entries.indexOf(entry), reason.en]);
  const WHY = "at central values what it sets stands already, with or without it";
  const long = protection([first], 2022, 0.7);
  const within = protection([first], 2023, 0.7, 2025);

  it("are those whose work others do in all of their years", () => {
    expect(idle(long, within)).toEqual([[1, WHY]]);
    expect(idle(protection([first], 2022, 0.7, 2025), within)).toEqual([[1, WHY]]);
    // From 2025 on, in the year before its last one or in its first one it is alone.
    expect(idle(protection([first], 2022, 0.7, 2024), within)).toEqual([]);
    expect(idle(protection([first], 2024, 0.7), within)).toEqual([]);
    expect(idle(within)).toEqual([]);
  });

  it("are not those that would change what others do", () => {
    expect(idle(long, protection([first], 2023, 0.8, 2025))).toEqual([]);
    expect(idle(long, protection([second], 2023, 0.7, 2025))).toEqual([]);
    const one: LeverEntry = { type: "toll", from: 2023, between: "cities", oneWay: false, scale: 1 };
    expect(idle(one, { ...one, scale: 0.5 })).toEqual([[0, WHY]]);
  });
});
