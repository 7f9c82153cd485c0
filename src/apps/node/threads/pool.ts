import { availableParallelism } from "node:os";
import type { GameResult, GameTask, GameWorldResult } from "../../../games/index.js";
import type { RunResult, RunTask, Workers } from "../../../runs/experiments/index.js";
import type { Change, OutcomeCell, WorldResult, WorldTask } from "../../../runs/studies/index.js";
import { untilStopped } from "../process/interrupt.js";
import { modulePaths } from "../process/modules.js";
import { Threads } from "./threads.js";

/**
 * Worker threads for arms and replicates of a scenario; every worker calibrates once and keeps its world. `stop`: ends
 * them in the midst of a run.
 */
export function runWorkers(wanted = availableParallelism(), stop?: AbortSignal): Workers<RunTask, RunResult> {
  return workerThreads(wanted, "default", stop);
}

/** Worker threads that look at the futures of a coordination game. */
export function gameWorkers(wanted = availableParallelism()): Workers<GameTask, GameResult> {
  return workerThreads(wanted, "future");
}

/** Worker threads that calibrate and run one world after the other. */
export function worldWorkers(
  wanted = availableParallelism(),
  stop?: AbortSignal,
): Workers<WorldTask, WorldResult, OutcomeCell[]> {
  return workerThreads(wanted, "world", stop);
}

/** Worker threads that ask the players of one world after the other. */
export function gameWorldWorkers(
  wanted = availableParallelism(),
  stop?: AbortSignal,
): Workers<Change[], GameWorldResult> {
  return workerThreads(wanted, "gameWorld", stop);
}

/** Tasks that are given to a worker ahead, so that it does not wait for the next. */
const QUEUES = 2;

/** Milliseconds after which it is looked how many steps workers have done. */
const LOOK_EVERY = 200;

/** `name`: the function of `worker.js` that does a task. */
function workerThreads<Task, Result, Setting = undefined>(
  wanted: number,
  name: string,
  stop?: AbortSignal,
): Workers<Task, Result, Setting> {
  return {
    wanted,
    start(scenario, workers, setting) {
      const steps = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
      const threads = new Threads<Task, Result>(workers, { scenario, setting, modules: modulePaths(), steps, name });
      return {
        async run(tasks, done, stepped = () => {}) {
          const counter = new StepCounter(steps, stepped);
          // A queue for each worker: all tasks at once may be more than the memory holds.
          const places = tasks.keys();
          // The first failure is the one that is told of; what comes in after it finds its place closed.
          let over = false;
          const queue = async () => {
            for (const place of places) {
              const result = await threads.run(tasks[place]!);
              if (over) return;
              counter.look();
              try {
                done(place, result);
              } catch (error) {
                over = true;
                throw error;
              }
            }
          };
          const queues = Promise.all(Array.from({ length: QUEUES * workers }, queue));
          try {
            await Promise.race(stop ? [queues, untilStopped(stop)] : [queues]);
          } finally {
            over = true;
            counter.end();
          }
        },
        close: () => threads.close(),
      };
    },
  };
}

/** Tells of the steps of workers: they add to a number that both see, which costs them nothing. */
class StepCounter {
  private readonly steps: Int32Array;
  private readonly stepped: (steps: number) => void;
  private told: number;
  private readonly timer: NodeJS.Timeout;

  constructor(steps: SharedArrayBuffer, stepped: (steps: number) => void) {
    this.steps = new Int32Array(steps);
    this.stepped = stepped;
    this.told = Atomics.load(this.steps, 0);
    this.timer = setInterval(() => this.look(), LOOK_EVERY);
  }

  look(): void {
    const now = Atomics.load(this.steps, 0);
    if (now > this.told) this.stepped(now - this.told);
    this.told = now;
  }

  end(): void {
    clearInterval(this.timer);
  }
}
