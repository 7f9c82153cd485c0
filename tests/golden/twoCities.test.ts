import { describe, expect, it } from "vitest";
import { compare, prepareScenario, serialExecutor } from "../../src/experiments/index.js";
import { diskFiles } from "../../src/node/files.js";
import { CLUSTER, effectAt } from "../../src/results/index.js";
import { loadScenario, parseOverride } from "../../src/scenario/index.js";

/**
 * The last year of the two-cities lesson, written down: [baseline, effect of "everything"] of the cluster. A change of these numbers is a change of
 * the model and is named in the commit that makes it.
 */
const GOLDEN = {
  cohorts: {
    "real-gdp": [9000.000000000007, 282.71203147142114],
    "real-consumption-per-head": [86.26555803884193, 2.5061774069385905],
    residents: [8500, 6.495389265575795],
    "own-revenue": [755.866990940555, 24.83985049220655],
    "toll-revenue": [0.6349334376031948, 0.9490648223490878],
    "cluster-trade-share": [0.15172043521739784, 0.07604351257075606],
    firms: [64967.78718492288, 180.96438527835562],
  },
  agents: {
    "real-gdp": [8929.676462337988, 285.4812744504634],
    "real-consumption-per-head": [85.98072485574073, 2.5324449391068384],
    residents: [8493.311322017675, 6.457886508908814],
    "own-revenue": [746.521850480364, 25.135522286127127],
    "toll-revenue": [0.6384368471246431, 0.9616562181509951],
    "cluster-trade-share": [0.15496954791219963, 0.07626384570406558],
    firms: [66900.20442861642, 225.2340551734087],
  },
} as const;

describe("the two-cities lesson", () => {
  it.each(["cohorts", "agents"] as const)("gives the numbers on record with %s", async (population) => {
    const overrides = [`population=${population}`, "firms=1000"].map(parseOverride);
    const scenario = loadScenario("scenarios/teaching/two-cities.yaml", diskFiles, overrides);
    const { summary } = await compare(serialExecutor(prepareScenario(scenario)), { replicates: 2 });
    const scope = summary.scopes.indexOf(CLUSTER);
    const last = summary.years.length - 1;
    const variant = summary.variants.findIndex(({ variant }) => variant === "everything");
    for (const [indicator, [baseline, effect]] of Object.entries(GOLDEN[population])) {
      const row = effectAt(summary, variant, last, scope, summary.indicators.indexOf(indicator));
      expect(row.baselineMean / baseline, indicator).toBeCloseTo(1, 8);
      expect(row.effect / effect, indicator).toBeCloseTo(1, 6);
    }
  });
});
