import { describe, expect, it } from "vitest";
import {
  fileOf,
  type OpenScenario,
  openedWorld,
  openScenario,
  regionAlone,
} from "../../../../src/apps/lab/engine/scenarios.js";
import { citiesOf, industriesOf, named, provincesOf } from "../../../../src/runs/experiments/index.js";
import { packOfRegion } from "../packs.js";

const open = openScenario("teaching/three-cities", packOfRegion("teaching-three-cities"));
const { scenario } = open;
const with_ = (change: object): OpenScenario => ({ ...open, scenario: { ...scenario, ...change } });

describe("a scenario that is opened", () => {
  it("tells its places, sectors and packages by their names", () => {
    const world = openedWorld(open);
    expect(world).toMatchObject({
      scenario: "teaching/three-cities",
      region: scenario.region.label,
      currency: { en: "yuan", zh: "元" },
      startYear: scenario.startYear,
      years: scenario.years,
    });
    expect(world.cities.map(({ label, province }) => [label.en, label.zh, province])).toEqual([
      ["Harbour", "港城", "coast"],
      ["Mill", "工城", "inland"],
      ["Spring", "泉城", "inland"],
    ]);
    expect(world.variants.map(({ id }) => id)).toEqual(Object.keys(scenario.variants));
    expect(world.variants[0]).toMatchObject({ label: Object.values(scenario.variants)[0]!.label });
    expect(world.labour).toEqual(expect.arrayContaining(["general", "skilled"]));
  });

  it("simulates firms one by one where they are few and the scenario does", () => {
    expect(openedWorld(with_({ population: "agents", firms: 5000 })).population).toBe("agents");
    expect(openedWorld(with_({ population: "agents", firms: 5001 })).population).toBe("cohorts");
    expect(openedWorld(with_({ population: "cohorts", firms: 10 })).population).toBe("cohorts");
    expect(openedWorld(with_({ seed: 9 })).seed).toBe(9);
    expect(openedWorld(with_({ seed: "luck" })).seed).toBe("luck");
  });

  it("has the study that ships with it alone", () => {
    expect(openedWorld({ ...open, pack: { ...open.pack, studies: {} } }).study).toBeUndefined();
    const study = { factors: [] } as never;
    const pack = { ...open.pack, studies: { "teaching/three-cities": study, "teaching/other": {} as never } };
    expect(openedWorld({ ...open, pack }).study).toBe(study);
  });
});

describe("names of a region", () => {
  const region = {
    tables: {
      cities: [
        { id: "a", name: "A", nameZh: "甲", province: "north-east", longitude: 1, latitude: 2 },
        { id: "b", name: "B", province: "south" },
        { id: "c", name: "C", province: "south" },
      ],
      sectors: [{ id: "s", label: "S", labelZh: "业" }],
    },
    provinceLabels: { south: { en: "The south", zh: "南" } },
  } as never;

  it("are those of its tables, a province once, by its id where it has no name", () => {
    expect(citiesOf(region)[0]).toEqual({
      id: "a",
      label: { en: "A", zh: "甲" },
      province: "north-east",
      longitude: 1,
      latitude: 2,
    });
    expect(citiesOf(region)[1]!.label.en).toBe("B");
    expect(provincesOf(region).map(({ id, label }) => [id, label.en])).toEqual([
      ["north-east", "North East"],
      ["south", "The south"],
    ]);
    expect(named([{ id: "g", label: { en: "G", zh: "群" }, cities: [] } as never])).toEqual([
      { id: "g", label: { en: "G", zh: "群" } },
    ]);
    expect(industriesOf(region)).toEqual([{ id: "s", label: { en: "S", zh: "业" } }]);
  });
});

describe("a region by itself", () => {
  it("is a scenario without a file of its own", () => {
    expect(regionAlone("regions/greater-bay-area")).toBe("greater-bay-area");
    expect(regionAlone("teaching/three-cities")).toBeUndefined();
    expect(regionAlone("regions/a/b")).toBeUndefined();
    const pack = { files: { "x.csv": "1" }, studies: {} };
    const alone = fileOf("regions/bay", pack);
    expect(alone.file).toBe("scenarios/regions/bay.yaml");
    expect(Object.keys(alone.files)).toEqual(["x.csv", "scenarios/regions/bay.yaml"]);
    expect(alone.files[alone.file]).toMatch(
      /region: "bay\/region\.yaml"\nstartYear: 2022\nyears: 20\npopulation: cohorts\n/,
    );
    expect(fileOf("teaching/x", pack)).toEqual({ file: "scenarios/teaching/x.yaml", files: pack.files });
  });
});
