/** Exit status: 0 done, 1 failure in running, 2 usage or invalid input. */
export const EXIT = { done: 0, failed: 1, invalid: 2 } as const;

/** Takes the command's status to the entry point. */
export type Finish = (status: number) => void;
