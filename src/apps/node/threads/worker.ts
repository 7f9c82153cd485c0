import { workerData as piscinaData } from "piscina";
import {
  attemptGameWorld,
  attemptTask,
  type CoordinationGame,
  type GameResult,
  type GameTask,
  type GameWorldResult,
  prepareGame,
} from "../../../games/index.js";
import {
  attemptRun,
  type BlockRange,
  type ComparisonBlock,
  type PreparedScenario,
  prepareScenario,
  type RunResult,
  type RunTask,
  runBlock,
} from "../../../runs/experiments/index.js";
import {
  attemptWorld,
  type Change,
  type OutcomeCell,
  type WorldResult,
  type WorldTask,
} from "../../../runs/studies/index.js";
import { english } from "../../../words/index.js";
import { importModules } from "../process/modules.js";
import { type TaskOutcome, tried } from "./taskOutcome.js";
import type { WorkerData } from "./threads.js";

const { scenario, setting, modules, steps, name } = piscinaData as WorkerData;
const counter = new Int32Array(steps);
await importModules(modules);

let prepared = name === "default" ? preparedAhead() : undefined;
let game: CoordinationGame | undefined;

/** While the thread that started this one does the same; what goes wrong is told by the first run. */
function preparedAhead(): PreparedScenario | undefined {
  try {
    return prepareScenario(scenario);
  } catch {
    return undefined;
  }
}

/** One run of the scenario that the pool was made for. */
export default function work(task: RunTask): RunResult {
  prepared ??= prepareScenario(scenario);
  return attemptRun(prepared, task, (years) => Atomics.add(counter, 0, years));
}

/** One future of the scenario's coordination game. */
export function future(task: GameTask): GameResult {
  game ??= prepareGame(() => ({ file: english(scenario.title) }), scenario);
  return attemptTask(game, task);
}

/** The coordination game of one world. */
export function gameWorld(changes: Change[]): Promise<GameWorldResult> {
  return attemptGameWorld(scenario, changes);
}

/** One world of the scenario, of which the cells are kept that the pool was made for. */
export function world(task: WorldTask): WorldResult {
  return attemptWorld(scenario, setting as OutcomeCell[], task, (years) => Atomics.add(counter, 0, years));
}

/** All arms of some replicates, as a task of a plan; the setting says whether every replicate is kept. */
export function plannedBlock(range: BlockRange): TaskOutcome<ComparisonBlock> {
  return tried(() => {
    prepared ??= prepareScenario(scenario);
    return runBlock(prepared, range, setting as boolean);
  });
}

/** A world as a task of a plan. */
export function plannedWorld(task: WorldTask): TaskOutcome<WorldResult> {
  return tried(() => world(task));
}
