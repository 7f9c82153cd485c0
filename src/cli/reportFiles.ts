import type { Comparison, PreparedScenario } from "../experiments/index.js";
import type { DictionaryRow, Manifest } from "../results/index.js";

/** report.json and report.html. */
export function reportFiles(
  _prepared: PreparedScenario,
  _comparison: Comparison,
  _manifest: Manifest,
  _dictionary: DictionaryRow[],
): [string, string][] {
  return [];
}
