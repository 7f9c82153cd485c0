import { type Command, Option } from "commander";
import { COUNTRY } from "../indicators/index.js";
import { worldFiles } from "../node/finishedWorlds.js";
import { Interrupted, interruptible, pauseFor } from "../node/interrupt.js";
import { worldWorkers } from "../node/pool.js";
import type { ResultsFolder } from "../node/resultsFolder.js";
import { dated, storedStudy, storeStudy, subjectOf } from "../node/studies.js";
import { bandText, type Names, TOLD, type Told, uncertaintySentences } from "../report/index.js";
import { CLUSTER, effectAt, type Summary, type Uncertainty, uncertainEffect } from "../results/index.js";
import { type ResolvedScenario, UserError } from "../scenario/index.js";
import {
  type DrawnWorlds,
  FEWEST_DRAWS,
  hasBands,
  type PlannedStudy,
  planStudy,
  runStudy,
  type Study,
  type StudyOptions,
} from "../study/index.js";
import { anyNumber, readScenario, type ScenarioOptions, wholeNumber } from "./options.js";
import { tell } from "./output.js";
import { progressOf } from "./progress.js";
import { signedPercent, textTable } from "./tables.js";

export interface UncertaintyFlags extends ScenarioOptions {
  uncertainty?: number;
  hold: string[];
  target: number;
  store?: boolean;
  fresh?: boolean;
}

const MOST_DRAWS = 100_000;

/** Options of any command that draws worlds. */
export function drawOptions(command: Command): Command {
  return command
    .addOption(
      new Option(
        "--uncertainty <n>",
        "draw the uncertain figures jointly and run so many worlds, on cohorts",
      ).argParser(wholeNumber(FEWEST_DRAWS, MOST_DRAWS)),
    )
    .option(
      "--hold <name>",
      "keep uncertain figures whose name begins so at their central values, repeatable: --hold barriers",
      (name, list: string[]) => [...list, name],
      [],
    );
}

/** Options of a study of what is not known. */
export function uncertaintyOptions(command: Command): Command {
  return drawOptions(command)
    .addOption(
      new Option("--target <percent>", "what an effect on welfare should reach, in per cent of the baseline")
        .argParser(anyNumber)
        .default(0),
    )
    .option("--store", "write the study beside the scenario file, where later comparisons find it");
}

/** A study that belongs to a comparison: its own, or one that is stored beside the scenario. */
export interface FoundStudy {
  uncertainty?: Uncertainty;
  /** Of a study that was run now. */
  drawn?: DrawnWorlds;
  /** What to say of a study that is not shown. */
  note?: string;
}

/** Says before any run what no study could be made of. */
export function checkStudy(file: string, scenario: ResolvedScenario, flags: UncertaintyFlags): void {
  if (flags.uncertainty === undefined) {
    stored(file, scenario, flags);
    return;
  }
  if (flags.store) checkStorable(file, scenario, flags);
  planStudy(file, scenario, optionsOf(file, flags, flags.uncertainty));
}

/** Runs the study that is asked for, or looks for a stored one. */
export async function studyFor(
  file: string,
  scenario: ResolvedScenario,
  flags: UncertaintyFlags,
  folder: ResultsFolder,
): Promise<FoundStudy> {
  if (flags.uncertainty === undefined) return stored(file, scenario, flags);
  const options = optionsOf(file, flags, flags.uncertainty);
  const planned = planStudy(file, scenario, options);
  const found = foundIn(await runStoppably(planned, options, flags, folder), scenario);
  const note = flags.store && found.uncertainty ? `Stored: ${storeStudy(file, found.uncertainty)}` : undefined;
  return { ...found, ...(note ? { note } : {}) };
}

/** What a study that was run tells. */
export function foundIn({ drawn, said }: Pick<Study, "drawn" | "said">, scenario: ResolvedScenario): FoundStudy {
  if (hasBands(said)) return { uncertainty: dated(said, scenario), drawn };
  tell(`No world could be run: ${said.failed[0]?.reason}\n`);
  return { drawn };
}

/** The worlds of the study that is asked for, or one that is stored, for others to run. */
export function plannedStudy(
  file: string,
  scenario: ResolvedScenario,
  flags: UncertaintyFlags,
): PlannedStudy | FoundStudy {
  if (flags.uncertainty === undefined) return stored(file, scenario, flags);
  return planStudy(file, scenario, optionsOf(file, flags, flags.uncertainty));
}

