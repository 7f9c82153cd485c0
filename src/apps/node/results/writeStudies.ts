import { dictionaryRows } from "../../../measures/indicators/index.js";
import {
  designCsv,
  dictionaryCsv,
  type Manifest,
  manifestJson,
  optionsCsv,
  outcomesCsv,
  type SensitivityReport,
  type SweepReport,
  sensitivityCsv,
  sensitivityJson,
  sweepJson,
} from "../../../measures/results/index.js";
import { sensitivityHtml, sweepHtml } from "../../../report/index.js";
import { currencyOf, type Origin } from "../../../runs/experiments/index.js";
import { type Cases, designOf, failuresOf, outcomeRows, type Worlds } from "../../../runs/studies/index.js";
import type { Language } from "../../../words/index.js";
import { completeResults } from "./dataPackage.js";
import { packedPlotly } from "./reportPages.js";
import type { ResultsFolder } from "./resultsFolder.js";

/** Results of a study of sensitivity: its indices, the design, what came out, manifest and report. */
export function writeSensitivity(
  folder: ResultsFolder,
  origin: Origin,
  cases: Cases,
  worlds: Worlds,
  report: SensitivityReport,
  language?: Language,
): void {
  const manifest = writeCases(folder, origin, cases, worlds);
  folder.write("sensitivity.json", sensitivityJson(report));
  folder.write("sensitivity.csv", sensitivityCsv(report));
  folder.write("report.html", sensitivityHtml(report, manifest, packedPlotly(), language));
  completeResults(folder, language);
}

/** Results of a sweep: what each option does, the design, what came out, manifest and report. */
export function writeSweep(
  folder: ResultsFolder,
  origin: Origin,
  cases: Cases,
  worlds: Worlds,
  report: SweepReport,
  language?: Language,
): void {
  const manifest = writeCases(folder, origin, cases, worlds);
  folder.write("sweep.json", sweepJson(report));
  folder.write("options.csv", optionsCsv(report));
  folder.write("report.html", sweepHtml(report, manifest, packedPlotly(), language));
  completeResults(folder, language);
}

/** What every study of cases writes. `failed` of the manifest: by case, in the place of replicates. */
export function writeCases(folder: ResultsFolder, origin: Origin, cases: Cases, worlds: Worlds): Manifest {
  const { scenario, factors, values, replicates } = cases;
  const { seed, startYear, years } = scenario;
  const manifest: Manifest = {
    schemaVersion: 2,
    program: origin.program,
    node: origin.node,
    scenario: origin.scenario,
    ...(origin.modules ? { modules: origin.modules } : {}),
    seed,
    replicates,
    failed: failuresOf(worlds).map(({ case: row, arm, reason, text }) => ({
      variant: arm ?? worlds.arms[0]!,
      replicate: row,
      reason,
      text,
    })),
    years: [startYear, startYear + years - 1],
    variants: worlds.arms,
    audit: null,
    run: origin.run,
  };
  folder.write("manifest.json", manifestJson(manifest));
  folder.write("design.csv", designCsv(designOf({ factors, draws: values, worlds })));
  folder.write("outcomes.csv", outcomesCsv(outcomeRows(worlds)));
  folder.write("dictionary.csv", dictionaryCsv(dictionaryRows(currencyOf(scenario))));
  return manifest;
}
