import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { loadRegion, memoryFiles, UserError } from "../../src/input/index.js";

const text = readFileSync("examples/two-countries/region.yaml", "utf8");

function messageOf(from: string | RegExp, to: string, more: Record<string, string> = {}): string {
  const broken = text.replace(from, to);
  expect(broken).not.toBe(text);
  try {
    loadRegion("region.yaml", memoryFiles({ "region.yaml": broken, ...more }));
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  return "";
}

const trade = "{ origin: north, destination: south, sector: goods, value: 132, tariff: 0.1 }";
const made = "{ node: south, sector: goods, item: labour, share: 1 }";

describe("a region whose trade and technology are data", () => {
  it("holds everything that other regions hold", () => {
    const { tables, national, regimes } = loadRegion("region.yaml", memoryFiles({ "region.yaml": text }));
    expect(tables.cities.map(({ id, gdp100m }) => [id, gdp100m])).toEqual([
      ["north", expect.closeTo(1100, 9)],
      ["south", expect.closeTo(1100, 9)],
    ]);
    expect(national.gdp.value).toBeCloseTo(2200, 9);
    expect(Object.keys(regimes)).toEqual(["north", "south"]);
  });

  it.each<[what: string, from: string | RegExp, to: string, said: string[]]>([
    ["a share too few", made, made.replace("1 }", "0.8 }"), ["region.yaml:23", "0.8", "goods in south", "add up to 1"]],
    ["no technology", `    - ${made}\n`, "", ["goods in south", "add up to 1"]],
    [
      "spending that is not all",
      "south, sector: goods, share: 0.6",
      "south, sector: goods, share: 0.5",
      ["spending of south"],
    ],
    ["a pair left out", `    - ${trade}\n`, "", ["north → south", "every pair"]],
    ["a negative value", trade, trade.replace("132", "-132"), ["value = -132", "at least 0"]],
    ["a name that is not known", trade, trade.replace("south", "soth"), ["soth", "nodes", 'Did you mean "south"']],
    ["a pair twice", trade, `${trade}\n    - ${trade}`, ["north south goods", "Remove one"]],
    ["a tariff at home", "sector: goods, value: 528 }", "sector: goods, value: 528, tariff: 0.1 }", ["place itself"]],
    [
      "transfers from nowhere",
      "nameZh: 北国, labour: 1088",
      "nameZh: 北国, labour: 1088, transfers: 5",
      ["add up to 0"],
    ],
    ["what the tables say already", "tables:\n", "national: {}\ntables:\n", ["national", "does not go with exact"]],
    ["an input that is no sector", `    - ${made}\n`, `    - ${made.replace("labour", "god")}\n`, ["god", "sectors"]],
    ["an input that is misspelt labour", made, made.replace("labour", "labor"), ["labor", 'Did you mean "labour"']],
    [
      "labour in a sector alone that a place does not make",
      / {4}- \{ origin: south, destination: south, sector: services(.|\n)*final:/,
      "  technology:\n" +
        "    - { node: north, sector: goods, item: labour, share: 1 }\n" +
        "    - { node: north, sector: services, item: labour, share: 1 }\n" +
        "    - { node: south, sector: goods, item: services, share: 1 }\n" +
        "    - { node: south, sector: services, item: labour, share: 1 }\n" +
        "  final:",
      ["south", "pays no labour"],
    ],
    ["an elasticity beyond 200", "substitution: 5 }", "substitution: 300 }", ["substitution = 300", "201"]],
  ])("is refused in words for %s", (_, from, to, said) => {
    const message = messageOf(from, to);
    for (const words of said) expect(message).toContain(words);
  });

  it("names file and line of a table of its own", () => {
    const rows = "node,sector,share\nnorth,goods,0.6\nnorth,services,0.4\nsouth,goods,0.9\nsouth,services,0.4\n";
    const inPlace = /final:\n(?: {4}- .*\n)+/;
    const message = messageOf(inPlace, "final: final.csv\n", { "final.csv": rows });
    expect(message).toContain("final.csv:4");
    expect(message).toContain("1.3");
  });
});
