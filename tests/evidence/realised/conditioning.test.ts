import { describe, expect, it } from "vitest";
import {
  askCandidate,
  conditioningOf,
  dataOf,
  momentsOf,
  unknownMoment,
} from "../../../src/evidence/realised/conditioning.js";
import type { Region } from "../../../src/input/index.js";
import type { Datum, Factor, Moments } from "../../../src/runs/studies/index.js";
import { closedRegion } from "../../calibrate/setting.js";
import { calibrationOf } from "../../model/arms.js";
import { factor, uniform } from "../../runs/studies/handmade.js";

const moment = (value: number | [number, number], more: object = {}) => ({
  ...{ kind: typeof value === "number" ? "normal" : "between", value, unit: "share", error: 0.03, use: "condition" },
  ...{ source: "a test", ...more },
});
const withMoments = (moments: Record<string, object>) =>
  ({ ...closedRegion, moments }) as unknown as Region & Pick<Region, "moments">;
const held = withMoments({
  "housing-share": moment(0.075),
  "public-share": moment([0.1, 0.3], { use: "check" }),
  "city-size-mean": moment(0.1, { discrepancy: { value: 0.04, reason: "why not" } }),
});

/** The housing share of a region, as a factor that is drawn. */
const housing: Factor = {
  ...factor("housing", uniform(0, 0.3)),
  changes: (value) => [{ path: ["region", "parameters", "housingShare", "value"], value }],
};

describe("data of a region", () => {
  it("are its moments with their errors, discrepancy counted; some condition, if they are not left out", () => {
    expect(dataOf(held)).toEqual([
      { id: "housing-share", kind: "normal", value: 0.075, error: 0.03, conditions: true },
      { id: "public-share", kind: "between", value: [0.1, 0.3], error: 0.03, conditions: false },
      // Three and four hundredths, at right angles.
      { id: "city-size-mean", kind: "normal", value: 0.1, error: expect.closeTo(0.05, 12), conditions: true },
    ]);
    expect(dataOf(held, ["housing-share"]).map(({ conditions }) => conditions)).toEqual([false, false, true]);
  });

  it("are measured all, or the first that nobody measures is told with the nearest name", () => {
    expect(unknownMoment(held)).toBeUndefined();
    expect(unknownMoment(withMoments({ "housing-share": moment(1), "housing-shore": moment(1) }))).toEqual({
      ...{ id: "housing-shore", nearest: "housing-share" },
    });
    expect(unknownMoment(withMoments({ "": moment(1) }))).toEqual({ id: "" });
  });
});

describe("moments of a candidate", () => {
  const calibration = calibrationOf(closedRegion.id);
  /** Moments, and which of them were known whenever it was asked whether more are needed. */
  const asked = (ids: [id: string, conditions: boolean][], most = 9) => {
    const seen: string[] = [];
    const data = ids.map(([id, conditions]) => ({ id, conditions }));
    const moments = momentsOf(calibration, data, (known) => {
      seen.push(known.map((one) => (one === undefined ? "-" : "+")).join(""));
      return seen.length < most;
    });
    return { seen, moments };
  };

  it("stand in the order of the data, the base year's housing share among them", () => {
    const { moments, seen } = asked([
      ["city-size-mean", true],
      ["housing-share", true],
    ]);
    expect(moments).toEqual([expect.closeTo(0.08, 8), 0.075]);
    expect(seen).toEqual(["+-", "++"]);
    expect(momentsOf(calibration, [{ id: "housing-share", conditions: false }])).toEqual([0.075]);
  });

  it("are asked for as long as they are needed: what conditions first, of that the quick", () => {
    const all: [string, boolean][] = [
      ["wages-to-density", false],
      ["housing-share", false],
      ["wages-to-density", true],
      ["city-size-mean", true],
    ];
    expect(asked(all).seen).toEqual(["---+", "--++", "-+++", "++++"]);
    expect(asked(all, 1)).toEqual({
      seen: ["---+"],
      moments: [undefined, undefined, undefined, expect.closeTo(0.08, 8)],
    });
  });
});

