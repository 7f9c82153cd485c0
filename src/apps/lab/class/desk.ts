import { useEffect, useState } from "preact/hooks";
import { SaidError, t } from "../../../words/index.js";

/** Milliseconds until a lost line is tried again. */
const AGAIN = 2000;

/** Times that a question is sent again while the network is away: a minute. */
const TRIES = 30;

/**
 * Asks the desk of the class, again while it cannot be reached: asking twice changes nothing. Rejects with SaidError,
 * which says why it does not do what it was asked.
 */
async function askDesk(what: string, body: object): Promise<{ token?: string }> {
  const response = await reached(what, JSON.stringify(body));
  const answer = (await response.json().catch(() => ({}))) as { token?: string; problem?: SaidError["text"] };
  if (!response.ok) throw new SaidError(answer.problem ?? t("class.noDesk"));
  return answer;
}

async function reached(what: string, body: string): Promise<Response> {
  for (let tried = 1; ; tried++) {
    try {
      return await fetch(`class/${what}`, { method: "POST", headers: { "Content-Type": "application/json" }, body });
    } catch {
      // A seat is not asked for twice: the first question may have been heard.
      if (what === "join" || tried === TRIES) throw new SaidError(t("class.noDesk"));
      await new Promise((resolve) => setTimeout(resolve, AGAIN));
    }
  }
}

export interface Told<View> {
  /** What this page may see, once it has been told. */
  view?: View | undefined;
  /** By how many milliseconds the clock of the desk is ahead. */
  ahead: number;
  /** Whether the line is open; `unknown`: the desk knows no such token. */
  line: "waiting" | "open" | "lost" | "unknown";
}

/** What the desk tells whoever has a token, kept up to date over a line that opens again when it drops. */
export function useDesk<View>(token: string): Told<View> {
  const [told, setTold] = useState<Told<View>>({ ahead: 0, line: "waiting" });
  useEffect(() => {
    let source: EventSource | undefined;
    let waiting: ReturnType<typeof setTimeout> | undefined;
    let left = false;
    const change = (part: Partial<Told<View>>) => setTold((before) => ({ ...before, ...part }));
    const open = () => {
      // Two may ask at once: the clock and a phone that wakes.
      source?.close();
      source = new EventSource(`class/events?token=${token}`);
      source.onopen = () => change({ line: "open" });
      source.addEventListener("clock", ({ data }) => change({ ahead: Number(data) - Date.now() }));
      source.addEventListener("view", ({ data }) => change({ view: JSON.parse(data) as View, line: "open" }));
      source.onerror = () => {
        change({ line: "lost" });
        // Browsers open it again by themselves, unless they were refused.
        if (source!.readyState !== EventSource.CLOSED) return;
        waiting = setTimeout(() => void again(), AGAIN);
      };
    };
    const again = async () => {
      const response = await fetch(`class/view?token=${token}`).catch(() => undefined);
      if (left) return;
      if (response?.status === 403) change({ line: "unknown" });
      else open();
    };
    // A phone that sleeps loses its line without being told.
    const awake = () => {
      if (document.visibilityState !== "visible" || source?.readyState !== EventSource.CLOSED) return;
      clearTimeout(waiting);
      void again();
    };
    open();
    document.addEventListener("visibilitychange", awake);
    return () => {
      left = true;
      clearTimeout(waiting);
      document.removeEventListener("visibilitychange", awake);
      source?.close();
    };
  }, [token]);
  return told;
}

/** Seconds that are left until a time of the desk's clock; undefined where there is none. */
export function useSecondsLeft(deadline: number | undefined, ahead: number): number | undefined {
  const left = deadline === undefined ? undefined : Math.max(0, Math.ceil((deadline - Date.now() - ahead) / 1000));
  const [, draw] = useState(0);
  useEffect(() => {
    if (deadline === undefined) return;
    const clock = setInterval(() => draw((count) => count + 1), 500);
    return () => clearInterval(clock);
  }, [deadline]);
  return left;
}

/** What parts of a page ask the desk with. */
export type Asking = Omit<ReturnType<typeof useAsk>, "failure">;

/** Asks, with a token where there is one; undefined where it was refused, which it remembers the reason of. */
export function useAsk(token?: string) {
  const [failure, setFailure] = useState<Error>();
  const [busy, setBusy] = useState(false);
  const ask = async (what: string, more: object = {}) => {
    setBusy(true);
    setFailure(undefined);
    const answer = await askDesk(what, { token, ...more }).catch((error: Error) => void setFailure(error));
    setBusy(false);
    return answer;
  };
  return { ask, busy, failure };
}
