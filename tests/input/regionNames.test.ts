import { describe, expect, it } from "vitest";
import { checkNames } from "../../src/input/regionNames.js";
import type { Examination, Region } from "../../src/input/regionSchema.js";
import { advice, english } from "../../src/words/index.js";

type Row = Record<string, unknown>;

const tables = {
  cities: [
    { id: "harbour", province: "coast", regime: "country" },
    { id: "mill", province: "inland", regime: "country" },
    { id: "capital", province: "capital", regime: "country" },
  ],
  sectors: [{ id: "farms", employmentGroup: "fields" }, { id: "shops" }],
  ...{ travel: [], observed: [], employment: [], registered: [], leadingIndustries: [], structure: [] },
  ...{ inputOutput: [], travelFlows: [], valueAdded: [] },
};
const barriers = { border: [], tollPerKm: [], migrationBorder: { general: [], skilled: [] } };
const region = {
  ...{ tables, barriers, links: [], agglomerations: [], regimes: { country: {}, abroad: {} } },
  hinterlands: [{ id: "rest", regime: "abroad" }],
};

/** All that is reported, as file, row or path, what is wrong, and what is known. */
function reported(
  set: Row,
): { place: string; path?: string; value: unknown; what: string; allowed: string; nearest?: string; hint: string }[] {
  const found: ReturnType<typeof reported> = [];
  const examination: Examination = {
    region: { ...region, ...set } as unknown as Region,
    at: (path) => ({ file: "region.yaml", path: path.join("/") }),
    locateRow: (table, row) => ({ file: table, line: row + 2 }),
    report: ({ cell: path, nearest, ...place }, value, ...texts) => {
      const { what, allowed, hint } = advice(...texts);
      const { file, line, path: whole } = place;
      found.push({
        ...{ place: whole ?? `${file}:${line}`, value, what: english(what), allowed: english(allowed) },
        ...{ hint: english(hint), ...(path !== undefined && { path }) },
        ...(nearest !== undefined && { nearest }),
      });
    },
  };
  checkNames(examination);
  return found;
}

/** Where it stands, column, value and the nearest known name. */
const shortly = (set: Row) =>
  reported(set).map(({ place, path, value, nearest }) =>
    [place, path, value, nearest].filter((part) => part).join(" "),
  );
const withTables = (set: Row) => ({ tables: { ...tables, ...set } });

describe("names in the tables of a region", () => {
  it("are known ones", () => {
    expect(reported({})).toEqual([]);
  });

  it("are told with what is known and with the nearest of it", () => {
    const [problem, ...others] = reported(withTables({ registered: [{ city: "mil" }] }));
    expect(others).toEqual([]);
    expect(problem).toEqual({
      ...{ place: "registered:2", path: "city", value: "mil", nearest: "mill" },
      what: "is no city of this region",
      allowed: expect.stringContaining("harbour, mill, capital"),
      hint: "Correct the name or add the city",
    });
  });

  it.each<[table: string, good: Row, bad: Row, columns: string[]]>([
    ["travel", { from: "harbour", to: "mill" }, { from: "farms", to: "coast" }, ["from farms", "to coast"]],
    ["observed", { city: "mill", sector: "shops" }, { city: "rest", sector: "mill" }, ["city rest", "sector mill"]],
    ["employment", { city: "mill", group: "fields" }, { city: "coast", group: "farms" }, ["city coast", "group farms"]],
    ["registered", { city: "mill" }, { city: "inland" }, ["city inland"]],
    ["leadingIndustries", { city: "mill", sector: "farms" }, { city: "x", sector: "y" }, ["city x", "sector y"]],
    ["structure", { city: "mill", sector: "farms" }, { city: "x", sector: "y" }, ["city x", "sector y"]],
    ["inputOutput", { input: "farms", sector: "shops" }, { input: "a", sector: "b" }, ["input a", "sector b"]],
    [
      "travelFlows",
      { origin: "mill", destination: "harbour" },
      { origin: "a", destination: "b" },
      ["origin a", "destination b"],
    ],
    ["valueAdded", { sector: "shops" }, { sector: "mill" }, ["sector mill"]],
  ])("of %s are looked up in every row", (table, good, bad, columns) => {
    const found = shortly(withTables({ [table]: [good, good, bad] }));
    expect(found.map((line) => line.split(" ").slice(0, 3).join(" "))).toEqual(
      columns.map((end) => `${table}:4 ${end}`),
    );
  });

  it("are fiscal regimes of cities and hinterlands, and ends of links", () => {
    const cities = [...tables.cities, { id: "port", province: "coast", regime: "contry" }];
    const hinterlands = [{ id: "rest", regime: "nowhere" }];
    const links = [
      { from: "harbour", to: "mill" },
      { from: "rest", to: "mll" },
    ];
    expect(shortly({ ...withTables({ cities }), hinterlands, links })).toEqual([
      "cities:5 regime contry country",
      "links/1/from rest",
      "links/1/to mll mill",
      "hinterlands/0/regime nowhere",
    ]);
  });
});

