import { describe, expect, it } from "vitest";
import { figuresOf, loadRegion, memoryFiles, type Region, UserError } from "../../src/input/index.js";
import { regionFactors, withChanges } from "../../src/runs/studies/index.js";
import { disk } from "./disk.js";

const load = (text: string) => {
  const memory = memoryFiles({
    "region.yaml": `extends: /scenarios/regions/teaching-two-cities/region.yaml\n${text}`,
  });
  const read = (path: string) => (path.startsWith("/") ? disk.read(path.slice(1)) : memory.read(path));
  return loadRegion("region.yaml", { read });
};
const problemsOf = (text: string) => {
  try {
    load(text);
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  return "";
};
const datum = (use: string, more = "kind: normal, value: 0.7") =>
  `moments: { firms-to-tax: { ${more}, unit: "%", error: 0.1, use: ${use}, source: a test } }\n`;
const figure = (path: string, value: number, more: string) => {
  const [holder, name] = path.split(".");
  const inner = `{ value: ${value}, unit: "1", status: assumed, ${more} }`;
  return `parameters: { ${name ? `${holder}: { ${name}: ${inner} }` : `${holder}: ${inner}`} }\n`;
};
const held = figure("entryPlaceElasticity", 2, "range: [0.5, 2.5], datum: firms-to-tax");

it("figures of a region are what has a value and its unit, wherever it stands, but not in tables and moments", () => {
  const figure = { value: 1, unit: "1" };
  const region = { tables: { figure }, moments: { figure }, a: [{ b: figure }, { value: 2 }], c: { unit: "km" } };
  expect(figuresOf(region as unknown as Region)).toEqual([{ path: ["a", 0, "b"], figure }]);
});

describe("moments of a region", () => {
  it("are held against draws, in a range already, or only looked at", () => {
    expect(load(datum("condition")).moments["firms-to-tax"]).toMatchObject({ kind: "normal", value: 0.7 });
    expect(problemsOf(`${datum("drawn")}${held}`)).toBe("");
    expect(problemsOf(datum("check", "kind: between, value: [0.5, 1]"))).toBe("");
  });

  it("are used once: a datum that a range holds does not condition too, and both places are named", () => {
    const message = problemsOf(`${datum("condition")}${held}`);
    expect(message).toMatch(/region\.yaml:3:\d+: parameters\.entryPlaceElasticity\.datum/);
    expect(message).toMatch(/used twice.*region\.yaml:2 \(moments\.firms-to-tax\.use\)/);
  });

  it.each([
    [datum("drawn"), /moments\.firms-to-tax\.use.*no figure is drawn from.*datum: firms-to-tax/s],
    [`${datum("drawn").replace("firms-to-tax", "firms-to-tex")}${held}`, /Did you mean "firms-to-tex"/],
    [held, /is no moment of the region.*the region has no moments/s],
    [datum("condition", "kind: between, value: 0.7"), /value.*does not go with the kind/],
    [datum("condition", "kind: normal, value: [0.5, 1]"), /value.*does not go with the kind/],
    [datum("condition", "kind: between, value: [1, 0.5]"), /bounds|order/],
    [datum("perhaps"), /condition.*drawn.*check/s],
  ])("are refused where they say nothing: %s", (text, message) => {
    expect(problemsOf(text)).toMatch(message);
  });
});

const DISPERSION = "parameters.migration.tasteDispersion";

describe("a figure that is a multiple of another", () => {
  const { migration } = load("").parameters;
  const times = (range: string, of = DISPERSION, more = "") =>
    `parameters: { migration: { tasteDispersion: { range: [0.3, 0.9] }, fixedCost: { general: { value: ${migration.tasteDispersion.value}, unit: "ln real wage", status: assumed, times: ${of}, range: ${range}${more} } } } }\n`;

  it("is drawn as a multiple, and follows what the other becomes, in whatever order", () => {
    const region = load(times("[0.5, 2]"));
    const factors = regionFactors({ region });
    const cost = factors.find(({ name }) => name === "parameters.migration.fixedCost.general")!;
    const dispersion = factors.find(({ name }) => name === DISPERSION)!;
    expect(cost.central).toBe(1);
    expect(cost.unit.en).toBe(`multiple of ${DISPERSION}`);
    const drawn = [...cost.changes(1.5), ...dispersion.changes(0.4)];
    for (const changes of [drawn, drawn.toReversed()])
      expect(withChanges({ region }, changes).region.parameters.migration.fixedCost.general.value).toBeCloseTo(0.6, 12);
    // Held at its centre the other keeps its value.
    const alone = withChanges({ region }, cost.changes(1.5)).region.parameters.migration;
    expect(alone.fixedCost.general.value).toBeCloseTo(1.5 * migration.tasteDispersion.value, 12);
  });

  it("is a multiple of the number that a scenario puts in its place", () => {
    const region = load(times("[0.5, 2]"));
    const cost = regionFactors({ region }).find(({ name }) => name === "parameters.migration.fixedCost.general")!;
    const scenario = { region, parameters: { migration: { tasteDispersion: 0.8 } } };
    const drawn = withChanges(scenario as never, cost.changes(2)) as typeof scenario;
    expect(drawn.region.parameters.migration.fixedCost.general.value).toBeCloseTo(1.6, 12);
  });

  it.each([
    [times("[1.5, 2]"), /range = \[1\.5,2\] does not hold the figure's own multiple, 1 times/],
    [times("[0.5, 2]", "parameters.migration.tasteDispersal"), /Did you mean "parameters\.migration\.tasteDispersion"/],
    [times("[0.5, 2]", DISPERSION, ", together: costs"), /drawn together with others and as a multiple too/],
    [times("[0.5, 2]", "parameters.migration.fixedCost.general"), /is a multiple of another figure itself/],
  ])("is refused: %s", (text, message) => {
    expect(problemsOf(text)).toMatch(message);
  });
});
