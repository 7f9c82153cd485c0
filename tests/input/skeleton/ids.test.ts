import { describe, expect, it } from "vitest";
import { title, uniqueIds, yamlText } from "../../../src/input/skeleton/columns.js";

const known = new Map([["广西", "guangxi"]]);
const ids = (...names: string[]) =>
  uniqueIds(
    names.map((name) => ({ names: [name] })),
    "place",
    known,
  );

describe("ids", () => {
  it("come from names in lower-case letters, from known Chinese names, or are numbers", () => {
    expect(ids("North Port", "Łódź's São", "3rd -- Quay ", "广西壮族自治区", "某地")).toEqual([
      "north-port",
      "odzs-sao",
      "rd-quay",
      "guangxi",
      "place-5",
    ]);
    expect(uniqueIds([{ names: [undefined, "Mill"] }, { names: [] }], "place", known)).toEqual(["mill", "place-2"]);
  });

  it("stand once each", () => expect(ids("Mill", "mill", "MILL")).toEqual(["mill", "mill-2", "mill-3"]));

  it("that their author wrote are kept, and refused where they stand twice or are none", () => {
    const own = (...written: string[]) =>
      uniqueIds(
        written.map((id) => ({ id, names: ["Mill"] })),
        "place",
        known,
      );
    expect(own("a", "b-2")).toEqual(["a", "b-2"]);
    expect(own("a", "a")).toEqual(["a", "a-2"]);
    expect(() => own("A b")).toThrow('column id = "A b" is no id');
  });

  it("have a title", () => expect(["my-own-region", "x"].map(title)).toEqual(["My own region", "X"]));
});

it("texts of YAML have quotes where YAML would read something else", () => {
  for (const text of ["North port", "苏州", "a/b-c.csv"]) expect(yamlText(text)).toBe(text);
  for (const text of ["true", "No", "3 ports", "a: b", "ends ", "", "# x"])
    expect(yamlText(text)).toBe(JSON.stringify(text));
});
