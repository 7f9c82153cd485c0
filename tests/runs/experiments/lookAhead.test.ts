import { describe, expect, it } from "vitest";
import { diskFiles } from "../../../src/apps/node/disk/files.js";
import { BASELINE, loadScenario, parseOverride } from "../../../src/input/index.js";
import { LookAhead, prepareScenario, SimulationError } from "../../../src/runs/experiments/index.js";
import { startSimulation } from "../../../src/runs/experiments/prepare.js";
import { complete, numbersOf } from "../../model/arms.js";

const scenario = loadScenario("scenarios/teaching/two-cities.yaml", diskFiles, ["firms=300"].map(parseOverride));
const prepared = prepareScenario(scenario, [BASELINE]);
const arm = prepared.variants[0]!;
const SPAN = { from: 2024, years: 3 };
const opened = [complete({ type: "administrative-border", from: 2024, between: "cities", scale: 0 })];
const ahead = () => new LookAhead(prepared, arm, SPAN);

describe("a look ahead", () => {
  it("sees the years of its span as they would come", () => {
    const { simulation } = startSimulation(prepared, arm, null);
    for (let year = 2022; year < SPAN.from; year++) simulation.step();
    const coming = Array.from({ length: SPAN.years }, () => simulation.step());
    for (const [y, { realGdp }] of ahead().see([], null).entries()) {
      const { accounts } = coming[y]!;
      for (const [i, gdp] of realGdp.entries()) expect(gdp / accounts.realGdp[i]!).toBeCloseTo(1, 6);
    }
  });

  it("sees what further levers do from their first year on", () => {
    const [without, within] = [[], opened].map((levers) => ahead().see(levers, null));
    for (const y of [0, 1, 2]) expect(within![y]!.realGdp[1]).toBeGreaterThan(without![y]!.realGdp[1]! * 1.0001);
  });

  it("is not changed by what was looked at before", () => {
    const fresh = numbersOf(ahead().see(opened, null));
    const used = ahead();
    used.see([], null);
    used.see(opened, null);
    expect(numbersOf(used.see(opened, null))).toEqual(fresh);
  });

  it("by agents has the luck of its replicate, whatever is looked at", () => {
    const [one, again, other] = [0, 0, 1].map((replicate) => numbersOf(ahead().see(opened, replicate)));
    expect(again).toEqual(one);
    expect(other).not.toEqual(one);
    expect(numbersOf(ahead().see(opened, null))).not.toEqual(one);
  });

  it("at a year that cannot be is an error", () => {
    const landless = [complete({ type: "land-quota", from: 2024, cities: ["mill"], industrialLandRelease: -50 })];
    expect(() => ahead().see(landless, null)).toThrow(SimulationError);
    expect(() => ahead().see(landless, null)).toThrow(/In year 202[45] Mill would be left without land/);
  });
});
