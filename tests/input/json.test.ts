import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Path, readDocument } from "../../src/input/document.js";
import { memoryFiles } from "../../src/input/files.js";

const read = (text: string) => readDocument(memoryFiles({ "a.json": text }), "a.json");

/** All paths into plain data, and some that lead out of it. */
function pathsOf(data: unknown, path: Path = []): Path[] {
  if (typeof data !== "object" || data === null) return [path, [...path, "beyond"]];
  const steps: (string | number)[] = Array.isArray(data)
    ? [...data.keys(), data.length]
    : [...Object.keys(data), "none"];
  return [path, ...steps.flatMap((step) => pathsOf((data as Record<string | number, unknown>)[step], [...path, step]))];
}

describe("JSON, which has a parser of its own", () => {
  const leaf = fc.oneof(fc.string({ maxLength: 5 }), fc.integer(), fc.boolean(), fc.constant(null));
  const { map } = fc.letrec<{ value: unknown; map: Record<string, unknown> }>((tie) => ({
    value: fc.oneof({ maxDepth: 3 }, leaf, fc.array(tie("value"), { maxLength: 3 }), tie("map")),
    map: fc.dictionary(fc.string({ maxLength: 5 }), tie("value"), { maxKeys: 3 }),
  }));

  it("is the same data as YAML, with every part at the same place", () => {
    fc.assert(
      fc.property(map, fc.integer({ min: 0, max: 2 }), (data, indent) => {
        fc.pre(!JSON.stringify(data).includes("__proto__"));
        const text = JSON.stringify(data, null, indent);
        const [json, yaml] = [read(text), read(`${text}\n# A comment, which JSON has not.`)];
        expect(json.data).toEqual(yaml.data);
        for (const path of pathsOf(data)) expect(json.locate(path)).toEqual(yaml.locate(path));
      }),
    );
  });

  it("is refused with a key twice, or one that no object has, as YAML is", () => {
    expect(() => read('{ "a": 1,\n  "a": ":" }')).toThrow("a.json:2:3: not valid YAML: Map keys must be unique");
    expect(() => read('{ "a": { "__proto__": 1 } }')).toThrow("__proto__ is no key");
  });
});
