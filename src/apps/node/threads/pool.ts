import { availableParallelism } from "node:os";
import { setImmediate as turn } from "node:timers/promises";
import type { Candidate, Conditions } from "../../../evidence/index.js";
import type { GameDrawResult, GameResult, GameTask } from "../../../games/index.js";
import type { ResolvedScenario } from "../../../input/index.js";
import { inTurn, type RunResult, type RunTask, type Workers } from "../../../runs/experiments/index.js";
import type { Change, DrawResult, DrawTask, Moments, OutcomeCell } from "../../../runs/studies/index.js";
import type { Text } from "../../../words/index.js";
import { untilStopped } from "../process/interrupt.js";
import { modulePaths } from "../process/modules.js";
import type { SavingPaid } from "../results/writeResults.js";
import { type Answer, type Subject, subjectOf, Threads } from "./threads.js";

/** How tasks on worker threads end before their time. */
export interface Ending<Task> {
  /** Ends the threads in the midst of their tasks. */
  stop?: AbortSignal | undefined;
  /** Where a task that fails, or kills its thread, does not end the others. */
  attempts?: Attempts<Task>;
}

/** What becomes of tasks one of which may fail, or kill its thread: by too little memory above all. */
export interface Attempts<Task> {
  /** Asked before each attempt; false: the task is not begun. */
  begins(task: Task): boolean;
  /** Its thread has died. Whether it is tried again. */
  died(task: Task, error: unknown): boolean;
  /** It met an error of the program. */
  failed(task: Task, why: Text): void;
}

/**
 * Worker threads that do all work of a command beside its own thread, one kind after the other: what they have loaded,
 * calibrated and compiled to machine code serves the next. They are started for the first of it.
 */
export class Crew {
  private threads: Threads | undefined;

  /** `wanted`: threads that work, the command's own counted. */
  constructor(readonly wanted = availableParallelism()) {}

  /** Started where there are none, or they have been ended by a failure. */
  threadsFor(subject: Subject, name: string): Threads {
    if (this.threads && !this.threads.areEnded) return this.threads;
    const steps = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
    this.threads = new Threads(this.wanted - 1, { subject, name, modules: modulePaths(), steps });
    return this.threads;
  }

  /** `savingPaidFrom` as the last work of the threads, which are ended after it; undefined where there are none. */
  savingPaid(scenario: ResolvedScenario): SavingPaid | undefined {
    const { threads } = this;
    if (!threads || threads.areEnded) return undefined;
    return async (variant) => {
      const order = { subject: subjectOf(scenario, undefined), task: variant };
      const answer = await threads.run<string, Awaited<ReturnType<SavingPaid>>>("savingPaid", order);
      await this.close();
      if ("fault" in answer) throw answer.error;
      return answer.result;
    };
  }

  /** Ends them; tasks at work are given up. */
  async close(): Promise<void> {
    await this.threads?.close();
  }
}

/** Worker threads for arms and replicates of a scenario; every worker calibrates once and keeps its world. */
export function runWorkers(wanted?: number | Crew, ending?: Ending<RunTask>): Workers<RunTask, RunResult> {
  return workerThreads(wanted, "default", ending);
}

/** Worker threads that look at the futures of a coordination game. */
export function gameWorkers(wanted?: number): Workers<GameTask, GameResult> {
  return workerThreads(wanted, "future");
}

/** Worker threads that calibrate and run one parameter draw after the other. */
export function drawWorkers(
  wanted?: number | Crew,
  ending?: Ending<DrawTask>,
): Workers<DrawTask, DrawResult, OutcomeCell[]> {
  return workerThreads(wanted, "draw", ending);
}

/** Worker threads that ask the players at one parameter draw after the other. */
export function gameDrawWorkers(wanted?: number): Workers<Change[], GameDrawResult> {
  return workerThreads(wanted, "gameDraw");
}

