import { describe, expect, it } from "vitest";
import { hashOf, readHash } from "../../../src/lab/state/hash.js";
import { DEFAULT_STATE, type LabState } from "../../../src/lab/state/state.js";

const moved: LabState = {
  ...DEFAULT_STATE,
  language: "zh",
  scenario: "regions/yangtze-river-delta",
  policy: {
    package: "",
    settings: [
      { control: "border", value: 0.35, where: "shanghai~suzhou" },
      { control: "pool", value: 0.2 },
    ],
  },
  other: { package: "together", settings: [{ control: "toll", value: 0 }] },
  seed: 7,
  year: 2030,
  difference: true,
  own: { lesson: "3/a b&c=%" },
};

describe("the address of the page", () => {
  it("says all of the state, and nothing that is as by default", () => {
    expect(readHash(`#${hashOf(moved, "0.1.0")}`).state).toEqual(moved);
    expect(hashOf(DEFAULT_STATE, "0.1.0")).toBe("v=0.1.0&p=without-spring");
    expect(
      readHash(hashOf({ ...DEFAULT_STATE, policy: { package: "", settings: [] } }, "0.1.0")).state.policy.package,
    ).toBe("");
    expect(hashOf(moved, "0.1.0").length).toBeLessThan(260);
  });

  it("of another version is read, and says which", () => {
    expect(readHash("#v=9.9.9&seed=2")).toMatchObject({ version: "9.9.9", state: { seed: 2 }, wrong: [] });
  });

  it.each([
    ["s=teaching/none", "s"],
    ["s=../../etc/passwd", "s"],
    ["l=border:1e999", "l"],
    ["l=border:0.5:<script>alert(1)</script>", "l"],
    ["l=nothing:1", "l"],
    ["l=border:1:a:b", "l"],
    [`l=${"border:1,".repeat(500)}`, "l"],
    ["seed=-1", "seed"],
    ["seed=1.5", "seed"],
    ["seed=9999999999", "seed"],
    ["y=twenty", "y"],
    ["lang=fr", "lang"],
    ["charts=real-gdp", "charts"],
    ["map=%E0%A4%A", "map"],
    ["x-lesson=" + "a".repeat(700), "x-lesson"],
    ["__proto__=1", "__proto__"],
    ["constructor=1", "constructor"],
  ])("that is broken or hostile gives the default state, and the place: %s", (hash, place) => {
    const { state, wrong } = readHash(`#${hash}`);
    expect(wrong).toEqual([place]);
    expect({ ...state, language: "en" }).toEqual(DEFAULT_STATE);
  });

  it("keeps its language even where the rest is wrong, and gives up on what is too long", () => {
    expect(readHash("#lang=zh&seed=x").state.language).toBe("zh");
    expect(readHash(`#x-a=${"b".repeat(10_000)}`).wrong).toEqual(["#"]);
  });
});
