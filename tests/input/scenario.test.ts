import { describe, expect, it } from "vitest";
import {
  type FileSource,
  leversOf,
  loadScenario,
  memoryFiles,
  parseOverride,
  type ResolvedScenario,
  regionOf,
  scenarioJsonSchema,
} from "../../src/input/index.js";
import { levers } from "../../src/levers/index.js";
import { disk } from "./disk.js";

const parent = `
title: Parent
question: What does a child inherit?
region: scenarios/regions/teaching-two-cities/region.yaml
startYear: 2022
years: 10
parameters: { valueOfTime: 120, knowledge: { decay: 0.2 } }
baseline:
  levers:
    - { type: toll, between: cities, from: 2022, to: 2023, scale: 0.5 }
variants:
  free:
    label: No tolls
    levers:
      - { type: toll, between: cities, from: 2024, tollPerKm: 0 }
      - { type: booth-delay, between: cities, from: 2024, scale: 0 }
`;

/** Files of a test in front of the checkout's own. */
function withFiles(contents: Record<string, string>): FileSource {
  const memory = memoryFiles({ "parent.yaml": parent, ...contents });
  return { read: (path) => (path in contents || path === "parent.yaml" ? memory : disk).read(path) };
}

const load = (child: string, ...sets: string[]): ResolvedScenario =>
  loadScenario("child.yaml", withFiles({ "child.yaml": `extends: parent.yaml\n${child}` }), sets.map(parseOverride));

describe("extends", () => {
  it("merges maps, replaces lists and removes what the child sets to null", () => {
    const scenario = load(`
parameters: { knowledge: { platformDecay: 0.3 } }
baseline: { levers: [] }
variants:
  free: null
  paid: { label: { en: Dearer, zh: 更贵 } }
`);
    expect(scenario.parameters).toEqual({ valueOfTime: 120, knowledge: { decay: 0.2, platformDecay: 0.3 } });
    expect(scenario.baseline.levers).toEqual([]);
    expect(scenario.variants).toEqual({ paid: { label: { en: "Dearer", zh: "更贵" }, levers: [] } });
  });

  it("takes any name of a variant that the rules allow, also one that objects of the language have", () => {
    const scenario = load("variants: { constructor: { label: Own }, free: null }\n", "variants.constructor.label=Set");
    expect(Object.keys(scenario.variants)).toEqual(["constructor"]);
    expect(scenario.variants["constructor"]!.label.en).toBe("Set");
  });

  it("fills in the defaults of scenario and levers", () => {
    const scenario = load("");
    expect(scenario).toMatchObject({ firms: 20_000, replicates: 8, population: "agents", dynamics: "stationary" });
    expect(scenario.baseline.levers[0]).toMatchObject({ oneWay: false });
  });

  it("runs eight replicates, and one where nothing is left to chance", () => {
    const learning =
      "{ behaviour: imitate, levers: [{ type: tax-rates, parameter: profitTaxRate, low: 0, high: 0.6 }] }";
    const arms = "{ free: { label: Free, governments: " + learning + " } }";
    const of = (...lines: string[]) => load(lines.join("\n")).replicates;
    expect([of(), of("population: cohorts"), of("population: cohorts", `governments: ${learning}`)]).toEqual([8, 1, 8]);
    expect([of("population: cohorts", `variants: ${arms}`), of("population: cohorts", "replicates: 3")]).toEqual([
      8, 3,
    ]);
  });

  it("points into the file that wrote the wrong value", () => {
    expect(() => load("variants: { free: { levers: [{ type: toll, from: 2024 }] } }")).toThrow(
      /^child\.yaml:2:30: variants\.free\.levers\[0\]\.between is missing/,
    );
    const grandchild = {
      "middle.yaml": "extends: parent.yaml\nyears: 999\n",
      "child.yaml": "extends: middle.yaml\nfirms: 10\n",
    };
    expect(() => loadScenario("child.yaml", withFiles(grandchild))).toThrow(/^middle\.yaml:2:1: years = 999/);
  });
});