/** With progress and finished worlds kept; a signal stops it and says how to go on. */
async function runStoppably(
  planned: PlannedStudy,
  options: StudyOptions,
  flags: UncertaintyFlags,
  folder: ResultsFolder,
): Promise<Study> {
  const { scenario, tasks } = planned;
  const files = worldFiles(folder, planned, flags.fresh);
  const taken = files.known.size;
  let done = taken;
  const steps = { name: "years", each: scenario.years * (1 + Object.keys(scenario.variants).length) };
  const progress = progressOf(`${scenario.title.en}, worlds`, flags.quiet, { things: "worlds", taken, steps });
  const update = (now: number, of: number) => {
    done = now;
    progress.update(now, of);
  };
  const told = { ...options, ...files, progress: update, stepped: progress.stepped };
  try {
    return await interruptible((stop) =>
      runStudy(planned, { ...told, pause: pauseFor(stop) }, worldWorkers(flags.workers, stop)).finally(progress.end),
    );
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    const where = `${done} of ${tasks.length} worlds are done and kept in ${folder.shown}.partial`;
    throw new Interrupted(error.signal, `Stopped. ${where}: the same command goes on from there.`);
  } finally {
    files.close();
  }
}

export function optionsOf(
  file: string,
  flags: ScenarioOptions & Pick<UncertaintyFlags, "hold"> & { target?: number },
  draws: number,
): StudyOptions {
  const load = (path: string, value: number) => readScenario(file, { ...flags, set: [...flags.set, { path, value }] });
  return { draws, held: flags.hold, target: flags.target ?? 0, load };
}

function stored(file: string, scenario: ResolvedScenario, flags: UncertaintyFlags): FoundStudy {
  if (flags.hold.length > 0 || flags.store)
    throw new UserError({
      file: flags.store ? "--store" : "--hold",
      what: "belongs to a study of uncertainty",
      allowed: "--uncertainty N beside it",
      hint: "Add --uncertainty 256",
    });
  const found = storedStudy(file, scenario);
  if (!found) return {};
  if ("uncertainty" in found) return { uncertainty: found.uncertainty };
  return {
    note: `The study of uncertainty that is stored beside ${file} ${found.stale} and is not shown; --uncertainty 256 --store makes it anew.`,
  };
}

/** A study of a changed scenario beside the file would be stale at once. */
function checkStorable(file: string, scenario: ResolvedScenario, flags: UncertaintyFlags): void {
  const { seed: _seed, firms: _firms, ...rest } = flags;
  if (subjectOf(readScenario(file, { ...rest, set: [] })) === subjectOf(scenario)) return;
  throw new UserError({
    file: "--store",
    what: "is for the scenario as its file has it, not with other values of --set",
    allowed: "no --set that moves a number",
    hint: "Write a scenario file that extends this one",
  });
}

/** The first that a user reads: the answer with its wide interval, then every variant, then what it means for the one in focus. */
export function uncertaintyText(
  uncertainty: Uncertainty,
  summary: Summary,
  focus: string | undefined,
  names: Names,
): string {
  const last = summary.years.length - 1;
  const rowOf = (v: number, { place, indicator }: Told) =>
    effectAt(summary, v, last, summary.scopes.indexOf(place), summary.indicators.indexOf(indicator));
  const told = TOLD.filter(({ place }) => summary.scopes.includes(place));
  const rows = summary.names.slice(1).map((variant, v) => [
    variant,
    ...told.map((one) => {
      const band = bandText(uncertainEffect(uncertainty, variant, one.place, one.indicator));
      const row = rowOf(v + 1, one);
      return `${signedPercent(row.effect / Math.abs(row.baselineMean))} [${band ?? "-"}]`;
    }),
  ]);
  const sentences = focus === undefined ? [] : uncertaintySentences(uncertainty, focus, names);
  const head = [`effect in ${summary.years[last]} [5 to 95 % of worlds]`, ...told.map(({ title }) => title)];
  return `\n${textTable(head, rows)}\n${sentences.map((one) => `${one}\n`).join("")}`;
}

/** Names of places as the screen has them. */
export function screenNames(scenario: ResolvedScenario): Names {
  const hinterlands = new Map(scenario.region.hinterlands.map(({ id, label }) => [id, label.en]));
  return {
    variant: (id) => scenario.variants[id]?.label.en ?? id,
    place: (id) => hinterlands.get(id) ?? (id === COUNTRY ? "the whole country" : id === CLUSTER ? "the cluster" : id),
  };
}
