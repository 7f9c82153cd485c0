import { afterEach, describe, expect, it } from "vitest";
import { beginLanguage } from "../../../../src/apps/cli/language.js";
import { type Desk, toolsOf } from "../../../../src/apps/cli/mcp/tools.js";
import { levers } from "../../../../src/levers/index.js";
import { INDICATORS } from "../../../../src/measures/indicators/index.js";

afterEach(() => beginLanguage([]));

beginLanguage([]);
const TOOLS = toolsOf();
const noDesk = {} as Desk;
const work = { stop: new AbortController().signal, progress: () => {} };

/** What a tool that runs nothing answers. */
// biome-ignore lint/suspicious/noExplicitAny: what a tool answers has no type here
const answer = (name: string, input: object = {}): any => TOOLS[name]!.call(input as never, noDesk, work);
const takes = (name: string, input: object) => TOOLS[name]!.input.safeParse(input);

describe("what a tool takes", () => {
  it("are its own arguments within bounds, and others are named with those that are allowed", () => {
    const wrong = takes("job", { handle: "job-1", halt: true });
    expect(wrong.error!.issues[0]!.message).toBe("No such argument: halt. Allowed: handle, stop.");
    expect(takes("job", { handle: "job-1" }).data).toEqual({ handle: "job-1", stop: false });
    const ok = (name: string, input: object) => takes(name, input).success;
    for (const [name, least, most] of [
      ["replicates", 1, 64],
      ["draws", 0, 512],
    ] as const)
      expect([least - 1, least, most, most + 1, least + 0.5].map((value) => ok("compare", { [name]: value }))).toEqual([
        ...[false, true, true, false, false],
      ]);
    expect([200_000, 200_001].map((size) => ok("check", { text: "x".repeat(size) }))).toEqual([true, false]);
    expect(takes("sweep", { vary: ["a=1"] }).data).toMatchObject({ draws: 0 });
    expect([[], Array(9).fill("a=1")].map((vary) => ok("sweep", { vary }))).toEqual([false, false]);
    expect(takes("figure", {}).data).toEqual({ format: "spec" });
    expect([ok("compare", { indicators: [] }), ok("compare", { years: [2040.5] })]).toEqual([false, false]);
    expect(ok("compare", { set: { years: 3, population: "cohorts", "a.b": true } })).toBe(true);
  });

  it("says of each whether it runs simulations", () => {
    const long = Object.entries(TOOLS).flatMap(([name, tool]) => (tool.long ? [name] : []));
    expect(long).toEqual(["compare", "answer", "sweep", "figure"]);
  });
});

describe("lists for another program", () => {
  it("hold every lever, and one of them with its parameters", () => {
    const all = answer("list_levers").levers;
    expect(all.map(({ type }: { type: string }) => type)).toEqual(levers.map(({ type }) => type));
    expect(all.every((lever: object) => !("parameters" in lever))).toBe(true);
    const [toll, ...none] = answer("list_levers", { type: "toll" }).levers;
    expect([toll.type, toll.label, none]).toEqual(["toll", levers.find(({ type }) => type === "toll")!.label.en, []]);
    expect(Object.keys(toll.parameters.properties)).toContain("tollPerKm");
    expect(() => answer("list_levers", { type: "tol" })).toThrow(/tol.* is no lever.*toll/s);
  });

  it("hold indicators by their names and words, in the language of the server", () => {
    expect(answer("list_indicators").indicators).toHaveLength(INDICATORS.length);
    const found = (contains: string) =>
      answer("list_indicators", { contains }).indicators.map(({ id }: { id: string }) => id);
    expect(found("REAL-GDP")).toEqual(expect.arrayContaining(["real-gdp", "real-gdp-per-head"]));
    expect(found("toll revenue")).toEqual(["toll-revenue"]);
    expect(found("no such thing")).toEqual([]);
    beginLanguage(["--lang", "zh"]);
    const [gdp] = answer("list_indicators", { contains: "real-gdp" }).indicators;
    expect([gdp.label, typeof gdp.unit, typeof gdp.formula]).toEqual(["实际GDP", "string", "string"]);
  });
});

describe("a scenario for another program", () => {
  const scenario = "teaching/two-cities";

  it("is read with its years, places and variants", () => {
    const read = answer("read_scenario", { scenario, set: { years: 4, population: "cohorts" } });
    expect(read).toMatchObject({
      ...{ title: "Two cities and a border", startYear: 2022, lastYear: 2025, replicates: 8, population: "cohorts" },
      variants: [{ id: "goods" }, { id: "firms" }, { id: "people" }, { id: "everything", label: "All three" }],
    });
    const cities = ["cluster", "coast", "inland", "harbour", "mill"];
    expect(read.places).toEqual([...cities, "country", "rest-of-country"]);
    expect(read.variants[3].levers).toHaveLength(3);
    // What is drawn of the region, too.
    expect(read.uncertain[0]).toMatchObject({ name: "parameters.entryPlaceElasticity", central: 2 });
    expect(read.uncertain).toHaveLength(2);
    expect(read.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(() => answer("read_scenario", {})).toThrow("Give either scenario");
  });
});
