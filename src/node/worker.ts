import { workerData as piscinaData } from "piscina";
import {
  attemptReplicate,
  type PreparedScenario,
  prepareScenario,
  type ReplicateResult,
} from "../experiments/index.js";
import type { ResolvedScenario } from "../scenario/index.js";

let prepared: PreparedScenario | undefined;

/** One replicate of the scenario that the pool was made for. */
export default function work(replicate: number): ReplicateResult {
  prepared ??= prepareScenario(piscinaData as ResolvedScenario);
  return attemptReplicate(prepared, replicate);
}
