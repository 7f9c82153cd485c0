import { describe, expect, it } from "vitest";
import { loadRegion, type Region } from "../../src/input/index.js";
import { checkRegion } from "../../src/input/regionChecks.js";
import { english } from "../../src/words/index.js";
import { disk } from "./disk.js";

/** Harbour, mill and spring, with every road between them; the rest of the country is a hinterland. */
const region = loadRegion("tests/broken/good/region.yaml", disk);

/** What is wrong with the region after a change. */
function problems(change: (data: Region) => void) {
  const data = structuredClone(region) as Region;
  change(data);
  const locate = (path: readonly (string | number)[]) => ({ file: "region.yaml", line: path.length });
  return checkRegion(data, locate, (table, row) =>
    table === "travel"
      ? { file: "region.yaml", line: row, path: `tables.travel[${row}]` }
      : { file: `${table}.csv`, line: row + 2 },
  ).map(({ file, line, path, value, what, allowed, hint }) => ({
    ...{ at: `${file}:${line}`, path: path && english(path), value, what: english(what) },
    ...{ allowed: english(allowed ?? ""), hint: english(hint ?? "") },
  }));
}
const told = (change: (data: Region) => void) =>
  problems(change).map(({ at, path, value, what }) => `${at} ${path ?? ""} ${value ?? ""} ${what}`.replace(/ +/g, " "));

describe("a region under examination", () => {
  it("that is well has nothing to be told", () => {
    expect(told(() => {})).toEqual([]);
  });

  it("has places of mistakes by column in a table, by path in the file", () => {
    const [inTable] = told((data) => data.tables.registered.push({ city: "mil" } as never));
    expect(inTable).toMatch(/^registered\.csv:2 column city mil is no city/);
    const [inFile] = told((data) => Object.assign(data.hinterlands[0]!, { regime: "x" }));
    expect(inFile).toMatch(/^region\.yaml:3 hinterlands\[0\]\.regime x is no /);
    const [inRow] = told((data) => Object.assign(data.tables.travel[1]!, { to: "sprng" }));
    expect(inRow).toMatch(/^region\.yaml:1 tables\.travel\[1\]\.to sprng is no city/);
  });
});

it("what a group makes must be some sector's", () => {
  const found = told((data) => {
    for (const sector of data.tables.sectors) if (sector.group === "tertiary") sector.group = "secondary";
  });
  const { value } = region.national.tertiary;
  expect(found).toEqual([expect.stringMatching(`^region.yaml:2 national.tertiary ${value} is value added of a group`)]);
});

it("no city is without value added where its rents and tolls are booked", () => {
  const { cities, sectors } = region.tables;
  const booked = sectors.at(-1)!.id;
  const what = `leaves mill no value added in ${booked}, which holds rent of its dwellings or road tolls`;
  const mill = cities.findIndex(({ id }) => id === "mill");
  const inCities = told((data) => Object.assign(data.tables.cities[mill]!, { tertiary100m: 0 }));
  expect(inCities).toContain(`cities.csv:${mill + 2} column tertiary_100m 0 ${what}`);
  const structure = cities.flatMap(({ id, gdp100m }) =>
    sectors.map((sector) => ({
      ...{ city: id, sector: sector.id, source: "assumed" },
      valueAdded100m: sector.id === (id === "mill" ? sectors[0]!.id : booked) ? gdp100m : 0,
    })),
  );
  const row = structure.findIndex(({ city, sector }) => city === "mill" && sector === booked);
  const inTable = problems((data) => Object.assign(data.tables, { structure }));
  const cell = { at: `structure.csv:${row + 2}`, path: "column value_added_100m", value: 0 };
  expect(inTable).toMatchObject([{ ...cell, what, allowed: "more than 0 (100 million a year)" }]);
});

it("one hinterland is the country less its cities", () => {
  const found = told((data) => data.hinterlands.push({ ...data.hinterlands[0]!, id: "rest-again" }));
  expect(found).toEqual([
    expect.stringMatching(
      /^region\.yaml:3 hinterlands\[\d\]\.complementOf national is the country less its cities, as/,
    ),
  ]);
});

describe("rows of a table", () => {
  it.each<[table: keyof Region["tables"], row: object, key: string]>([
    ["registered", { city: "mill", registeredThousand: 1 }, "mill"],
    ["observed", { city: "mill", year: 2020, gdp100m: 1, residentsThousand: 1 }, "mill 2020"],
    ["leadingIndustries", { city: "mill", sector: "manufacturing" }, "mill manufacturing"],
    ["travelFlows", { origin: "mill", destination: "harbour", flow: 1 }, "mill to harbour"],
  ])("of %s stand for one thing each", (table, row, key) => {
    const put = (count: number) => (data: Region) => {
      (data.tables[table] as object[]).splice(0, 99, ...Array.from({ length: count }, () => ({ ...row })));
    };
    expect(told(put(1))).toEqual([]);
    const found = problems(put(3));
    expect(found.map(({ at, value }) => [at, value])).toEqual([
      [`${table}.csv:3`, key],
      [`${table}.csv:4`, key],
    ]);
    // Each is told where the first stands.
    expect(found[1]!.what).toContain("2");
    expect(found[0]).toMatchObject({ hint: "Remove one of the two rows" });
  });

  it("of roads stand for both directions", () => {
    const [first] = region.tables.travel;
    const back = { ...first!, from: first!.to, to: first!.from };
    const found = told((data) => data.tables.travel.push(back));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^region\.yaml:3 tables\.travel\[3\] harbour - mill /);
  });
});

