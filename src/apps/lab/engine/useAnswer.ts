import { useEffect, useRef, useState } from "preact/hooks";
import type { Calls, Kind, OpenedWorld, Progress } from "./calls.js";
import { exploreEngine, type LabFailure, studyEngine } from "./client.js";

/** A question that takes seconds, as far as it has been answered. */
export interface Answering<K extends Kind> {
  /** Of this very question; absent until it is there. */
  answer?: Calls[K]["answer"] | undefined;
  busy: boolean;
  progress?: Progress | undefined;
  failure?: LabFailure | undefined;
}

/**
 * Asks the engine for what takes seconds, again whenever the question changes. `undefined`: nothing to ask. A later
 * question of the channel stops an earlier one.
 */
export function useAnswer<K extends Kind>(
  kind: K,
  ask: Calls[K]["ask"] | undefined,
  channel: string = kind,
): Answering<K> {
  const key = ask === undefined ? undefined : JSON.stringify(ask);
  const [state, setState] = useState<Answering<K> & { key?: string | undefined }>({ busy: false });
  const wanted = useRef<string | undefined>(undefined);
  useEffect(() => {
    wanted.current = key;
    if (ask === undefined) return;
    const show = (next: Answering<K>) => wanted.current === key && setState({ ...next, key });
    show({ busy: true });
    const step = (progress: unknown) => show({ busy: true, progress: progress as Progress });
    studyEngine()
      .ask(kind, ask, channel, step)
      .then(
        (answer) => show({ busy: false, answer }),
        (failure: LabFailure) => show({ busy: false, failure }),
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
  failure?: LabFailure | undefined;
}

/** Opens a scenario. Until another one is there the former stays away: its places are not those of the new one. */
export function useWorld(scenario: string): Opening {
  const [opening, setOpening] = useState<Opening & { scenario: string }>({ scenario });
  useEffect(() => {
    let wanted = true;
    const take = (found: Opening) => wanted && setOpening({ scenario, ...found });
    exploreEngine()
      .ask("open", { scenario }, "open")
      .then(
        (world) => take({ world }),
        (failure: LabFailure) => take({ failure }),
      );
    return () => {
      wanted = false;
    };
  }, [scenario]);
  return opening.scenario === scenario ? opening : {};
}
