import { describe, expect, it } from "vitest";
import { isPlainMap, kindOfText, placed } from "../../src/input/document.js";
import { scenarioSchema, variantSchema } from "../../src/input/scenarioSchema.js";

const head = { title: "T", question: "Q?", region: "r", startYear: 2022, years: 5 };
const taken = (more: object) => scenarioSchema().safeParse({ ...head, ...more }).success;
const placesOf = (more: object) =>
  (scenarioSchema().safeParse({ ...head, ...more }).error?.issues ?? []).map(({ path }) => path.join("."));

describe("a scenario", () => {
  it("needs title, question, region and years, and has all else by default", () => {
    expect(scenarioSchema().parse(head)).toMatchObject({
      ...{ firms: 20_000, seed: 1, population: "agents", parameters: {}, uncertain: [], variants: {} },
      ...{ baseline: { levers: [] }, governments: { behaviour: "fixed" }, objectives: { horizon: 10, discount: 0.95 } },
    });
    for (const key of Object.keys(head)) expect(placesOf({ [key]: undefined })).toEqual([key]);
  });

  it("has whole numbers of years, firms and replicates within their bounds", () => {
    for (const years of [1, 200]) expect(taken({ years })).toBe(true);
    for (const years of [0, 201, 1.5]) expect(placesOf({ years })).toEqual(["years"]);
    for (const firms of [1, 10_000_000]) expect(taken({ firms })).toBe(true);
    for (const firms of [0, 10_000_001]) expect(placesOf({ firms })).toEqual(["firms"]);
    for (const replicates of [1, 100_000]) expect(taken({ replicates })).toBe(true);
    for (const replicates of [0, 100_001]) expect(placesOf({ replicates })).toEqual(["replicates"]);
    for (const startYear of [1899, 2201]) expect(placesOf({ startYear })).toEqual(["startYear"]);
    for (const seed of ["text", 7]) expect(taken({ seed })).toBe(true);
    for (const seed of ["", 1.5]) expect(taken({ seed })).toBe(false);
  });

  it("has variants by names of lower-case letters, digits and hyphens, each with a label", () => {
    expect(taken({ variants: { "open-1": { label: "Open" } } })).toBe(true);
    expect(taken({ variants: { Open: { label: "Open" } } })).toBe(false);
    expect(placesOf({ variants: { open: {} } })).toEqual(["variants.open.label"]);
    expect(variantSchema().parse({ label: "Open" })).toEqual({ label: { en: "Open", zh: "Open" }, levers: [] });
  });
});

describe("an expectation", () => {
  const hypothesis = (expectation: object) => ({
    hypothesis: {
      ...{ id: "h", claim: "It rises", source: "somebody", measures: { a: { of: "gdp", in: "baseline" } } },
      expect: [{ claim: "It rises", ...expectation }],
    },
  });
  const may = (expectation: object) => taken(hypothesis(expectation));

  it("says one thing, of one measure or of several", () => {
    for (const one of [{ above: 0 }, { below: 1 }, { within: [0, 1] }, { within: [1, 1] }]) {
      expect(may({ measure: "a", ...one })).toBe(true);
      expect(may(one)).toBe(false);
    }
    for (const several of [
      { rising: ["a", "b"] },
      { falling: ["a", "b"] },
      { equal: ["a", "b"] },
      { hump: ["a", "b", "c"] },
    ]) {
      expect(may(several)).toBe(true);
      expect(may({ measure: "a", ...several })).toBe(false);
    }
    expect(
      [{}, { measure: "a" }, { measure: "a", above: 0, below: 1 }, { rising: ["a", "b"], equal: ["a", "b"] }].some(may),
    ).toBe(false);
    expect(placesOf(hypothesis({}))).toEqual(["hypothesis.expect.0"]);
    expect(placesOf(hypothesis({ measure: "a", within: [1, 0] }))).toEqual(["hypothesis.expect.0.within"]);
  });

  it("compares two measures at least, a hump three", () => {
    expect([{ rising: ["a"] }, { equal: [] }, { hump: ["a", "b"] }].some(may)).toBe(false);
  });

  it("is tested at 64 draws, of the whole cluster in per cent, unless something else is said", () => {
    const { hypothesis: read } = scenarioSchema().parse({ ...head, ...hypothesis({ measure: "a", above: 0 }) });
    expect(read).toMatchObject({ worlds: 64, measures: { a: { place: "cluster", as: "percent" } } });
  });
});

describe("a text that may be a scenario or a region", () => {
  it.each([
    ["title: A\n", "scenario"],
    ["# a comment\nid: x\nregion: y\n", "scenario"],
    ["startYear: 2022\n", "scenario"],
    ["id: x\n", "region"],
    ["label: A\ntables:\n", "region"],
    ["baseYear: 2020\n", "region"],
    ["x:\n  title: A\n", undefined],
    ["", undefined],
  ])("%j is a %s by its keys", (text, kind) => expect(kindOfText(text)).toBe(kind));
});

it("a map is no list, no text, and not nothing", () => {
  expect([{}, { a: 1 }].every(isPlainMap)).toBe(true);
  expect([[], null, undefined, "a", 1].some(isPlainMap)).toBe(false);
});

it("a place has its path as messages have it", () => {
  const locate = (path: readonly unknown[]) => ({ file: "a.yaml", line: path.length });
  expect(placed(locate, ["variants", "one", "levers", 0, "from"])).toEqual({
    ...{ file: "a.yaml", line: 5, path: "variants.one.levers[0].from" },
  });
});
