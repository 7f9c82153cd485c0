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
    "real-gdp": [8999.999999999995, 286.02283520547644],
    "real-national-income": [8685.920941084038, 225.57074910895244],
    "real-consumption-per-head": [87.66479070335218, 2.0502668176655163],
    "real-final-consumption-per-head": [104.504825186526, 2.4417609877616258],
    "well-being": [0.9999999999999996, 0.024996249876014787],
    residents: [8500, 6.389381993536517],
    "own-revenue": [887.8445440868904, 28.205093922147057],
    "toll-revenue": [0.6336064802917463, 0.9574655487026342],
    "cluster-trade-share": [0.15050673202835493, 0.07752648226155603],
    firms: [64871.07938203861, -226.7309361434236],
  },
  agents: {
    "real-gdp": [9009.694143737728, 298.39250076127246],
    "real-national-income": [8690.991654880545, 237.75228898020487],
    "real-consumption-per-head": [87.77466948647427, 2.1813526630892994],
    "real-final-consumption-per-head": [104.58777582194644, 2.5929377336158694],
    "well-being": [1.0008412582570672, 0.02638540404856865],
    residents: [8497.514918854184, 6.260969863304126],
    "own-revenue": [886.7899939043493, 29.2693904748225],
    "toll-revenue": [0.6405430885660617, 0.971217818801912],
    "cluster-trade-share": [0.1525819277867494, 0.07724990364887736],
    firms: [66769.90938468257, -141.90585506330535],
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
