import { useEffect, useRef, useState } from "preact/hooks";
import type { Calls, Kind, OpenedWorld, Progress } from "./calls.js";
import { exploreEngine, type LabClient, type LabFailure, studyEngine } from "./client.js";

/** A question that takes seconds, as far as it has been answered. */
export interface Answering<K extends Kind> {
  /** Of this very question; absent until it is there. */
  answer?: Calls[K]["answer"] | undefined;
  busy: boolean;
  progress?: Progress | undefined;
  failure?: LabFailure | undefined;
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
  const { answer, failure } = useAnswer("open", { scenario }, { engine: exploreEngine });
  return { world: answer, failure };
}
