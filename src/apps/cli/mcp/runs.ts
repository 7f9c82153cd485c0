import { armsOf, nearestName, overrideOf, type ResolvedScenario, UserError } from "../../../input/index.js";
import { hasEffects, type Manifest } from "../../../measures/results/index.js";
import { type Lookup, lookup, type ReportData } from "../../../measures/views/index.js";
import {
  checkLand,
  type Experiment,
  type Origin,
  runExperiment,
  withoutEffect,
  withoutEffectText,
} from "../../../runs/experiments/index.js";
import { type PlannedStudy, runDraws } from "../../../runs/studies/index.js";
import { SaidError, t } from "../../../words/index.js";
import { checkVariants } from "../../library/input.js";
import { pauseFor } from "../../node/process/interrupt.js";
import { originOf } from "../../node/results/provenance.js";
import { storedStudy, studyPlaceOf } from "../../node/results/studies.js";
import { drawWorkers, runWorkers } from "../../node/threads/pool.js";
import { reportOf } from "../compareText.js";
import { languageAsked, said } from "../language.js";
import { circumstances, placesIn, readScenario, type ScenarioOptions } from "../options.js";
import { type FoundStudy, foundBy, plannedStudy, type UncertaintyFlags } from "../uncertainty.js";
import { filesHere, placeHere, SENT } from "./files.js";

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
  options: ScenarioOptions;
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
  return {
    file: scenario ?? SENT,
    options: { set: Object.entries(set).map(([path, value]) => overrideOf(path, value)), files: filesHere(text) },
  };
}

/** Runs comparisons, and knows the last ones. */
export class Comparisons {
  private readonly kept = new Map<string, Compared>();

  constructor(private readonly workers: number | undefined) {}

  /** Baseline against every variant: the numbers of `agglom compare`. Throws what that command would say. */
  async of(subject: Subject & Amounts, work: Work): Promise<Compared> {
    const { file, options } = foundOf(subject);
    const scenario = readScenario(file, options);
    checkVariants(file, scenario);
    const { replicates = scenario.replicates, draws } = subject;
    const origin = originOf(file, scenario, circumstances(new Date(), 0));
    const key = `${origin.scenario.sha256} ${replicates} ${draws} ${file}`;
    const known = this.kept.get(key);
    if (known) return known;
    const runs = replicates * armsOf(scenario).length;
    let drawn = 0;
    const drawing = {
      stop: work.stop,
      progress(done: number, total: number) {
        drawn = total;
        work.progress(done, total + runs);
      },
    };
    const study = await this.studyOf(file, scenario, { ...options, uncertainty: draws, hold: [], target: 0 }, drawing);
    const experiment = await runExperiment(
      scenario,
      {
        replicates,
        keepReplicates: false,
        progress: (done, total) => work.progress(drawn + done, drawn + total),
        begin: (prepared) => checkLand(prepared, placesIn(file, options)),
      },
      runWorkers(this.workers, { stop: work.stop }),
      pauseFor(work.stop),
    );
    const compared = comparedOf(file, study, experiment, origin);
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
    { stop, progress }: Work,
  ): Promise<FoundStudy> {
    const isHere = file !== SENT && placeHere(studyPlaceOf(file)) !== undefined;
    const planned = plannedStudy(file, scenario, flags, () => (isHere ? storedStudy(file, scenario) : undefined));
    if (!("tasks" in planned)) return planned;
    const run = (plan: PlannedStudy) =>
      runDraws(plan, { progress, pause: pauseFor(stop) }, drawWorkers(this.workers, { stop }));
    return foundBy(run, file, scenario, flags, planned);
  }
}

function comparedOf(file: string, study: FoundStudy, experiment: Experiment, origin: Origin): Compared {
  const { prepared, comparison } = experiment;
  const [failed] = comparison.failed;
  if (!hasEffects(comparison.summary)) throw new SaidError(t("cli.noRunFinished", { file, reason: failed?.text }));
  const data = reportOf(origin, experiment, study.uncertainty);
  const notes = [
    ...withoutEffect(prepared, comparison.summary).map((one) => said(withoutEffectText(one))),
    ...(failed ? [said("mcp.runsFailed", { count: comparison.failed.length, reason: failed.text })] : []),
    ...(study.note ? [study.note] : []),
  ];
  return { file, experiment, manifest: data.manifest, data, view: lookup(data, languageAsked()), notes };
}

