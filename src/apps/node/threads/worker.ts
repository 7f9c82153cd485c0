import { isDeepStrictEqual } from "node:util";
import { deserialize } from "node:v8";
import { workerData as piscinaData } from "piscina";
import type { Candidate, Conditions } from "../../../evidence/index.js";
import type { CoordinationGame, GameTask } from "../../../games/index.js";
import type { ResolvedScenario } from "../../../input/index.js";
import {
  attemptRun,
  type PreparedScenario,
  prepareScenario,
  type RunTask,
  SimulationError,
  savingPaidFrom,
} from "../../../runs/experiments/index.js";
import {
  attemptDraw,
  type Change,
  type DrawTask,
  type Factor,
  type OutcomeCell,
  regionFactors,
} from "../../../runs/studies/index.js";
import { english, type Text, t, textOfError } from "../../../words/index.js";
import { lacksMemory } from "../process/addressSpace.js";
import { importModules } from "../process/modules.js";
import type { Answer, Order, Subject, WorkerData } from "./threads.js";

const { subject: first, name, modules, steps } = piscinaData as WorkerData;
const counter = new Int32Array(steps);
await importModules(modules);

/** What tasks of one subject share, made by the first of them that needs it. */
interface Known {
  number: number;
  scenario: ResolvedScenario;
  setting: unknown;
  prepared?: PreparedScenario;
  game?: CoordinationGame;
  factors?: Factor[];
}

let known: Known | undefined;

/** One subject at a time. What has the region of the one before, on cohorts, say, has its calibrated world too. */
function knownOf({ number, packed }: Subject): Known {
  if (known?.number === number) return known;
  const { scenario, setting } = deserialize(new Uint8Array(packed)) as Pick<Known, "scenario" | "setting">;
  if (known && isDeepStrictEqual(scenario.region, known.scenario.region)) scenario.region = known.scenario.region;
  known = { number, scenario, setting };
  return known;
}

// While the thread that started this one does the same.
if (name === "default") {
  const of = knownOf(first);
  try {
    of.prepared = prepareScenario(of.scenario);
  } catch {
    // Its runs tell why.
  }
}

/** Tells of an error of the program, which the same task would meet again, apart from the death of its thread. */
function answering<Task, Result>(work: (task: Task, of: Known) => Result | Promise<Result>) {
  return async ({ subject, task }: Order<Task>): Promise<Answer<Result>> => {
    try {
      return { result: await work(task, knownOf(subject)) };
    } catch (error) {
      return { fault: faultOf(error), error };
    }
  };
}

function faultOf(error: unknown): Text {
  if (error instanceof SimulationError) return error.text;
  return lacksMemory(error) ? t("node.taskMemory") : t("node.taskFault", { error: textOfError(error) });
}

const stepped = (years: number) => Atomics.add(counter, 0, years);

/** One run of the scenario. */
export default answering((task: RunTask, of) => {
  of.prepared ??= prepareScenario(of.scenario);
  return attemptRun(of.prepared, task, stepped);
});

/**
 * From when on saving has paid in a variant, on cohorts; null: not within the run, undefined where that cannot be said.
 */
export const savingPaid = answering((variant: string, of) => {
  of.prepared ??= prepareScenario(of.scenario);
  return savingPaidFrom(of.prepared, variant);
});

/** What threads of most commands do not need. */
const games = () => import("../../../games/index.js");

/** One future of the scenario's coordination game. */
export const future = answering(async (task: GameTask, of) => {
  const { attemptTask, prepareGame } = await games();
  of.game ??= prepareGame(() => ({ file: english(of.scenario.title) }), of.scenario);
  return attemptTask(of.game, task);
});

/** The coordination game at one parameter draw. */
export const gameDraw = answering(async (changes: Change[], { scenario }) =>
  (await games()).attemptGameDraw(scenario, changes),
);

/** Moments of a candidate of the scenario's region; what measures them is loaded by nobody else. */
export const candidate = answering(async (task: Candidate, of) => {
  const { askCandidate } = await import("../../../evidence/index.js");
  of.factors ??= regionFactors(of.scenario);
  return askCandidate(of.scenario.region, of.factors, of.setting as Conditions, task);
});

/** One parameter draw of the scenario, of which the cells are kept that it was asked with. */
export const draw = answering((task: DrawTask, { scenario, setting }) =>
  attemptDraw(scenario, setting as OutcomeCell[], task, stepped),
);
