import { type EventEffect, intervalOf, isDetected } from "./effect.js";
import type { Prediction } from "./predict.js";

/** What an event says of a prediction. */
export type Verdict = "contradicted, too little" | "contradicted, too much" | "inside, not informative" | "supported";

/**
 * contradicted: no part of the prediction's band is among the effects that the event allows, the model promises too
 * much or too little. supported: what happened lies outside of what nothing brings, and the whole band is among what
 * the event allows and has its sign. Anything else is allowed and says little.
 */
export function verdictOf(happened: Pick<EventEffect, "effect" | "band">, { central, worlds }: Prediction): Verdict {
  const [low, high] = intervalOf(happened);
  const band = worlds ?? { low: central, high: central };
  if (band.high < low) return "contradicted, too little";
  if (band.low > high) return "contradicted, too much";
  const within = band.low >= low && band.high <= high;
  const sign = Math.sign(happened.effect);
  const signed = Math.sign(band.low) === sign && Math.sign(band.high) === sign;
  return isDetected(happened) && within && signed ? "supported" : "inside, not informative";
}

/** Whether a control was seen, or an event contradicts the model: what is told first. */
export function isEventMiss({ event, ...happened }: EventEffect, verdict: Verdict | undefined): boolean {
  return event.kind === "control" ? !isDetected(happened) : verdict?.startsWith("contradicted") === true;
}