describe("overrides", () => {
  it("set values, parts of levers by number or type, and constants", () => {
    const scenario = load(
      "",
      "years=5",
      "seed=abc",
      "variants.free.levers.toll.tollPerKm=1",
      "variants.free.levers.1.from=2025",
      "parameters.knowledge.decay=0.1",
    );
    expect(scenario).toMatchObject({ years: 5, seed: "abc", parameters: { knowledge: { decay: 0.1 } } });
    expect(scenario.variants["free"]!.levers).toMatchObject([{ tollPerKm: 1 }, { from: 2025 }]);
  });

  it.each([
    ["yeers=5", /^--set yeers: yeers is not a known key.*Did you mean "years"\?/],
    ["valueOfTime=5", /^--set valueOfTime: valueOfTime is not a known key.*"parameters\.valueOfTime"/],
    ["paramters.valueOfTime=5", /^--set paramters\.valueOfTime: paramters is not a known key.*"parameters"/],
    ["parameters.valueOfTimes=5", /Did you mean "valueOfTime"\?/],
    ["years=500", /^--set years: years = 500 is out of range\. Allowed: a whole number from 1 to 200 \(years\)/],
    ["variants.free.levers.tol.from=2025", /"tol" is no item of the list.*toll, booth-delay/],
    ["variants.free.levers.7.from=2025", /from 0 to 1/],
    ["years.first=5", /years is a single value and has no parts/],
    ["years", /has no path and value.*years=5/],
    ["years=[", /not valid YAML/],
    ["__proto__.polluted=1", /"__proto__" is no key/],
    ["constructor.polluted=1", /constructor is not a known key/],
    ["variants..free=1", /"" is no key/],
  ])("%s is refused", (text, message) => {
    expect(() => load("", text)).toThrow(message);
  });

  it("may change a part of what another sets, as often as they are applied", () => {
    const sets = ["parameters={ valueOfTime: 1 }", "parameters.valueOfTime=2"].map(parseOverride);
    const files = withFiles({});
    for (const _ of [1, 2]) expect(loadScenario("parent.yaml", files, sets).parameters).toEqual({ valueOfTime: 2 });
    expect(sets[0]!.value).toEqual({ valueOfTime: 1 });
  });

  it("leave mistakes of the file to the file", () => {
    expect(() => load("years: 999", "firms=10")).toThrow(/^child\.yaml:2:1: years = 999/);
  });
});

describe("a resolved scenario", () => {
  it("puts a variant's levers behind the baseline's", () => {
    expect(leversOf(load(""), "free").map(({ type, from }) => [type, from])).toEqual([
      ["toll", 2022],
      ["toll", 2024],
      ["booth-delay", 2024],
    ]);
  });

  it("replaces the region's constants by the scenario's and the variant's, unit and source kept", () => {
    const scenario = load("variants: { free: { parameters: { valueOfTime: 150 } } }");
    expect(scenario.region.parameters.valueOfTime.value).toBe(100);
    expect(regionOf(scenario).parameters.valueOfTime).toMatchObject({ value: 120, unit: "yuan per hour" });
    expect(regionOf(scenario, "free").parameters.valueOfTime.value).toBe(150);
    expect(regionOf(scenario, "free").parameters.knowledge.decay.value).toBe(0.2);
  });

  it("is the same data however often it is loaded", () => {
    expect(JSON.stringify(load("", "years=7"))).toBe(JSON.stringify(load("years: 7")));
  });
});

it("the JSON Schema knows every lever, its bounds and units", () => {
  const schema = JSON.stringify(scenarioJsonSchema());
  for (const { type } of levers) expect(schema).toContain(`"const":"${type}"`);
  expect(schema).toContain('"unit":"currency per vehicle-km"');
});
