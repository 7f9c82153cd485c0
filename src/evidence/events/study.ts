import { mistakeAt, type ResolvedScenario } from "../../input/index.js";
import { log } from "../../maths/numerics/elementary.js";
import { sumOf } from "../../maths/numerics/sums.js";
import { bandOfDraws, because, csvTable, type Reason } from "../../measures/results/index.js";
import {
  centralAndDrawn,
  type Draws,
  failureIn,
  type OutcomeCell,
  type StudyOptions,
  type StudyPlan,
  valueIn,
} from "../../runs/studies/index.js";
import { someOf, t } from "../../words/index.js";
import { type EventEffect, intervalOf, isDetected, type PooledEffect, pooled } from "./effect.js";
import type { DatedEvent, Donors } from "./events.js";

/** What happened beside what the model says of it. */
interface Told<Happened> {
  happened: Happened;
  prediction?: Prediction | undefined;
  verdict?: Verdict | undefined;
}

export type EventResult = Told<EventEffect>;

/** Events of one pool together: their mean beside the mean of what the model says of those that it speaks of. */
export type PoolResult = Told<PooledEffect>;

export interface EventStudy {
  /** Misses first. */
  events: EventResult[];
  pools: PoolResult[];
}

/** Effects of events beside what the model predicts of them, misses first, and pools of events. */
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

/** Of the events that the model speaks of, and could run, alone; of all where there is none. */
function poolResult(
  pool: string,
  effects: readonly EventEffect[],
  predictions: ReadonlyMap<string, Prediction>,
  seed?: string,
): PoolResult {
  const members = effects.filter(({ event }) => event.pool === pool);
  const saidOf = ({ event }: EventEffect) => predictions.get(event.id);
  const spoken = members.filter((member) => saidOf(member) && !saidOf(member)!.failure);
  const happened = pooled(pool, members, seed);
  if (spoken.length === 0) return { happened };
  const prediction = meanOf(spoken.map((member) => saidOf(member)!));
  return { happened, prediction, verdict: verdictOf(pooled(pool, spoken, seed), prediction) };
}

