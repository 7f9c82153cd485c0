import { describe, expect, it } from "vitest";
import { withoutOtherCities } from "../../src/input/defaults.js";
import { memoryFiles } from "../../src/input/index.js";

type Layer = Record<string, unknown>;

const pairs = (...between: [string, string][]) => ({ value: 0.1, between });
/** What has been read of a region whose parent has the cities a, b and x, and which has a and b itself. */
const read = {
  tables: {
    cities: [
      { id: "a", province: "p" },
      { id: "b", province: "q" },
    ],
    travel: [
      { from: "a", to: "x" },
      { from: "x", to: "b" },
      { from: "a", to: "b" },
    ],
    travelFlows: [
      { origin: "x", destination: "a" },
      { origin: "b", destination: "a" },
    ],
    observed: [{ city: "x" }, { city: "a" }],
    employment: [],
    registered: [],
    leadingIndustries: [{ city: "a" }],
    structure: [],
  },
  hinterlands: [{ id: "rest" }],
  agglomerations: [{ id: "bay" }],
  links: [
    { from: "a", to: "x" },
    { from: "x", to: "a" },
    { from: "b", to: "a" },
  ],
  barriers: {
    border: [pairs(["a", "rest"], ["bay", "b"], ["a", "x"]), pairs(["x", "b"]), { value: 0.2, between: "cities" }],
    localProtection: [pairs(["p", "q"], ["far", "p"], ["q", "far"])],
    migrationBorder: { general: [pairs(["x", "a"], ["a", "b"])], skilled: [pairs(["a", "b"])] },
  },
};
const PARENT: Layer = {
  tables: { cities: [{ id: "a" }, { id: "b" }, { id: "x" }, "no city"] },
  parameters: { ownShareOfCluster: 0.5, headquartersDistance: 2 },
};

const kept = (child: Layer, parent: Layer = PARENT, ...between: Layer[]) => {
  const layers = [{ ...child, tables: { cities: [], ...(child["tables"] as object) } }, ...between, parent];
  const sources = layers.map((_, l) => ({ file: `${l}.yaml` }));
  return withoutOtherCities(
    structuredClone(read) as never,
    read.tables.cities as never,
    { data: {}, layers, sources } as never,
    memoryFiles({ "cities.csv": "id,name\na,A\nb,B\ny,Y\n" }),
    (table, row) => ({ file: table, line: row }),
  );
};
const told = (...args: Parameters<typeof kept>) => kept(...args).remarks.map(({ en }) => en);

describe("a region with cities of its own beside those of its parent", () => {
  it("loses rows, links and pairs of barriers that name others", () => {
    const { region, remarks } = kept({});
    expect(region.tables).toEqual({
      ...read.tables,
      travel: [{ from: "a", to: "b" }],
      travelFlows: [{ origin: "b", destination: "a" }],
      observed: [{ city: "a" }],
    });
    expect(region.links).toEqual([{ from: "b", to: "a" }]);
    expect(region.barriers).toEqual({
      border: [pairs(["a", "rest"], ["bay", "b"]), { value: 0.2, between: "cities" }],
      localProtection: [pairs(["p", "q"])],
      migrationBorder: { general: [pairs(["a", "b"])], skilled: [pairs(["a", "b"])] },
    });
    // Tables without such rows are not told of.
    expect(remarks.map(({ en }) => /^\D*(\d+) (.*?),/.exec(en)?.slice(1).join(" "))).toEqual([
      "2 rows of the table `travel`",
      "1 row of the table `travelFlows`",
      "1 row of the table `observed`",
      "2 links",
      "2 pairs of barriers.border",
      "2 pairs of barriers.localProtection",
      "1 pair of barriers.migrationBorder.general",
      undefined,
    ]);
    expect(remarks.at(-1)!.en).toContain("parameters.ownShareOfCluster, parameters.headquartersDistance");
    expect(remarks[0]!.en).toMatch(/\bx\b.*1\.yaml/);
  });

  it("finds rows that stay on the lines where they stand", () => {
    const { locateRow } = kept({});
    expect(locateRow("travel", 0)).toEqual({ file: "travel", line: 2 });
    expect(locateRow("observed", 0).line).toBe(1);
    expect(locateRow("cities", 1).line).toBe(1);
  });

  it("keeps what it gives itself, or what stands between the two gives, for the checks to refuse", () => {
    const own = {
      tables: { travel: "travel.csv" },
      links: [],
      barriers: { border: [], migrationBorder: { general: [] } },
    };
    for (const { region } of [kept(own), kept({}, PARENT, { ...own, tables: { travel: "travel.csv" } })]) {
      expect(region.tables.travel).toEqual(read.tables.travel);
      expect(region.links).toEqual(read.links);
      expect(region.barriers.border).toEqual(read.barriers.border);
      expect(region.barriers.migrationBorder.general).toEqual(read.barriers.migrationBorder.general);
      expect(region.tables.observed).toEqual([{ city: "a" }]);
    }
    const constant = { parameters: { ownShareOfCluster: 0.6 } };
    expect(told(constant).at(-1)).not.toContain("ownShareOfCluster");
    const both = { parameters: { ...constant.parameters, headquartersDistance: 1 } };
    expect(told(both)).toHaveLength(told({}).length - 1);
  });

  it("loses nothing where all cities of its parent are its own, or where only one of them has cities", () => {
    for (const parent of [{ tables: { cities: [{ id: "b" }] } }, { id: "without" }]) {
      const { region, remarks } = kept({}, parent);
      expect(region).toEqual(read);
      expect(remarks).toEqual([]);
    }
  });

  it("knows the cities of its parent from a table too", () => {
    expect(told({}, { tables: { cities: "cities.csv" } })[0]).toMatch(/\by\b/);
  });
});
