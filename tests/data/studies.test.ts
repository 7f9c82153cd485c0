import { existsSync, readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { drawListIn } from "../../src/apps/cli/options.js";
import { diskFiles } from "../../src/apps/node/disk/files.js";
import { storedStudy } from "../../src/apps/node/results/studies.js";
import { loadScenario, overrideOf, type ResolvedScenario } from "../../src/input/index.js";
import type { Uncertainty } from "../../src/measures/results/index.js";
import { attemptRun, prepareScenario } from "../../src/runs/experiments/index.js";
import { withChanges } from "../../src/runs/studies/change.js";
import { planStudy } from "../../src/runs/studies/index.js";
import { english } from "../../src/words/index.js";

const families = readdirSync("scenarios", { withFileTypes: true }).filter((entry) => entry.isDirectory());
const files = families
  .flatMap(({ name }) => readdirSync(`scenarios/${name}`).map((file) => `scenarios/${name}/${file}`))
  .filter((file) => file.endsWith(".yaml") && existsSync(file.replace(".yaml", ".study.json")));

/** Relative effects on the cluster's real GDP in the world that the study keeps as its probe. */
function effectsNow(file: string, scenario: ResolvedScenario, { draws, held, probe }: Uncertainty) {
  const load = (path: string, value: number) => loadScenario(file, diskFiles, [overrideOf(path, value)]);
  const list = drawListIn(file, scenario, { set: [] });
  const planned = planStudy(file, scenario, { draws, held, list, load });
  const prepared = prepareScenario(withChanges(planned.scenario, planned.tasks[probe!.draw]!.changes));
  const gdp = prepared.variants.map((_, arm) => {
    const result = attemptRun(prepared, { replicate: 0, arm });
    if ("failure" in result) throw new Error(english(result.failure));
    const { record } = result;
    const last = (record.years.length - 1) * record.scopes.length * record.indicators.length;
    return record.values[last + record.indicators.indexOf("real-gdp")]!;
  });
  return Object.fromEntries(prepared.variants.slice(1).map(({ name }, v) => [name, gdp[v + 1]! / gdp[0]! - 1]));
}

describe("studies that are stored beside shipped scenarios", () => {
  it("are there", () => {
    expect(files).toContain("scenarios/yangtze-river-delta/barrier-removal.yaml");
  });

  // Who changes the model or a scenario so that numbers move makes the study anew: agglom compare FILE --uncertainty N --store
  it.each(files)("%s: is of the scenario as it is, and of the model as it is", (file) => {
    const scenario = loadScenario(file, diskFiles);
    const found = storedStudy(file, scenario);
    if (!found || "stale" in found) throw new Error(`The stored study ${found?.stale}`);
    const { uncertainty } = found;
    const now = effectsNow(file, scenario, uncertainty);
    // Stored with four digits.
    for (const [variant, effect] of Object.entries(uncertainty.probe!.effects))
      expect(now[variant]! / effect).toBeCloseTo(1, 3);
  });
});
