import { useCallback, useEffect, useState } from "preact/hooks";
import type { Trial, TrialsAsk } from "../engine/calls.js";
import { type LabFailure, studyEngine } from "../engine/client.js";
import { Trials } from "./estimate.js";

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
