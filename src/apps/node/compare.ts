import { availableParallelism } from "node:os";
import { loadScenario, placesOf } from "../../input/index.js";
import { checkMeasure, runExperiment } from "../../runs/experiments/index.js";
import { english } from "../../words/index.js";
import { type ComparisonOptions, type ComparisonResult, checkComparison, resultOf } from "../library/compare.js";
import { overridesOf, type ParseOptions, type Scenario } from "../library/input.js";
import { diskFiles } from "./disk/files.js";
import { workersKnowAll } from "./process/modules.js";
import { originOf } from "./results/provenance.js";
import { withResults } from "./results/resultsFolder.js";
import { type TableOptions, writeResults as writeInto } from "./results/writeResults.js";
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
  const places = () => (typeof scenario === "string" ? placesOf(scenario, diskFiles, []) : () => ({ file }));
  const checked = checkComparison(file, resolved, running, places);
  const experiment = await runExperiment(resolved, checked, runWorkers(workersKnowAll() ? workers : 1));
  return { ...resultOf(experiment), file, startedAt };
}

/**
 * Reads a scenario from disk and checks all of it. `file`: a path seen from the working directory, or the name of a
 * shipped scenario (`yangtze-river-delta/barrier-removal`). Throws UserError that says where and how to mend it.
 */
export function readScenario(file: string, options: Pick<ParseOptions, "set"> = {}): Scenario {
  const overrides = overridesOf(options.set ?? {});
  const scenario = loadScenario(file, diskFiles, overrides);
  checkMeasure(scenario, placesOf(file, diskFiles, overrides));
  return scenario;
}

/**
 * Writes what `agglom compare` writes: manifest, tables and report. The directory may be absent, empty or hold earlier
 * results, which are replaced; it appears complete or not at all. Throws UserError where it cannot be written.
 */
export async function writeResults(
  directory: string,
  comparison: NodeComparison,
  options: Partial<TableOptions> = {},
): Promise<void> {
  const { file, scenario, startedAt, experiment } = comparison;
  const origin = originOf(file, scenario, { command: "(agglom/node)", startedAt, workers: experiment.workers });
  await withResults([directory], async ([folder]) => writeInto(folder!, origin, experiment, options));
}
