import { describe, expect, it } from "vitest";
import { readDocument } from "../../src/input/document.js";
import { memoryFiles } from "../../src/input/index.js";
import { readYaml } from "../../src/input/yaml.js";
import { english } from "../../src/words/index.js";

/** What is wrong, with the text from its place on. */
const wrong = (text: string) =>
  readYaml(text).problems.map(({ offset, what }) => `${english(what)} | ${text.slice(offset)}`);

describe("YAML", () => {
  it("that is plain data is read", () => {
    expect(readYaml("a: &x [1, two]\nb: *x\n")).toMatchObject({ data: { a: [1, "two"], b: [1, "two"] }, problems: [] });
  });

  it.each([
    ["a: 1\nb: [1, 2\n", /^A \] is missing \| $/],
    ['a: "b\n', /^A " is missing \| $/],
    ["a: b: c\n", /^A value holds a colon and is not in quotes, .* \| b: c\n$/],
    ["a: 1\nb\n", /^A colon, a dash, a quote or a bracket is missing \| b\n$/],
    ["a: @b\n", /^A value begins with a sign .* \| @b\n$/],
    ["a: 1\nb: 2\na: 3\n", /^Map keys must be unique \| a: 3\n$/],
    ["a: 1\n[b]: 2\n", /^A key is a list, a map or an alias \| \[b\]: 2\n$/],
    ["a: { __proto__: 1 }\n", /^__proto__ is no key \| __proto__: 1 \}\n$/],
    ["a: &b { c: 1 }\nd: { <<: *b }\n", /^<< merges nothing here \| <<: \*b \}\n$/],
    ["a: *b\n", /^The alias \*b stands for nothing \| \*b\n$/],
    ["a: &b [1, *b]\n", /^The alias \*b stands within what it stands for \| \*b\]\n$/],
    ["a: !!binary aGk=\n", /^A tag makes binary data of a text \| !!binary aGk=\n$|^A tag makes .* \| aGk=\n$/],
  ])("is wrong at a place: %j", (text, words) => {
    expect(wrong(text)).toHaveLength(1);
    expect(wrong(text)[0]).toMatch(words);
    expect(readYaml(text).data).toBeUndefined();
  });

  it.each([
    ["a: 1\na: 2\n", "Remove one of the two keys"],
    ["a:\n\tb: 1\n", "Indent with spaces, not tabs"],
    ["a: 1\n---\nb: 2\n", "Keep one document in a file: remove the line `---`"],
    ["a: [1\n", "Check indentation, quotes and brackets on this line and the one above"],
    ["a: 1\nb：\n  c: 1\n", "Write a colon of half width (:) and a space behind the key"],
  ])("tells what to try: %j", (text, hint) => {
    expect(english(readYaml(text).problems[0]!.hint!)).toBe(hint);
  });

  it("that is nested too deeply or grows without end is refused", () => {
    expect(wrong("[".repeat(20_000))[0]).toMatch(/^Lists or maps are nested too deeply/);
    const names = [..."abcdefghijklmn"];
    const bomb = names.map((name, n) => `${name}: &${name} [${Array(9).fill(n === 0 ? "0" : `*${names[n - 1]}`)}]\n`);
    expect(wrong(bomb.join(""))[0]).toMatch(/^Aliases stand for aliases too often/);
  });
});

describe("places in a file", () => {
  const yaml = "# first\na:\n  b: 1\n  list:\n    - x: 1\n    - y: 2\n";
  const json = '{\n "a": {\n  "b": 1, "list": [{"x": 1},\n {"y": 2}]}}';
  const of = (name: string, text: string) => readDocument(memoryFiles({ [name]: text }), name);

  it.each([
    [["a"], [2, 1, 1, false], [2, 2, 1, false]],
    [
      ["a", "b"],
      [3, 3, 2, false],
      [3, 3, 2, false],
    ],
    [
      ["a", "list"],
      [4, 3, 2, false],
      [3, 11, 2, false],
    ],
    [
      ["a", "list", 1],
      [6, 7, 3, true],
      [4, 2, 3, true],
    ],
    [
      ["a", "list", 1, "y"],
      [6, 7, 4, true],
      [4, 3, 4, true],
    ],
    [
      ["a", "list", 2, "z"],
      [4, 3, 2, true],
      [3, 11, 2, true],
    ],
    [
      ["a", "none", "deeper"],
      [2, 1, 1, false],
      [2, 2, 1, false],
    ],
    [["none"], [2, 1, 0, false], [1, 1, 0, false]],
  ] as const)("%j", (path, inYaml, inJson) => {
    const found = (name: string, text: string) => {
      const { file, line, column, depth, inList } = of(name, text).locate(path);
      expect(file).toBe(name);
      return [line, column, depth, inList];
    };
    expect(found("a.yaml", yaml)).toEqual(inYaml);
    expect(found("a.json", json)).toEqual(inJson);
  });

  it("stand before every mistake of the language", () => {
    expect(() => of("a.yaml", "x: 1\ny: 2\nx: 3\ny: 4\n")).toThrow(
      /^a\.yaml:3:1: not valid YAML: Map keys must be unique\..*\na\.yaml:4:1: /,
    );
    expect(() => of("a.yaml", "- 1\n")).toThrow("a.yaml:1: [1] is all there is");
    for (const head of ["", "# a note\n"])
      for (const key of ["title", "江港"])
        expect(() => of("a.yaml", `${head}${key}：T\nyears：5\n`)).toThrow(/is all there is.* Write a colon of half/);
    expect(() => of("a.yaml", "# nothing\n")).toThrow("a.yaml:1: the file holds no keys");
  });
});
