import { describe, expect, it } from "vitest";
import { memoryFiles } from "../../../src/input/index.js";
import { type Counted, readSectorTable } from "../../../src/input/skeleton/sectorTable.js";
import type { TableRow } from "../../../src/input/tables.js";

const cities = [
  { id: "mill", name: "Mill", gdp_100m: 1000, residents_thousand: 1000 },
  { id: "port", name: "Port", gdp_100m: 2000, residents_thousand: 1000 },
];
const sectors = [
  { id: "farming", label: "Farming", labelZh: "种植业" },
  { id: "steel", label: "Steel and iron", labelZh: "钢铁" },
] as TableRow<"sectors">[];

const read = (text: string, counted: Counted = "valueAdded") =>
  readSectorTable(memoryFiles({ "own/sectors.csv": text }), "own/sectors.csv", cities, sectors, counted);

describe("a table of sectors", () => {
  const structure =
    "city,sector,value_added_100m,source\nmill,farming,300,sectors.csv\nmill,steel,700,sectors.csv\nport,steel,1500,sectors.csv\n";

  it("is the same with a row for each city and sector, or a column a sector, under any known name", () => {
    for (const text of [
      'city,sector,value_added_100m\nmill,farming,300\nMill,Steel and iron,700\nport,steel,"1,500"\n',
      "产业,城市,增加值（亿元）\nfarming,mill,300\n钢铁,Mill,700\nsteel,port,1500\n",
      "any,farming,steel\nmill,300,700\nport,,1500\n",
    ])
      expect(read(text)).toEqual({ cities, structure });
  });

  it("counts what its header says, a wide one what the user says", () => {
    const employment = structure.replace("value_added_100m", "employment_thousand");
    const long = "city,sector,employment_thousand\nmill,farming,300\nmill,steel,700\nport,steel,1500\n";
    expect(read(long).structure).toBe(employment);
    expect(read("city,farming,steel\nmill,300,700\nport,,1500\n", "employment").structure).toBe(employment);
  });

  it("without a column of amounts is a wide one", () => {
    expect(() => read("city,sector\nmill,3\n")).toThrow('"sector" is no sector of the defaults');
  });

  it("of the three groups gives them to cities, made to add up to GDP where all three are there", () => {
    const { cities: made, structure } = read("city,agriculture,工业,services\nMill,20,40,40\nPort,10,,1000\n");
    expect(structure).toBeUndefined();
    expect(made).toEqual([
      { ...cities[0], primary_100m: 200, secondary_100m: 400, tertiary_100m: 400 },
      { ...cities[1], primary_100m: 10, tertiary_100m: 1000 },
    ]);
  });

  it("of the three groups is refused where they add up to something else than GDP, or all of it", () => {
    const sum = (cells: string) => () => read(`city,第一产业（亿元）,第二产业,第三产业\nMill,${cells}\n`);
    for (const cells of ["100,450,410", "100,450,490", "0.2,0.4,0.4", "20,41,40"]) expect(sum(cells)).not.toThrow();
    for (const cells of ["100,225,500", "100,500,500"]) expect(sum(cells)).toThrow(/csv:2: \d+ is the sum of the sec/);
  });

  it("of groups and sectors is told where the header has the sectors", () => {
    const mixed = () => read("city,第一产业,steel\nMill,300,700\nPort,10,1000\n");
    expect(mixed).toThrow(
      'csv:1: "steel" is a sector beside columns of the three groups. Allowed: the three groups alone',
    );
  });

  it("may miss GDP a little", () => {
    expect(read("city,steel\nMill,1300\n").structure).toContain("mill,steel,1300");
    expect(() => read("city,steel\nMill,1301\n")).toThrow("1301 is the sum of the sectors of Mill, whose GDP is 1000");
    expect(read("city,steel\nMill,9000\n", "employment").structure).toContain("mill,steel,9000");
  });

  it.each([
    ["an unknown city", "city,steel\nMll,3\n", 'sectors.csv:2: "Mll" is no city of --cities. Allowed: Mill, Port.'],
    ["an unknown sector", "city,steal\nMill,3\n", "Allowed: farming (种植业), steel (钢铁); or the three groups"],
    ["a negative amount", "city,steel\nMill,-1\n", 'column steel = "-1" is not a number from 0'],
    ["a word for an amount", "city,steel\nMill,much\n", 'column steel = "much" is not a number from 0'],
    ["a decimal comma", 'city,steel\nMill,"5,2"\n', 'column steel = "5,2" is not a number from 0'],
    ["a table without rows", "city,steel\n", "no rows"],
  ])("refuses %s", (_, text, words) => {
    expect(() => read(text)).toThrow(words);
  });

  it("says each mistake once, however many cells it stands over", () => {
    expect(() => read("city,steel,farming\nMll,3,4\n")).toThrow(/^(?!.*is no city.*\n.*is no city)/s);
  });

  it("of employment by the three groups is refused: no value added can be had of it", () => {
    expect(() => read("city,primary,services\nMill,1,2\n", "employment")).toThrow(
      "holds employment of the three groups",
    );
  });
});
