import { describe, expect, it } from "vitest";
import type { ResolvedScenario } from "../../../src/input/index.js";
import {
  citiesOf,
  currencyOf,
  industriesOf,
  named,
  namesOf,
  provincesOf,
} from "../../../src/runs/experiments/names.js";
import { textOf } from "../../../src/words/index.js";

const city = (id: string, name: string, nameZh: string, province: string, more: object = {}) => ({
  ...{ id, name, nameZh, province, ...more },
});
const region = {
  currency: "CNY",
  agglomerations: [{ id: "ring", label: textOf("The ring", "环"), cities: ["mill", "quay"] }],
  provinceLabels: { east: textOf("The East", "东部") },
  hinterlands: [{ id: "rest-of-country", label: textOf("The rest", "其他"), regime: "x" }],
  tables: {
    cities: [
      city("mill", "Mill", "工城", "far-west", { longitude: 110, latitude: 30 }),
      city("east", "East", "东城", "east"),
      city("quay", "Quay", "港城", "far-west"),
    ],
    sectors: [{ id: "farms", label: "Farms", labelZh: "农业", group: "primary" }],
  },
} as unknown as ResolvedScenario["region"];
const scenario = { region } as unknown as ResolvedScenario;

describe("what people call things", () => {
  it("is the name of a city, a province, a sector or a hinterland; of others the id as a title", () => {
    const nameOf = namesOf(scenario);
    expect(["mill", "farms", "rest-of-country", "far-west", "ring", "no-one"].map((id) => nameOf(id).en)).toEqual([
      ...["Mill", "Farms", "The rest", "Far West", "The ring", "No One"],
    ]);
    expect(nameOf("farms").zh).toBe("农业");
    // A province of one city may have its name: it is the city that is called so.
    expect(nameOf("east")).toEqual(textOf("East", "东城"));
  });

  it("is yuan, dollars or euros of a currency, and the code of any other", () => {
    const of = (currency: string) => currencyOf({ region: { currency } }).en;
    expect([of("CNY"), of("USD"), of("EUR"), of("SEK")]).toEqual(["yuan", "dollars", "euros", "SEK"]);
  });
});

describe("places as a report lists them", () => {
  it("are cities with their province, and their degrees where they have any", () => {
    expect(citiesOf(region)[0]).toEqual({
      ...{ id: "mill", label: textOf("Mill", "工城"), province: "far-west", longitude: 110, latitude: 30 },
    });
    expect(citiesOf(region)[1]!.longitude).toBeUndefined();
  });

  it("are provinces once each, in the order of the table, by their labels or as titles", () => {
    expect(provincesOf(region)).toEqual([
      { id: "far-west", label: textOf("Far West") },
      { id: "east", label: textOf("The East", "东部") },
    ]);
  });

  it("are told without anything else", () => {
    expect(named(region.hinterlands)).toEqual([{ id: "rest-of-country", label: textOf("The rest", "其他") }]);
    expect(industriesOf(region)).toEqual([{ id: "farms", label: textOf("Farms", "农业") }]);
  });
});
