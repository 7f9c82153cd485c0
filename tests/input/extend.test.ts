import { describe, expect, it } from "vitest";
import type { Located, SourceDocument } from "../../src/input/document.js";
import { applyOverrides, checkNoScenario, locateIn, readChain } from "../../src/input/extend.js";
import { memoryFiles } from "../../src/input/index.js";
import { textOf } from "../../src/words/index.js";

describe("a file that is to be something else than a scenario", () => {
  const check = (data: Record<string, unknown>) =>
    checkNoScenario({ data, locate: () => ({ file: "mine.yaml", line: 3 }) }, "scenario.mapAtTop", (region, file) =>
      textOf(`${file} names ${region}`),
    );

  it("is refused where it names a region and has no tables, as scenarios do", () => {
    expect(() => check({ region: "delta" })).toThrow(
      /^mine\.yaml:3: region is what scenarios have.*mine\.yaml names delta/,
    );
  });

  it("may have tables, and a region that is no name", () => {
    expect(() => check({ region: "delta", tables: {} })).not.toThrow();
    expect(() => check({ region: { label: "Delta" } })).not.toThrow();
    expect(() => check({ title: "Mine" })).not.toThrow();
  });
});

describe("where a value was written", () => {
  const source = (file: string, found: Partial<Located>): SourceDocument => ({
    ...{ file, data: {} },
    locate: () => ({ file, depth: 0, inList: false, ...found }),
  });

  it("is the nearest file that goes furthest along the path, with no line where it has none", () => {
    const place = (...sources: SourceDocument[]) => locateIn(sources)(["a"]);
    expect(place(source("--set", { depth: 2 }), source("b", { depth: 2, line: 1, column: 1 }))).toStrictEqual({
      file: "--set",
    });
    expect(place(source("a", { line: 4 }), source("b", { depth: 1, line: 7, column: 2 }))).toStrictEqual({
      ...{ file: "b", line: 7, column: 2 },
    });
    expect(place(source("a", { depth: 1, line: 4 }))).toStrictEqual({ file: "a", line: 4 });
  });

  it("is the file that holds the list, whatever others hold", () => {
    const list = source("a", { depth: 1, line: 2, column: 1, inList: true });
    expect(locateIn([list, source("b", { depth: 3, line: 9, column: 1 })])(["x", 5])).toMatchObject({ file: "a" });
    // The parent's list is what stands there where the child has none.
    const chain = [source("c", { line: 1, column: 1 }), list, source("b", { depth: 3, line: 9, column: 1 })];
    expect(locateIn(chain)(["x", 5])).toMatchObject({ file: "a" });
  });
});

describe("a file over its parent", () => {
  const read = (child: string, parent: string) => {
    const files = memoryFiles({ "c.yaml": `extends: p.yaml\n${child}`, "p.yaml": parent });
    return readChain(files, "c.yaml", ({ data }) => data).data;
  };

  it("keeps an explicit null where the parent has nothing to remove", () => {
    expect(read("x: null\ny: null\n", "y: 1\n")).toEqual({ x: null });
  });

  it("puts a map in the place of a value, and a value in the place of a map", () => {
    expect(read("x: { a: null, b: 1 }\ny: 2\n", "x: 1\ny: { c: 3 }\n")).toEqual({ x: { a: null, b: 1 }, y: 2 });
  });
});

describe("values from outside the file", () => {
  it("stay as the caller has them, whatever is written into them later", () => {
    const list = [{ type: "toll", scale: 1 }];
    const overrides = [
      { path: "levers", value: list },
      { path: "levers.toll.scale", value: 0.5 },
    ];
    expect(applyOverrides({ years: 3 }, overrides).data).toEqual({ years: 3, levers: [{ type: "toll", scale: 0.5 }] });
    expect(list).toEqual([{ type: "toll", scale: 1 }]);
    expect([list, list[0]].map(Object.isFrozen)).toEqual([false, false]);
  });

  it("need no list to find items in, and tell which numbers and names one has", () => {
    const data = { levers: [{ type: "toll" }, { type: "toll", id: "second" }], none: [], one: 1 };
    const set = (path: string) => applyOverrides(data, [{ path, value: 2 }]).data;
    expect(() => set("levers.toll")).toThrow(/--set levers\.toll: levers = "toll" .* several.*0 to 1.*toll, second/s);
    expect(() => set("levers.2")).toThrow(/0 to 1/);
    expect(() => set("levers.-1")).toThrow(/0 to 1/);
    expect(() => set("levers.0.5")).not.toThrow();
    expect(() => set("none.0")).toThrow(/none = "0"/);
    expect(() => set("one.two")).toThrow(/one .*single value/);
    expect(set("levers.1")).toMatchObject({ levers: [{ type: "toll" }, 2] });
  });
});
