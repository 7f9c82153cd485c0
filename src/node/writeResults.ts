import { type Experiment, manifestOf, type Origin, reportContext } from "../experiments/index.js";
import { type AttributionRow, attributionCsv, type PlayedGame } from "../game/index.js";
import { dictionaryRows } from "../indicators/index.js";
import {
  contextJson,
  dictionaryCsv,
  effectsCsv,
  flowsCsv,
  gameJson,
  indicatorsCsv,
  manifestJson,
  policyJsonl,
} from "../results/index.js";
import { gamePage, reportPage } from "./reportPages.js";
import { ResultsFolder } from "./resultsFolder.js";

/** Results of a comparison or a single run: manifest, tables and, where there are effects, the report. */
export function writeResults(target: string, origin: Origin, { prepared, comparison }: Experiment): void {
  const { summary } = comparison;
  completely(target, (folder) => {
    folder.write("manifest.json", manifestJson(manifestOf(origin, prepared, comparison)));
    folder.write("indicators.csv", indicatorsCsv(summary));
    folder.write("flows.csv", flowsCsv(summary));
    folder.write("policy.jsonl", policyJsonl(summary));
    folder.write("dictionary.csv", dictionaryCsv(dictionaryRows(prepared.scenario.region.currency)));
    if (summary.variants.length === 1) return;
    folder.write("effects.csv", effectsCsv(summary));
    folder.write("report.json", contextJson(reportContext(prepared, comparison)));
    folder.write("report.html", reportPage(folder.partial));
  });
}

/** Results of a coalition analysis: game.json, manifest and report. */
export function writeGame(target: string, origin: Origin, { report, recorded, replicates }: PlayedGame): void {
  const manifest = manifestOf(origin, recorded.prepared, recorded.comparison);
  completely(target, (folder) => {
    folder.write("game.json", gameJson(report));
    folder.write("manifest.json", manifestJson({ ...manifest, replicates }));
    folder.write("report.html", gamePage(folder.partial));
  });
}

/** Results of an attribution: its table, the manifest and the dictionary. */
export function writeAttribution(
  target: string,
  origin: Origin,
  { prepared, comparison }: Experiment,
  rows: readonly AttributionRow[],
): void {
  completely(target, (folder) => {
    folder.write("manifest.json", manifestJson(manifestOf(origin, prepared, comparison)));
    folder.write("attribution.csv", attributionCsv(rows));
    folder.write("dictionary.csv", dictionaryCsv(dictionaryRows(prepared.scenario.region.currency)));
  });
}

/** Lets a directory appear at once when all of it is written, and leaves nothing behind where that fails. */
function completely(target: string, write: (folder: ResultsFolder) => void): void {
  const folder = new ResultsFolder(target);
  try {
    write(folder);
    folder.complete();
  } catch (error) {
    folder.discard();
    throw error;
  }
}
