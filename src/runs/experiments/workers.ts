import type { ResolvedScenario } from "../../input/index.js";

/** Runs tasks, in this thread or on workers; the numbers do not depend on it. */
export interface Runner<Task, Result> {
  /**
   * Reports each task by its place, in any order. `stepped`: told of steps within tasks, where these tell of any.
   * `places`: of those that it does, all if left out; each is taken when its turn comes.
   */
  run(
    tasks: readonly Task[],
    done: (place: number, result: Result) => void,
    stepped?: (steps: number) => void,
    places?: Places,
  ): Promise<void>;
}

export type Places = Iterable<number> | AsyncIterable<number>;

/** Lets others have their turn between the steps of work in this thread; what it throws stops the work. */
export type Pause = () => Promise<void>;

/** Does one task after the other in this thread, with a pause after each. */
export function oneByOne<Task, Result>(
  work: (task: Task, stepped?: (steps: number) => void) => Result | Promise<Result>,
  pause: Pause = () => Promise.resolve(),
): Runner<Task, Result> {
  return {
    async run(tasks, done, stepped, places = tasks.keys()) {
      for await (const place of places) {
        done(place, await work(tasks[place], stepped));
        await pause();
      }
    },
  };
}

/**
 * Threads that work: how many are wanted, this one counted, and how those beside it are started for the tasks of a
 * scenario. `setting`: plain data that all tasks share. `Subject`: the scenario, or the part of it that the tasks need.
 */
export interface Workers<Task, Result, Setting = undefined, Subject = ResolvedScenario> {
  wanted: number;
  start(scenario: Subject, beside: number, setting?: Setting): Runner<Task, Result> & { close(): Promise<void> };
  /** Lets those beside this thread hand over what they have done, and signals come through. */
  turn(): Promise<void>;
}

/**
 * Does work on as many threads as are wanted and of use for so many tasks: in this one and in others beside it, which
 * all take the next task when they are free. `work` is told their number.
 */
export async function onWorkers<Task, Result, Value>(
  scenario: ResolvedScenario,
  tasks: number,
  inThisThread: Runner<Task, Result>,
  workers: Workers<Task, Result> | undefined,
  work: (runner: Runner<Task, Result>, workers: number) => Promise<Value>,
): Promise<Value> {
  if (!workers) return work(inThisThread, 1);
  const useful = Math.min(workers.wanted, tasks);
  const here = pausing(inThisThread, workers.turn);
  if (useful <= 1) return work(here, 1);
  const pool = workers.start(scenario, useful - 1);
  try {
    return await work(together(pool, here), useful);
  } finally {
    await pool.close();
  }
}

/** Takes a turn before each task, also where it is the only one: a signal comes through between two of them. */
function pausing<Task, Result>({ run }: Runner<Task, Result>, turn: () => Promise<void>): Runner<Task, Result> {
  return {
    run: (tasks, done, stepped, places = tasks.keys()) => run(tasks, done, stepped, inTurn(places, turn)),
  };
}

/** The first failure of either ends both: nothing is told after it, and no task begun. */
function together<Task, Result>(pool: Runner<Task, Result>, inThisThread: Runner<Task, Result>): Runner<Task, Result> {
  return {
    async run(tasks, done, stepped = () => {}) {
      let over = false;
      const shared = inTurn(tasks.keys());
      const untilOver =
        <Told extends unknown[]>(tell: (...told: Told) => void) =>
        (...told: Told) => {
          if (over) throw new Error("other tasks have failed");
          tell(...told);
        };
      // Told by a clock, where nobody catches what is thrown.
      const whileAll = (steps: number) => {
        if (!over) stepped(steps);
      };
      try {
        await Promise.all([
          pool.run(tasks, untilOver(done), whileAll, shared),
          inThisThread.run(tasks, untilOver(done), untilOver(stepped), shared),
        ]);
      } finally {
        over = true;
      }
    },
  };
}

/** Places for several who take them. Whoever leaves before the end closes it for all. `turn`: before each. */
export async function* inTurn(places: Places, turn = () => Promise.resolve()): AsyncGenerator<number> {
  for await (const place of places) {
    await turn();
    yield place;
  }
}

/** What comes of work with stops, which it is told of. */
export function finished<Step, Result>(work: Generator<Step, Result>, stepped?: (step: Step) => void): Result {
  for (let step = work.next(); ; step = work.next()) {
    if (step.done) return step.value;
    stepped?.(step.value);
  }
}
