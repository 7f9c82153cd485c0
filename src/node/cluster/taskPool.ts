import { Piscina } from "piscina";
import { BASELINE, prepareScenario } from "../../experiments/index.js";
import { outcomesOf } from "../../study/index.js";
import { modulePaths } from "../modules.js";
import { WORKER, type WorkerData } from "../pool.js";
import { type PlannedTask, type TaskResult, worldsOf } from "./plan.js";
import type { Plan } from "./planFolder.js";
import type { TaskOutcome } from "./taskOutcome.js";

/** What became of a task on a worker thread, which may have died of it: of too little memory above all. */
export type PoolOutcome = TaskOutcome<TaskResult> | { crash: string };

/** Worker threads for tasks of one kind and scenario, one task each at a time. This thread stays free for signals and signs of life. */
export class TaskPool {
  private readonly pool: Piscina;
  private readonly name: string;

  /** `place`: of the case. Throws SimulationError where there are worlds of a scenario that has no base year. */
  constructor({ scenarios, studies, manifest }: Plan, place: number, kind: PlannedTask["kind"], workers: number) {
    const isBlock = kind === "block";
    const worlds = worldsOf(scenarios[place]!, studies[place]!);
    const scenario = isBlock ? scenarios[place]! : worlds.scenario;
    const setting = isBlock
      ? manifest.cases[place]!.keepReplicates
      : (worlds.cells ?? outcomesOf(prepareScenario(scenario, [BASELINE])));
    const steps = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
    this.name = isBlock ? "plannedBlock" : "plannedWorld";
    this.pool = new Piscina({
      filename: WORKER,
      minThreads: workers,
      maxThreads: workers,
      workerData: { scenario, setting, modules: modulePaths(), steps, name: this.name } satisfies WorkerData,
    });
  }

  async run({ task }: PlannedTask): Promise<PoolOutcome> {
    try {
      return (await this.pool.run(task, { name: this.name })) as TaskOutcome<TaskResult>;
    } catch (error) {
      return { crash: error instanceof Error ? error.message : String(error) };
    }
  }

  /** Ends the threads; tasks at work are given up. */
  close(): Promise<void> {
    return this.pool.destroy();
  }
}
