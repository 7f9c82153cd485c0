import type { ComponentChildren } from "preact";
import { useRef, useState } from "preact/hooks";
import { estimateOf } from "../../../measures/results/index.js";
import type { SaidError, TextKey } from "../../../words/index.js";
import { cellOf, type Trial, type TrialsAsk, type TrialsEnd, type WorldSpec } from "../engine/calls.js";
import { studyEngine } from "../engine/client.js";
import { Alert, Button, counts, Note, Section, Select, useText } from "../parts/widgets.js";

interface Props {
  world: WorldSpec;
  value: number;
  onChange(replicates: number): void;
}

/** How many replicates; cohorts know no chance. */
export function Replicates({ world, value, onChange }: Props) {
  if (world.population === "cohorts") return <Note as="span" text="lab.firmsMassesHereWithout" />;
  return (
    <Select
      label="lab.drawsLuck"
      value={value}
      options={counts([1, 4, 8, 16, 30])}
      onChoose={(count) => onChange(Number(count))}
    />
  );
}

/** Draws that a study of a world makes. */
export function drawsOf(world: WorldSpec, wanted: number): number {
  return world.population === "cohorts" ? 1 : wanted;
}

/** How far runs are, or why they are not. */
export function Progress({ busy, done, all, failure }: HowFar) {
  const say = useText();
  if (failure) return <Alert kind="bad">{say(failure.text)}</Alert>;
  if (!busy) return null;
  return (
    <p role="status">
      <progress max={all} value={done} aria-label={say("lab.runsDone")} /> {say("lab.runs", { done, all })}
    </p>
  );
}

interface StudyProps {
  title: TextKey;
  /** What is chosen before it is run. */
  choices?: ComponentChildren;
  onRun(): void;
  running: HowFar;
  /** What is shown is of other settings than those that stand now. */
  stale: boolean | undefined;
  children: ComponentChildren;
}

/** Many runs that are asked for by a button, how far they are, and what came of them. */
export function Study({ title, choices, onRun, running, stale, children }: StudyProps) {
  return (
    <Section title={title}>
      <div class="bar">
        {choices}
        <Button onClick={onRun} text="lab.run" />
      </div>
      <Progress {...running} />
      {stale && <Note text="lab.earlierSettingsRunAgain" />}
      {children}
    </Section>
  );
}

/** A mean over replicates, and its 95 % interval; NaN bounds where a single one knows no chance. */
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
    if (known.length === 0) return { mean: NaN, low: NaN, high: NaN, count: 0 };
    return { ...estimateOf(known), count: known.length };
  }

  private values(run: Run, place: string, indicator: string): Map<number, number> {
    const cell = cellOf(this.end, place, indicator);
    const own = this.trials.filter(({ policy }) => policy === run && cell >= 0);
    return new Map(own.map(({ replicate, values }) => [replicate, values[cell]!]));
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

/** How far runs are. */
interface HowFar {
  done: number;
  all: number;
  busy: boolean;
  failure?: SaidError | undefined;
}

export interface RunningTrials extends HowFar {
  /** What was asked, once it is done. */
  result?: { ask: TrialsAsk; trials: Trials } | undefined;
  start(ask: TrialsAsk): void;
}

/** Many runs in the second engine, one set at a time. `channel`: sets of other channels go on beside it. */
export function useTrials(channel: string): RunningTrials {
  const [state, setState] = useState<Omit<RunningTrials, "start">>({ done: 0, all: 0, busy: false });
  const latest = useRef(0);
  const start = (ask: TrialsAsk) => {
    const number = ++latest.current;
    const trials: Trial[] = [];
    const show = (change: Partial<RunningTrials>) =>
      number === latest.current && setState((old) => ({ ...old, ...change }));
    show({ busy: true, failure: undefined, done: 0, all: ask.replicates * (1 + ask.policies.length) });
    studyEngine()
      .ask("trials", ask, channel, (trial) => {
        trials.push(trial);
        show({ done: trial.done, all: trial.all });
      })
      .then(
        (end) => show({ busy: false, result: { ask, trials: new Trials(trials, end) } }),
        (failure: SaidError) => show({ busy: false, failure }),
      );
  };
  return { ...state, start };
}

/** The same of studies that say more of themselves than what is asked; `done`: the latest one, once its runs are. */
export function useStudy<Made extends { ask: TrialsAsk }>(channel: string) {
  const { result, start, ...running } = useTrials(channel);
  const [made, setMade] = useState<Made>();
  const run = (next: Made) => {
    setMade(next);
    start(next.ask);
  };
  const done = made && result && isSame(result.ask, made.ask) ? { made, trials: result.trials } : undefined;
  return { done, run, running };
}
