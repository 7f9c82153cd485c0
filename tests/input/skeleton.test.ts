import { describe, expect, it } from "vitest";
import { diskFiles } from "../../src/apps/node/disk/files.js";
import {
  type FileSource,
  loadRegion,
  loadScenario,
  memoryFiles,
  newRegion,
  newScenario,
  UserError,
} from "../../src/input/index.js";

/** Files in memory before those of the disk and of the program. */
function over(texts: Record<string, string>): FileSource {
  const memory = memoryFiles(texts);
  return { ...diskFiles, read: (path) => (Object.hasOwn(texts, path) ? memory : diskFiles).read(path) };
}

const known = { cities: new Map([["苏州", "suzhou"]]), provinces: new Map([["江苏", "jiangsu"]]) };

function region(
  texts: Record<string, string>,
  lang: "en" | "zh" = "en",
  counted: "valueAdded" | "employment" = "valueAdded",
) {
  const cities = texts["own.csv"] === undefined ? undefined : "own.csv";
  const sectors = texts["sectors.csv"] === undefined ? undefined : "sectors.csv";
  const options = {
    id: "mine",
    folder: "mine",
    cities,
    sectors,
    counted,
    defaults: "regions/china/common",
    schema: "s",
    known,
    lang,
  };
  const { files, guessed } = newRegion(options, over(texts));
  const placed = Object.fromEntries(Object.entries(files).map(([name, text]) => [`mine/${name}`, text]));
  return { placed, guessed, region: loadRegion("mine/region.yaml", over(placed)) };
}

