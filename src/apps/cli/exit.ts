import { writeOut } from "../node/disk/carefulFile.js";
import { STOP_SIGNALS } from "../node/process/interrupt.js";

/**
 * Exit status: 0 done, 1 failure in running, 2 usage or invalid input, 42 a task of a plan that fails on every machine;
 * where the program was asked to stop 130 (Ctrl-C) or 75 (the system that runs it, which may try again). Also 75: a
 * disk that is full or fails, which costs nothing that is finished.
 */
export const EXIT = { done: 0, failed: 1, invalid: 2, permanent: 42, again: 75, stopped: 130 } as const;

/** From here on signals that ask the program to stop end it with a status of its own. */
export function catchSignals(): void {
  for (const signal of STOP_SIGNALS) process.on(signal, stop);
}

/**
 * Leaves SIGINT and SIGTERM to the system, which ends a thread in the midst of its work: for commands that compute in
 * this one without a pause.
 */
export function leaveSignals(): void {
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.off(signal, stop);
}

let told = () => "Stopped.";

/** Work that a signal ends at once with words of its own: on what is kept, say. */
export async function stoppedWith<Value>(words: () => string, work: () => Promise<Value>): Promise<Value> {
  const before = told;
  told = words;
  try {
    return await work();
  } finally {
    told = before;
  }
}

/** Work that can be stopped in order listens itself, and ends in its own time. */
function stop(signal: NodeJS.Signals): void {
  if (process.listenerCount(signal) > 1) return;
  writeOut(2, `${told()}\n`);
  process.exit(signal === "SIGINT" ? EXIT.stopped : EXIT.again);
}
