import { type AnyText, SaidError, t, toText } from "../words/index.js";

/**
 * A lever whose parameters contradict each other, or leave it nothing to do, as the names of the region show. `path`
 * leads to the place inside the lever: ["assignments", 0, "city"].
 */
export class LeverUseError extends SaidError {
  constructor(
    readonly path: readonly (string | number)[],
    readonly problem: { value?: unknown; what: AnyText; allowed: AnyText; hint: AnyText },
  ) {
    super(t("levers.pathWhat", { path: path.join("."), what: toText(problem.what) }));
  }
}
