import { describe, expect, it } from "vitest";
import { applyOverrides, locateIn, overrideOf, parseOverride } from "../../src/input/extend.js";

const data = {
  years: 3,
  list: [{ type: "toll", from: 1 }, { id: "b", from: 2 }, { type: "twin" }, { type: "twin" }, 7],
  deep: { one: 1 },
  none: [],
  variants: { goods: { label: "Goods" }, people: {} },
};
const set = (...texts: string[]) => applyOverrides(data, texts.map(parseOverride)).data;

describe("--set", () => {
  it("writes a value that is read as in a file, into a copy", () => {
    expect(set("years=5", "deep.two=[1, a]", "deep.three.four='5'")).toEqual({
      ...data,
      years: 5,
      deep: { one: 1, two: [1, "a"], three: { four: "5" } },
    });
    expect(data.years).toBe(3);
    expect(parseOverride(" years =a=b")).toEqual({ path: "years", value: "a=b" });
  });

  it("finds items of a list by number, type or id", () => {
    const list = (text: string) => (set(text)["list"] as Record<string, unknown>[]).map((item) => item["from"]);
    expect(list("list.0.from=9").slice(0, 2)).toEqual([9, 2]);
    expect(list("list.toll.from=9").slice(0, 2)).toEqual([9, 2]);
    expect(list("list.b.from=9").slice(0, 2)).toEqual([1, 9]);
    expect((set("list.4=8")["list"] as unknown[])[4]).toBe(8);
  });

  it.each([
    ["years", "has no path and value"],
    ["=5", "has no path and value"],
    ["years=[", "has a value that is not valid YAML"],
    ["extends=a.yaml", "cannot be set: a parent is read before"],
    ["extends.x=a.yaml", "cannot be set: a parent is read before"],
    ["a..b=1", '--set a..b: "" is no key'],
    ["deep.__proto__.x=1", '"__proto__" is no key'],
    ["years.x=1", "--set years.x: years is a single value and has no parts"],
    ["deep.one.two.x=1", "deep.one is a single value and has no parts"],
    ["list.twin.from=1", 'list = "twin" names several items of the list'],
    ["list.5=1", 'list = "5" is no item of the list. Allowed: a number from 0 to 4, or one of toll, b, twin, twin.'],
    ["list.-1=1", "is no item of the list"],
    [
      "variants.good.levers.0.border=0.1",
      'variants = "good" is no variant of this scenario. Allowed: goods, people. Did you mean "goods"? Correct the name.',
    ],
    ["none.0=1", "Allowed: nothing: the list is empty"],
  ])("%s is refused", (text, words) => {
    expect(() => set(text)).toThrow(words);
  });

  it("writes parts of a variant, one that it leaves out too, and a new variant as a whole", () => {
    expect(set("variants.people.label=People", "variants.own={ label: Own }")["variants"]).toEqual({
      goods: { label: "Goods" },
      people: { label: "People" },
      own: { label: "Own" },
    });
  });

  it("of several writes the later over the earlier, also into its value", () => {
    const overrides = [overrideOf("deep", { one: { two: 2 } }), overrideOf("deep.one.two", 3)];
    expect(applyOverrides(data, overrides).data["deep"]).toEqual({ one: { two: 3 } });
    expect(overrides[0]!.value).toEqual({ one: { two: 2 } });
  });

  it("answers for what it wrote: all of it, the way to it less than a file, and nothing else", () => {
    const { sources } = applyOverrides(data, [overrideOf("deep.new.x", 1)]);
    const depth = (...path: string[]) => sources[0]!.locate(path).depth;
    expect(depth("deep", "new", "x")).toBe(Number.POSITIVE_INFINITY);
    expect(depth("deep", "new", "x", "y")).toBe(Number.POSITIVE_INFINITY);
    expect(depth("deep", "new")).toBe(1.5);
    expect(depth("deep", "one")).toBe(-1);
    expect(sources[0]!.locate(["deep"])).toMatchObject({ file: "--set deep.new.x", inList: false });
  });

  it("answers for what it wrote inside a list of a file, the later of two for both", () => {
    const file = { file: "a", data, locate: () => ({ file: "a", depth: 3, inList: true }) };
    const { sources } = applyOverrides(data, [overrideOf("list.0", { from: 1 }), overrideOf("list.0.from", 9)]);
    const place = (...path: (string | number)[]) => locateIn([file, ...sources])(path).file;
    expect(place("list", 0, "from")).toBe("--set list.0.from");
    expect(place("list", 0, "type")).toBe("--set list.0");
    expect(place("list", 1, "from")).toBe("a");
  });

  it("answers for no value of a list that a study tries", () => {
    const file = { file: "a", data, locate: () => ({ file: "a", depth: 3, inList: true }) };
    const { sources } = applyOverrides(data, [{ path: "list.0.from", value: 9, tried: true }]);
    expect(locateIn([file, ...sources])(["list", 0, "from"]).file).toBe("a");
  });
});
