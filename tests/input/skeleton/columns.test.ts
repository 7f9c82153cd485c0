import { describe, expect, it } from "vitest";
import { columnOf, simplified, wantedId, yamlWords } from "../../../src/input/skeleton/columns.js";

/** What a header stands for, and by what its figures are multiplied. */
const read = (header: string, values: number[] = []) => {
  const column = columnOf(header, values);
  return column && [column.key, column.factor];
};

describe("headers of a table of cities", () => {
  it.each<[header: string, key: string, factor: number | undefined]>([
    ["id", "id", undefined],
    ["City", "name", undefined],
    ["城市名称", "name", undefined],
    ["中文名", "name_zh", undefined],
    ["State", "province", undefined],
    ["省份", "province", undefined],
    ["省份中文名", "province_zh", undefined],
    ["数据来源", "source", undefined],
    ["备注", "note", undefined],
    ["lat", "latitude", 1],
    ["东经", "longitude", 1],
    ["gdp_100m", "gdp_100m", 1],
    ["GDP billion", "gdp_100m", 10],
    ["gdp (bn)", "gdp_100m", 10],
    ["gdp million", "gdp_100m", 0.01],
    ["地区生产总值（亿元）", "gdp_100m", 1],
    ["生产总值(万元)", "gdp_100m", 0.0001],
    ["第一产业（亿元）", "primary_100m", 1],
    ["secondary_bn", "secondary_100m", 10],
    ["三产(亿元)", "tertiary_100m", 1],
    ["residents_thousand", "residents_thousand", 1],
    ["population 10k", "residents_thousand", 10],
    ["常住人口（万人）", "residents_thousand", 10],
    ["population million", "residents_thousand", 1000],
    ["residents (persons)", "residents_thousand", 0.001],
    ["人口(人)", "residents_thousand", 0.001],
    ["Built-up km2", "builtup_km2", 1],
    ["建成区面积（平方公里）", "builtup_km2", 1],
  ])("%s is %s, times %s", (header, key, factor) => {
    expect(read(header)).toEqual([key, factor]);
    expect(columnOf(header, [])).not.toHaveProperty("guessed");
  });

  it("are nothing where nobody knows them", () => {
    for (const header of ["", "mayor", "gdp_trillion", "primary", "人均"]) expect(read(header)).toBeUndefined();
  });

  it("without a unit are a hundred million, or thousands of persons unless they are too many", () => {
    expect(columnOf("GDP", [1e9])).toMatchObject({
      ...{ key: "gdp_100m", factor: 1, guessed: "scenario.hundredMillionCurrency" },
    });
    const thousand = { key: "residents_thousand", factor: 1, guessed: "unit.thousandPersons" };
    expect(columnOf("population", [5, 100_000])).toMatchObject(thousand);
    expect(columnOf("常住人口", [])).toMatchObject(thousand);
    expect(columnOf("Residents", [5, 100_001])).toMatchObject({
      ...{ key: "residents_thousand", factor: 0.001, guessed: "scenario.persons" },
    });
  });

  it("count by their letters alone: not by case, width, gaps or blanks about brackets", () => {
    expect(simplified("  GDP　( Billion )  ")).toBe("gdp(billion)");
    expect(simplified("Built-up  area")).toBe("built_up_area");
    expect(simplified("人口（万人）")).toBe("人口(万人)");
  });
});

describe("the id that a thing wants", () => {
  const known = new Map([["苏州", "suzhou"]]);
  const wanted = (id: string | undefined, ...names: (string | undefined)[]) => wantedId({ id, names }, known);

  it("is its own, or that of the first name that makes one", () => {
    expect(wanted("own", "Mill")).toBe("own");
    expect(wanted(undefined, "苏州市", "Suzhou City")).toBe("suzhou");
    expect(wanted(undefined, undefined, "某地", "Mill")).toBe("mill");
    expect(wanted(undefined, "", "某地")).toBeUndefined();
    expect(wanted(undefined)).toBeUndefined();
  });
});

it("words of all languages stand in one line of YAML, in quotes where they need them", () => {
  expect(yamlWords({ en: "Coast", zh: "沿海" })).toBe("{ en: Coast, zh: 沿海 }");
  expect(yamlWords({ en: "On: off", zh: "沿海" })).toBe('{ en: "On: off", zh: 沿海 }');
  expect(yamlWords({ en: "Coast", zh: "沿海" }, JSON.stringify)).toBe('{ en: "Coast", zh: "沿海" }');
});