function messageOf(texts: Record<string, string>): string {
  try {
    region(texts);
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  throw new Error("written without an error");
}

/** What a user has who switches all blocks on: lines with # and no single space after it lose the #. */
function switchedOn(text: string): string {
  return text.replace(/^( *)#(?! \S)(.+)$/gm, "$1$2");
}

const three = "name,residents,gdp\nNorth port,5200000,6100\nMill,3400000,2900\nStone,1700000,1100\n";

describe("a new region", () => {
  it.each(["en", "zh"] as const)("runs as it is, with comments in %s on every block", (lang) => {
    const { placed, region: made } = region({}, lang);
    const text = placed["mine/region.yaml"]!;
    for (const key of [
      "national",
      "hinterlands",
      "regimes",
      "parameters",
      "barriers",
      "travel",
      "observed",
      "unlistedTravel",
    ])
      expect(text).toMatch(new RegExp(`^ *#${key}:`, "m"));
    expect(/[\u4e00-\u9fff]{8}/.test(text)).toBe(lang === "zh");
    expect(made.tables.cities).toHaveLength(3);
  });

  it("tells of cells that no region may have by the line of the own table", () => {
    const cities = (last: string) =>
      `name,gdp_100m,residents_thousand,lat,lon,primary_100m,secondary_100m,tertiary_100m\n\nMill,2900,3400,31,120,,,\n${last}\n`;
    expect(messageOf({ "own.csv": cities("Stone,1100,1700,310,121,,,") })).toMatch(
      /^own\.csv:4: column latitude = 310/,
    );
    expect(messageOf({ "own.csv": cities("Stone,1100,1700,31,121,1,2,3") })).toMatch(
      /^own\.csv:4: 6 is the value added/,
    );
  });

  it("takes names, residents and GDP alone, in units that headers name or that it says it has guessed", () => {
    const guessed = region({ "own.csv": three });
    expect(guessed.region.tables.cities.map(({ id, residentsThousand }) => [id, residentsThousand])).toEqual([
      ["north-port", 5200],
      ["mill", 3400],
      ["stone", 1700],
    ]);
    expect(guessed.guessed.map(({ en }) => en)).toEqual([
      "residents: persons",
      "gdp: 100 million of the currency a year",
    ]);
    const named =
      "城市,省份,常住人口（万人）,地区生产总值（亿元）\n苏州市,江苏省,1284.78,22718.34\n新港,江苏省,100,800\n";
    const { cities } = region({ "own.csv": named }).region.tables;
    expect(cities[0]).toMatchObject({
      id: "suzhou",
      name: "Suzhou",
      nameZh: "苏州",
      province: "jiangsu",
      residentsThousand: 12847.8,
    });
    expect(cities[1]).toMatchObject({ id: "city-2", nameZh: "新港", gdp100m: 800 });
  });

  it("takes sectors in wide and long tables, by id or name, as value added or employment, or the three groups", () => {
    const wide = "city,machinery,信息服务业\nNorth port,600,500\nMill,500,100\nStone,100,10\n";
    const made = region({ "own.csv": three, "sectors.csv": wide }).region;
    const amount = (city: string, sector: string) =>
      made.tables.structure.find((row) => row.city === city && row.sector === sector)!.valueAdded100m;
    expect(amount("north-port", "machinery")).toBeCloseTo(600, 6);
    expect(amount("mill", "information")).toBeCloseTo(100, 6);
    const long = "city,sector,employment_thousand\nMill,machinery,300\nMill,agriculture,200\n";
    expect(region({ "own.csv": three, "sectors.csv": long }).placed["mine/structure.csv"]).toContain(
      "mill,machinery,300",
    );
    const groups =
      "city,agriculture,industry,services\nNorth port,100,2500,3500\nMill,200,1500,1200\nStone,200,400,500\n";
    const { cities } = region({ "own.csv": three, "sectors.csv": groups }).region.tables;
    expect(cities[1]).toMatchObject({ primary100m: 200, secondary100m: 1500, tertiary100m: 1200 });
  });

  it.each([
    ["an unknown column", { "own.csv": three.replace("gdp", "wealth") }, ["own.csv:1", "wealth", "names no gdp_100m"]],
    [
      "a unit that cannot be",
      { "own.csv": three.replace("gdp", "gdp_billion") },
      ["own.csv:2", "of the currency a head"],
    ],
    [
      "a cell that is no number",
      { "own.csv": three.replace("2900", "n/a") },
      ["own.csv:3", "column gdp", "is not a number"],
    ],
    [
      "an unknown sector",
      { "own.csv": three, "sectors.csv": "city,machinary\nMill,3\n" },
      ['Did you mean "machinery"?'],
    ],
    ["an unknown city", { "own.csv": three, "sectors.csv": "city,machinery\nMil,3\n" }, ['Did you mean "Mill"?']],
    ["more than GDP", { "own.csv": three, "sectors.csv": "city,machinery\nMill,9000\n" }, ["--employment"]],
  ])("says what is wrong with %s", (_, texts, phrases) => {
    for (const phrase of phrases) expect(messageOf(texts as unknown as Record<string, string>)).toContain(phrase);
  });

  it("still loads with every block switched on", () => {
    const { placed } = region({});
    const text = switchedOn(placed["mine/region.yaml"]!).replace(/^ *structure: .*\n/m, "");
    for (const key of ["national", "hinterlands", "regimes", "parameters", "barriers", "unlistedTravel"])
      expect(text).toMatch(new RegExp(`^${key}:`, "m"));
    const made = loadRegion("mine/region.yaml", over({ ...placed, "mine/region.yaml": text }));
    expect(made.tables.travel).toHaveLength(1);
    expect(made.hinterlands).toHaveLength(1);
  });
});

describe("a new scenario", () => {
  const own = region({});
  const write = (lang: "en" | "zh") =>
    newScenario(
      { name: "first", regionFile: "mine/region.yaml", region: own.region, schema: "s" },
      "first.yaml",
      lang,
      over(own.placed),
    );

  it.each(["en", "zh"] as const)("loads as it is and with every block switched on, comments in %s", (lang) => {
    const load = (text: string) => loadScenario("first.yaml", over({ ...own.placed, "first.yaml": text }));
    expect(Object.keys(load(write(lang)).variants)).toEqual(["cheaper-roads", "open-borders"]);
    const whole = load(switchedOn(write(lang)));
    expect(Object.keys(whole.variants)).toContain("subsidy");
    expect(whole.coordination).toBeDefined();
    expect(whole.council).toBeDefined();
  });

  it("has its numbers from the region: the year after the base year, twenty firms a cell at least, the two largest cities", () => {
    const text = write("en");
    const start = own.region.baseYear + 1;
    const cells = own.region.tables.cities.length * own.region.tables.sectors.length;
    expect(text).toContain(`startYear: ${start}\n`);
    expect(text).toContain(`firms: ${Math.max(2000, 20 * cells)}\n`);
    expect(text).toContain(`type: toll, from: ${start + 1}, between: cities`);
    expect(text).toContain(`type: sector-subsidy, from: ${start + 1}, to: ${start + 5}, cities: [alpha]`);
    expect(text).toContain("players: { one: [alpha], other: [beta] }");
    expect(text).toMatch(new RegExp(`#council:\n#  from: ${start + 1}\n`));
    expect(text).toMatch(/# +provinces: coast \(沿海\), inland \(内陆\)\n/);
    expect(text).not.toContain("agglomerations:");
  });

  it("asks about protection where all cities lie in one province", () => {
    const one = region({ "own.csv": three });
    const files = over({ ...one.placed });
    const text = newScenario(
      { name: "one", regionFile: "mine/region.yaml", region: one.region, schema: "s" },
      "one.yaml",
      "en",
      files,
    );
    expect(text).toContain("less-protection:");
    expect(text).not.toContain("open-borders:");
    expect(text).toContain("players: { one: [north-port], other: [mill] }");
  });

  it("names the cities, provinces and sectors that levers take", () => {
    for (const name of ["alpha (甲市)", "coast (沿海)", "electronics"]) expect(write("en")).toContain(name);
  });
});
