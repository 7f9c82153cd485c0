import { describe, expect, it } from "vitest";
import { diskFiles } from "../../src/apps/node/disk/files.js";
import { calibrate, idleLevers } from "../../src/calibrate/index.js";
import { type LeverEntry, loadRegion, loadScenario, memoryFiles } from "../../src/input/index.js";

const region = "scenarios/regions/teaching-three-cities/region.yaml";
const calibration = calibrate(loadRegion(region, diskFiles));

/** Levers as a scenario's file writes them, with their defaults. */
function entries(levers: string): LeverEntry[] {
  const file = `title: t\nquestion: q\nregion: ${region}\nstartYear: 2022\nyears: 6\nbaseline: { levers: ${levers} }\n`;
  const files = memoryFiles({ "s.yaml": file });
  const source = { read: (path: string) => (path === "s.yaml" ? files.read(path) : diskFiles.read(path)) };
  return loadScenario("s.yaml", source).baseline.levers;
}

const idle = (levers: string, open = false) =>
  idleLevers(calibration, entries(levers), 2027, open).map(({ entry, reason }) => `${entry.type}: ${reason.en}`);

const PLATFORM = "{ type: reception-platform, from: 2023, cities: mill, sectors: manufacturing, capacity: 100 }";
const RELEASE = "{ type: firm-release, from: 2023, cities: harbour, sectors: manufacturing, releaseRate: 0.05 }";
const SHARING = "type: relocation-tax-sharing, from: 2023, origins: harbour, destinations: mill";

describe("levers without effect", () => {
  it("are those that write what stands already", () => {
    expect(idle("[{ type: toll, from: 2023, between: cities, scale: 1 }]")).toEqual([
      "toll: at central values what it sets stands already, with or without it",
    ]);
    expect(idle("[{ type: toll, from: 2023, between: cities, scale: 0.5 }]")).toEqual([]);
  });

  it("are releases that nobody receives", () => {
    expect(idle(`[${RELEASE}]`)).toEqual([
      "firm-release: no reception platform of another city takes firms of its sectors",
    ]);
    expect(idle(`[${RELEASE}, ${PLATFORM}]`)).toEqual([]);
  });

  it("are not those that work in some of their years", () => {
    expect(idle(`[${RELEASE}, ${PLATFORM.replace("2023", "2025")}]`)).toEqual([]);
  });

  it("are sharing rules for moves that nobody makes, or that no firm is large enough for", () => {
    expect(idle(`[{ ${SHARING} }]`)).toEqual(["relocation-tax-sharing: no government releases firms from its origins"]);
    expect(idle(`[${RELEASE}, ${PLATFORM}, { ${SHARING}, minimumTax: 100 }]`)).toEqual([
      "relocation-tax-sharing: no firm of its origins pays as much tax as minimumTax",
    ]);
    expect(idle(`[${RELEASE}, ${PLATFORM}, { ${SHARING}, minimumTax: 0 }]`)).toEqual([]);
  });

  it("are ceilings above all subsidies, unless somebody may still choose one", () => {
    const pact = "{ type: subsidy-pact, from: 2023, cities: all, sectors: all, ceiling: 0.02 }";
    const subsidy = (rate: number) =>
      `{ type: sector-subsidy, from: 2023, cities: mill, sectors: manufacturing, sectorSubsidy: ${rate} }`;
    const above = "subsidy-pact: no city pays more than it allows";
    expect([idle(`[${pact}]`), idle(`[${subsidy(0.02)}, ${pact}]`)]).toEqual([[above], [above]]);
    expect([idle(`[${subsidy(0.03)}, ${pact}]`), idle(`[${pact}]`, true)]).toEqual([[], []]);
  });

  it("are told only where they are certain, when somebody else decides too", () => {
    expect(idle(`[${RELEASE}]`, true)).toEqual([]);
    expect(idle("[{ type: toll, from: 2023, between: cities, scale: 1 }]", true)).toHaveLength(1);
  });
});