/** Seconds after which work is stopped, and finished work that is kept for who asks later. */
const LONGEST = 1800;
const MOST_FINISHED = 16;

/** Milliseconds: a timer that is set to more is over at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** How work that takes long is told of and stopped. */
export interface Work {
  stop: AbortSignal;
  /** Done and all steps. */
  progress(done: number, total: number): void;
}

interface Job {
  /** Finished, refused or stopped. */
  isOver: boolean;
  controller: AbortController;
  done: number;
  total: number;
  result: Promise<object>;
}

/** Long work, one piece after the other: who waits too long gets a handle, by which the answer is asked for later. */
export class Jobs {
  private readonly jobs = new Map<string, Job>();
  private last: Promise<unknown> = Promise.resolve();
  private count = 0;

  /** `patience`: seconds that a call waits; more than a timer can count are as many as it can. */
  constructor(private readonly patience: number) {}

  /**
   * Starts work when all before it is done. `told`: hears of progress until it is answered; `left`: whoever asked has
   * gone.
   */
  start(
    work: (how: Work) => Promise<object>,
    told: (done: number, total: number) => void,
    left: AbortSignal,
  ): Promise<object> {
    const handle = `job-${++this.count}`;
    const controller = new AbortController();
    const { signal } = controller;
    const stop = () => controller.abort(stopped());
    const job: Job = { isOver: false, controller, done: 0, total: 0, result: Promise.resolve({}) };
    let isAnswered = false;
    const progress = (done: number, total: number) => {
      Object.assign(job, { done, total });
      if (!isAnswered) told(done, total);
    };
    job.result = this.last.then(async () => {
      signal.throwIfAborted();
      const limit = setTimeout(stop, 1000 * LONGEST);
      return work({ stop: signal, progress }).finally(() => clearTimeout(limit));
    });
    this.last = job.result
      .catch(() => {})
      .then(() => {
        job.isOver = true;
      });
    left.addEventListener("abort", stop, { once: true });
    this.keep(handle, job);
    return this.wait(handle, job).finally(() => {
      isAnswered = true;
    });
  }

  /** The answer of work that was begun, or how far it is. Throws UserError where no such work is known. */
  ask(handle: string, stop: boolean): Promise<object> {
    const job = this.jobs.get(handle);
    if (!job) {
      const known = [...this.jobs.keys()];
      const allowed = known.length > 0 ? known.join(", ") : t("mcp.noJobs");
      throw new UserError({
        file: "handle",
        value: handle,
        what: t("mcp.noJob"),
        allowed,
        nearest: nearestName(handle, known),
      });
    }
    if (stop) job.controller.abort(stopped());
    return this.wait(handle, job);
  }

  /** Nobody asks any more. */
  stopAll(): void {
    for (const { controller } of this.jobs.values()) controller.abort(stopped());
  }

  private async wait(handle: string, job: Job): Promise<object> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<undefined>((resolve) => {
      timer = setTimeout(() => resolve(undefined), Math.min(1000 * this.patience, LONGEST_TIMER));
    });
    const found = await Promise.race([job.result, late]).finally(() => clearTimeout(timer));
    if (found) return found;
    const { done, total } = job;
    return { handle, done, total, next: said("mcp.askLater", { handle }) };
  }

  private keep(handle: string, job: Job): void {
    this.jobs.set(handle, job);
    const finished = [...this.jobs].flatMap(([name, { isOver }]) => (isOver ? [name] : []));
    for (const name of finished.slice(0, Math.max(0, this.jobs.size - MOST_FINISHED))) this.jobs.delete(name);
  }
}

const stopped = () => new SaidError(t("mcp.stopped", { seconds: LONGEST }));
