import { describe, expect, it } from "vitest";
import { levers } from "../../src/levers/index.js";
import type { FactorFlows, YearOutcome } from "../../src/model/engine/outcome.js";
import { arm, calibrationOf, type Entry, numbersOf, REFORM, START } from "./arms.js";
import { leverCases } from "./cases/index.js";
import { JJJ } from "./cases/setting.js";

const STOCKS = [
  "workers",
  "residents",
  "capital",
  "industrialLand",
  "housingLand",
  "knowledge",
  "firms",
  "headquarters",
] as const;
const FLOWS = ["firms", "firmsGovernmentLed", "headquarters", "workers", "capital", "entrants", "exits"] as const;

const known = new Map<string, YearOutcome[]>();

/** A run under some levers, the same for all that are held against it. */
function usualYears(region: string, levers: readonly Entry[], years: number): YearOutcome[] {
  const key = JSON.stringify([region, levers, years]);
  const run = known.get(key) ?? arm(calibrationOf(region), levers, { years });
  known.set(key, run);
  return run;
}

/** Every lever alone against the same world without it: what it moves, and what it leaves alone. */
describe("levers in the model", () => {
  it("leaves none out", () => {
    expect(new Set(leverCases.map(({ lever }) => lever.type))).toEqual(new Set(levers.map(({ type }) => type)));
  });

  it.each(leverCases)(
    "$lever.type: $says",
    ({ region = JJJ, lever, common = [], instead = [], years, moves, claims }) => {
      const reformed = arm(calibrationOf(region), [...common, lever], { years });
      const baseline = usualYears(region, [...common, ...instead], years);
      const [reform, usual] = [reformed[REFORM - START]!, baseline[REFORM - START]!];

      // Nobody anticipates, and what stands at the start of the reform year was there before.
      expect(numbersOf(reformed[0])).toEqual(numbersOf(baseline[0]));
      for (const stock of STOCKS) expect(reform[stock], stock).toEqual(usual[stock]);
      if (moves) {
        expect(numbersOf(reform.market)).toEqual(numbersOf(usual.market));
        const untouched = FLOWS.filter((flow: keyof FactorFlows) => !moves.includes(flow));
        if (!moves.includes("firms")) expect(reform.flows.arrivals).toEqual(usual.flows.arrivals);
        for (const flow of untouched) expect(reform.flows[flow], flow).toEqual(usual.flows[flow]);
      }
      for (const claim of claims) claim(reformed, baseline);
    },
  );
});
