import { useEffect, useRef, useState } from "preact/hooks";
import type { SaidError } from "../../../words/index.js";
import {
  type Both,
  type Calls,
  cellOf,
  type Kind,
  type OpenedWorld,
  type Progress,
  type RunAsk,
  type RunEnd,
  type RunShape,
  type RunStep,
  type RunYear,
} from "./calls.js";
import { exploreEngine, type LabClient, studyEngine } from "./client.js";

/** A run as far as it is known: both arms year by year. */
export interface RunData {
  ask: RunAsk;
  shape: RunShape;
  baseline: readonly RunYear[];
  policy: readonly RunYear[];
  /** Once all years are there. */
  end?: RunEnd | undefined;
}

/** What parts of the page show of a run. */
export interface Shown {
  world: OpenedWorld;
  data: RunData | undefined;
  /** The data are of the policy that is set, not of an earlier one. */
  current: boolean;
  /** Position of the year that is shown. */
  at: number;
}

export interface Running {
  /** The latest that there is to show of the scenario; of an earlier policy while a later one is worked on. */
  data?: RunData | undefined;
  /** `data` are of the world and the policy that are asked for now, not of earlier ones. */
  current: boolean;
  busy: boolean;
  /** Why what is asked for now cannot be run. */
  failure?: SaidError | undefined;
}

/** What a runner has found, of whatever was asked last. */
interface Found {
  data?: RunData | undefined;
  busy: boolean;
  failed?: { ask: RunAsk; failure: SaidError } | undefined;
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
  const runs = useRef<ReturnType<typeof runner>>(undefined);
  runs.current ??= runner(channel, setFound);
  useEffect(() => {
    if (ask) runs.current!(ask);
  }, [JSON.stringify(ask)]);
  const current = isSameRun(data?.ask, ask);
  // Results of another scenario are not this one's.
  const own = data?.ask.world.scenario === ask?.world.scenario ? data : undefined;
  return { data: own, current, busy, failure: isSameRun(failed?.ask, ask) ? failed?.failure : undefined };
}

/** Whether two questions are about one policy in one world; what is read of it may differ. */
export function isSameRun(one: RunAsk | undefined, other: RunAsk | undefined): boolean {
  const run = ({ world, policy }: RunAsk) => JSON.stringify([world, policy]);
  return one !== undefined && other !== undefined && run(one) === run(other);
}

/** Asks one question after the other, and leaves out those that have been overtaken. */
function runner(channel: string, show: (change: (old: Found) => Found) => void): (ask: RunAsk) => void {
  let latest = 0;
  let started: number | undefined;
  let pending: RunAsk | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const next = () => {
    if (pending) start(pending);
  };

  const start = (ask: RunAsk) => {
    const number = ++latest;
    // What waits was asked before.
    clearTimeout(timer);
    pending = undefined;
    started = performance.now();
    show(({ data }) => ({ data, busy: true }));
    const gathered = gatherer(ask);
    let shown = started + PATIENCE;
    const take = (step: RunStep) => {
      gathered.add(step);
      if (number !== latest || performance.now() < shown || !gathered.worthShowing()) return;
      shown = performance.now() + PATIENCE;
      show(() => ({ data: gathered.data(), busy: true }));
    };
    const done = (change: (old: Found) => Found) => {
      if (number !== latest) return;
      started = undefined;
      show(change);
      next();
    };
    exploreEngine()
      .ask("run", ask, channel, take)
      .then(
        (end) => done(() => ({ data: gathered.data(end), busy: false })),
        (failure: SaidError) => done(({ data }) => ({ data, busy: false, failed: { ask, failure } })),
      );
  };

  return (ask) => {
    const left = started === undefined ? 0 : started + GRACE - performance.now();
    if (left <= 0) return start(ask);
    pending = ask;
    clearTimeout(timer);
    timer = setTimeout(next, left);
  };
}

/** What has come of a run. */
function gatherer(ask: RunAsk) {
  let shape: RunShape;
  const [baseline, policy]: [RunYear[], RunYear[]] = [[], []];
  return {
    add(step: RunStep) {
      if ("shape" in step) shape = step.shape;
      else (step.arm === 0 ? baseline : policy).push(step.year);
    },
    /** A first year of the policy, to be held against the baseline. */
    worthShowing: () => policy.length > 0,
    data: (end?: RunEnd): RunData => ({ ask, shape, baseline: [...baseline], policy: [...policy], end }),
  };
}

/** Values of an indicator at a place, by year; NaN where there is none, shorter where years have not come yet. */
export function seriesOf({ shape, ...arms }: RunData, arm: "baseline" | "policy", place: string, indicator: string) {
  const cell = cellOf(shape, place, indicator);
  return arms[arm].map(({ values }) => values[cell] ?? NaN);
}

/** Baseline and policy of one place in one year; NaN where there is none. */
export function pairAt({ shape, baseline, policy }: RunData, place: string, indicator: string, at: number): Both {
  const cell = cellOf(shape, place, indicator);
  return [baseline[at]?.values[cell] ?? NaN, policy[at]?.values[cell] ?? NaN];
}

/** Change in per cent of the baseline; NaN where there is none. */
export function percentChange([before, after]: Both): number {
  return (100 * (after - before)) / Math.abs(before);
}

/** A question that takes seconds, as far as it has been answered. */
export interface Answering<K extends Kind> {
  /** Of this very question; absent until it is there. */
  answer?: Calls[K]["answer"] | undefined;
  busy: boolean;
  progress?: Progress | undefined;
  failure?: SaidError | undefined;
}

/**
 * Asks an engine, again whenever the question changes. `undefined`: nothing to ask. A later question of the channel
 * stops an earlier one.
 */
export function useAnswer<K extends Kind>(
  kind: K,
  ask: Calls[K]["ask"] | undefined,
  { channel = kind, engine = studyEngine }: { channel?: string; engine?: () => LabClient } = {},
): Answering<K> {
  const key = ask === undefined ? undefined : JSON.stringify(ask);
  const [state, setState] = useState<Answering<K> & { key?: string | undefined }>({ busy: false });
  const wanted = useRef<string | undefined>(undefined);
  useEffect(() => {
    wanted.current = key;
    if (ask === undefined) return;
    const show = (next: Answering<K>) => wanted.current === key && setState({ ...next, key });
    show({ busy: true });
    engine()
      .ask(kind, ask, channel, (progress) => show({ busy: true, progress: progress as Progress }))
      .then(
        (answer) => show({ busy: false, answer }),
        (failure: SaidError) => show({ busy: false, failure }),
      );
    return () => {
      wanted.current = undefined;
    };
  }, [key, kind, channel]);
  if (key === undefined) return { busy: false };
  return state.key === key ? state : { busy: true };
}

/** A scenario that is being opened: the world once it is there, or why it is not. */
export interface Opening {
  world?: OpenedWorld | undefined;
  failure?: SaidError | undefined;
}

/** Opens a scenario. Until another one is there the former stays away: its places are not those of the new one. */
export function useWorld(scenario: string): Opening {
  const { answer, failure } = useAnswer("open", { scenario }, { engine: exploreEngine });
  return { world: answer, failure };
}
