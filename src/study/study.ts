import type { Workers } from "../experiments/index.js";
import { t } from "../language/index.js";
import { CLUSTER, type Uncertainty } from "../results/index.js";
import { nearestName, type ResolvedScenario, UserError } from "../scenario/index.js";
import { type Factor, type FactorText, uncertainFactors } from "./factor.js";
import { jointDraws } from "./jointDraws.js";
import type { OutcomeCell } from "./outcomeCell.js";
import { runWorlds, type WorldOptions } from "./runWorlds.js";
import { type DrawnWorlds, summarise } from "./uncertainty.js";
import type { WorldResult, WorldTask } from "./world.js";

/** Fewer draws have no 5 and 95 %. */
export const FEWEST_DRAWS = 8;

export interface StudyOptions extends Omit<WorldOptions, "cells"> {
  /** Worlds. */
  draws: number;
  /** Beginnings of names of figures that keep their central values, such as "barriers". */
  held: readonly string[];
  /** What an effect on welfare should reach, in per cent of the baseline. */
  target: number;
  /** The scenario with a number of its own replaced, read and checked anew. */
  load(path: string, value: number): ResolvedScenario;
}

/** Worlds of a study before they are run: which figures vary, what each draw makes of them. */
export interface PlannedStudy {
  /** On cohorts: chance is not what is studied. */
  scenario: ResolvedScenario;
  factors: FactorText[];
  /** [draw][factor] */
  draws: number[][];
  tasks: WorldTask[];
}

/** Draws worlds of a scenario. Throws UserError where nothing is uncertain, or `held` names nothing. */
export function planStudy(file: string, scenario: ResolvedScenario, options: StudyOptions): PlannedStudy {
  const studied = onCohorts(scenario);
  const all = uncertainFactors(studied, (path, value) => onCohorts(options.load(path, value)));
  checkHeld(options.held, all);
  const factors = all.filter(({ name }) => !options.held.some((start) => isUnder(name, start)));
  if (factors.length === 0) throw nothingUncertain(file, options.held);
  const draws = jointDraws(factors, options.draws, scenario.seed);
  const tasks = draws.map((row) => ({
    replicate: 0,
    changes: factors.flatMap((factor, f) => factor.changes(row[f]!)),
  }));
  return { scenario: studied, factors, draws, tasks };
}

/** A world at central values, then so many joint draws. Throws UserError where draws are asked for and nothing is uncertain. */
export function centralAndDrawn(
  file: string,
  scenario: ResolvedScenario,
  draws: number,
  load: StudyOptions["load"],
): WorldTask[] {
  const drawn = draws > 0 ? planStudy(file, scenario, { draws, held: [], target: 0, load }).tasks : [];
  return [{ changes: [], replicate: 0 }, ...drawn];
}

/** The scenario as a study runs it: firms as cohorts, without chance. */
export function onCohorts(scenario: ResolvedScenario): ResolvedScenario {
  return { ...scenario, population: "cohorts", replicates: 1 };
}

/** A study that has been run: what it says, and the worlds themselves. */
export interface Study {
  planned: PlannedStudy;
  drawn: DrawnWorlds;
  said: Omit<Uncertainty, "program" | "subject">;
}

/** Runs the worlds of a plan. Those that have no base year or cannot be run are told, not thrown. */
export async function runStudy(
  planned: PlannedStudy,
  options: Omit<StudyOptions, "draws" | "load">,
  workers?: Workers<WorldTask, WorldResult, OutcomeCell[]>,
): Promise<Study> {
  const { scenario, factors, draws, tasks } = planned;
  const worlds = await runWorlds(scenario, tasks, options, workers);
  const drawn = { factors, draws, worlds };
  const { target, held } = options;
  const summary = summarise(drawn, target);
  const said = {
    schemaVersion: 1 as const,
    holds: "study of uncertainty" as const,
    seed: scenario.seed,
    draws: draws.length,
    target,
    held: [...held],
    ...summary,
  };
  return { planned, drawn, said };
}

/** Whether any variant has a band: where all worlds failed there is nothing to tell. */
export function hasBands({ effects }: Pick<Uncertainty, "effects">): boolean {
  return effects.some(({ place }) => place === CLUSTER);
}

function isUnder(name: string, start: string): boolean {
  return name === start || name.startsWith(`${start}.`);
}

function checkHeld(held: readonly string[], factors: readonly Factor[]): void {
  for (const start of held) {
    if (factors.some(({ name }) => isUnder(name, start))) continue;
    const names = factors.map(({ name }) => name);
    throw new UserError({
      file: "--hold",
      value: start,
      what: t("study.noUncertainFigure"),
      allowed: t("study.barriersParameters"),
      nearest: nearestName(start, [...new Set([...names, ...names.map((name) => name.split(".")[0]!)])]),
      hint: t("study.figuresUncertain"),
    });
  }
}

function nothingUncertain(file: string, held: readonly string[]): UserError {
  const what = held.length > 0 ? t("study.leavesNothing") : t("study.saysOfNoFigure");
  return new UserError({
    file,
    what: t("study.withItsRegion", { what }),
    allowed: t("study.oneFigureRange"),
    hint: t("study.giveRange"),
  });
}
