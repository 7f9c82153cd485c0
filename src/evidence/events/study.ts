import { type EventEffect, isDetected, type PooledEffect, pooled } from "./effect.js";
import type { Prediction } from "./predict.js";
import { isEventMiss, type Verdict, verdictOf } from "./verdict.js";

/** An event beside what the model says of it. */
export interface EventResult {
  happened: EventEffect;
  prediction?: Prediction | undefined;
  verdict?: Verdict | undefined;
}

/** Events of one pool together: their mean beside the mean of what the model says of those that it speaks of. */
export interface PoolResult {
  happened: PooledEffect;
  prediction?: Prediction | undefined;
  verdict?: Verdict | undefined;
}

export interface EventStudy {
  /** Misses first. */
  events: EventResult[];
  pools: PoolResult[];
}

export function studyEvents(
  effects: readonly EventEffect[],
  predictions: ReadonlyMap<string, Prediction>,
  seed?: string,
): EventStudy {
  const results = effects.map((happened): EventResult => {
    const prediction = predictions.get(happened.event.id);
    return { happened, prediction, verdict: prediction && verdictOf(happened, prediction) };
  });
  const missed = ({ happened, verdict }: EventResult) => isEventMiss(happened, verdict);
  const pools = [...new Set(effects.flatMap(({ event }) => event.pool ?? []))];
  return {
    events: [...results.filter(missed), ...results.filter((result) => !missed(result))],
    pools: pools.map((pool) => poolResult(pool, effects, predictions, seed)),
  };
}

/** Of the events that the model speaks of alone; of all where it speaks of none. */
function poolResult(
  pool: string,
  effects: readonly EventEffect[],
  predictions: ReadonlyMap<string, Prediction>,
  seed?: string,
): PoolResult {
  const members = effects.filter(({ event }) => event.pool === pool);
  const spoken = members.filter(({ event }) => predictions.has(event.id));
  const happened = pooled(pool, members, seed);
  if (spoken.length === 0) return { happened };
  const prediction = meanOf(spoken.map(({ event }) => predictions.get(event.id)!));
  return { happened, prediction, verdict: verdictOf(pooled(pool, spoken, seed), prediction) };
}

/** Mean of predictions; ends of bands are averaged as if worlds that raise one raise all, the widest that it may be. */
function meanOf(predictions: readonly Prediction[]): Prediction {
  const mean = (value: (one: Prediction) => number) =>
    predictions.reduce((sum, one) => sum + value(one), 0) / predictions.length;
  const central = mean((one) => one.central);
  if (predictions.some(({ worlds }) => worlds === null)) return { central, worlds: null };
  return {
    central,
    worlds: {
      low: mean(({ worlds }) => worlds!.low),
      median: mean(({ worlds }) => worlds!.median),
      high: mean(({ worlds }) => worlds!.high),
      count: Math.min(...predictions.map(({ worlds }) => worlds!.count)),
    },
  };
}

/** Controls that were seen, of all. */
export function controlsSeen({ events }: EventStudy): { seen: number; of: number } {
  const controls = events.filter(({ happened }) => happened.event.kind === "control");
  return { seen: controls.filter(({ happened }) => isDetected(happened)).length, of: controls.length };
}