describe("places of a region", () => {
  const city = (id: string, province: string) => ({ id, province, regime: "country" });
  /** Where, which id, and in what it stands twice or is a word. */
  const twice = (set: Row) => reported(set).map(({ place, path, value, what }) => [place, path ?? "", value, what]);

  it("have an id each, but for a province that is one city; that cities stand twice is told elsewhere", () => {
    expect(reported(withTables({ cities: [city("a", "a"), city("b", "north"), city("b", "north")] }))).toEqual([]);
  });

  it("may not be called as a place that stands before, and both are named", () => {
    const cities = [city("a", "north"), city("north", "b"), city("c", "rest")];
    const agglomerations = [{ id: "delta" }, { id: "a" }];
    const found = twice({ ...withTables({ cities }), agglomerations });
    expect(found).toEqual([
      ["cities:2", "province", "north", "is the id of a province, and of the city of cities:3 too"],
      ["hinterlands/0/id", "", "rest", "is the id of a hinterland, and of the province of cities:4 too"],
      ["parts/1", "", "a", "is the id of an agglomeration, and of the city of cities:2 too"],
    ]);
    expect(reported({ ...withTables({ cities }), agglomerations }).map(({ hint }) => hint.split(" ")[0])).toHaveLength(
      3,
    );
  });

  it("may not be called by a word that stands for others", () => {
    const cities = [city("all", "coast"), city("b", "centre"), city("d", "centre")];
    const set = {
      ...withTables({ cities }),
      hinterlands: [{ id: "council", regime: "country" }],
      agglomerations: [{ id: "cluster" }],
    };
    expect(twice(set).map(([place, path, value]) => [place, path, value])).toEqual([
      ["cities:2", "id", "all"],
      ["cities:3", "province", "centre"],
      ["hinterlands/0/id", "", "council"],
      ["parts/0", "", "cluster"],
    ]);
    const [first] = reported(set);
    expect(first!.allowed).toContain("all, all-nodes, members, centre");
    // Each kind of place is told to be called something else in its own words.
    expect(reported(set).map(({ hint }) => hint)).toEqual([
      "Rename the city's id",
      "Rename the province in all rows of its cities (new-york-state)",
      "Rename it",
      "Rename one: the `id` of the part, or of what it is called like",
    ]);
    expect(first!.what).toBe("is the id of a city, and a word that stands for more than a place");
  });
});

describe("ends of barriers", () => {
  it("are places of any kind, or one word for all pairs", () => {
    const agglomerations = [{ id: "delta" }];
    const ends = ["harbour", "coast", "rest", "delta"].map((end) => [end, "mill"]);
    const border = [{ between: ends }, { between: "cities" }];
    expect(reported({ agglomerations, barriers: { ...barriers, border } })).toEqual([]);
  });

  it("that nobody is are told with the barrier and its place in the list", () => {
    const border = [
      { between: "cities" },
      {
        between: [
          ["coast", "inlnd"],
          ["mill", "farms"],
        ],
      },
    ];
    const migrationBorder = { general: [], skilled: [{ between: [["mill", "delta"]] }] };
    expect(shortly({ barriers: { border, migrationBorder } })).toEqual([
      "barriers/border/1/between/0/1 inlnd inland",
      "barriers/border/1/between/1/1 farms",
      "barriers/migrationBorder/skilled/0/between/0/1 delta",
    ]);
    const [problem] = reported({ barriers: { border, migrationBorder } });
    // Each name once.
    expect(problem!.allowed).toContain("harbour, coast, mill, inland, capital, rest");
  });
});