describe("roads between cities", () => {
  it("are all there, or the last row is told which are not", () => {
    const lost = problems((data) => data.tables.travel.splice(0, 1));
    expect(lost).toHaveLength(1);
    expect(lost[0]).toMatchObject({ at: "region.yaml:1", what: expect.stringContaining("harbour - mill") });
    expect(lost[0]!.what).not.toContain("mill - spring");
    const none = problems((data) => data.tables.travel.splice(0, 9));
    expect(none[0]).toMatchObject({
      path: "tables",
      what: expect.stringContaining("harbour - mill, harbour - spring"),
    });
    expect(none[0]!.what).not.toBe(lost[0]!.what);
  });

  it("may be left out where coordinates stand in for them", () => {
    const rough = (data: Region) => {
      data.unlistedTravel = "great-circle";
      data.tables.travel.splice(0, 9);
    };
    expect(told(rough)).toEqual([]);
  });

  it("lead from one city to another", () => {
    const [problem] = problems((data) =>
      data.tables.travel.push({ ...data.tables.travel[0]!, from: "mill", to: "mill" }),
    );
    expect(problem).toMatchObject({ at: "region.yaml:3", path: "tables.travel[3]", value: "mill" });
  });
});

describe("the rest of the country", () => {
  const sum = (data: Region, column: "primary100m" | "secondary100m" | "tertiary100m" | "residentsThousand") =>
    data.tables.cities.reduce((total, city) => total + city[column], 0);

  it.each(["primary", "secondary", "tertiary"] as const)("has something of %s value added left", (group) => {
    const column = `${group}100m` as const;
    const all = (share: number) => (data: Region) => {
      const { national } = data;
      const before = national[group].value;
      national[group].value = share * sum(data, column);
      national.gdp.value += national[group].value - before;
    };
    expect(told(all(1.01))).toEqual([]);
    const [problem, ...others] = problems(all(1));
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ path: `national.${group}`, hint: expect.stringMatching(/country/i) });
    expect(problem!.what).toContain("rest-of-country");
  });

  it("has people left, also of those who are registered", () => {
    const people = (residents: number, registered?: number) => (data: Region) => {
      data.national.residents.value = residents;
      if (registered !== undefined)
        data.tables.registered.push({ city: "mill", registeredThousand: registered } as never);
    };
    const all = sum(region, "residentsThousand");
    expect(told(people(all + 1))).toEqual([]);
    expect(told(people(all))).toHaveLength(1);
    // With two more registered in Mill than its 3500 residents, cities have more people than the country.
    expect(told(people(all + 1, 3500))).toEqual([]);
    expect(told(people(all + 1, 3502))).toEqual([expect.stringContaining("national.residents")]);
  });

  it("is not asked for where there is none, nor of cities of another fiscal regime", () => {
    const abroad = (data: Region) => {
      data.national.residents.value = 6000;
      data.regimes["far"] = data.regimes["country"]!;
      for (const city of data.tables.cities.slice(1)) city.regime = "far";
    };
    // Harbour's 5000 alone are the country's.
    expect(told(abroad)).toEqual([]);
    const nowhere = (data: Region) => {
      data.national.residents.value = 1;
      data.hinterlands.splice(0, 9);
    };
    expect(told(nowhere)).toEqual([]);
  });
});

describe("capital that is saved", () => {
  it("is formed of something", () => {
    const saving = (closure: string, formed: number) => (data: Region) => {
      data.saving = { closure, kept: { value: 0.9 } } as never;
      for (const row of data.tables.valueAdded) {
        row.finalConsumption100m += row.fixedCapitalFormation100m - formed;
        row.fixedCapitalFormation100m = formed;
      }
    };
    expect(told(saving("savers", 10))).toEqual([]);
    expect(told(saving("fixed", 0))).toEqual([]);
    expect(problems(saving("savers", 0))).toMatchObject([{ path: "saving.closure", value: "savers" }]);
  });
});

describe("purchases and value added of sectors", () => {
  const torn = (data: Region) => data.tables.inputOutput.splice(0, 1);

  it("are looked into where all else is well, and else wait for it", () => {
    const alone = told(torn);
    expect(alone).toHaveLength(1);
    expect(alone[0]).toMatch(/^inputOutput\.csv:\d+ /);
    const both = told((data) => {
      torn(data);
      data.tables.travel.splice(0, 1);
    });
    expect(both).toHaveLength(1);
    expect(both[0]).toMatch(/^region\.yaml:1 /);
  });
});
