import { describe, expect, it } from "vitest";
import { memoryFiles, UserError } from "../../src/input/index.js";
import { asWritten, fillTables, readTables } from "../../src/input/regionTables.js";

const bare = { id: "mill", name: "Mill", gdp100m: 10, residentsThousand: 100 };
const city = {
  ...{ ...bare, province: "inland", regime: "country", latitude: 31, longitude: 119 },
  ...{ primary100m: 1, secondary100m: 4, tertiary100m: 5, builtupKm2: 20, status: "assumed", source: "assumed" },
};
const road = { from: "mill", to: "port", hours: 1, roadKm: 80, status: "assumed", source: "assumed" };
const FLOWS = "origin,destination,status,source";

function read(
  tables: object,
  { files = {}, sparse = false }: { files?: Record<string, string>; sparse?: boolean } = {},
) {
  const locate = (path: readonly unknown[]) => ({ file: "region.yaml", line: path.length });
  return readTables(memoryFiles(files), tables as never, locate, sparse);
}

const mistakes = (...args: Parameters<typeof read>) => {
  try {
    read(...args);
    return [];
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return error.problems.map(({ file, line, path }) => `${file}:${line} ${path}`);
  }
};

describe("tables of a region", () => {
  it("are rows in place or files, and no rows where they are left out", () => {
    const files = { "roads.csv": "from,to,hours,road_km,status,source\nmill,port,1,80,assumed,assumed\n" };
    const { tables } = read({ cities: [city], travel: "roads.csv" }, { files });
    expect(tables.cities).toEqual([city]);
    expect(tables.travel).toEqual([road]);
    const { cities: _, travel: __, ...others } = tables;
    expect(Object.values(others)).toEqual(Array(9).fill([]));
  });

  it("know where each of their rows stands", () => {
    const files = { "roads.csv": "from,to,hours,road_km,status,source\na,b,1,80,assumed,x\n\na,c,1,80,assumed,x\n" };
    const { locateRow } = read({ cities: [city, city], travel: "roads.csv" }, { files });
    expect(locateRow("travel", 1)).toEqual({ file: "roads.csv", line: 4 });
    expect(locateRow("cities", 1)).toEqual({ file: "region.yaml", line: 3, path: "tables.cities[1]" });
  });

  it("may leave columns of cities and their sectors out where the region fills them in, and no others", () => {
    const tables = { cities: [bare], structure: [{ city: "mill", sector: "steel", employmentThousand: 5 }] };
    expect(mistakes(tables, { sparse: true })).toEqual([]);
    const found = mistakes(tables);
    expect(found).toContain("region.yaml:4 tables.cities[0].province");
    expect(found.some((one) => one.includes("tables.structure"))).toBe(false);
    expect(mistakes({ ...tables, cities: [city] })).toContain("region.yaml:4 tables.structure[0].valueAdded100m");
  });

  it("of files have every column that the region does not fill in", () => {
    const files = { "cities.csv": "id,name,gdp_100m,residents_thousand\nmill,Mill,10,100\n" };
    expect(read({ cities: "cities.csv" }, { files, sparse: true }).tables.cities).toEqual([bare]);
    expect(mistakes({ cities: "cities.csv" }, { files })[0]).toMatch(/^cities\.csv:1 /);
    expect(mistakes({ cities: "none.csv" })[0]).toMatch(/^region\.yaml:2 tables\.cities$/);
  });

  it("of travel have a column of flows, though cells of it may be empty", () => {
    const flows = (text: string) => ({ files: { "flows.csv": text } });
    const asked = { travelFlows: "flows.csv" };
    expect(mistakes(asked, flows(`${FLOWS}\na,b,assumed,x\n`))).toHaveLength(1);
    const { tables } = read(asked, flows(`${FLOWS},flow\na,b,assumed,x,\na,c,assumed,x,7\n`));
    expect(tables.travelFlows.map(({ flow }) => flow)).toEqual([undefined, 7]);
  });

  it("that were read as complete have nothing filled in", () => {
    const found = read({ cities: [city] });
    expect(asWritten(found)).toEqual({ tables: found.tables, filledIn: [] });
  });
});

describe("tables that a region fills in", () => {
  const figure = (value: number) => ({ value });
  const region = {
    ...{ id: "mine", unlistedTravel: "great-circle", hinterlands: [], regimes: { home: {} } },
    national: { gdp: figure(1000), primary: figure(100), secondary: figure(300), tertiary: figure(600) },
  };
  const cities = ["mill", "port", "lake"].map((id) => ({ ...city, id }));
  const fill = (tables: object) => fillTables(read({ cities, ...tables }, { sparse: true }), region as never);

  it("tell that the table of roads is missing, or rows of it", () => {
    const lacks = (tables: object) => fill(tables).filledIn.map(({ lacks }) => lacks.en);
    expect(lacks({})).toEqual(["no table `travel`"]);
    expect(lacks({ travel: [road] })).toEqual(["no row for them in the table `travel`"]);
  });

  it("have no sectors by city, and say nothing of them, where none are written", () => {
    const { tables, filledIn } = fill({ travel: [road] });
    expect(tables.structure).toEqual([]);
    expect(filledIn).toHaveLength(1);
    expect(tables.cities).toEqual(cities);
  });
});
