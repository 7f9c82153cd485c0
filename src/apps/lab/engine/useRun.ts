import { useEffect, useRef, useState } from "preact/hooks";
import type { RunAsk, RunEnd, RunShape, RunStep, RunYear } from "./calls.js";
import { exploreEngine, type LabFailure } from "./client.js";

/** A run as far as it is known: both arms year by year. */
export interface RunData {
  ask: RunAsk;
  shape: RunShape;
  baseline: readonly RunYear[];
  policy: readonly RunYear[];
  /** Once all years are there. */
  end?: RunEnd | undefined;
}

export interface Running {
  /** The latest that there is to show; of an earlier question while a later one is worked on. */
  data?: RunData | undefined;
  /** `data` are of the world and the policy that are asked for now, not of earlier ones. */
  current: boolean;
  busy: boolean;
  /** Why what is asked for now cannot be run. */
  failure?: LabFailure | undefined;
}

/** What a runner has found, of whatever was asked last. */
interface Found {
  data?: RunData | undefined;
  busy: boolean;
  failed?: { ask: RunAsk; failure: LabFailure } | undefined;
}

/** Milliseconds after which years of a run that is not finished are shown, and how often. */
const PATIENCE = 200;

/**
 * Milliseconds that a run which nobody waits for any more may go on: somebody who drags a slider shall see something.
 */
const GRACE = 300;

/**
 * Runs the policy beside its baseline, again whenever something changes. `undefined`: nothing to run yet. Runs of other
 * channels go on beside it.
 */
export function useRun(ask: RunAsk | undefined, channel: string): Running {
  const [{ data, busy, failed }, setFound] = useState<Found>({ busy: false });
  const runner = useRef<Runner | undefined>(undefined);
  runner.current ??= new Runner(channel, setFound);
  const key = JSON.stringify(ask);
  useEffect(() => {
    if (ask) runner.current!.ask(ask);
  }, [key]);
  const current = isSameRun(data?.ask, ask);
  return { data, current, busy, failure: isSameRun(failed?.ask, ask) ? failed?.failure : undefined };
}

/** Whether two questions are about one policy in one world; what is read of it may differ. */
export function isSameRun(one: RunAsk | undefined, other: RunAsk | undefined): boolean {
  const run = ({ world, policy }: RunAsk) => JSON.stringify([world, policy]);
  return one !== undefined && other !== undefined && run(one) === run(other);
}

/** Asks one question after the other, and leaves out those that have been overtaken. */
class Runner {
  private readonly channel: string;
  private readonly show: (change: (old: Found) => Found) => void;
  private current = 0;
  private started: number | undefined;
  private pending: RunAsk | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(channel: string, show: (change: (old: Found) => Found) => void) {
    this.channel = channel;
    this.show = show;
  }

  ask(ask: RunAsk): void {
    const left = this.started === undefined ? 0 : this.started + GRACE - performance.now();
    if (left <= 0) {
      this.start(ask);
      return;
    }
    this.pending = ask;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.next(), left);
  }

  private next(): void {
    clearTimeout(this.timer);
    const { pending } = this;
    this.pending = undefined;
    if (pending) this.start(pending);
  }

  private start(ask: RunAsk): void {
    const number = ++this.current;
    const began = performance.now();
    this.started = began;
    this.show(({ data }) => ({ data, busy: true }));
    const gathered = new Gathered(ask);
    let shown = began + PATIENCE;
    const take = (step: RunStep) => {
      gathered.add(step);
      if (number !== this.current || performance.now() < shown || !gathered.worthShowing) return;
      shown = performance.now() + PATIENCE;
      this.show(() => ({ data: gathered.data(), busy: true }));
    };
    const done = (change: (old: Found) => Found) => {
      if (number !== this.current) return;
      this.started = undefined;
      this.show(change);
      this.next();
    };
    exploreEngine()
      .ask("run", ask, this.channel, take)
      .then(
        (end) => done(() => ({ data: gathered.data(end), busy: false })),
        (failure: LabFailure) => done(({ data }) => ({ data, busy: false, failed: { ask, failure } })),
      );
  }
}

/** What has come of a run. */
class Gathered {
  private readonly ask: RunAsk;
  private shape: RunShape | undefined;
  private readonly arms: [RunYear[], RunYear[]] = [[], []];

  constructor(ask: RunAsk) {
    this.ask = ask;
  }

  /** A first year of the policy, to be held against the baseline. */
  get worthShowing(): boolean {
    return this.arms[1].length > 0;
  }

  add(step: RunStep): void {
    if ("shape" in step) this.shape = step.shape;
    else this.arms[step.arm].push(step.year);
  }

  data(end?: RunEnd): RunData {
    const [baseline, policy] = this.arms;
    return { ask: this.ask, shape: this.shape!, baseline: [...baseline], policy: [...policy], end };
  }
}

/** Values of an indicator at a place, by year; NaN where there is none, shorter where years have not come yet. */
export function seriesOf({ shape, ...arms }: RunData, arm: "baseline" | "policy", place: string, indicator: string) {
  const cell = cellOf(shape, place, indicator);
  return arms[arm].map(({ values }) => (cell < 0 ? Number.NaN : values[cell]!));
}

/** Position of an indicator at a place among the values of a year; -1 where there is none. */
export function cellOf({ scopes, indicators }: RunData["shape"], place: string, indicator: string): number {
  const [scope, column] = [scopes.indexOf(place), indicators.indexOf(indicator)];
  return scope < 0 || column < 0 ? -1 : scope * indicators.length + column;
}

/** Baseline and policy of one place in one year; NaN where there is none. */
export function pairAt(data: RunData, place: string, indicator: string, at: number): [number, number] {
  const cell = cellOf(data.shape, place, indicator);
  const value = (arm: "baseline" | "policy") => (cell < 0 ? Number.NaN : (data[arm][at]?.values[cell] ?? Number.NaN));
  return [value("baseline"), value("policy")];
}

/** Change in per cent of the baseline; NaN where there is none. */
export function percentChange([before, after]: readonly [number, number]): number {
  return (100 * (after - before)) / Math.abs(before);
}
