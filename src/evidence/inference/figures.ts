import type { Text } from "../../words/index.js";
/**
 * A figure of a region at which its own flows agree with observed ones (indirect inference: Gourieroux, Monfort and
 * Renault 1993).
 */
export interface Inferred {
  value: number;
  /** At one standard error less and more of what was observed. */
  low: number;
  high: number;
  /** Half of what lies between them. */
  standardError: number;
  /** Observed coefficient that the model's flows were to give, and what they give at `value`. */
  target: number;
  simulated: number;
}

/** A figure, or why the observed flows do not tell it. */
export type Inference = Inferred | { identified: false; reason: Text };

/** Whether observed flows tell it. */
export function isInferred(inference: Inference): inference is Inferred {
  return !("identified" in inference);
}
