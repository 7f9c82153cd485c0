import { describe, expect, it } from "vitest";
import { loadRegion, memoryFiles, UserError } from "../../src/input/index.js";
import { disk } from "./disk.js";

const TWO = "/scenarios/regions/teaching-two-cities/region.yaml";

/** The first of these files as a region; paths that begin with a slash are those of the checkout. */
function load(texts: Record<string, string>) {
  const memory = memoryFiles(texts);
  const read = (path: string) => (path.startsWith("/") ? disk.read(path.slice(1)) : memory.read(path));
  return loadRegion(Object.keys(texts)[0]!, { read });
}

function problemsOf(texts: Record<string, string>) {
  try {
    load(texts);
  } catch (error) {
    if (error instanceof UserError) return error.message.split("\n");
    throw error;
  }
  return [];
}

const city = (id: string, more = "") =>
  `id: ${id}, name: ${id}, province: ${id}, regime: country, latitude: 31, longitude: 121, gdp100m: 100, primary100m: 1, secondary100m: 39, tertiary100m: 60, residentsThousand: 100, builtupKm2: 10, status: assumed, source: assumed${more}`;
const own = (id: string, ...cities: string[]) =>
  `extends: ${TWO}\nid: ${id}\nlabel: ${id}\nunlistedTravel: great-circle\ntables:\n  travel: null\n  cities:\n${cities.map((one) => `    - { ${one} }\n`).join("")}`;
const ofParts = (id: string, ...parts: string[]) =>
  `extends: ${TWO}\nid: ${id}\nunlistedTravel: great-circle\ntables: { cities: null, travel: null }\nparts: [${parts.join(", ")}]\n`;

describe("a region", () => {
  it("is read once, and again where one of its files has changed", () => {
    const texts: Record<string, string> = {
      "region.yaml": "extends: base.yaml\nid: one\n",
      "base.yaml": `extends: ${TWO}\n`,
    };
    const files = {
      read: (path: string) => (path.startsWith("/") ? disk.read(path.slice(1)) : memoryFiles(texts).read(path)),
    };
    const first = loadRegion("region.yaml", files);
    expect(loadRegion("region.yaml", files)).toBe(first);
    // Whoever reads them, the same files are the same region.
    expect(loadRegion("region.yaml", { ...files })).toBe(first);
    expect(() => (first.tables.cities[0]!.id = "port")).toThrow(TypeError);
    texts["base.yaml"] += "baseYear: 2020\n";
    expect(first.baseYear).not.toBe(2020);
    expect(loadRegion("region.yaml", files)).toEqual({ ...first, baseYear: 2020 });
    delete texts["base.yaml"];
    expect(() => loadRegion("region.yaml", files)).toThrow(UserError);
  });

  it("like another has nothing filled in, no parts, and nothing of how it was written", () => {
    const region = load({ "region.yaml": `extends: ${TWO}\nid: one\n` });
    expect(region).not.toHaveProperty("filledIn");
    expect(region).not.toHaveProperty("extends");
    expect(region).not.toHaveProperty("parts");
    expect(region.agglomerations).toEqual([]);
    expect(region.tables.cities.map(({ id }) => id)).toEqual(["harbour", "mill"]);
  });

  it("has cities, or parts that have", () => {
    const [problem] = problemsOf({ "region.yaml": `extends: ${TWO}\ntables:\n  cities: null\n` });
    expect(problem).toMatch(/^region\.yaml:2:1: tables has no cities/);
    expect(problemsOf({ "region.yaml": ofParts("both", TWO) })).toEqual([]);
  });

  it("is no part of itself, by whatever way", () => {
    expect(problemsOf({ "region.yaml": ofParts("one", "region.yaml") })).toEqual([
      expect.stringMatching(/^region\.yaml:5:\d+: parts\[0\].*circular.*region\.yaml.*region\.yaml/),
    ]);
    expect(
      problemsOf({
        "a.yaml": ofParts("a", TWO, "b.yaml"),
        "b.yaml": ofParts("b", "c.yaml"),
        "c.yaml": ofParts("c", "b.yaml"),
      }),
    ).toEqual([expect.stringMatching(/^c\.yaml:5:\d+: parts\[0\].*a\.yaml.*b\.yaml.*c\.yaml.*b\.yaml/)]);
  });

  it("may have one part in two others only where cities differ", () => {
    const files = { "region.yaml": ofParts("both", "west.yaml", "east.yaml"), "west.yaml": own("west", city("dale")) };
    expect(problemsOf({ ...files, "east.yaml": own("east", city("port")) })).toEqual([]);
    expect(problemsOf({ ...files, "east.yaml": own("east", city("dale")) }).join()).toContain("dale");
  });
});

