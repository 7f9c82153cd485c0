import { describe, expect, it } from "vitest";
import { leverChanges } from "../../src/calibrate/index.js";
import type { LeverEntry } from "../../src/input/index.js";
import { calibrationOf } from "../model/arms.js";

const calibration = calibrationOf("teaching-three-cities");
const toll = { type: "toll", from: 2023, between: "cities", oneWay: false };
const half: LeverEntry = { ...toll, scale: 0.5 };

describe("what a lever changes", () => {
  it("is told by least and largest value, without and with it", () => {
    const [change, ...rest] = leverChanges(calibration, [half], half);
    expect(rest).toEqual([]);
    const [low, high] = change!.before;
    expect(change).toMatchObject({ instrument: "tollPerKm", entries: 6, shape: "pair", after: [low / 2, high / 2] });
  });

  it("is what it adds to the levers of its first year", () => {
    const none: LeverEntry = { ...toll, tollPerKm: 0 };
    expect(leverChanges(calibration, [none, half], none)).toHaveLength(1);
    expect(leverChanges(calibration, [half], { ...half })).toEqual([]);
  });

  it("is a rise, a cut, or a rise of some and a cut of others", () => {
    const most = Math.max(...calibration.world.basePolicy.tollPerKm);
    const everywhere = (tollPerKm: number): LeverEntry => ({ ...toll, between: "all-nodes", tollPerKm });
    const directionOf = (lever: LeverEntry) => leverChanges(calibration, [lever], lever)[0]!.direction;
    expect([half, { ...toll, scale: 2 }].map(directionOf)).toEqual([-1, 1]);
    // From abroad there is no toll in the base year.
    expect([most + 1, most / 2].map((level) => directionOf(everywhere(level)))).toEqual([1, 0]);
  });

  it("of an agreement is no number of policy", () => {
    const pool: LeverEntry = {
      ...{ type: "revenue-pool", from: 2023, share: 0.1 },
      members: [
        { city: "harbour", weight: 1 },
        { city: "mill", weight: 1 },
      ],
    };
    expect(leverChanges(calibration, [pool], pool)).toEqual([]);
  });
});
