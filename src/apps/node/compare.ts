import { availableParallelism } from "node:os";
import { loadScenario, placesOf, UserError, unknownName } from "../../input/index.js";
import { checkMeasure, runExperiment } from "../../runs/experiments/index.js";
import { english } from "../../words/index.js";
import {
  COMPARISON_OPTIONS,
  type ComparisonOptions,
  type ComparisonResult,
  checkComparison,
  resultOf,
} from "../library/compare.js";
import {
  checkCount,
  checkKind,
  checkOptions,
  overridesOf,
  type ParseOptions,
  placesOfInput,
  resolvedOf,
  type Scenario,
  type ScenarioInput,
  unchanging,
} from "../library/input.js";
import { diskFiles } from "./disk/files.js";
import { workersKnowAll } from "./process/modules.js";
import { originOf } from "./results/provenance.js";
import { withResults } from "./results/resultsFolder.js";
import { type TableOptions, writeResults as writeInto } from "./results/writeResults.js";
import { FORMATS } from "./tables/tableFiles.js";
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
 * Baseline against every variant on worker threads. `scenario`: a file, a shipped name, what `readScenario` or
 * `parseScenario` gave, or an object with the texts of its files, as `parseScenario` takes it. A lever or indicator
 * that was registered in this thread alone keeps the work in this thread; `importModules` makes it known to all.
 */
export async function compare(
  scenario: ScenarioInput,
  options: NodeComparisonOptions & ParseOptions = {},
): Promise<NodeComparison> {
  const startedAt = new Date();
  checkOptions(options, [...COMPARISON_OPTIONS, "workers"]);
  const { workers = availableParallelism(), files: _files, set, file: named, ...running } = options;
  checkCount("workers", workers, 1);
  const resolved = typeof scenario === "string" ? fromDisk(scenario, options) : resolvedOf(scenario, options);
  const file = typeof scenario === "string" ? scenario : (named ?? english(resolved.title));
  const places = () => {
    if (typeof scenario === "string") return placesOf(scenario, diskFiles, overridesOf(set ?? {}));
    return placesOfInput(scenario, resolved === scenario ? { file } : options);
  };
  const checked = checkComparison(file, resolved, running, places);
  const experiment = await runExperiment(resolved, checked, runWorkers(workersKnowAll() ? workers : 1));
  return { ...resultOf(experiment), file, startedAt };
}

/**
 * Reads a scenario from disk and checks all of it. `file`: a path seen from the working directory, or the name of a
 * shipped scenario (`yangtze-river-delta/barrier-removal`). Throws UserError that says where and how to mend it.
 */
export function readScenario(file: string, options: Pick<ParseOptions, "set"> = {}): Scenario {
  checkOptions(options, ["set"]);
  return fromDisk(file, options);
}

function fromDisk(file: string, options: Pick<ParseOptions, "set">): Scenario {
  const overrides = overridesOf(options.set ?? {});
  checkKind("file", file, "string", "library.fileName");
  const scenario = loadScenario(file, diskFiles, overrides);
  checkMeasure(scenario, placesOf(file, diskFiles, overrides));
  return unchanging(scenario);
}

/**
 * Writes what `agglom compare` writes: manifest, tables and report. The directory may be absent, empty or hold earlier
 * results, which are replaced; it appears complete or not at all. Throws UserError where it cannot be written, or there
 * is no such format.
 */
export async function writeResults(
  directory: string,
  comparison: NodeComparison,
  options: Partial<TableOptions> = {},
): Promise<void> {
  checkOptions(options, ["format", "allEffects"]);
  const { file, scenario, startedAt, experiment } = comparison;
  const { format = FORMATS[0] } = options;
  if (!FORMATS.includes(format))
    throw new UserError({
      file: "format",
      ...unknownName(format, FORMATS, "scenario.notAllowed", "experiments.chooseOne"),
    });
  const origin = originOf(file, scenario, { command: "(agglom/node)", startedAt, workers: experiment.workers });
  await withResults([directory], async ([folder]) => writeInto(folder!, origin, experiment, options));
}
