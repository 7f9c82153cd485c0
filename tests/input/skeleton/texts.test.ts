import { describe, expect, it } from "vitest";
import type { Region } from "../../../src/input/index.js";
import type { OwnCity } from "../../../src/input/skeleton/cityTable.js";
import { type NewRegion, regionText, scenarioText } from "../../../src/input/skeleton/texts.js";

describe("the file of a new region", () => {
  const city = (id: string, name: string, more: Partial<OwnCity> = {}): OwnCity => ({
    ...{ id, name, gdp_100m: 900, residents_thousand: 700, ...more },
  });
  const region: NewRegion = {
    ...{ id: "my-region", baseYear: 2020, currency: "CNY", defaults: "regions/china/common", structure: false },
    cities: [city("port", "Port"), city("mill", "Mill", { gdp_100m: 100 })],
    ...{ provinces: new Map(), schema: "../region.schema.json" },
  };
  const lines = (more: Partial<NewRegion> = {}, lang: "en" | "zh" = "en") =>
    regionText({ ...region, ...more }, lang).split("\n");

  it("says what it is of, in lines that are right as they stand", () => {
    const text = lines();
    expect(text[0]).toBe("# yaml-language-server: $schema=../region.schema.json");
    for (const line of ["id: my-region", "baseYear: 2020", "currency: CNY", "defaults: regions/china/common"])
      expect(text).toContain(line);
    expect(text).toContain("label: { en: My region, zh: My region }");
    expect(text.join()).not.toMatch(/<\w+>|undefined/);
  });

  it("is called a region where a city of several has its name", () => {
    expect(lines({ id: "port" })).toContain("label: { en: Port region, zh: Port区域 }");
    expect(lines({ id: "port", cities: [city("port", "Port")] })).toContain("label: { en: Port, zh: Port }");
    expect(lines({ id: "port", cities: [city("a", "A", { name_zh: "Port" }), city("b", "B")] })).toContain(
      "label: { en: Port region, zh: Port区域 }",
    );
  });

  it("names provinces that its cities have, by what they are known as, in quotes", () => {
    const cities = [
      city("a", "A", { province: "coast" }),
      city("b", "B", { province: "far-north" }),
      city("c", "C", { province: "coast" }),
    ];
    const provinces = new Map([["coast", { en: "Coast", zh: "沿海" }]]);
    const text = lines({ cities, provinces });
    const at = text.indexOf("provinceLabels:");
    expect(text.slice(at + 1, at + 4)).toEqual([
      '  coast: { en: "Coast", zh: "沿海" }',
      '  far-north: { en: "Far north", zh: "Far north" }',
      "",
    ]);
    expect(lines()).toContain("#provinceLabels: { coast: { en: Coast, zh: 沿海 } }");
  });

  it("switches its table of sectors on where there is one", () => {
    expect(lines()).toContain("  #structure: structure.csv");
    expect(lines({ structure: true })).toContain("  structure: structure.csv");
  });

  it("has examples of its own cities and years", () => {
    const text = lines();
    expect(text).toContain(
      "  #  - { from: port, to: mill, hours: 1.5, roadKm: 120, status: assumed, source: assumed }",
    );
    expect(text).toContain("  #  - { city: port, year: 2019, gdp100m: 900, residentsThousand: 700, source: assumed }");
    const alone = lines({ cities: [city("port", "Port")] });
    expect(alone.some((line) => line.includes("from: port, to: port"))).toBe(true);
  });

  it("has comments in one language, keys in all, and a blank behind the mark of each comment", () => {
    const [en, zh] = [lines(), lines({}, "zh")];
    expect(zh.filter((line) => !line.trim().startsWith("# "))).toEqual(
      en.filter((line) => !line.trim().startsWith("# ")),
    );
    expect(zh.join("")).toMatch(/[\u4e00-\u9fff]{8}/);
    for (const line of en.filter((one) => /^ *#/.test(one))) expect(line).toMatch(/^ *#(?! *$)/);
  });
});

describe("the file of a new scenario", () => {
  const sector = (id: string, role?: string, labelZh?: string) => ({ id, function: role, labelZh });
  const city = (id: string, province: string, gdp100m: number, nameZh?: string) => ({
    ...{ id, name: id.toUpperCase(), province, gdp100m, nameZh },
  });
  const region = {
    baseYear: 2020,
    tables: {
      cities: [city("a", "coast", 10, "甲"), city("b", "inland", 30), city("c", "inland", 20)],
      sectors: [
        ...[sector("farms"), sector("food", "manufacturing"), sector("steel", "manufacturing", "钢铁")],
        ...[sector("cars", "manufacturing"), sector("shops")],
      ],
    },
    hinterlands: [{ id: "rest", label: { en: "Rest", zh: "其他" } }],
    agglomerations: [{ id: "delta", label: { en: "Delta", zh: "delta" } }],
    provinceLabels: { coast: { en: "Coast", zh: "沿海" } },
  } as unknown as Region;
  const text = (of: object = {}, lang: "en" | "zh" = "en") =>
    scenarioText(
      { name: "my-tolls", regionFile: "../region: 1.yaml", region: { ...region, ...of } as Region, schema: "s.json" },
      lang,
    );

  it("asks its question, of its region, from the year after the base year on", () => {
    const lines = text().split("\n");
    expect(lines.slice(0, 2)).toEqual([
      "# yaml-language-server: $schema=s.json",
      "# Question: What do tolls and provincial borders cost the cities?",
    ]);
    for (const line of [
      "title: { en: My tolls, zh: My tolls }",
      "  en: What do tolls and provincial borders cost the cities?",
      "  zh: 通行费与省际边界使各城市损失多少？",
      'region: "../region: 1.yaml"',
      "startYear: 2021",
      "      - { type: toll, from: 2022, between: cities, scale: 0.5 }",
      "      - { type: administrative-border, from: 2022, between: different-province, scale: 0.5 }",
    ])
      expect(lines).toContain(line);
    expect(text()).not.toMatch(/<\w+>|undefined/);
  });

  it("has twenty firms for each sector of a city, and two thousand at least", () => {
    expect(text()).toContain("\nfirms: 2000\n");
    const cities = Array.from({ length: 30 }, (_, k) => city(`c${k}`, "coast", k));
    expect(text({ tables: { ...region.tables, cities } })).toContain("\nfirms: 3000\n");
  });

  it("takes its examples from the two largest cities and a manufacturing sector in the middle of the list", () => {
    expect(text()).toContain("#  players: { one: [b], other: [c] }");
    expect(text()).toContain("to: 2026, cities: [b], sectors: [steel], sectorSubsidy: 0.03 }");
    const sectors = [sector("farms"), sector("shops")];
    expect(text({ tables: { ...region.tables, sectors } })).toContain("sectors: [farms]");
    const alone = { tables: { ...region.tables, cities: [city("a", "coast", 10)] } };
    expect(text(alone)).toContain("#  players: { one: [a], other: [a] }");
    // The order of the region's own list is as it was.
    expect(region.tables.cities.map(({ id }) => id)).toEqual(["a", "b", "c"]);
  });

  it("asks about protection where all cities lie in one province", () => {
    const cities = [city("a", "coast", 10), city("b", "coast", 20)];
    const one = text({ tables: { ...region.tables, cities } });
    expect(one).toContain("# Question: What do tolls and local protection cost the cities?");
    expect(one).toContain("      - { type: local-protection, from: 2022, cities: all, scale: 0.5 }");
    expect(one).not.toContain("administrative-border");
  });

  it("lists the names that levers take, with what they are called at home where that is something else", () => {
    const lines = text().split("\n");
    for (const line of [
      "# cities: a (甲), b (B), c (C)",
      "# provinces: coast (沿海), inland",
      "# agglomerations: delta",
      "# hinterlands: rest (其他)",
      "# sectors: farms, food, steel (钢铁), cars, shops",
    ])
      expect(lines).toContain(line);
    expect(text({ agglomerations: [], hinterlands: [] })).not.toMatch(/^# (agglomerations|hinterlands):/m);
  });

  it("breaks long lists into lines of some 120 characters, of which none is lost", () => {
    const cities = Array.from({ length: 60 }, (_, k) => city(`long-city-${k}`, "coast", k));
    const lines = text({ tables: { ...region.tables, cities } }).split("\n");
    const start = lines.findIndex((line) => line.startsWith("# cities: "));
    const listed = lines.slice(
      start,
      lines.findIndex((line) => line.startsWith("# provinces: ")),
    );
    expect(listed.length).toBeGreaterThan(5);
    for (const line of listed) {
      expect(line.length).toBeLessThanOrEqual(122);
      expect(line).not.toMatch(/ $/);
    }
    const names = listed
      .map((line) => line.slice(2))
      .join(" ")
      .replace("cities: ", "");
    expect(names).toBe(cities.map(({ id }) => `${id} (${id.toUpperCase()})`).join(", "));
  });
});
