import { describe, expect, it } from "vitest";
import { readDocument } from "../../src/input/document.js";
import { memoryFiles } from "../../src/input/files.js";

const read = (text: string) => readDocument(memoryFiles({ "a.yaml": text }), "a.yaml");

describe("a file of a user", () => {
  it("is a map at its top, or told so with what there is", () => {
    expect(read("a: 1\n").data).toEqual({ a: 1 });
    expect(() => read("- 1\n- 2\n")).toThrow(/^a\.yaml:1/);
    expect(() => read("[1]")).toThrow(/^a\.yaml:1/);
    expect(() => read("# a comment alone\n")).toThrow(/^a\.yaml:1: .*no keys/);
    expect(() => read("text\n")).toThrow(/^a\.yaml:1: "text"/);
  });

  it("may be of two million characters of YAML, and of more as JSON", () => {
    const words = (length: number) => `a: 1\n#${"x".repeat(length - 6)}`;
    expect(words(10)).toHaveLength(10);
    expect(read(words(2_000_000)).data).toEqual({ a: 1 });
    expect(() => read(words(2_000_001))).toThrow(/^a\.yaml:1: .*2 MB/);
    expect(read(`{ "a": "${"x".repeat(2_000_001)}" }`).data).toMatchObject({ a: expect.any(String) });
  });

  it("tells the key of an entry, the item of a list, and how far a path goes in it", () => {
    for (const text of ["a:\n  b:\n    - 1\n    - { c: 2 }\n", '{ "a":\n  { "b": [\n    1,\n    { "c": 2 } ] } }']) {
      const { locate } = read(text);
      expect(locate([])).toMatchObject({ line: 1, column: 1, depth: 0, inList: false });
      expect(locate(["a", "b"])).toMatchObject({ line: 2, depth: 2, inList: false });
      expect(locate(["a", "b", 1])).toMatchObject({ line: 4, depth: 3, inList: true });
      expect(locate(["a", "b", 1, "c"])).toMatchObject({ line: 4, depth: 4, inList: true });
      expect(locate(["a", "b", 2])).toMatchObject({ line: 2, depth: 2, inList: true });
      expect(locate(["a", "b", "c"])).toMatchObject({ depth: 2, inList: true });
      expect(locate(["a", "none", "b"])).toMatchObject({ line: 1, depth: 1, inList: false });
    }
  });

  it("is read as YAML where a text of JSON is followed by more, or has a comma too many", () => {
    expect(read('{ "a": [1, 2] } # two').data).toEqual({ a: [1, 2] });
    expect(read('{ "a": "b: {, c", "d": [{ "e": ":\\"" }], }').data).toEqual({ a: "b: {, c", d: [{ e: ':"' }] });
  });
});
