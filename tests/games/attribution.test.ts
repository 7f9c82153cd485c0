import { describe, expect, it } from "vitest";
import { diskFiles } from "../../src/apps/node/disk/files.js";
import { type AttributionRow, attribute, leverLabels, subsetsOf } from "../../src/games/attribution.js";
import { loadScenario, parseOverride } from "../../src/input/index.js";
import { compare, prepareScenario, serialExecutor } from "../../src/runs/experiments/index.js";

const FILE = "scenarios/teaching/two-cities.yaml";
const scenario = loadScenario(FILE, diskFiles, ["years=4", "firms=400"].map(parseOverride));
const here = () => ({ file: FILE });
const labels = leverLabels(scenario.variants["everything"]!.levers);

async function attributed(): Promise<AttributionRow[]> {
  const prepared = prepareScenario(subsetsOf(here, scenario, "everything"));
  const { summary } = await compare(serialExecutor(prepared), { replicates: 3, keepReplicates: true });
  return attribute(summary, "everything", labels, ["cluster", "harbour"]);
}

describe("attribution of a package to its levers", async () => {
  const rows = await attributed();
  const about = (place: string, indicator: string) =>
    rows.filter((row) => row.place === place && row.indicator === indicator);

  it("adds up to the effect of the package", () => {
    for (const place of ["cluster", "harbour"]) {
      const own = about(place, "real-gdp");
      const total = own.find(({ lever }) => lever === "total")!;
      const parts = own.filter(({ lever }) => lever !== "total");
      expect(parts.reduce((sum, { effect }) => sum + effect, 0)).toBeCloseTo(total.effect, 9);
      expect(own[0]!.ciLow).toBeLessThan(own[0]!.effect);
    }
  });

  it("lies within the range over orders of introduction", () => {
    for (const { effect, least, most } of rows) {
      expect(effect).toBeGreaterThanOrEqual(least - 1e-9);
      expect(effect).toBeLessThanOrEqual(most + 1e-9);
    }
  });

  it("says inequality of the cluster, not of a city", () => {
    expect(about("cluster", "theil-t-gdp")).toHaveLength(4);
    expect(about("harbour", "theil-t-gdp")).toHaveLength(0);
  });

  it("numbers levers of one type", () => {
    expect(leverLabels([{ type: "toll" }, { type: "shock" }, { type: "toll" }])).toEqual(["toll 1", "shock", "toll 2"]);
  });

  it("calls every subset by its levers, so that a run that fails can be told", () => {
    const { variants } = subsetsOf(here, scenario, "everything");
    const [first, second, third] = labels;
    const names = [first, second, `${first} + ${second}`, third, `${first} + ${third}`, `${second} + ${third}`];
    expect(Object.keys(variants)).toEqual([...names, labels.join(" + ")]);
    expect(variants[`${first} + ${third}`]!.levers.map(({ type }) => type)).toEqual([first, third]);
  });

  it("refuses packages without levers and with too many", () => {
    const [lever] = scenario.variants["goods"]!.levers;
    const many = { ...scenario, variants: { many: { label: { en: "Many", zh: "多" }, levers: Array(9).fill(lever) } } };
    expect(() => subsetsOf(here, many, "many")).toThrow(/has 9 levers.*1 to 8 levers/);
    const none = { ...scenario, variants: { none: { label: { en: "None", zh: "无" }, levers: [] } } };
    expect(() => subsetsOf(here, none, "none")).toThrow(/has no levers/);
  });
});
