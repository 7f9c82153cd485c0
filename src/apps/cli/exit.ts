/**
 * Exit status: 0 done, 1 failure in running, 2 usage or invalid input, 42 a task of a plan that fails on every machine;
 * where the program was asked to stop 130 (Ctrl-C) or 75 (the system that runs it, which may try again). Also 75: a
 * disk that is full or fails, which costs nothing that is finished.
 */
export const EXIT = { done: 0, failed: 1, invalid: 2, permanent: 42, again: 75, stopped: 130 } as const;
