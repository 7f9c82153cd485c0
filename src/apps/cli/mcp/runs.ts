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
import { runDraws, studyOf } from "../../../runs/studies/index.js";
import { SaidError, t } from "../../../words/index.js";
import { checkVariants } from "../../library/input.js";
import { pauseFor } from "../../node/process/interrupt.js";
import { originOf } from "../../node/results/provenance.js";
import { storedStudy, studyPlaceOf } from "../../node/results/studies.js";
import { drawWorkers, runWorkers } from "../../node/threads/pool.js";
import { languageAsked, said } from "../language.js";
import { circumstances, placesIn, readScenario, type ScenarioOptions } from "../options.js";
import { type FoundStudy, foundIn, plannedStudy, type UncertaintyFlags } from "../uncertainty.js";
import { filesHere, placeHere, SENT } from "./files.js";
import type { Work } from "./jobs.js";

/** A scenario by its name or as a text, with values put in place of its own. */
export interface Subject {
  scenario?: string | undefined;
  text?: string | undefined;
  set?: Readonly<Record<string, unknown>> | undefined;
}

/** How much is run; absent: what the command line runs. */
export interface Amounts {
  replicates?: number | undefined;
  /** Parameter draws. */
  draws?: number | undefined;
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
  async of(subject: Subject & Amounts, work: Work): Promise<Compared> {
    const { file, options } = foundOf(subject);
    const scenario = readScenario(file, options);
    checkVariants(file, scenario);
    const { replicates = scenario.replicates, draws } = subject;
    const startedAt = new Date();
    const origin = originOf(file, scenario, circumstances(startedAt, 0));
    const key = `${origin.scenario.sha256} ${replicates} ${draws} ${file}`;
    const known = this.kept.get(key);
    if (known) return known;
    const study = await this.studyOf(file, scenario, { ...options, uncertainty: draws, hold: [], target: 0 }, work);
    const experiment = await runExperiment(
      scenario,
      {
        ...{ replicates, keepReplicates: false, progress: work.progress },
        begin: (prepared) => checkLand(prepared, placesIn(file, options)),
      },
      runWorkers(this.workers, { stop: work.stop }),
      pauseFor(work.stop),
    );
    const manifest = manifestOf(origin, experiment.prepared, experiment.comparison);
    const compared = comparedOf(file, study, experiment, manifest);
    this.kept.set(key, compared);
    const [oldest] = this.kept.keys();
    if (this.kept.size > MOST_KEPT) this.kept.delete(oldest!);
    return compared;
  }

  /** The ranges of the comparison, or why it has none. */
  private async studyOf(
    file: string,
    scenario: ResolvedScenario,
    flags: UncertaintyFlags,
    { stop }: Work,
  ): Promise<FoundStudy> {
    const isHere = file !== SENT && placeHere(studyPlaceOf(file)) !== undefined;
    const planned = plannedStudy(file, scenario, flags, () => (isHere ? storedStudy(file, scenario) : undefined));
    if (!("tasks" in planned)) return planned;
    const draws = await runDraws(planned, { pause: pauseFor(stop) }, drawWorkers(this.workers, { stop }));
    return foundIn(studyOf(planned, draws, { target: flags.target, held: flags.hold }), scenario);
  }
}

function comparedOf(file: string, study: FoundStudy, experiment: Experiment, manifest: Manifest): Compared {
  const { prepared, comparison } = experiment;
  const [failed] = comparison.failed;
  if (!hasEffects(comparison.summary)) throw new SaidError(t("cli.noRunFinished", { file, reason: failed?.text }));
  const data = reportData(comparison.summary, {
    manifest,
    context: reportContext(prepared, comparison),
    dictionary: dictionaryRows(currencyOf(prepared.scenario)),
    uncertainty: study.uncertainty,
  });
  const notes = [
    ...withoutEffect(prepared, comparison.summary).map((one) => said(withoutEffectText(one))),
    ...(failed ? [said(t("mcp.runsFailed", { count: comparison.failed.length, reason: failed.text }))] : []),
    ...(study.note ? [study.note] : []),
  ];
  return { file, experiment, manifest, data, view: lookup(data, languageAsked()), notes };
}
