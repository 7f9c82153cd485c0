import { availableParallelism } from "node:os";
import { placesOf } from "../../input/index.js";
import { checkLand, type PreparedScenario, runExperiment } from "../../runs/experiments/index.js";
import { english } from "../../words/index.js";
import { type ComparisonOptions, type ComparisonResult, resultOf } from "../library/compare.js";
import { checkVariants, type Scenario } from "../library/input.js";
import { diskFiles } from "./disk/files.js";
import { workersKnowAll } from "./process/modules.js";
import { readScenario } from "./readScenario.js";
import { runWorkers } from "./threads/pool.js";

/** How a comparison is run in Node. */
export interface NodeComparisonOptions extends ComparisonOptions {
  /** Threads; they change no number. Default: those of the processor. */
  workers?: number;
}

/** A comparison with what a manifest says of it. */
export interface NodeComparison extends ComparisonResult {
  /** The scenario's file or title. */
  file: string;
  /** When the comparison began. */
  startedAt: Date;
}

/**
 * Baseline against every variant on worker threads. `scenario`: a file, a shipped name, or what `readScenario` or
 * `parseScenario` gave. A lever or indicator that was registered in this thread alone keeps the work in this thread;
 * `importModules` makes it known to all.
 */
export async function compare(
  scenario: string | Scenario,
  options: NodeComparisonOptions = {},
): Promise<NodeComparison> {
  const startedAt = new Date();
  const { workers = availableParallelism(), ...running } = options;
  const resolved = typeof scenario === "string" ? readScenario(scenario) : scenario;
  const file = typeof scenario === "string" ? scenario : english(scenario.title);
  checkVariants(file, resolved);
  const locate = typeof scenario === "string" ? placesOf(scenario, diskFiles, []) : () => ({ file });
  const begin = (prepared: PreparedScenario) => checkLand(prepared, locate);
  const threads = runWorkers(workersKnowAll() ? workers : 1);
  const experiment = await runExperiment(resolved, { replicates: resolved.replicates, begin, ...running }, threads);
  return { ...resultOf(experiment), file, startedAt };
}
