import { existsSync, readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { loadRegion, loadScenario, overrideOf, type ResolvedScenario } from "../../../src/input/index.js";
import { withChanges } from "../../../src/runs/studies/change.js";
import { regionFactors, uncertainFactors } from "../../../src/runs/studies/factor.js";
import { closedRegion } from "../../calibrate/setting.js";
import { disk } from "../../input/disk.js";

const shipped = "scenarios/regions";
const DELTA = "scenarios/yangtze-river-delta/barrier-removal.yaml";

function factorsOf(overrides: [string, unknown][] = [], file = DELTA) {
  const set = overrides.map(([path, value]) => overrideOf(path, value));
  const load = (path: string, value: number): ResolvedScenario =>
    loadScenario(file, disk, [...set, overrideOf(path, value)]);
  const scenario = loadScenario(file, disk, set);
  return { scenario, factors: uncertainFactors(scenario, load) };
}

describe("uncertain factors", () => {
  const { scenario, factors } = factorsOf();

  it("are all figures of the region with a range, with label and unit", () => {
    const border = factors.find(({ name }) => name === "barriers.border.1")!;
    expect(border).toMatchObject({
      label: { en: "Administrative border, different province", zh: "行政边界（跨省）" },
      unit: { en: "ad valorem", zh: "从价" },
      central: 0.24,
      distribution: { kind: "uniform", low: 0.1, high: 0.5 },
    });
    const near = factors.find(({ name }) => name === "barriers.border.0")!;
    expect(near.distribution).toEqual({ kind: "two-piece", low: 0, median: 0.05, high: 0.1 });
    expect(factors.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["structure.tilt", "hinterlands.0.kilometres", "parameters.tradeElasticity"]),
    );
    for (const { name, label, unit } of factors) expect([name, label, unit]).not.toContain("");
  });

  it("make a scenario with the value at the place of the figure and nowhere else", () => {
    const border = factors.find(({ name }) => name === "barriers.border.1")!;
    const changed = withChanges(scenario, border.changes(0.4));
    const values = changed.region.barriers.border.map(({ value }) => value);
    expect(values.slice(0, 2)).toEqual([0.05, 0.4]);
    expect({ ...changed, region: 0 }).toEqual({ ...scenario, region: 0 });
  });

  it("draw together what is said to belong together, each over its own range", () => {
    const names = factors.map(({ name }) => name).filter((name) => name.startsWith("barriers.border."));
    expect(names).toEqual(["barriers.border.0", "barriers.border.1"]);
    const border = factors.find(({ name }) => name === "barriers.border.1")!;
    const ends = (which: 0 | 1) =>
      scenario.region.barriers.border.slice(1).map(({ range }) => (range ?? [0.1, 0.5])[which]);
    const bordersAt = (value: number) =>
      withChanges(scenario, border.changes(value))
        .region.barriers.border.slice(1)
        .map((entry) => entry.value);
    const close = (values: number[]) => values.map((value) => expect.closeTo(value, 12));
    expect(bordersAt(0.1)).toEqual(close(ends(0)));
    expect(bordersAt(0.5)).toEqual(close(ends(1)));
    expect(bordersAt(0.24)).toEqual(close(scenario.region.barriers.border.slice(1).map(({ value }) => value)));
  });

  it("leave out a constant that the scenario sets: it is known then", () => {
    const names = factorsOf([["parameters.variety", 0.7]]).factors.map(({ name }) => name);
    expect(names).not.toContain("parameters.variety");
    expect(names).toHaveLength(factors.length - 1);
  });

  it("hold what the scenario itself lists, amounts of levers too", () => {
    const path = "variants.together.levers.administrative-border.border";
    const distribution = { kind: "uniform", low: 0, high: 0.1 };
    const { scenario: own, factors: all } = factorsOf([["uncertain", [{ path, distribution, status: "assumed" }]]]);
    const changed = withChanges(own, all.find(({ name }) => name === path)!.changes(0.02));
    expect(changed.variants["together"]!.levers[2]).toMatchObject({ type: "administrative-border", border: 0.02 });
    expect(own.variants["together"]!.levers[2]).toMatchObject({ border: 0.05 });
  });

  it("are refused where the scenario does not allow an end, with the entry that draws it", () => {
    const path = "variants.together.levers.administrative-border.border";
    const distribution = { kind: "uniform", low: -0.1, high: 0.1 };
    const known = { ...{ path, distribution }, distribution: { ...distribution, low: 0 }, status: "assumed" };
    expect(() => factorsOf([["uncertain", [known, { path, distribution, status: "assumed" }]]])).toThrow(
      /border = -0\.1 is out of range.*`uncertain\[1\]` draws this value/,
    );
  });
});