describe("a candidate", () => {
  const datum = (id: string, value: number, conditions: boolean): Datum => ({
    ...{ id, kind: "normal", value, error: 1e-3, conditions },
  });
  const ask = (candidate: number, share: number, data: readonly Datum[]): Moments | undefined =>
    askCandidate(held, [housing], { data, seed: 1 }, [candidate, [share]]);

  it("is calibrated with its own values and asked for its moments", () => {
    expect(ask(0, 0.1, [datum("housing-share", 0.075, true)])).toEqual([0.1]);
    expect(ask(0, 0.1, [])).toEqual([]);
  });

  it("of the first 256 is asked for all, a later one for no more than reject it", () => {
    const data = [datum("housing-share", 0.075, true), datum("city-size-mean", 0.08, false)];
    const asked = (candidate: number, share: number) =>
      ask(candidate, share, data)!.map((one) => (one === undefined ? "not asked" : "asked"));
    expect(asked(255, 0.1)).toEqual(["asked", "asked"]);
    expect(asked(256, 0.1)).toEqual(["asked", "not asked"]);
    // Exactly what the datum says: it is kept whatever the coin.
    expect(asked(256, 0.075)).toEqual(["asked", "asked"]);
  });

  it("has no moments without a base year; what is wrong with its numbers themselves is an error", () => {
    const nothing = { data: [], seed: 1 };
    // Farms pay 0.48 of their output for labour and land.
    const farmLand: Factor = {
      ...housing,
      changes: (value) => [{ path: ["region", "parameters", "farmLandShare", "value"], value }],
    };
    expect(askCandidate(held, [farmLand], nothing, [0, [0.49]])).toBeUndefined();
    expect(askCandidate(held, [farmLand], nothing, [0, [0.01]])).toEqual([]);
    const nowhere: Factor = { ...housing, changes: (value) => [{ path: ["region", "id", "value"], value }] };
    expect(() => askCandidate(held, [nowhere], nothing, [0, [1]])).toThrow(/leads to value/);
  });
});

describe("what is told of conditioning", () => {
  it("is who was asked and kept, and how far each datum goes with the ranges", () => {
    const region = withMoments({
      "housing-share": moment(0.075),
      "public-share": moment([0.1, 0.3], { use: "check" }),
    });
    const data = dataOf(region);
    const decision = (candidate: number, housingShare: number, kept: boolean) => ({
      ...{ candidate, moments: [housingShare, NaN], agreements: [kept ? 1 : 0.25, 0.123456], likelihood: 1, kept },
    });
    const decisions = [
      decision(0, 0.1, true),
      decision(1, 0.2, false),
      decision(2, 0.3, true),
      decision(300, 0.2, true),
    ];
    const told = conditioningOf(region, { data, decisions, failed: 2, seed: 1, hash: "abc", without: ["x"] });
    expect(told).toMatchObject({
      hash: "abc",
      candidates: 6,
      failed: 2,
      kept: 3,
      asked: 3,
      without: ["x"],
      central: 1,
    });
    // Of three that were asked 0.1, 0.2 and 0.3; of three that were kept 0.1, 0.3 and 0.2.
    expect(told.moments[0]).toMatchObject({
      ...{ id: "housing-share", unit: "share", kind: "normal", value: 0.075, error: 0.03, use: "condition" },
      ...{ alone: 0.75, central: 0.075, prior: [0.2, 0.1], kept: [0.2, 0.1] },
    });
    expect(told.moments[1]).toMatchObject({
      ...{ id: "public-share", value: [0.1, 0.3], use: "check", alone: 0.1235 },
    });
    expect(told.moments[1]!.prior[0]).toBeNull();
    expect(told.moments[1]!.central).toBeGreaterThan(0.1);
  });
});
