import { addReplicate, BLOCK_SIZE, newBlock, type Runs } from "../../../src/measures/results/block.js";
import type { RunRecord } from "../../../src/measures/results/record.js";
import { addBlock, newSummary, type Summary } from "../../../src/measures/results/summary.js";

const audit = {
  worstRow: 1e-15,
  worstRowKind: "wages",
  worstAccount: 2e-15,
  worstAccountName: "centre",
  peopleError: 0,
  capitalError: 0,
  landError: 0,
  goodsError: 0,
  residual: 1e-12,
  iterations: 12,
};

/** One year, cluster and one city, two indicators: `gdp` everywhere, `theil` only for the cluster. */
export function run(variant: string, replicate: number, clusterGdp: number, cityGdp: number, theil: number): RunRecord {
  return {
    variant,
    replicate,
    years: [2021],
    scopes: ["cluster", "north"],
    scopeLevels: ["cluster", "city"],
    indicators: ["gdp", "theil"],
    values: Float64Array.of(clusterGdp, theil, cityGdp, Number.NaN),
    flows: {
      kinds: ["firms"],
      sectors: [""],
      units: ["firms"],
      nodes: ["north", "south"],
      values: Float64Array.of(0, replicate + 1, 0, 0),
    },
    policyEvents: [{ year: 2021, actor: "scenario", patches: [{ op: "replace", path: ["toll"], value: 0 }] }],
    audit: { ...audit, goodsError: replicate },
  };
}

/** Baseline noise is common to both arms; the reform adds 1, 2, 3 to the cluster and nothing to the city. */
export const replicates = [10.1, 20.7, 30.3].map((noise, replicate) => [
  run("baseline", replicate, noise, noise / 3, 0.5),
  run("reform", replicate, noise + replicate + 1, noise / 3, 0.5),
]);

export const NAMES = ["baseline", "reform"];

/** Replicates from 0 on, in blocks of some number of them. */
export function summed(
  names: readonly string[],
  runs: readonly Runs[],
  { keepReplicates = false, size = BLOCK_SIZE } = {},
): Summary {
  const summary = newSummary(names, keepReplicates);
  for (let first = 0; first < runs.length; first += size) {
    const block = newBlock(names, keepReplicates);
    for (const [r, one] of runs.slice(first, first + size).entries()) addReplicate(block, first + r, one);
    addBlock(summary, block);
  }
  return summary;
}

/** So many of the replicates. */
export function summaryOf(count: number, keepReplicates = false): Summary {
  return summed(NAMES, replicates.slice(0, count), { keepReplicates });
}

/** The baseline fails in replicate 0, the reform in replicate 1. */
export function withFailures(): Summary {
  return summed(NAMES, [[undefined, replicates[0]![1]], [replicates[1]![0], undefined], replicates[2]!]);
}
