import { describe, expect, it } from "vitest";
import { readGeography } from "../../src/calibrate/geography.js";
import { loadRegion, loadScenario, memoryFiles, playersOf, type Region } from "../../src/input/index.js";
import { leverNames } from "../../src/input/timeline.js";
import { listMembers } from "../../src/levers/members.js";
import { selectNodes, selectPairs } from "../../src/levers/selectors.js";
import { disk } from "./disk.js";

const regions = "scenarios/regions";
const five = loadRegion(`${regions}/five-agglomerations/region.yaml`, disk);
const context = leverNames(five) as Parameters<typeof selectNodes>[1];
const named = (name: string) => selectNodes(name, context, ["cities"]).map((node) => context.nodeIds[node]!);

const byNode = (a: string, b: string) => context.nodeIds.indexOf(a) - context.nodeIds.indexOf(b);

describe("a region of several", () => {
  it("lets levers name an agglomeration like a province", () => {
    expect(named("greater-bay-area")).toEqual([...named("guangdong"), "hong-kong", "macao"]);
    expect(() => named("greater-bay")).toThrow(/greater-bay-area/);
    const inside = selectPairs({ between: [["middle-yangtze", "middle-yangtze"]], oneWay: false }, context);
    expect(inside).toHaveLength(28 * 27);
    const across = selectPairs({ between: [["middle-yangtze", "chengdu-chongqing"]], oneWay: false }, context);
    expect(across).toHaveLength(2 * 28 * 16);
  });

  it("lets an agglomeration be a player, and weighs what its cities weigh", () => {
    const players = { delta: ["yangtze-river-delta"], west: ["chengdu-chongqing"] };
    const sizes = playersOf({ players }, five).map(({ cities }) => cities.length);
    expect(sizes).toEqual([27, 16]);
  });

  it("has all cities of an agglomeration that is a member of an agreement", () => {
    const members = listMembers([{ city: "chengdu-chongqing" }, { city: "hong-kong" }], context);
    const ids = members.map(({ node }) => context.nodeIds[node]!);
    expect(ids.sort(byNode)).toEqual([...named("chengdu-chongqing"), "hong-kong"].sort(byNode));
  });

  it("keeps hours of the parts and takes others from coordinates", () => {
    const geography = readGeography(five);
    const at = (id: string) => geography.nodeIds.indexOf(id);
    const hours = (from: string, to: string) => geography.hours[at(from) * geography.nodeIds.length + at(to)]!;
    const row = five.tables.travel.find(({ from, to }) => from === "beijing" && to === "tianjin")!;
    expect(hours("beijing", "tianjin")).toBe(row.hours);
    // Shanghai-Beijing 1,064 km as the crow flies between these coordinates.
    expect(hours("shanghai", "beijing") * 80).toBeGreaterThan(1.3 * 1040);
    expect(hours("shanghai", "beijing") * 80).toBeLessThan(1.3 * 1090);
    expect(geography.hours.every((value, pair) => value > 0 || pair % (geography.nodeIds.length + 1) === 0)).toBe(true);
  });

  it("has all barriers of the region that it extends, between cities of its parts too", () => {
    const { barriers } = loadRegion(`${regions}/greater-bay-area/region.yaml`, disk);
    expect(five.barriers).toEqual(barriers);
    expect(barriers.ruleDifference.some(({ between }) => between[0]?.includes("macao"))).toBe(true);
    expect(five.filledIn).toBeUndefined();
  });

  it("gives two cities in one place a distance", () => {
    const region: Region = loadRegion(`${regions}/chengdu-chongqing/region.yaml`, disk);
    const cities = region.tables.cities.map((city) => ({ ...city, latitude: 30, longitude: 104 }));
    const { hours } = readGeography({ ...region, tables: { ...region.tables, cities } });
    expect(hours[1]).toBeCloseTo(1.3 / 80, 12);
  });

  it("may be made of files in memory, by the paths that they write", () => {
    const part = (id: string, city: string) => `extends: /${regions}/teaching-two-cities/region.yaml
id: ${id}
tables:
  travel: null
  cities:
    - { id: ${city}, name: ${city}, province: ${city}, regime: country, latitude: 31, longitude: 121, gdp100m: 100, primary100m: 1, secondary100m: 39, tertiary100m: 60, residentsThousand: 100, builtupKm2: 10, status: assumed, source: assumed }
unlistedTravel: great-circle
`;
    const own = memoryFiles({
      "a/region.yaml": part("west", "dale"),
      "b/region.yaml": part("east", "port"),
      "c/region.yaml": `extends: ../a/region.yaml\nid: both\ntables: { cities: null }\nparts: [../a/region.yaml, ../b/region.yaml]\n`,
      "s.yaml":
        "title: t\nquestion: q\nregion: c/region.yaml\nstartYear: 2022\nyears: 2\nvariants:\n  v:\n    label: v\n    levers:\n      - { type: toll, from: 2023, between: [[west, east]], scale: 0 }\n",
    });
    const files = {
      read: (path: string) => (path.startsWith("/") ? disk.read(path.slice(1)) : own.read(path)),
    };
    const { region } = loadScenario("s.yaml", files);
    expect(region.agglomerations.map(({ id, cities }) => [id, cities])).toEqual([
      ["west", ["dale"]],
      ["east", ["port"]],
    ]);
  });

  it("tells of a link of its own where that stands, whatever links its parts have", () => {
    const city = (id: string) => `{ id: ${id}, name: ${id}, province: p-${id}, gdp100m: 100, residentsThousand: 100 }`;
    const head = (id: string) => `id: ${id}\nlabel: ${id}\ndefaults: /${regions}/china/common.yaml\n`;
    const link = (to: string) => `links:\n  - { from: dale, to: ${to}, hours: 1, year: 2030, source: assumed }\n`;
    const own = memoryFiles({
      "part.yaml": `${head("west")}tables: { cities: [${city("dale")}, ${city("port")}] }\n${link("port")}`,
      "whole.yaml": `${head("both")}tables: {}\nparts: [part.yaml]\n${link("prt")}`,
    });
    const files = { read: (path: string) => (path.startsWith("/") ? disk.read(path.slice(1)) : own.read(path)) };
    expect(() => loadRegion("whole.yaml", files)).toThrow(/^whole\.yaml:7:\d+: links\[0\]\.to = "prt" is no city/);
  });
});
