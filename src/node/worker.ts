import { workerData as piscinaData } from "piscina";
import {
  attemptReplicate,
  type PreparedScenario,
  prepareScenario,
  type ReplicateResult,
} from "../experiments/index.js";
import { attemptTask, type CoordinationGame, type GameResult, type GameTask, prepareGame } from "../game/index.js";
import type { ResolvedScenario } from "../scenario/index.js";

const scenario = piscinaData as ResolvedScenario;
let prepared: PreparedScenario | undefined;
let game: CoordinationGame | undefined;

/** One replicate of the scenario that the pool was made for. */
export default function work(replicate: number): ReplicateResult {
  prepared ??= prepareScenario(scenario);
  return attemptReplicate(prepared, replicate);
}

/** One future of the scenario's coordination game. */
export function future(task: GameTask): GameResult {
  game ??= prepareGame(scenario.title, scenario);
  return attemptTask(game, task);
}
