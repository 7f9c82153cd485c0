import { describe, expect, it } from "vitest";
import { refusals, yamlOf } from "../../../src/apps/cli/estimateYaml.js";
import type { RegionEstimates } from "../../../src/evidence/index.js";
import { english, textOf } from "../../../src/words/index.js";

const figure = (value: number, more: object = {}) => ({
  ...{ value, low: value - 0.1, high: value + 0.1, standardError: 0.123, target: -0.5, simulated: -0.5 },
  ...more,
});
const unknown = { identified: false as const, reason: textOf("one province") };
const estimate = (coefficient: number, standardError: number | null = 0.05) => ({ coefficient, standardError });

const estimates = (more: { borders?: object; distances?: object; observed?: object } = {}) =>
  ({
    region: "coast",
    observed: {
      ...{ border: estimate(-0.5), distance: estimate(-1.234), pairs: { "east-west": estimate(-0.25, null) } },
      ...more.observed,
    },
    borders: { border: figure(0.3), pairs: {}, ...more.borders },
    distances: { workers: figure(2), headquarters: figure(0.6), ...more.distances },
  }) as unknown as RegionEstimates;

const region = {
  tables: { cities: ["east", "south", "west"].map((province) => ({ province })) },
  parameters: { migration: { distanceCost: { general: { value: 1 }, skilled: { value: 0.5 } } } },
} as never;

describe("figures for a region file", () => {
  const yaml = yamlOf(region, estimates());

  it("of a border have value, range, error and what travel tells", () => {
    expect(yaml.split("\n").slice(0, 8)).toEqual([
      ...["barriers:", "  border:", "    - between: different-province", "      value: 0.3", "      unit: ad valorem"],
      ...["      range: [0.1, 0.5]", "      status: estimated", "      standardError: 0.12"],
    ]);
    expect(yaml).toContain(
      '      note: "travel -0.5 (0.05), all pairs of provinces; one standard error: 0.2 to 0.4; range:',
    );
  });

  it("of workers' distance go with what each type has today, and of headquarters stand behind", () => {
    const block = (type: string) =>
      yaml
        .slice(yaml.indexOf(`      ${type}:`))
        .split("\n")
        .slice(1, 6);
    // Twice today's, and half of that where today's is half; ends are a standard error further.
    expect(block("general")).toEqual([
      "        value: 2",
      "        unit: ln real wage per ln(1 + km)",
      "        range: [1.78, 2.22]",
      "        status: estimated",
      "        standardError: 0.12",
    ]);
    expect(block("skilled").filter((line) => /value|range|Error/.test(line))).toEqual([
      ...["        value: 1", "        range: [0.89, 1.11]", "        standardError: 0.061"],
    ]);
    expect(yaml).toContain("\nparameters:\n  migration:\n    distanceCost:\n      general:\n");
    expect(yaml).toContain("\n  headquartersDistance:\n    value: 0.6\n");
    expect(yaml).toContain("as observed travel does, -1.234 (0.05)");
  });

  it("of a pair of provinces name both, and are imputed where a difference alone is known", () => {
    const pairs = { "east-west": figure(0.05), "south-west": figure(0.2, { split: ["east-south", "south-west"] }) };
    const observed = { pairs: { "east-west": estimate(-0.25, null), "south-west": unknown } };
    const written = yamlOf(region, estimates({ borders: { pairs }, observed })).split("    - between: ");
    expect(written.slice(1).map((text) => text.split("\n")[0])).toEqual([
      ...["different-province", "[[east, west]]", "[[south, west]]"],
    ]);
    expect(written[2]).toMatch(/value: 0\.05\n[\s\S]*status: estimated\n {6}standardError: 0\.12\n/);
    expect(written[2]).toContain('note: "travel -0.25 (0); one');
    expect(written[3]).toMatch(/status: imputed\n {6}method/);
    expect(written[3]).toContain("its level is not told, as a difference: the mean of east-south, south-west is");
    expect(yamlOf(region, estimates({ borders: { pairs: { "east-west": unknown } } }))).toBe(yaml);
  });

  it("that are not identified are not written, and said with their reason", () => {
    const nothing = estimates({ borders: { border: unknown }, distances: { workers: unknown, headquarters: unknown } });
    expect(yamlOf(region, nothing)).toBe("");
    expect(refusals(nothing).map(english)).toEqual([
      expect.stringMatching(/not set, one province\.$/),
      expect.stringMatching(/not set, one province\.$/),
      expect.stringMatching(/not set, one province\.$/),
    ]);
    expect(new Set(refusals(nothing).map(english)).size).toBe(3);
    const border = estimates({ distances: { workers: unknown, headquarters: unknown } });
    expect(refusals(border)).toHaveLength(2);
    expect(yamlOf(region, border)).toMatch(/^barriers:[\s\S]*"\n$/);
    expect(yamlOf(region, border)).not.toContain("istance:");
    expect(yamlOf(region, estimates({ borders: { border: unknown } }))).toMatch(/^parameters:/);
    expect(refusals(estimates())).toEqual([]);
  });
});
