/**
 * Signals by which somebody asks the program to stop: Ctrl-C, and those of schedulers. SIGUSR1 would open Node's
 * debugger where nobody listens to it.
 */
export const STOP_SIGNALS = ["SIGINT", "SIGTERM", "SIGUSR1"] as const;