/** Worker threads that ask candidates of a region for the moments of the data, undefined where one has no base year. */
export function candidateWorkers(
  wanted: number,
  ending?: Ending<Candidate>,
): Workers<Candidate, Moments | undefined, Conditions, Pick<ResolvedScenario, "region">> {
  return workerThreads(wanted, "candidate", ending);
}

/** Tasks that are given to a worker ahead, so that it does not wait for the next. */
const QUEUES = 2;

/** Milliseconds after which it is looked how many steps workers have done. */
const LOOK_EVERY = 200;

/** `name`: the function of `worker.js` that does a task. A crew is closed by whoever has it. */
function workerThreads<Task, Result, Setting = undefined, Part = ResolvedScenario>(
  wanted: number | Crew = availableParallelism(),
  name: string,
  { stop, attempts }: Ending<Task> = {},
): Workers<Task, Result, Setting, Part> {
  return {
    wanted: wanted instanceof Crew ? wanted.wanted : wanted,
    turn,
    start(scenario, beside, setting) {
      const crew = wanted instanceof Crew ? wanted : new Crew(1 + beside);
      const subject = subjectOf(scenario, setting);
      const threads = crew.threadsFor(subject, name);
      const runOnThread = (task: Task) => threads.run<Task, Result>(name, { subject, task });
      return {
        async run(tasks, done, stepped = () => {}, places = tasks.keys()) {
          const counter = new StepCounter(threads.steps, stepped);
          // A queue for each worker: all tasks at once may be more than the memory holds.
          const waiting = inTurn(places);
          // The first failure is the one that is told of; what comes in after it finds its place closed.
          const over = new AbortController();
          const queue = async () => {
            for await (const place of waiting) {
              const found = await resultOf(runOnThread, tasks[place]!, attempts, over.signal);
              if (over.signal.aborted) return;
              counter.look();
              if (found) done(place, found.result);
            }
          };
          // A task that is begun is told of: what waits in a second queue would be, too.
          const queues = Array.from({ length: (attempts ? 1 : QUEUES) * beside }, () =>
            queue().catch((error) => {
              over.abort();
              throw error;
            }),
          );
          try {
            const all = Promise.all(queues);
            await Promise.race(stop ? [all, untilStopped(stop, over.signal)] : [all]);
          } finally {
            over.abort();
            counter.end();
          }
        },
        close: async () => {
          if (crew !== wanted) await crew.close();
        },
      };
    },
  };
}

/** Undefined where the task is not begun, or has failed. */
async function resultOf<Task, Result>(
  runOnThread: (task: Task) => Promise<Answer<Result>>,
  task: Task,
  attempts: Attempts<Task> | undefined,
  over: AbortSignal,
): Promise<{ result: Result } | undefined> {
  while (attempts?.begins(task) ?? true) {
    const answer = await runOnThread(task).catch((death: unknown) => ({ death }));
    if ("result" in answer) return answer;
    // A thread that is ended here did not die of its task.
    if (over.aborted) return undefined;
    if (!attempts) throw "fault" in answer ? answer.error : answer.death;
    if ("death" in answer && attempts.died(task, answer.death)) continue;
    if ("fault" in answer) attempts.failed(task, answer.fault);
    return undefined;
  }
  return undefined;
}

/** Tells of the steps of workers: they add to a number that both see, which costs them nothing. */
class StepCounter {
  private readonly steps: Int32Array;
  private told: number;
  private readonly timer = setInterval(() => this.look(), LOOK_EVERY);

  constructor(
    steps: SharedArrayBuffer,
    private readonly stepped: (steps: number) => void,
  ) {
    this.steps = new Int32Array(steps);
    this.told = Atomics.load(this.steps, 0);
  }

  /** Tells of the steps since it last looked. */
  look(): void {
    const now = Atomics.load(this.steps, 0);
    if (now > this.told) this.stepped(now - this.told);
    this.told = now;
  }

  end(): void {
    clearInterval(this.timer);
  }
}
