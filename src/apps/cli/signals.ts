import { writeOut } from "../node/disk/standardOutput.js";
import { STOP_SIGNALS } from "../node/process/interrupt.js";
import { EXIT } from "./exit.js";

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

/** Work that can be stopped in order listens itself, and ends in its own time. */
function stop(signal: NodeJS.Signals): void {
  if (process.listenerCount(signal) > 1) return;
  writeOut(2, "Stopped.\n");
  process.exit(signal === "SIGINT" ? EXIT.stopped : EXIT.again);
}
