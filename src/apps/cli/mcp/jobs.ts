import { nearestName, UserError } from "../../../input/index.js";
import { SaidError, t } from "../../../words/index.js";
import { said } from "../language.js";

/** Seconds after which work is stopped, and finished work that is kept for who asks later. */
const LONGEST = 1800;
const MOST_KEPT = 16;

/** How work that takes long is told of and stopped. */
export interface Work {
  stop: AbortSignal;
  /** Done and all steps. */
  progress(done: number, total: number): void;
}

interface Job {
  controller: AbortController;
  done: number;
  total: number;
  result: Promise<object>;
}

/** Long work, one piece after the other: who waits too long gets a handle, by which the answer is asked for later. */
export class Jobs {
  private readonly jobs = new Map<string, Job>();
  private last: Promise<unknown> = Promise.resolve();
  private readonly patience: number;
  private count = 0;

  /** `patience`: seconds that a call waits. */
  constructor(patience: number) {
    this.patience = patience;
  }

  /** Starts work when all before it is done. `told`: hears of progress; `left`: whoever asked has gone. */
  start(
    work: (how: Work) => Promise<object>,
    told: (done: number, total: number) => void,
    left: AbortSignal,
  ): Promise<object> {
    const handle = `job-${++this.count}`;
    const controller = new AbortController();
    const { signal } = controller;
    const stop = () => controller.abort(stopped());
    const job: Job = { controller, done: 0, total: 0, result: Promise.resolve({}) };
    const progress = (done: number, total: number) => {
      Object.assign(job, { done, total });
      told(done, total);
    };
    job.result = this.last.then(async () => {
      signal.throwIfAborted();
      const limit = setTimeout(stop, 1000 * LONGEST);
      return work({ stop: signal, progress }).finally(() => clearTimeout(limit));
    });
    this.last = job.result.catch(() => {});
    left.addEventListener("abort", stop, { once: true });
    this.keep(handle, job);
    return this.wait(handle, job);
  }

  /** The answer of work that was begun, or how far it is. Throws UserError where no such work is known. */
  ask(handle: string, stop: boolean): Promise<object> {
    const job = this.jobs.get(handle);
    if (!job) {
      const known = [...this.jobs.keys()];
      const allowed = known.length > 0 ? known.join(", ") : t("mcp.noJobs");
      const nearest = nearestName(handle, known);
      throw new UserError({ file: "handle", value: handle, what: t("mcp.noJob"), allowed, nearest });
    }
    if (stop) job.controller.abort(stopped());
    return this.wait(handle, job);
  }

  /** Nobody asks any more. */
  stopAll(): void {
    for (const { controller } of this.jobs.values()) controller.abort(stopped());
  }

  private async wait(handle: string, job: Job): Promise<object> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<undefined>((resolve) => {
      timer = setTimeout(() => resolve(undefined), 1000 * this.patience);
    });
    const found = await Promise.race([job.result, late]).finally(() => clearTimeout(timer));
    if (found) return found;
    const { done, total } = job;
    return { handle, done, total, next: said(t("mcp.askLater", { handle })) };
  }

  private keep(handle: string, job: Job): void {
    this.jobs.set(handle, job);
    const [oldest] = this.jobs.keys();
    if (this.jobs.size > MOST_KEPT) this.jobs.delete(oldest!);
  }
}

const stopped = () => new SaidError(t("mcp.stopped", { seconds: LONGEST }));
