import { SaidError, type Text, t } from "../../../words/index.js";

/**
 * Signals by which somebody asks the program to stop: Ctrl-C, and those of schedulers. SIGUSR1 would open Node's
 * debugger where nobody listens to it.
 */
export const STOP_SIGNALS = ["SIGINT", "SIGTERM", "SIGUSR1"] as const;

/** Somebody asked the program to stop: Ctrl-C, or the system that runs it. */
export class Interrupted extends SaidError {
  override readonly name = "Interrupted";

  constructor(
    readonly signal: NodeJS.Signals,
    text: Text = t("node.stoppedNothingKept"),
  ) {
    super(text);
  }
}

/**
 * Does work that can be stopped: `stop` is aborted with the reason Interrupted. Before and after a signal ends the
 * process at once.
 */
export async function interruptible<Value>(work: (stop: AbortSignal) => Promise<Value>): Promise<Value> {
  const controller = new AbortController();
  const stop = (signal: NodeJS.Signals) => controller.abort(new Interrupted(signal));
  for (const signal of STOP_SIGNALS) process.on(signal, stop);
  try {
    return await work(controller.signal);
  } finally {
    for (const signal of STOP_SIGNALS) process.off(signal, stop);
  }
}

/** Lets signals come through between steps of work in this thread; throws the reason where they ask it to stop. */
export function pauseFor(stop: AbortSignal): () => Promise<void> {
  return async () => {
    await new Promise(setImmediate);
    stop.throwIfAborted();
  };
}

/** Rejects with the reason as soon as somebody asks to stop; `over`: from when on nobody waits for that. */
export function untilStopped(stop: AbortSignal, over?: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (stop.aborted) reject(stop.reason);
    stop.addEventListener("abort", () => reject(stop.reason), { once: true, ...(over && { signal: over }) });
  });
}
