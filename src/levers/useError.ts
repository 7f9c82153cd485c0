/**
 * A lever whose parameters contradict each other, or leave it nothing to do, as the names of the region show. `path` leads to the place inside the
 * lever: ["assignments", 0, "city"].
 */
export class LeverUseError extends Error {
  constructor(
    readonly path: readonly (string | number)[],
    readonly problem: { value?: unknown; what: string; allowed: string; hint: string },
  ) {
    super(`${path.join(".")} ${problem.what}`);
  }
}
