import type { NodeComparison } from "./compare.js";
import { originOf } from "./results/provenance.js";
import { withResults } from "./results/resultsFolder.js";
import { type TableOptions, writeResults as writeInto } from "./results/writeResults.js";

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