/** Mean of predictions; ends of bands are averaged as if worlds that raise one raise all, the widest that it may be. */
function meanOf(predictions: readonly Prediction[]): Prediction {
  const mean = (value: (one: Prediction) => number) => sumOf(predictions, (one) => value(one)) / predictions.length;
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

/** Real GDP as a volume, as yearbooks have it. */
const VOLUME = "value-added-volume";

/** What the model says that an event brought, ln volume of value added, mean over treated cities. */
export interface Prediction {
  /** NaN where the run at central values failed. */
  central: number;
  failure?: Reason;
  /** 5, 50 and 95 % of the worlds drawn from what is not known; null of fewer than two. */
  worlds: { low: number; median: number; high: number; count: number } | null;
}

/**
 * A scenario of events at central values and in so many drawn worlds. `events`: those that name the scenario. `load`:
 * the scenario with a number of its own replaced, read and checked anew. Throws UserError where draws are asked for and
 * nothing is uncertain, or an event treats a city that the scenario does not have.
 */
export function planEvents(
  file: string,
  scenario: ResolvedScenario,
  events: readonly DatedEvent[],
  donors: Donors,
  options: Omit<StudyOptions, "held">,
): StudyPlan {
  const own = scenario.region.tables.cities.map(({ id }) => id);
  for (const { id, treated } of events) {
    const value = treated.map((city) => donors.cities[city]).find((city) => !own.includes(city));
    if (value === undefined) continue;
    const what = t("evidence.treatedElsewhere", { event: id });
    throw mistakeAt({ file, path: "region", value }, what, someOf(own, MOST_NAMED), "evidence.otherScenario");
  }
  const cells = events.flatMap((event) => cellsOf(event, scenario, donors));
  return { ...centralAndDrawn(file, scenario, options), cells };
}

/** Cities of a region that a message names. */
const MOST_NAMED = 20;

/** What each event brought in the last year that counts. By id */
export function predictEvents(worlds: Draws, events: readonly DatedEvent[], donors: Donors): Map<string, Prediction> {
  return new Map(
    events.map((event) => [event.id, predictionOf(worlds, event, cellsOf(event, worlds.scenario, donors))]),
  );
}

function cellsOf({ treated, horizon }: DatedEvent, { startYear }: ResolvedScenario, { cities }: Donors): OutcomeCell[] {
  return treated.map((city) => ({ year: startYear + horizon - 1, place: cities[city], indicator: VOLUME }));
}

function predictionOf(worlds: Draws, event: DatedEvent, cells: readonly OutcomeCell[]): Prediction {
  const arm = worlds.arms.indexOf(event.variant!);
  const sign = event.direction === "back" ? -1 : 1;
  const positions = cells.map((cell) =>
    worlds.cells.findIndex(({ year, place }) => year === cell.year && place === cell.place),
  );
  const effects = worlds.results.map((result) => {
    const changes = positions.map((at) => log(valueIn(result, arm, at) / valueIn(result, 0, at)));
    return (sign * sumOf(changes)) / changes.length;
  });
  const [central, ...drawn] = effects as [number, ...number[]];
  const [first] = worlds.results;
  const why = failureIn(first, 0) ?? failureIn(first, arm);
  const atCentral = { central, ...(why && { failure: because(why) }) };
  const band = bandOfDraws(drawn);
  if (!band) return { ...atCentral, worlds: null };
  const [low, median, high] = band;
  return { ...atCentral, worlds: { low, median, high, count: drawn.filter(Number.isFinite).length } };
}

/** What an event says of a prediction. */
export type Verdict =
  | "contradicted, too little"
  | "contradicted, too much"
  | "equivalent"
  | "not informative"
  | "too small to be seen"
  | "too few placebos"
  | "could not be run";

/**
 * Disjoint placebo groups below which nothing is concluded: with fewer than twenty the tails of a twentieth hold no
 * group. Our choice.
 */
const LEAST_GROUPS = 20;

/**
 * Difference from the predicted range that counts, ln real GDP: two per cent, about what published growth of a city is
 * revised by. What lies nearer does not contradict, so that no verdict turns on a tenth of a point. Our choice.
 */
export const MARGIN = 0.02;

/**
 * Equivalence test of an event against a prediction (two one-sided tests: Schuirmann 1987; Wellek 2010), by the true
 * effects that the event allows. contradicted: all of them lie further than the margin from the predicted range.
 * equivalent: all of them lie within the margin of it. too small to be seen: what is predicted would be lost among
 * placebos, so that this is no test. could not be run: nothing is predicted at central values. not informative:
 * anything else.
 */
export function verdictOf(
  happened: Pick<EventEffect, "effect" | "band" | "groups">,
  { central, failure, worlds }: Prediction,
): Verdict {
  if (failure) return "could not be run";
  if (happened.groups < LEAST_GROUPS) return "too few placebos";
  const [low, high] = intervalOf(happened);
  const range = worlds ?? { low: central, high: central };
  if (low - range.high > MARGIN) return "contradicted, too little";
  if (range.low - high > MARGIN) return "contradicted, too much";
  if (low >= range.low - MARGIN && high <= range.high + MARGIN) return "equivalent";
  const [lowest, highest] = happened.band;
  return range.low >= lowest && range.high <= highest ? "too small to be seen" : "not informative";
}

const NO_TESTS: readonly (Verdict | undefined)[] = ["too small to be seen", "too few placebos", "could not be run"];

/** Whether an event tests the model at all. */
export function isTest({ verdict }: Pick<EventResult, "verdict">): boolean {
  return !NO_TESTS.includes(verdict);
}

/** Whether a control was seen, or an event contradicts the model: what is told first. */
export function isEventMiss({ event, ...happened }: EventEffect, verdict: Verdict | undefined): boolean {
  return event.kind === "control" ? !isDetected(happened) : verdict?.startsWith("contradicted") === true;
}

/** One row an event; ln real GDP (predicted: ln volume of value added); empty where the model says nothing. */
export function eventsCsv({ events }: EventStudy): string {
  return csvTable(
    "event,kind,year,horizon,effect,band_low,band_high,allowed_low,allowed_high,p,fit,placebos,disjoint_placebos," +
      "predicted,predicted_low,predicted_median,predicted_high,worlds,verdict",
    events.map(({ happened, prediction, verdict }) => {
      const { event, effect, band, p, fit, placebos, groups } = happened;
      const worlds = prediction?.worlds;
      return [
        ...[event.id, event.kind, event.year, event.horizon, effect, ...band, ...intervalOf(happened), p, fit],
        ...[placebos.length, groups, prediction?.central, worlds?.low, worlds?.median, worlds?.high],
        ...[worlds?.count ?? 0, verdict],
      ];
    }),
  );
}

/** Every placebo of every event, ln real GDP. */
export function placebosCsv({ events }: EventStudy): string {
  const rows = events.flatMap(({ happened }) => happened.placebos.map(({ effect }) => [happened.event.id, effect]));
  return csvTable("event,placebo", rows);
}
