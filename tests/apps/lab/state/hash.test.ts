import { describe, expect, it } from "vitest";
import { DEFAULT_STATE, hashOf, type LabState, OPENING, readHash } from "../../../../src/apps/lab/state/state.js";

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
    expect(hashOf(DEFAULT_STATE, "0.1.0")).toBe("v=0.1.0");
    expect(readHash("#v=0.1.0").state).toEqual(DEFAULT_STATE);
    expect(hashOf(OPENING, "0.1.0")).toBe(
      "v=0.1.0&t=game&s=teaching/agreement&map=public-services-per-head" +
        "&charts=real-gdp,public-services-per-head&at=harbour&p=all",
    );
    expect(hashOf(moved, "0.1.0").length).toBeLessThan(260);
    expect(hashOf({ ...moved, policy: { ...moved.policy, package: "all" } }, "1")).toMatch(
      /&p=all&l=.+&p2=together&l2=/,
    );
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
  ])("that is broken or hostile gives the state that opens, and the place: %s", (hash, place) => {
    const { state, wrong } = readHash(`#${hash}`);
    expect(wrong).toEqual([place]);
    expect({ ...state, language: "en" }).toEqual(OPENING);
  });

  it("keeps its language even where the rest is wrong, and gives up on what is too long", () => {
    expect(readHash("#lang=zh&seed=x").state.language).toBe("zh");
    expect(readHash(`#x-a=${"b".repeat(10_000)}`).wrong).toEqual(["#"]);
  });
});

describe("every part of an address", () => {
  const read = (hash: string) => readHash(hash);

  it.each([
    ["t=compare", { tab: "compare" }],
    ["lang=zh", { language: "zh" }],
    ["s=teaching/two-cities", { scenario: "teaching/two-cities" }],
    ["from=2025", { from: 2025 }],
    ["seed=3", { seed: 3 }],
    ["firms=agents", { population: "agents" }],
    ["y=2030", { year: 2030 }],
    ["map=firms", { colour: "firms" }],
    ["flow=none", { flow: "none" }],
    ["charts=firms,residents", { charts: ["firms", "residents"] }],
    ["at=mill", { place: "mill" }],
    ["diff=1", { difference: true }],
    ["diff=0", { difference: false }],
    ["city=mill", { city: "mill" }],
    ["p=all", { policy: { package: "all", settings: [] } }],
    ["p2=all", { other: { package: "all", settings: [] } }],
    [
      "l=border:0.5,toll:1e-3:a~b",
      {
        policy: {
          package: "",
          settings: [
            { control: "border", value: 0.5 },
            { control: "toll", value: 0.001, where: "a~b" },
          ],
        },
      },
    ],
    ["l=border:0:package", { policy: { package: "", settings: [{ control: "border", value: 0, where: "package" }] } }],
    ["l2=pool:-2:mill", { other: { package: "", settings: [{ control: "pool", value: -2, where: "mill" }] } }],
    ["x-lesson=race&x-step=2", { own: { lesson: "race", step: "2" } }],
  ])("is read: %s", (hash, part) => {
    expect(read(`#${hash}`)).toMatchObject({ wrong: [], state: part });
    const { state } = read(hash);
    expect(readHash(hashOf(state, "1")).state).toEqual(state);
  });

  it.each([
    ["diff=2", "diff"],
    ["firms=x", "firms"],
    ["p=Not An Id", "p"],
    ["p2=9", "p2"],
    ["l2=nothing:1", "l2"],
    ["l=border:1:UPPER", "l"],
    ["l=border:0x10", "l"],
    ["l=border:", "l"],
    ["from=1800", "from"],
    ["y=2201", "y"],
    ["city=_", "city"],
    ["x-A=1", "x-A"],
    [`x-${"A".repeat(60)}=1`, `x-${"A".repeat(28)}`],
    ["nonsense", "nonsense"],
  ])("that is not valid is named: %s", (hash, place) => {
    expect(read(hash).wrong).toEqual([place]);
    expect(read(hash).state).toEqual(OPENING);
  });

  it("keeps what is valid beside a long key that is not", () => {
    const { state } = read(`s=teaching/two-cities&l=border:0.5&x-${"A".repeat(60)}=1`);
    expect(state.policy.settings).toEqual([{ control: "border", value: 0.5 }]);
  });

  it("that is nothing opens the puzzle, in the reader's language", () => {
    expect(readHash("")).toEqual({ state: OPENING, wrong: [] });
    expect(readHash("#", "zh").state.language).toBe("zh");
    expect(readHash("#lang=zh")).toEqual({ state: { ...OPENING, language: "zh" }, wrong: [] });
    expect(readHash("seed=x", "zh").state.language).toBe("zh");
    expect(readHash("lang=en&seed=x", "zh").state.language).toBe("en");
    expect(readHash("seed=3", "zh").state.language).toBe("zh");
    expect(readHash(`v=${"9".repeat(50)}`).version).toHaveLength(20);
    expect(readHash(`#x-a=${"b".repeat(600)}`).wrong).toEqual([]);
  });

  it("that is not valid is left out, and the rest holds", () => {
    const { state, wrong } = read("s=teaching/two-cities&p=goods&seed=x&l=nothing:1&y=2030&x-lesson=land&other=1");
    expect(wrong).toEqual(["other", "l", "seed"]);
    expect(state).toEqual({
      ...DEFAULT_STATE,
      scenario: "teaching/two-cities",
      policy: { package: "goods", settings: [] },
      year: 2030,
      own: { lesson: "land" },
    });
    // All else hangs on the scenario.
    expect(read("s=teaching/none&p=goods&y=2030").state).toEqual(OPENING);
  });

  it("whose scenario was the reader's own says that it is gone, not that the address is wrong", () => {
    expect(readHash("#v=0.1.0&s=own/9999&p=mine")).toEqual({ state: OPENING, version: "0.1.0", wrong: [], gone: true });
    expect(read("s=own/9999&seed=x")).toMatchObject({ wrong: ["seed"], gone: true });
    expect(read("s=teaching/none").gone).toBeUndefined();
  });

  it("names what is wrong once, all of it", () => {
    expect(read("seed=x&y=x&seed=y&%E0=1").wrong).toEqual(["%E0", "seed", "y"]);
    expect(read(`${"k".repeat(50)}=1`).wrong).toEqual(["k".repeat(30)]);
  });

  it("keeps slashes, colons, commas and tildes readable, and escapes the rest", () => {
    const own = { a: "b c&d=e/f:g,h~i" };
    expect(hashOf({ ...DEFAULT_STATE, own }, "1")).toContain("x-a=b%20c%26d%3De/f:g,h~i");
  });
});
