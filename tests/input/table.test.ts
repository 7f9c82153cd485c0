import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { resolvePath } from "../../src/input/files.js";
import { memoryFiles, nearestName, UserError } from "../../src/input/index.js";
import { checkOnce, rawRows, readTable } from "../../src/input/table.js";

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

it("passes over rows of nothing but commas", () => {
  const table = read("id,gdp_100m\na,1\n,\n\nb,2\n ,\n");
  expect(table.rows.map(({ id }) => id)).toEqual(["a", "b"]);
  expect(table.lines).toEqual([2, 5]);
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

describe("the header of a table", () => {
  const messageOf = (work: () => unknown) => {
    try {
      work();
    } catch (error) {
      if (error instanceof UserError) return error.message;
      throw error;
    }
    return "";
  };
  const told = (header: string) => messageOf(() => read(`${header}\n${header.replace(/[^,]+/g, "1")}\n`));

  it("names columns of the schema, in any order", () => {
    expect(told("note,gdp_100m,id")).toBe("");
    expect(told("id,gdp_100m,nots")).toMatch(/^t\.csv:1: nots .*id, gdp_100m, builtup_km2, note.*Did you mean "note"/);
    expect(told("id,gdp_100m,id")).toMatch(/^t\.csv:1: id /);
    expect(told("id,gdp_100m,id").split("\n")).toHaveLength(1);
    const empty = told("id,gdp_100m,,");
    expect(empty).toMatch(/^t\.csv:1: the header has an empty column\. Allowed: .*Remove the comma that is too many/);
    expect(empty).not.toMatch(/Did you mean|\n/);
  });

  it("has every column that must be there, or one that is meant by another name", () => {
    const [unknown, missing, ...others] = told("id,gdp_100").split("\n");
    expect(others).toEqual([]);
    expect(unknown).toContain("gdp_100 ");
    expect(missing).toMatch(/gdp_100m .*gdp_100\b/);
    expect(told("note,gdp_100m")).toMatch(/^t\.csv:1: id /);
    // What may be empty may be left out, unless it is asked for.
    const asked = (text: string) =>
      messageOf(() => readTable(memoryFiles({ "t.csv": text }), "t.csv", rows, undefined, ["note"]));
    expect(asked("id,gdp_100m\na,1\n")).toMatch(/^t\.csv:1: note /);
    expect(asked("id,gdp_100m,note\na,1,\n")).toBe("");
  });

  it("may name more where the schema lets more through", () => {
    const loose = z.looseObject({ id: z.string() });
    const table = readTable(memoryFiles({ "t.csv": "id,other_thing\na,5\n" }), "t.csv", loose);
    expect(table.rows).toEqual([{ id: "a", otherThing: "5" }]);
    const told = (text: string) => messageOf(() => readTable(memoryFiles({ "t.csv": text }), "t.csv", loose));
    expect(told("id,note,note,,\na,1,2,,\n")).toBe("");
    expect(told("id,note,id\na,1,b\n")).toMatch(/^t\.csv:1: id is a column twice/);
  });

  it("is followed by a row at least, and every row has as many cells", () => {
    expect(messageOf(() => read("id,gdp_100m\n"))).toMatch(/^t\.csv:1: /);
    const ragged = messageOf(() => read("id,gdp_100m\na,1\nb\nc,3,4\n")).split("\n");
    expect(ragged).toEqual([expect.stringMatching(/^t\.csv:3: .*"b"/), expect.stringMatching(/^t\.csv:4: .*"c,3,4"/)]);
  });

  it("is not divided by semicolons or tabs", () => {
    for (const separator of [";", "\t"])
      expect(messageOf(() => rawRows("a.csv", `id${separator}name\n1${separator}2\n`))).toMatch(/^a\.csv:1: /);
    expect(rawRows("a.csv", "id\n1;2\n").map(({ cells }) => cells)).toEqual([["id"], ["1;2"]]);
    expect(rawRows("a.csv", "a;b,c\n1,2\n")[0]!.cells).toEqual(["a;b", "c"]);
    expect(rawRows("a.csv", "")).toEqual([]);
  });

  it("writes numbers of a name apart where they are long", () => {
    const schema = z.strictObject({ gdpReal2000Prices100m: z.number(), builtupKm2: z.number() });
    const read = (text: string) => readTable(memoryFiles({ "t.csv": text }), "t.csv", schema).rows;
    expect(read("gdp_real_2000_prices_100m,builtup_km2\n1,2\n")).toEqual([{ gdpReal2000Prices100m: 1, builtupKm2: 2 }]);
    expect(messageOf(() => read("gdp_real_2000_prices_100m\n1\n"))).toMatch(/builtup_km2/);
    expect(messageOf(() => read("gdp_real_2000_prices_100m,builtup_km2\nx,2\n"))).toContain(
      "gdp_real_2000_prices_100m",
    );
  });

  it("has columns whose values stand once, where that is asked", () => {
    const once = (text: string) =>
      messageOf(() => checkOnce(read(text), "id", "scenario.oneRow", "error.removeOneRow"));
    expect(once("id,gdp_100m\na,1\nb,1\n")).toBe("");
    expect(once("id,gdp_100m\na,1\nb,1\n\na,2\nb,2\n")).toMatch(/^t\.csv:5: column id = "a"/);
  });
});
