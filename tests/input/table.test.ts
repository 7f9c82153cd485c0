import fc from "fast-check";
import { expect, it } from "vitest";
import { z } from "zod";
import { resolvePath } from "../../src/input/files.js";
import { memoryFiles, nearestName, UserError } from "../../src/input/index.js";
import { rawRows, readTable } from "../../src/input/table.js";

const rows = z.strictObject({
  id: z.string(),
  gdp100m: z.number(),
  builtupKm2: z.number().optional(),
  note: z.string().optional(),
});
const read = (text: string) => readTable(memoryFiles({ "t.csv": text }), "t.csv", rows);

it("reads snake_case columns as camelCase, empty cells as missing, quoted text and a byte-order mark", () => {
  const table = read('\uFEFFid,gdp_100m,builtup_km2,note\na,1.5,,"one, two\nlines"\nb,-2e3,7,\n');
  expect(table.rows).toEqual([
    { id: "a", gdp100m: 1.5, note: "one, two\nlines" },
    { id: "b", gdp100m: -2000, builtupKm2: 7 },
  ]);
});

it.each(["NaN", "Infinity", "0x10", "1e999", "1 000", "--1"])("takes %s for no number", (cell) => {
  expect(() => read(`id,gdp_100m\na,${cell}\n`)).toThrow(/^t\.csv:2: column gdp_100m = /);
});

it("gives back any finite numbers exactly, on the lines where they stand", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1 }), (numbers) => {
      const table = read(`id,gdp_100m\n${numbers.map((number) => `a,${number}\n`).join("")}`);
      expect(table.rows.map(({ gdp100m }) => gdp100m + 0)).toEqual(numbers.map((number) => number + 0));
      expect(table.lines).toEqual(numbers.map((_, row) => row + 2));
    }),
    { numRuns: 30 },
  );
});

it("prints ten problems and counts the rest", () => {
  try {
    read(`id,gdp_100m\n${"a,x\n".repeat(25)}`);
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    expect((error as UserError).problems.length).toBe(25);
    expect((error as UserError).message.split("\n")).toHaveLength(11);
    expect((error as UserError).message).toMatch(/15 more problems/);
  }
});

it("finds the nearest name, or none", () => {
  const known = ["years", "firms", "startYear", "taizhou-jiangsu", "taizhou-zhejiang"];
  expect(nearestName("start_year", known)).toBe("startYear");
  expect(nearestName("taizhou-zhejing", known)).toBe("taizhou-zhejiang");
  expect(nearestName("hovercraft", known)).toBeUndefined();
});

it.each([
  ["a/b/c.yaml", "d.csv", "a/b/d.csv"],
  ["a/b/c.yaml", "../../d.csv", "d.csv"],
  ["c.yaml", "../d.csv", "../d.csv"],
  ["../x/c.yaml", "../d.csv", "../d.csv"],
  ["/a/c.yaml", "../d.csv", "/d.csv"],
  ["a/c.yaml", "/d.csv", "/d.csv"],
  ["c.yaml", "./a//d.csv", "a/d.csv"],
])("from %s, %s is %s", (file, relative, path) => {
  expect(resolvePath(file, relative)).toBe(path);
});

it.each([
  ['a,b\n1,"x\n', "a quote is not closed. Allowed"],
  ['a\n1"2,3\n', "a quote stands within a cell that does not begin with one. Allowed"],
  ['a\n"x"y\n', "a cell goes on after its closing quote. Allowed"],
])("says what is not valid in %j, once and with its line", (text, words) => {
  expect(() => rawRows("a.csv", text)).toThrow(words);
  expect(() => rawRows("a.csv", text)).toThrow(/^a\.csv:2: not valid CSV: /);
});
