import { BASELINE, prepareScenario } from "../../../runs/experiments/index.js";
import { outcomesOf } from "../../../runs/studies/index.js";
import { modulePaths } from "../process/modules.js";
import type { TaskOutcome } from "../threads/taskOutcome.js";
import { Threads } from "../threads/threads.js";
import { type PlannedTask, type TaskResult, worldsOf } from "./plan.js";
import type { Plan } from "./planFolder.js";

/** What became of a task on a worker thread, which may have died of it: of too little memory above all. */
export type PoolOutcome = TaskOutcome<TaskResult> | { crash: string };

/**
 * Worker threads for tasks of one kind and scenario, one task each at a time. This thread stays free for signals and
 * signs of life.
 */
export class TaskPool {
  private readonly threads: Threads<PlannedTask["task"], TaskOutcome<TaskResult>>;

  /** `place`: of the case. Throws SimulationError where there are worlds of a scenario that has no base year. */
  constructor({ scenarios, studies, manifest }: Plan, place: number, kind: PlannedTask["kind"], workers: number) {
    const isBlock = kind === "block";
    const worlds = worldsOf(scenarios[place]!, studies[place]!);
    const scenario = isBlock ? scenarios[place]! : worlds.scenario;
    const setting = isBlock
      ? manifest.cases[place]!.keepReplicates
      : (worlds.cells ?? outcomesOf(prepareScenario(scenario, [BASELINE])));
    const steps = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
    const name = isBlock ? "plannedBlock" : "plannedWorld";
    this.threads = new Threads(workers, { scenario, setting, modules: modulePaths(), steps, name });
  }

  async run({ task }: PlannedTask): Promise<PoolOutcome> {
    try {
      return await this.threads.run(task);
    } catch (error) {
      return { crash: error instanceof Error ? error.message : String(error) };
    }
  }

  /** Ends the threads; tasks at work are given up. */
  close(): Promise<void> {
    return this.threads.close();
  }
}
