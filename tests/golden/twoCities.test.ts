import { describe, expect, it } from "vitest";
import { compare, prepareScenario, serialExecutor } from "../../src/experiments/index.js";
import { levers } from "../../src/levers/index.js";
import { diskFiles } from "../../src/node/index.js";
import { CLUSTER, effectAt } from "../../src/results/index.js";
import { loadScenario, parseOverride } from "../../src/scenario/index.js";

/**
 * The last year of the two-cities lesson, written down: [baseline, effect of "everything"] of the cluster. A change of these numbers is a change of
 * the model and is named in the commit that makes it.
 */
const GOLDEN = {
  cohorts: {
    "real-gdp": [9000.000000000007, 388.8309084948214],
    "real-consumption-per-head": [86.26555803884193, 3.424114521534918],
    residents: [8500, 7.806100405545294],
    "own-revenue": [755.866990940555, 34.175643858614194],
    "toll-revenue": [0.6349334376031948, 0.9822865338276472],
    "cluster-trade-share": [0.15172043521739784, 0.08055252753705014],
    firms: [64967.78718492288, 793.9337129246414],
  },
  agents: {
    "real-gdp": [8921.884783544792, 389.54061713736155],
    "real-consumption-per-head": [85.94402899879668, 3.4496382912138372],
    residents: [8493.41214118744, 8.335222130928742],
    "own-revenue": [745.6248679071925, 34.158074887407054],
    "toll-revenue": [0.6381203580669201, 0.9923564048280934],
    "cluster-trade-share": [0.15505527300707977, 0.08004752008305899],
    firms: [67005.34579231712, 1061.871578368875],
  },
} as const;

describe("the two-cities lesson", () => {
  it.each(["cohorts", "agents"] as const)("gives the numbers on record with %s", async (population) => {
    const overrides = [`population=${population}`, "firms=1000"].map(parseOverride);
    const scenario = loadScenario("scenarios/teaching/two-cities.yaml", diskFiles, levers, overrides);
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
