import { useCallback, useEffect, useState } from "preact/hooks";
import { estimateOf } from "../../../measures/results/index.js";
import { t } from "../../../words/index.js";
import type { Trial, TrialsAsk, TrialsEnd, WorldSpec } from "../engine/calls.js";
import { type LabFailure, studyEngine } from "../engine/client.js";
import { useText } from "../parts/language.js";

interface Props {
  world: WorldSpec;
  value: number;
  onChange(replicates: number): void;
}

const CHOICES = [1, 4, 8, 16, 30];

/** How many draws of luck; masses know of none. */
export function Replicates({ world, value, onChange }: Props) {
  const say = useText();
  if (world.population === "cohorts") return <span class="note">{say(t("lab.firmsMassesHereWithout"))}</span>;
  return (
    <label>
      {say(t("lab.drawsLuck"))}{" "}
      <select value={value} onChange={(event) => onChange(Number(event.currentTarget.value))}>
        {CHOICES.map((count) => (
          <option key={count} value={count}>
            {count}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Draws that a study of a world makes. */
export function drawsOf(world: WorldSpec, wanted: number): number {
  return world.population === "cohorts" ? 1 : wanted;
}

/** What is shown below is of another policy or world than the one that is set now. */
export function Stale() {
  const say = useText();
  return <p class="note">{say(t("lab.earlierSettingsRunAgain"))}</p>;
}

/** How far runs are, or why they are not. */
export function Progress({
  busy,
  done,
  all,
  failure,
}: {
  busy: boolean;
  done: number;
  all: number;
  failure?: LabFailure | undefined;
}) {
  const say = useText();
  if (failure)
    return (
      <p class="bad" role="alert">
        {say(failure.text)}
      </p>
    );
  if (!busy) return null;
  return (
    <p role="status">
      <progress max={all} value={done} aria-label={say(t("lab.runsDone"))} /> {say(t("lab.runs", { done, all }))}
    </p>
  );
}

/** A mean over draws of luck, and its 95 % interval; NaN bounds where a single draw knows of no chance. */
export interface Estimate {
  mean: number;
  low: number;
  high: number;
  /** Draws that it rests on. */
  count: number;
}

export type Run = Trial["policy"];

/** What runs have shown so far of an indicator at a place. */
export class Trials {
  private readonly trials: readonly Trial[];
  private readonly end: TrialsEnd;

  constructor(trials: readonly Trial[], end: TrialsEnd) {
    this.trials = trials;
    this.end = end;
  }

  /** Mean level of a run. */
  level(run: Run, place: string, indicator: string): Estimate {
    return this.estimate([...this.values(run, place, indicator).values()]);
  }

  /** Mean difference of two runs under the same luck, in the indicator's own unit. */
  difference(run: Run, other: Run, place: string, indicator: string): Estimate {
    const [own, theirs] = [this.values(run, place, indicator), this.values(other, place, indicator)];
    const differences = [...own].flatMap(([replicate, value]) => {
      const against = theirs.get(replicate);
      return against === undefined ? [] : [value - against];
    });
    return this.estimate(differences);
  }

  private estimate(values: readonly number[]): Estimate {
    const known = values.filter((value) => !Number.isNaN(value));
    if (known.length === 0) return { mean: Number.NaN, low: Number.NaN, high: Number.NaN, count: 0 };
    return { ...estimateOf(known), count: known.length };
  }

  private values(run: Run, place: string, indicator: string): Map<number, number> {
    const { scopes, indicators } = this.end;
    const [scope, column] = [scopes.indexOf(place), indicators.indexOf(indicator)];
    if (scope < 0 || column < 0) return new Map();
    const own = this.trials.filter(({ policy }) => policy === run);
    return new Map(own.map(({ replicate, values }) => [replicate, values[scope * indicators.length + column]!]));
  }
}

/** Whether two questions, plain data, are one. */
export function isSame<T>(one: T, other: T): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** An estimate of a difference in per cent of a level. */
export function inPercent({ mean, low, high, count }: Estimate, level: number): Estimate {
  const share = (value: number) => (100 * value) / Math.abs(level);
  return { mean: share(mean), low: share(low), high: share(high), count };
}

export interface RunningTrials {
  /** What was asked, once it is done. */
  result?: { ask: TrialsAsk; trials: Trials } | undefined;
  done: number;
  all: number;
  busy: boolean;
  failure?: LabFailure | undefined;
  start(ask: TrialsAsk): void;
}

/** Many runs in the second engine, one set at a time. `channel`: sets of other channels go on beside it. */
export function useTrials(channel: string): RunningTrials {
  const [state, setState] = useState<Omit<RunningTrials, "start">>({ done: 0, all: 0, busy: false });
  const [asked, setAsked] = useState<TrialsAsk>();
  const start = useCallback((ask: TrialsAsk) => setAsked({ ...ask }), []);
  useEffect(() => {
    if (!asked) return;
    let wanted = true;
    const trials: Trial[] = [];
    const show = (change: Partial<RunningTrials>) => wanted && setState((old) => ({ ...old, ...change }));
    show({ busy: true, failure: undefined, done: 0, all: asked.replicates * (1 + asked.policies.length) });
    studyEngine()
      .ask("trials", asked, channel, (trial) => {
        trials.push(trial);
        show({ done: trial.done, all: trial.all });
      })
      .then(
        (end) => show({ busy: false, result: { ask: asked, trials: new Trials(trials, end) } }),
        (failure: LabFailure) => show({ busy: false, failure }),
      );
    return () => {
      wanted = false;
    };
  }, [asked, channel]);
  return { ...state, start };
}
