import { describe, expect, it } from "vitest";
import { DEFAULT_STATE, type LabState } from "../../../../src/apps/lab/state/state.js";
import {
  askOf,
  flowKindsOf,
  packageOf,
  placesOf,
  policySpec,
  settingOf,
} from "../../../../src/apps/lab/state/store.js";
import { NONE, TOLL, TOLLS, WORLD } from "../worlds.js";

const state = (change: Partial<LabState> = {}): LabState => ({ ...DEFAULT_STATE, policy: NONE, ...change });

describe("what the state means in a world", () => {
  it("is the scenario's own where the state says nothing", () => {
    expect(settingOf(state(), WORLD)).toEqual({
      world: { scenario: "teaching/three-cities", seed: 7, population: "cohorts" },
      from: 2024,
      at: 4,
      place: "cluster",
    });
  });

  it("is the state's where it fits, and the nearest year where it does not", () => {
    const said = settingOf(state({ seed: 3, population: "agents", from: 2025, year: 2023, place: "mill" }), WORLD);
    expect(said).toEqual({
      world: { scenario: "teaching/three-cities", seed: 3, population: "agents" },
      from: 2025,
      at: 1,
      place: "mill",
    });
    expect(settingOf(state({ from: 2099, year: 2099, place: "atlantis" }), WORLD)).toMatchObject({
      from: 2026,
      at: 4,
      place: "cluster",
    });
    expect(settingOf(state({ from: 1950, year: 1950 }), WORLD)).toMatchObject({ from: 2022, at: 0 });
  });
});

describe("places", () => {
  it("are listed the region first, and a province that is a city once", () => {
    expect(placesOf(WORLD).map(({ id, kind }) => `${id} ${kind}`)).toEqual([
      "cluster cluster",
      "bay agglomeration",
      "coast province",
      "inland province",
      "harbour city",
      "mill city",
      "spring city",
      "country country",
      "rest hinterland",
    ]);
    const provinces = [{ id: "harbour", label: { en: "Harbour", zh: "港城" } }];
    expect(placesOf({ ...WORLD, provinces }).filter(({ id }) => id === "harbour")).toHaveLength(1);
    expect(placesOf(WORLD)[0]!.label).toEqual(WORLD.region);
  });
});

describe("a policy", () => {
  it("is its package with the levers moved by hand from their year on", () => {
    expect(packageOf(WORLD, TOLLS)?.id).toBe("tolls");
    expect(packageOf(WORLD, NONE)).toBeUndefined();
    expect(policySpec(WORLD, TOLLS, 2025)).toEqual({ levers: [TOLL], like: "tolls" });
    const moved = { package: "choose", settings: [{ control: "toll", value: 0 }] };
    expect(policySpec(WORLD, moved, 2025)).toEqual({
      levers: [{ type: "toll", from: 2025, between: "cities", scale: 0 }],
      like: "choose",
    });
    expect(policySpec(WORLD, NONE, 2025)).toEqual({ levers: [], like: undefined });
  });
});

describe("a question to the engine", () => {
  it("reads what the answer, the map and the charts show, each once", () => {
    const asked = state({ colour: "firms", charts: ["firms", "well-being"], flow: "goods", policy: TOLLS });
    const setting = settingOf(asked, WORLD);
    const { indicators, policy, world, flows } = askOf(asked, WORLD, setting);
    expect(indicators).toEqual([
      "firms",
      "household-receipts",
      "lever-cost",
      "net-transfers",
      "own-revenue",
      "real-final-consumption-per-head",
      "real-gdp",
      "real-gdp-with-entry",
      "residents",
      "toll-revenue",
      "well-being",
    ]);
    expect([policy, world, flows]).toEqual([policySpec(WORLD, TOLLS, 2024), setting.world, ["goods"]]);
  });

  it("sums all kinds of people, and one kind of anything else", () => {
    expect(flowKindsOf(WORLD, "people")).toEqual(["general", "skilled"]);
    expect(flowKindsOf(WORLD, "firms")).toEqual(["firms"]);
    expect(flowKindsOf(WORLD, "none")).toEqual([]);
  });
});