describe("figures of a small region", () => {
  const { barriers, parameters, regimes, hinterlands } = closedRegion;
  const [border] = barriers.border;
  const ranged = (figure: object, low: number, high: number, more: object = {}) => ({
    ...{ ...figure, range: [low, high], source: "a book", ...more },
  });
  const region = {
    ...closedRegion,
    barriers: {
      ...barriers,
      border: [
        ranged(border!, 0.15, 0.45, { together: "borders" }),
        // Between two provinces: drawn beside the first, and not above what it is.
        ranged(border!, 0.2, 0.3, { value: 0.3, between: [["coast", "inland"]], together: "borders" }),
        ranged(border!, 0.1, 0.2, { value: 0.2, between: [["coast", "rest-of-country"]] }),
      ],
    },
    regimes: {
      country: { ...regimes["country"]!, profitTaxRate: ranged(regimes["country"]!.profitTaxRate, 0.2, 0.3) },
    },
    hinterlands: [{ ...hinterlands[0]!, kilometres: ranged(hinterlands[0]!.kilometres, 300, 700) }],
    parameters: {
      ...parameters,
      exitElasticity: ranged(parameters.exitElasticity, 2, 4, { value: 0.3, times: "parameters.entryElasticity" }),
    },
  } as unknown as typeof closedRegion;
  const factors = regionFactors({ region });
  const of = (name: string) => factors.find((one) => one.name === name)!;

  it("are each once, those that are drawn together as the first of them", () => {
    expect(factors.map(({ name }) => name).sort()).toEqual([
      ...["barriers.border.0", "barriers.border.2", "hinterlands.0.kilometres", "parameters.entryPlaceElasticity"],
      ...["parameters.entryReturn", "parameters.exitElasticity", "regimes.country.profitTaxRate"],
    ]);
  });

  it("are called by what they are of: pairs, provinces, a hinterland or a regime", () => {
    expect(of("barriers.border.0").label.en).toMatch(/, different province$/);
    expect(of("barriers.border.2").label.en).toMatch(/, Coast and Rest of the country$/);
    expect(of("barriers.border.2").label.zh).toMatch(/（沿海和国内其他地区）$/);
    expect(of("hinterlands.0.kilometres").label.en).toMatch(/, Rest of the country$/);
    expect(of("regimes.country.profitTaxRate").label.en).toMatch(/, The country$/);
    expect(of("parameters.entryReturn").label.en).not.toContain(",");
    expect(of("barriers.border.0")).toMatchObject({ central: 0.25, source: "a book, assumed" });
  });

  it("stand as far between their own and their end as the first does, and stay where they have no end that way", () => {
    const at = (value: number) =>
      of("barriers.border.0")
        .changes(value)
        .map((change) => change.value);
    const close = (...values: number[]) => values.map((value) => expect.closeTo(value, 12));
    // Half of the way from 0.25 down to 0.15, and of that from 0.3 down to 0.2.
    expect(at(0.2)).toEqual(close(0.2, 0.25));
    expect(at(0.25)).toEqual(close(0.25, 0.3));
    expect(at(0.45)).toEqual(close(0.45, 0.3));
    const path = (k: number) => ["region", "barriers", "border", k, "value"];
    expect(
      of("barriers.border.0")
        .changes(0.2)
        .map((change) => change.path),
    ).toEqual([path(0), path(1)]);
  });

  it("are multiples of another figure where that is said, whatever value it has", () => {
    const { central, changes, unit } = of("parameters.exitElasticity");
    // 0.3 of 0.1.
    expect(central).toBeCloseTo(3, 12);
    expect(changes(2.5)).toEqual([
      {
        ...{ path: ["region", "parameters", "exitElasticity", "value"], value: 2.5 },
        times: ["region", "parameters", "entryElasticity", "value"],
      },
    ]);
    expect(unit.en).toContain("parameters.entryElasticity");
    const changed = withChanges({ region }, [
      ...changes(2.5),
      { path: ["region", "parameters", "entryElasticity", "value"], value: 0.4 },
    ]);
    expect(changed.region.parameters.exitElasticity.value).toBeCloseTo(1, 12);
  });

  it("are none where the scenario has a number of its own", () => {
    const names = regionFactors({ region, parameters: { entryReturn: 0.04 } as never }).map(({ name }) => name);
    expect(names).not.toContain("parameters.entryReturn");
    expect(names).toHaveLength(factors.length - 1);
  });
});

it.each(readdirSync(shipped).filter((name) => existsSync(`${shipped}/${name}/region.yaml`)))(
  "all numbers that %s draws have names in Chinese",
  (name) => {
    const drawn = regionFactors({ region: loadRegion(`${shipped}/${name}/region.yaml`, disk) });
    const left = drawn.map(({ label }) => label.zh.replace(/GDP|referenceHours/g, ""));
    expect(left.filter((zh) => /[a-z]{2}/i.test(zh))).toEqual([]);
  },
);
