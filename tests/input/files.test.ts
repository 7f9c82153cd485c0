import { describe, expect, it } from "vitest";
import { locateIn, readChain } from "../../src/input/extend.js";
import { fileNamed, readText, resolvePath } from "../../src/input/files.js";
import { memoryFiles } from "../../src/input/index.js";

describe("paths", () => {
  it.each([
    ["a/b/c.yaml", "d.yaml", "a/b/d.yaml"],
    ["a/b/c.yaml", "./../d/./e.yaml", "a/d/e.yaml"],
    ["a/c.yaml", "../../d.yaml", "../d.yaml"],
    ["c.yaml", "../../d.yaml", "../../d.yaml"],
    ["a/c.yaml", "/d.yaml", "/d.yaml"],
    ["/a/c.yaml", "../d.yaml", "/d.yaml"],
  ])("in %s, %s is %s", (file, relative, path) => expect(resolvePath(file, relative)).toBe(path));

  it("stand behind names of what ships, and are as they are where no file names them", () => {
    const files = {
      ...memoryFiles({}),
      shipped: (name: string) => (name === "delta" ? "/ships/delta.yaml" : undefined),
    };
    expect(fileNamed(files, "delta", "a/b.yaml")).toBe("/ships/delta.yaml");
    expect(fileNamed(files, "x.yaml", "a/b.yaml")).toBe("a/x.yaml");
    expect(fileNamed(files, "x.yaml")).toBe("x.yaml");
  });
});

describe("a file", () => {
  const files = memoryFiles({ empty: " \n", latin: Uint8Array.of(97, 10, 98, 10, 0xe9, 10) });

  it("that is missing is told where it was asked for", () => {
    expect(() => readText(files, "none")).toThrow("none: cannot be read (there is no such file)");
    expect(() => readText(files, "none", { file: "a.yaml", line: 2 })).toThrow('a.yaml:2: "none" cannot be read');
  });

  it("that is missing may be meant for one that ships, unless a table is asked for", () => {
    const ships = { ...files, shippedNames: () => ["teaching/two-cities", "regions/teaching-two-cities"] };
    const ask = (path: string | undefined, file: string) => () => {
      readText(ships, file, path === undefined ? undefined : { file: "own.yaml", path });
    };
    expect(ask(undefined, "teaching/two-citys")).toThrow(
      /such as teaching\/two-cities\. Did you mean "teaching\/two-cit/,
    );
    expect(ask("extends", "two-citys")).toThrow(/such as teaching\/two-cities\. Did you mean "teaching\/two-cities"/);
    expect(ask("region", "teaching-two-citys")).toThrow(/regions\/teaching-two-cities\. Did you mean "regions\/teach/);
    expect(ask("tables.cities", "two-cities.csv")).toThrow(/relative to the file that names it\. Check the spelling/);
  });

  it("that is empty, or not UTF-8 from a line on, is told so", () => {
    expect(() => readText(files, "empty")).toThrow("empty:1: the file is empty");
    expect(() => readText(files, "latin")).toThrow("latin:3: the file is not UTF-8 text from here on");
  });
});

describe("files that extend others", () => {
  const texts = {
    "a/child.yaml": "extends: ../parent.yaml\nx: { one: 10, two: null }\nlist: [3]\n",
    "parent.yaml": "extends: grand.yaml\nx:\n  one: 1\n  two: 2\n  three: 3\nonly: p\n",
    "grand.yaml": "list: [1, 2]\nx: text\nold: 1\nunknown: null\n",
  };
  const read = (file: string, more: Record<string, string> = {}) =>
    readChain(memoryFiles({ ...texts, ...more }), file, ({ data }) => data);

  it("are merged key by key; lists and values replace, null removes", () => {
    const { data, layers, sources } = read("a/child.yaml");
    expect(data).toEqual({ x: { one: 10, three: 3 }, list: [3], only: "p", old: 1, unknown: null });
    expect(sources.map(({ file }) => file)).toEqual(["a/child.yaml", "parent.yaml", "grand.yaml"]);
    expect(layers[0]).toEqual({ x: { one: 10, two: null }, list: [3] });
  });

  it("tell of every value where it was written", () => {
    const locate = locateIn(read("a/child.yaml").sources);
    expect(locate(["x", "one"])).toEqual({ file: "a/child.yaml", line: 2, column: 6 });
    expect(locate(["x", "three"])).toEqual({ file: "parent.yaml", line: 5, column: 3 });
    expect(locate(["old"])).toEqual({ file: "grand.yaml", line: 3, column: 1 });
    // A list replaces that of the parent, which is longer.
    expect(locate(["list", 1])).toEqual({ file: "a/child.yaml", line: 3, column: 1 });
  });

  it.each([
    [
      "extends: b.yaml\n",
      "extends: a.yaml\n",
      /^b\.yaml:1:1: extends = "a\.yaml" is circular: a\.yaml extends b\.yaml/,
    ],
    ["x: 1\nextends: a.yaml\n", "", /^a\.yaml:2:1: extends = "a\.yaml" is circular: a\.yaml extends a\.yaml\./],
    ["extends: [b.yaml]\n", "", /^a\.yaml:1:1: extends = \["b\.yaml"\] is not a path/],
    ['extends: ""\n', "", /extends = "" is not a path/],
    ["extends: none.yaml\n", "", /^a\.yaml:1:1: extends = "none\.yaml" cannot be read/],
  ])("refuse %j", (a, b, words) => {
    expect(() => read("a.yaml", { "a.yaml": a, "b.yaml": b })).toThrow(words);
  });
});
