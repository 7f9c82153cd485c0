import { describe, expect, it } from "vitest";
import { memoryFiles, type UserError } from "../../../src/input/index.js";
import { cityCsv, cityNamed, readCityTable } from "../../../src/input/skeleton/cityTable.js";
import type { KnownNames } from "../../../src/input/skeleton/columns.js";
import { textOf } from "../../../src/words/index.js";

const known: KnownNames = { cities: new Map([["苏州", "suzhou"]]), provinces: new Map([["江苏", "jiangsu"]]) };
const read = (text: string, perHead = 80_000) =>
  readCityTable(memoryFiles({ "own.csv": text }), "own.csv", known, perHead);

describe("a table of cities", () => {
  it("takes figures in the units that its headers name", () => {
    const amounts = (header: string, cells: string) => {
      const [city] = read(`name,${header}\nMill,${cells}\n`).cities;
      return [city!.gdp_100m, city!.residents_thousand];
    };
    for (const [header, cells] of [
      ["gdp_100m,residents_thousand", "2900,3400"],
      ["gdp_billion,residents_million", "290,3.4"],
      ["GDP (million),residents_persons", '"290,000",3400000'],
      ["地区生产总值（亿元）,常住人口（万人）", "2900,340"],
      ["生产总值(万元),年末常住人口(人)", "29000000,3400000"],
      ["gdp,population", "2900,3400"],
      ["gdp,population", '"2,900","3,400,000"'],
    ] as const)
      expect(amounts(header, cells), header).toEqual([2900, 3400]);
  });

  it("holds GDP a head against that of the country, whose currency may be a small one", () => {
    const osaka = "name,gdp_100m,residents_thousand\nOsaka,410000,8800\n";
    expect(read(osaka, 4_500_000).cities[0]!.gdp_100m).toBe(410_000);
    expect(() => read(osaka)).toThrow(/4660000 of the currency a head\. Allowed: GDP a head from 2000 to 640000\./);
  });

  it("reads past columns that a spreadsheet left empty", () => {
    expect(read("name,gdp,residents,,\nMill,2900,3400,,\n").cities).toHaveLength(1);
    expect(() => read("name,gdp,residents,,\nMill,2900,3400,,x\n")).toThrow('own.csv:1: "" is no column');
  });

  it("reads full-width digits", () => {
    expect(read("name,gdp,residents\nMill,２９００．５,3400\n").cities[0]!.gdp_100m).toBe(2900.5);
  });

  it("tells which units it has taken where a header names none", () => {
    expect(read("name,gdp,residents\nMill,60000,100000\n").guessed).toEqual([
      { en: "gdp: 100 million of the currency a year", zh: "gdp以亿（本币）/年计" },
      { en: "residents: thousand persons", zh: "residents以千人计" },
    ]);
    expect(read("name,gdp,residents\nMill,600,1000001\n").guessed[1]).toEqual(
      textOf("residents: persons", "residents以人计"),
    );
    expect(read("name,gdp_100m,residents_thousand\nMill,2900,3400\n").guessed).toEqual([]);
    // Yearbooks count in ten thousands: what brings the middle city nearer to the country.
    const yearbook = read("城市,地区生产总值,常住人口\n甲,2900,340\n乙,1500,200\n丙,9000,500\n");
    expect(yearbook.guessed[1]).toEqual(textOf("常住人口: ten thousand persons", "常住人口以万人计"));
    expect(yearbook.cities.map(({ residents_thousand: people }) => people)).toEqual([3400, 2000, 5000]);
    // A rich region is none of another unit.
    const rich = read("name,gdp,residents\nHong Kong,23768,7413\nMacao,1929,683\n");
    expect(rich.cities.map(({ residents_thousand: people }) => people)).toEqual([7413, 683]);
  });

  it("names cities and provinces in both languages where it can", () => {
    const { cities, provinces } = read(
      "name,name_zh,province,province_zh,gdp,residents\n" +
        "苏州市,,江苏省,,22718,12847\n新港市,,江苏省,,800,1000\nMill,磨坊,inland,内地,2900,3400\nStone,,Far West,,1100,1700\n",
    );
    expect(cities.map(({ id, name, name_zh, province }) => [id, name, name_zh, province])).toEqual([
      ["suzhou", "Suzhou", "苏州", "jiangsu"],
      ["city-2", "新港市", "新港", "jiangsu"],
      ["mill", "Mill", "磨坊", "inland"],
      ["stone", "Stone", undefined, "far-west"],
    ]);
    expect([...provinces]).toEqual([
      ["jiangsu", { en: "Jiangsu", zh: "江苏省" }],
      ["inland", { en: "Inland", zh: "内地" }],
      ["far-west", { en: "Far West", zh: "Far West" }],
    ]);
  });

  it("takes two spellings of one province as one", () => {
    const { cities, provinces } = read(
      "name,province,gdp,residents\n苏州市,江苏省,22718,12847\n新港市,江苏,800,1000\n",
    );
    expect(cities.map(({ province }) => province)).toEqual(["jiangsu", "jiangsu"]);
    expect([...provinces]).toEqual([["jiangsu", { en: "Jiangsu", zh: "江苏省" }]]);
    // Of a province that no shipped region has, too.
    const inland = read("name,province,gdp,residents\n甲,陕西,2900,3400\n乙,陕西省,800,1000\n");
    expect(new Set(inland.cities.map(({ province }) => province)).size).toBe(1);
  });

  it.each([
    ["a header that it does not know", "name,gdp,residents,wealth\nMill,1,1,1\n", 'own.csv:1: "wealth" is no column'],
    ["a column twice", "name,gdp,residents,city\nMill,2900,3400,x\n", '"city" is the column name a second time'],
    ["a column that is missing", "name,residents\nMill,3400\n", "the header names no gdp_100m. Allowed"],
    ["columns that are missing", "province\nx\n", "names no name, no gdp_100m, no residents_thousand."],
    ["an empty cell", "name,gdp,residents\nMill,,3400\n", "own.csv:2: column gdp is empty"],
    ["a city without a name", "name,gdp,residents\n,2900,3400\n", "own.csv:2: column name is empty"],
    ["a word for a number", "name,gdp,residents\nMill,much,3400\n", 'column gdp = "much" is not a number'],
    ["a decimal comma", 'name,gdp,residents\nMill,"600,5",520\n', 'column gdp = "600,5" is not a number. Allowed'],
    ["a comma that parts no thousands", 'name,gdp,residents\nMill,600,"5,2"\n', 'column residents = "5,2" is not a'],
    ["GDP that is too small for its residents", "name,gdp,residents\nMill,1,3400\n", "is 29.4 of the currency a head"],
    ["GDP that is too large for its residents", "name,gdp,residents\nMill,2900,10\n", "is 2900000 of the currency"],
    [
      "residents in ten thousands under thousands",
      "name,gdp,residents_thousand\nMill,2900,485\nStone,1500,260\nPort,900,170\n",
      'own.csv:1: "gdp, residents_thousand" make a GDP of 577000 of the currency a head in the middle one of the cities',
    ],
    [
      "a city with the sign of its longitude lost",
      "name,gdp,residents,lat,lon\nMill,2900,3400,34,-109\nStone,1100,1700,34.5,107\nPort,900,1100,35,108\n",
      'own.csv:2: "Mill" lies 12000 km from the middle of the cities',
    ],
    [
      "negative GDP",
      "name,gdp_billion,residents\nMill,-5,3400\n",
      'own.csv:2: column gdp_billion = "-5" is not above 0',
    ],
    ["a city without residents", "name,gdp,residents\nMill,5,0\n", "residents and GDP above 0 for every city"],
    [
      "amounts that do not fit, as they are typed",
      "name,gdp_billion,residents_million\nMill,5,340\n",
      '"Mill" has gdp_billion = 5 and residents_million = 340, which is 14.7 of the currency a head',
    ],
    [
      "a city without a province beside others",
      "name,province,gdp,residents\nMill,West,2900,3400\nPort,,2900,3400\n",
      'own.csv:3: "Port" has no province, and other cities have. Allowed: a province of each city, or of none',
    ],
    [
      "a total for a city",
      "name,gdp,residents\nMill,2900,3400\nPort,2000,3000\nTotal,4900,6400\n",
      'own.csv:4: "Total" is the sum of all other rows. Allowed: one row',
    ],
    ["cells that semicolons part", "name;gdp;residents\nMill;2900;3400\n", "with commas between cells"],
    ["cells that tabs part", "name\tgdp\tresidents\nMill\t2900\t3400\n", "with commas between cells"],
    ["no rows", "name,gdp,residents\n", "no rows"],
  ])("refuses %s", (_, text, words) => {
    expect(() => read(text)).toThrow(words);
  });

  it("tells all mistakes of its rows at once, from above", () => {
    const lines = (text: string) => {
      try {
        return read(text).cities.map(String);
      } catch (error) {
        return (error as UserError).problems.map(({ line, value }) => `${line} ${value}`);
      }
    };
    const text = "name,gdp,residents\nMill,abc,3400\nStone,1100,-5\nMill,2900,3400\nPort,1,3400\nBay,1100,0\n";
    expect(lines(text)).toEqual(["2 abc", "3 -5", "4 Mill", "5 Port", "6 0"]);
  });

  it("takes GDP a head on both bounds", () => {
    expect(read("name,gdp,residents_thousand\nPoor,20,1000\nRich,640,100\n").cities).toHaveLength(2);
  });

  it("is written in the columns of regions that some city has, with quotes where they are needed", () => {
    const { cities } = read('residents,gdp,name,note,lat\n3400,2900,Mill,"old, small",31.5\n1700,1100,Stone,,\n');
    expect(cityCsv(cities)).toBe(
      "id,name,latitude,gdp_100m,residents_thousand,note\n" +
        'mill,Mill,31.5,2900,3400,"old, small"\nstone,Stone,,1100,1700,\n',
    );
    const noted = cityCsv([{ ...cities[0]!, note: "one\n two, three" }]);
    expect(noted).toContain('"one two, three"');
    expect(noted.trim().split("\n")).toHaveLength(2);
  });

  it("has a city for its id and its names, rank and case left out", () => {
    const { cities } = read("name,gdp,residents\n苏州市,22718,12847\nNorth port,6100,5200\n");
    for (const name of ["suzhou", "Suzhou ", "苏州", "苏州市"]) expect(cityNamed(name, cities)?.id).toBe("suzhou");
    expect(cityNamed("NORTH PORT", cities)?.id).toBe("north-port");
    expect(cityNamed("wuxi", cities)).toBeUndefined();
  });
});
