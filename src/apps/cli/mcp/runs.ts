import { type Override, overrideOf, type ResolvedScenario } from "../../../input/index.js";
import { dictionaryRows } from "../../../measures/indicators/index.js";
import { hasEffects, type Manifest } from "../../../measures/results/index.js";
import { type Lookup, lookup, type ReportData } from "../../../measures/views/data.js";
import { reportData } from "../../../report/index.js";
import {
  checkLand,
  currencyOf,
  type Experiment,
  manifestOf,
  reportContext,
  runExperiment,
  withoutEffect,
  withoutEffectText,
} from "../../../runs/experiments/index.js";
import { SaidError, t } from "../../../words/index.js";
import { checkVariants } from "../../library/input.js";
import { pauseFor } from "../../node/process/interrupt.js";
import { originOf } from "../../node/results/provenance.js";
import { storedStudy, studyPlaceOf } from "../../node/results/studies.js";
import { runWorkers } from "../../node/threads/pool.js";
import { languageAsked, said } from "../language.js";
import { circumstances, placesIn, readScenario, type ScenarioOptions } from "../options.js";
import { filesHere, placeHere, SENT } from "./files.js";
import type { Work } from "./jobs.js";

/** A scenario by its name or as a text, with values put in place of its own. */
export interface Subject {
  scenario?: string | undefined;
  text?: string | undefined;
  set?: Readonly<Record<string, unknown>> | undefined;
}

/** The same for the program: a file's name, and where it is read. */
export interface Found {
  file: string;
  options: ScenarioOptions & { set: Override[] };
}

/** A comparison that has been run. */
export interface Compared {
  file: string;
  experiment: Experiment;
  manifest: Manifest;
  data: ReportData;
  view: Lookup;
  /** What is to be known beside the numbers, in sentences. */
  notes: string[];
}

/** Comparisons that are kept for the next question, the oldest first. */
const MOST_KEPT = 4;

/** Throws SaidError unless one of the two ways to name a scenario is taken. */
export function foundOf({ scenario, text, set = {} }: Subject): Found {
  if ((scenario === undefined) === (text === undefined)) throw new SaidError(t("mcp.scenarioOrText"));
  const overrides = Object.entries(set).map(([path, value]) => overrideOf(path, value));
  return { file: scenario ?? SENT, options: { set: overrides, files: filesHere(text) } };
}

/** Runs comparisons, and knows the last ones. */
export class Comparisons {
  private readonly kept = new Map<string, Compared>();
  private readonly workers: number | undefined;

  constructor(workers: number | undefined) {
    this.workers = workers;
  }

  /** Baseline against every variant: the numbers of `agglom compare`. Throws what that command would say. */
  async of(subject: Subject, asked: number | undefined, work: Work): Promise<Compared> {
    const { file, options } = foundOf(subject);
    const scenario = readScenario(file, options);
    checkVariants(file, scenario);
    const replicates = asked ?? scenario.replicates;
    const startedAt = new Date();
    const origin = originOf(file, scenario, circumstances(startedAt, 0));
    const key = `${origin.scenario.sha256} ${replicates} ${file}`;
    const known = this.kept.get(key);
    if (known) return known;
    const experiment = await runExperiment(
      scenario,
      {
        ...{ replicates, keepReplicates: false, progress: work.progress },
        begin: (prepared) => checkLand(prepared, placesIn(file, options)),
      },
      runWorkers(this.workers, { stop: work.stop }),
      pauseFor(work.stop),
    );
    const compared = comparedOf(
      file,
      scenario,
      experiment,
      manifestOf(origin, experiment.prepared, experiment.comparison),
    );
    this.kept.set(key, compared);
    const [oldest] = this.kept.keys();
    if (this.kept.size > MOST_KEPT) this.kept.delete(oldest!);
    return compared;
  }
}

function comparedOf(file: string, scenario: ResolvedScenario, experiment: Experiment, manifest: Manifest): Compared {
  const { prepared, comparison } = experiment;
  const [failed] = comparison.failed;
  if (!hasEffects(comparison.summary)) throw new SaidError(t("cli.noRunFinished", { file, reason: failed?.text }));
  const study = file !== SENT && placeHere(studyPlaceOf(file)) !== undefined ? storedStudy(file, scenario) : undefined;
  const data = reportData(comparison.summary, {
    manifest,
    context: reportContext(prepared, comparison),
    dictionary: dictionaryRows(currencyOf(scenario)),
    uncertainty: study && "uncertainty" in study ? study.uncertainty : undefined,
  });
  const notes = [
    ...withoutEffect(prepared, comparison.summary).map((one) => said(withoutEffectText(one))),
    ...(failed ? [said(t("mcp.runsFailed", { count: comparison.failed.length, reason: failed.text }))] : []),
    ...(study && "stale" in study ? [said(t("cli.studyNotShown", { file, stale: study.stale }))] : []),
  ];
  return { file, experiment, manifest, data, view: lookup(data, languageAsked()), notes };
}
