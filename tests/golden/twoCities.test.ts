import { describe, expect, it } from "vitest";
import { diskFiles } from "../../src/apps/node/disk/files.js";
import { loadScenario, parseOverride } from "../../src/input/index.js";
import { CLUSTER, effectAt } from "../../src/measures/results/index.js";
import { compare, prepareScenario, serialExecutor } from "../../src/runs/experiments/index.js";

/**
 * The last year of the two-cities lesson, written down: [baseline, effect of "everything"] of the cluster. A change of these numbers is a change of
 * the model and is named in the commit that makes it.
 */
const GOLDEN = {
  cohorts: {
    "real-gdp": [9000.000000000044, 286.268241737831],
    "real-national-income": [8688.772084077682, 225.8795343638867],
    "real-consumption-per-head": [87.70040102913299, 2.053447936492276],
    "real-final-consumption-per-head": [104.54336453467783, 2.445403393559971],
    "well-being": [1.0000000000000009, 0.025021873416712026],
    residents: [8500, 6.395082965946131],
    "own-revenue": [888.0935115603911, 28.23767236407525],
    "toll-revenue": [0.6336510051651203, 0.9576690129969401],
    "cluster-trade-share": [0.1508246728725765, 0.07756586783219424],
    firms: [64861.895231416675, -226.878203446111],
  },
  agents: {
    "real-gdp": [9009.843513059486, 299.7236270876001],
    "real-national-income": [8693.378509585633, 238.78405003137595],
    "real-consumption-per-head": [87.80461019772403, 2.190955051609194],
    "real-final-consumption-per-head": [104.6205119057145, 2.6042338190280816],
    "well-being": [1.0007598180959265, 0.026486867004122894],
    residents: [8497.443959326543, 6.268957664019581],
    "own-revenue": [887.0103294451799, 29.39871778316791],
    "toll-revenue": [0.6408121913778424, 0.9721132701677934],
    "cluster-trade-share": [0.15285307289449074, 0.07732588878779446],
    firms: [66762.94756592927, -137.9664949458529],
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
