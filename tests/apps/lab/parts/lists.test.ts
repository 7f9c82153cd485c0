import { describe, expect, it } from "vitest";
import { CATALOGUE, offeredGroups } from "../../../../src/apps/lab/engine/catalogue.js";
import { Picker } from "../../../../src/apps/lab/explore/Explore.js";
import {
  FIRST_INDICATORS,
  IndicatorSelect,
  indicatorLabel,
  indicatorNamed,
  MapChoices,
  OTHER_INDICATORS,
  PackageSelect,
  PlaceSelect,
  ScenarioSelect,
} from "../../../../src/apps/lab/parts/pickers.js";
import { HEADLINES, INDICATORS } from "../../../../src/measures/indicators/index.js";
import { textOf } from "../../../../src/words/index.js";
import { chinese, screen } from "../screen.js";
import { TOLLS, WORLD } from "../worlds.js";

/** A property that takes what is chosen. */
function taken() {
  const chosen: string[] = [];
  return { chosen, onChange: (id: string) => void chosen.push(id) };
}

describe("indicators", () => {
  it("stand each once, the headlines first", () => {
    const both = [...FIRST_INDICATORS, ...OTHER_INDICATORS].map(({ id }) => id);
    expect([...both].sort()).toEqual(INDICATORS.map(({ id }) => id).sort());
    expect(new Set(both).size).toBe(both.length);
    expect(FIRST_INDICATORS[0]!.id).toBe(HEADLINES[0]!.rows[0]!.indicator);
    expect(indicatorNamed("firms")?.id).toBe("firms");
    expect(indicatorLabel("firms")).toEqual(indicatorNamed("firms")!.label);
    expect(indicatorLabel("nothing")).toEqual({ en: "nothing", zh: "nothing" });
  });

  it("are listed with their names; of single cities those that cities have", () => {
    const { chosen, onChange } = taken();
    const all = screen(IndicatorSelect, { label: textOf("Chart 1"), value: "firms", onChange });
    expect(all.options("Chart 1")).toContain(`*${indicatorNamed("firms")!.label.en}`);
    expect(all.attributes("optgroup", "label")).toEqual(["Headlines", "Others"]);
    const of = (given: object) =>
      screen(IndicatorSelect, { label: textOf("Chart 1"), value: "firms", onChange, ...given }).options("Chart 1");
    const region = INDICATORS.find(({ scope }) => scope === "cluster")!.label.en;
    expect(of({})).toContain(region);
    expect(of({ cities: true })).not.toContain(region);
    expect(of({ cities: true })).toContain("*" + indicatorNamed("firms")!.label.en);
    all.enter("Chart 1", "residents");
    expect(chosen).toEqual(["residents"]);
    const told = chinese(IndicatorSelect, { label: textOf("Chart 1", "图1"), value: "firms", onChange });
    expect(told.attributes("optgroup", "label")).toEqual(["主要指标", "其他指标"]);
    expect(told.options("图1")).toContain(`*${indicatorNamed("firms")!.label.zh}`);
  });
});

describe("lists of the page", () => {
  it("of the map: colours of cities, and one kind of flow", () => {
    const map = screen(MapChoices, {}, { state: { colour: "firms", flow: "people" } });
    expect(map.options("Lines")).toEqual([
      "goods",
      "firms that move",
      "headquarters that move",
      "*workers who move",
      "capital",
      "none",
    ]);
    map.enter("Lines", "none");
    map.enter("Colours", "real-gdp");
    expect(map.changes).toEqual([{ set: { flow: "none" } }, { set: { colour: "real-gdp" } }]);
    expect(map.options("Colours")).not.toContain(INDICATORS.find(({ scope }) => scope === "cluster")!.label.en);
    expect(chinese(MapChoices, {}).options("连线")).toEqual([
      "*商品",
      "企业迁移",
      "总部迁移",
      "劳动力迁移",
      "资本",
      "无",
    ]);
  });

  it("of packages: none for one that the scenario does not have, and no list where it has none", () => {
    const props = { world: WORLD, side: "other" } as const;
    const given = { state: { other: TOLLS } };
    const list = screen(PackageSelect, props, given);
    expect(list.options("Policy package")).toEqual(["none", "*Half the tolls", "Governments choose"]);
    list.enter("Policy package", "choose");
    expect(list.changes).toEqual([{ policies: { other: { package: "choose", settings: [] } } }]);
    const gone = screen(PackageSelect, props, { state: { other: { ...TOLLS, package: "gone" } } });
    expect(gone.options("Policy package")[0]).toBe("*none");
    expect(gone.at("[role=status]")).toBe("This scenario has no policy package “gone”.");
    expect(list.has("[role=status]")).toBe(false);
    expect(screen(PackageSelect, { ...props, world: { ...WORLD, variants: [] } }).text).toBe("");
    expect(chinese(PackageSelect, props, given).options("政策组合")).toEqual(["无", "*通行费减半", "政府自主选择"]);
  });

  it("of places: the region, its parts and what lies around it", () => {
    const list = screen(PlaceSelect, { world: WORLD, value: "mill" });
    expect(list.options("Place")).toEqual([
      "Three cities",
      "The bay",
      "Coast",
      "Inland",
      "Harbour",
      "*Mill",
      "Spring",
      "the whole country",
      "Rest of the country",
    ]);
    list.enter("Place", "country");
    expect(list.changes).toEqual([{ set: { place: "country" } }]);
    expect(chinese(PlaceSelect, { world: WORLD, value: "mill" }).options("地点")).toContain("*工城");
  });

  it("of scenarios: all that the lab offers, by region", () => {
    const list = screen(ScenarioSelect, {});
    // Tests of own files may have offered some before.
    const groups = offeredGroups();
    expect(list.options("Scenario")).toHaveLength(groups.flatMap(({ scenarios }) => scenarios).length);
    expect(groups.slice(-CATALOGUE.length)).toEqual(CATALOGUE);
    expect(list.attributes("optgroup", "label")).toEqual(groups.map(({ label }) => label.en));
    expect(list.options("Scenario").filter((one) => one.startsWith("*"))).toHaveLength(1);
    list.enter("Scenario", "teaching/two-cities");
    expect(list.changes).toEqual([{ open: "teaching/two-cities" }]);
    expect(chinese(ScenarioSelect, {}).attributes("optgroup", "label")).toContain("教学：虚构城市");
  });

  it("of a scenario's packages, with its question; a package takes the place of all levers", () => {
    const settings = [{ control: "toll", value: 0 }];
    const picker = screen(Picker, { world: WORLD }, { state: { policy: { package: "tolls", settings } } });
    expect(picker.options("Policy package")).toContain("*Half the tolls");
    const { question } = CATALOGUE[0]!.scenarios.find(({ name }) => name === "teaching/three-cities")!;
    expect(picker.at(".question")).toBe(question.en);
    picker.enter("Policy package", "choose");
    expect(picker.changes).toEqual([{ policies: { policy: { package: "choose", settings: [] } } }]);
    const early = chinese(Picker, { world: undefined }, { state: { policy: TOLLS } });
    expect(early.at(".question")).toBe(question.zh);
    expect(early.text).not.toContain("政策组合");
  });
});
