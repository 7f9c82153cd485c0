import { CLUSTER, effectAt, pairsOf, type Summary } from "../../measures/results/index.js";

/** When effects are precise enough. */
export interface StoppingRule {
  indicator: string;
  halfWidth: number;
}

/**
 * With a stopping rule replicates are run in rounds of four, so that the stop falls on the same number whatever the
 * executor. A block is whole rounds.
 */
export const ROUND = 4;

/** Of every variant that can be compared; one without any pair does not get more precise. */
export function preciseEnough(summary: Summary, stop: StoppingRule): boolean {
  const scope = summary.scopes.indexOf(CLUSTER);
  const indicator = summary.indicators.indexOf(stop.indicator);
  const compared = summary.names.flatMap((_, v) => (v > 0 && pairsOf(summary, v).length > 0 ? [v] : []));
  if (indicator < 0 || compared.length === 0) return false;
  return compared.every((v) => {
    const effect = effectAt(summary, v, summary.years.length - 1, scope, indicator);
    const half = (effect.ciHigh - effect.ciLow) / 2;
    return pairsOf(summary, v).length >= ROUND && half <= stop.halfWidth * Math.abs(effect.baselineMean);
  });
}
