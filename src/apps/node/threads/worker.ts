import { workerData as piscinaData } from "piscina";
import {
  attemptGameDraw,
  attemptTask,
  type CoordinationGame,
  type GameTask,
  prepareGame,
} from "../../../games/index.js";
import type { ResolvedScenario } from "../../../input/index.js";
import {
  attemptRun,
  type PreparedScenario,
  prepareScenario,
  type RunTask,
  SimulationError,
} from "../../../runs/experiments/index.js";
import {
  attemptDraw,
  type Change,
  type Datum,
  type DrawTask,
  type Factor,
  type OutcomeCell,
  regionFactors,
} from "../../../runs/studies/index.js";
import { english, t, textOfError } from "../../../words/index.js";
import { importModules } from "../process/modules.js";
import type { Answer, WorkerData } from "./threads.js";

const { setting, modules, steps, name, ...given } = piscinaData as WorkerData;
const scenario = given.scenario as ResolvedScenario;
const counter = new Int32Array(steps);
await importModules(modules);

let prepared = name === "default" ? preparedAhead() : undefined;
let game: CoordinationGame | undefined;
let factors: Factor[] | undefined;

/** While the thread that started this one does the same; what goes wrong is told by the first run. */
function preparedAhead(): PreparedScenario | undefined {
  try {
    return prepareScenario(scenario);
  } catch {
    return undefined;
  }
}

/** Tells of an error of the program, which the same task would meet again, apart from the death of its thread. */
function answering<Task, Result>(work: (task: Task) => Result | Promise<Result>) {
  return async (task: Task): Promise<Answer<Result>> => {
    try {
      return { result: await work(task) };
    } catch (error) {
      const isOfModel = error instanceof SimulationError;
      return { fault: isOfModel ? error.text : t("node.taskFault", { error: textOfError(error) }), error };
    }
  };
}

const stepped = (years: number) => Atomics.add(counter, 0, years);

/** One run of the scenario that the pool was made for. */
export default answering((task: RunTask) => {
  prepared ??= prepareScenario(scenario);
  return attemptRun(prepared, task, stepped);
});

/** One future of the scenario's coordination game. */
export const future = answering((task: GameTask) => {
  game ??= prepareGame(() => ({ file: english(scenario.title) }), scenario);
  return attemptTask(game, task);
});

/** The coordination game at one parameter draw. */
export const gameDraw = answering((changes: Change[]) => attemptGameDraw(scenario, changes));

/** Moments of a candidate of the scenario's region; what measures them is loaded by nobody else. */
export const candidate = answering(async (values: number[]) => {
  const { askCandidate } = await import("../../../evidence/index.js");
  factors ??= regionFactors(scenario);
  return askCandidate(scenario.region, factors, values, setting as Datum[]);
});

/** One parameter draw of the scenario, of which the cells are kept that the pool was made for. */
export const draw = answering((task: DrawTask) => attemptDraw(scenario, setting as OutcomeCell[], task, stepped));