describe("a region of parts", () => {
  const west = own("west", city("dale"), city("fell"));
  const east = own("east", city("port"));
  const texts = (more = "", tables = "") => ({
    "r/region.yaml":
      ofParts("both", "west/region.yaml", "east/region.yaml").replace("travel: null", `travel: null${tables}`) + more,
    "r/west/region.yaml": west,
    "r/east/region.yaml": east,
  });

  it("has their cities in the order in which it lists them, by their names", () => {
    const region = load(texts());
    expect(region.tables.cities.map(({ id }) => id)).toEqual(["dale", "fell", "port"]);
    expect(region.agglomerations).toMatchObject([
      { id: "west", cities: ["dale", "fell"], label: { en: "west" } },
      { id: "east", cities: ["port"], label: { en: "east" } },
    ]);
    expect(region.id).toBe("both");
    // What is told of a part is told with its name.
    const [ofWest, ofEast, itsOwn] = region.filledIn!.map(({ en }) => en);
    expect([ofWest, ofEast]).toEqual([`west: ${itsOwn}`, `east: ${itsOwn}`]);
  });

  it("finds mistakes in the file that makes them, of a part or its own", () => {
    const observed = (name: string) => `, observed: [{ city: ${name}, year: 2020, gdp100m: 1, source: x }]`;
    expect(problemsOf(texts("", observed("port")))).toEqual([]);
    expect(problemsOf(texts("", observed("prt")))).toEqual([
      expect.stringMatching(/^r\/region\.yaml:4:\d+: tables\.observed\[0\]\.city = "prt".*Did you mean "port"/),
    ]);
    const wrong = {
      ...texts(),
      "r/east/region.yaml": own("east", city("port").replace("regime: country", "regime: contry")),
    };
    expect(problemsOf(wrong)[0]).toMatch(/^r\/east\/region\.yaml:8:\d+: tables\.cities\[0\]\.regime = "contry"/);
  });

  it("counts in one money and one year with them", () => {
    const other = (line: string) => ({ ...texts(), "r/east/region.yaml": `${line}\n${east}` });
    expect(problemsOf(other("baseYear: 2020"))).toEqual([
      expect.stringMatching(/^r\/region\.yaml:5:\d+: parts\[1\] = 2020 .*year.*east.*2021/),
    ]);
    expect(problemsOf(other("currency: EUR"))).toEqual([
      expect.stringMatching(/^r\/region\.yaml:5:\d+: parts\[1\] = "EUR" .*currency.*east.*CNY/),
    ]);
  });
});

describe("names of a region", () => {
  const wrong = (...cities: string[]) => problemsOf({ "region.yaml": own("one", ...cities) });

  it("stand for one place each", () => {
    expect(wrong(city("a"), city("b"))).toEqual([]);
    expect(wrong(city("a"), city("b").replace("province: b", "province: a"))).toEqual([
      expect.stringMatching(
        /^region\.yaml:\d+:\d+: tables\.cities\[0\]\.province = "a" is the id of a province, and of the city of region\.yaml:8 too/,
      ),
    ]);
    expect(wrong(city("rest-of-country"))).toEqual([
      expect.stringMatching(
        /hinterlands\[0\]\.id = "rest-of-country" is the id of a hinterland, and of the city of region\.yaml:8 too/,
      ),
    ]);
    expect(wrong(city("members"))).toEqual([
      expect.stringMatching(
        /^region\.yaml:8:\d+: tables\.cities\[0\]\.id = "members" is the id of a city, and a word that stands for more/,
      ),
    ]);
  });

  it("stand once in a table", () => {
    expect(wrong(city("a"), city("b"), city("a"))[0]).toMatch(
      /^region\.yaml:10:\d+: tables\.cities\[2\] = "a".*line 8/,
    );
  });

  it("are those of its cities in roads and links too", () => {
    const roads = (row: string) =>
      problemsOf({
        "region.yaml": own("one", city("a"), city("b")).replace(
          "travel: null",
          `travel: [{ ${row}, hours: 1, roadKm: 50, status: assumed, source: x }]`,
        ),
      });
    expect(roads("from: a, to: b")).toEqual([]);
    expect(roads("from: a, to: c")[0]).toMatch(/^region\.yaml:6:\d+: tables\.travel\[0\]\.to = "c"/);
    expect(roads("from: c, to: a")[0]).toMatch(/^region\.yaml:6:\d+: tables\.travel\[0\]\.from = "c"/);
    expect(roads("from: a, to: a")[0]).toMatch(/^region\.yaml:6:\d+: tables\.travel\[0\] = "a"/);
  });

  it("need every road where coordinates do not stand in for the table", () => {
    const listed = own("one", city("a"), city("b"), city("c")).replace("great-circle", "refused");
    const roads = (...pairs: string[][]) =>
      problemsOf({
        "region.yaml": listed.replace(
          "travel: null",
          `travel: [${pairs.map(([from, to]) => `{ from: ${from}, to: ${to}, hours: 1, roadKm: 50, status: assumed, source: x }`).join()}]`,
        ),
      });
    expect(roads(["a", "b"], ["c", "a"], ["b", "c"])).toEqual([]);
    expect(roads(["b", "a"])).toEqual([
      expect.stringMatching(/^region\.yaml:6:\d+: tables\.travel\[0\].*a - c, b - c/),
    ]);
    expect(roads(["b", "a"], ["a", "b"], ["a", "c"], ["b", "c"])[0]).toMatch(/tables\.travel\[1\] = "a - b".*line 6/);
    expect(problemsOf({ "region.yaml": listed })).toEqual([
      expect.stringMatching(/^region\.yaml:5:1: tables no travel table lists a - b, a - c, b - c\. /),
    ]);
  });
});
