import type { Calibration } from "../../calibrate/index.js";
import { type FileSource, PEOPLE } from "../../input/index.js";
import { bandOfDraws } from "../../measures/results/index.js";
import { type Draws, failureIn } from "../../runs/studies/index.js";
import { type Text, t, textOfError } from "../../words/index.js";
import { measured } from "../facts/fact.js";
import { realisedTable } from "../realised/catalogue.js";
import { ALL_TARGETS } from "../theory/shippedTargets.js";
import { runTheory, theoryRows } from "../theory/theory.js";
import { contribution, cooperation, keeping } from "./people.js";
import { type Compared, distanceOf, keeps, STATUSES, type Status, statusOf, type Target } from "./targets.js";

/** What the model says: at central values first, then by parameter draw; or why it says nothing. */
export type Answer = { values: readonly number[] } | { reason: Text };

/** Where answers come from. */
export interface Model {
  /** A shipped region at rest. */
  calibration(region: string): Calibration;
  /** Runs of the scenarios that are asked for, by name: at central values first. */
  draws: ReadonlyMap<string, Draws>;
  /** Where theory's cases that name files find them. */
  files: FileSource;
}

/** Asks the model for all targets; realised elasticities of a region, and numbers of a theory group, together. */
export function answersOf(targets: readonly Target[], model: Model): Answer[] {
  const realised = realisedOf(targets, model);
  const theory: Theory = new Map();
  return targets.map((target) => answerOf(target, model, realised, theory));
}

/** What groups say, once they were asked: their numbers by id, or why there are none. */
type Theory = Map<string, { reason: Text } | ReadonlyMap<string, number>>;

function answerOf(
  { asks, why }: Target,
  { draws, files }: Model,
  realised: ReadonlyMap<string, number>,
  theory: Theory,
): Answer {
  switch (asks.kind) {
    case "nothing":
      return { reason: why! };
    case "run":
      return runAnswer(asks, draws.get(asks.scenario)!);
    case "realised":
      return one(realised.get(`${asks.region} ${asks.id}`), () => t("evidence.noRealised", { id: asks.id }));
    case "theory":
      return theoryAnswer(asks, theory, files);
    case "repeated-dilemma":
      return { values: [cooperation(asks.game)] };
    case "keeping":
      return { values: [keeping(asks.game, PEOPLE)] };
    case "common-good":
      return { values: [contribution(asks.game)] };
  }
}

function runAnswer({ measure }: Extract<Target["asks"], { kind: "run" }>, draws: Draws): Answer {
  const values = measured(measure, draws);
  if (Number.isFinite(values[0])) return { values };
  const failure = failureIn(draws.results[0], draws.arms.indexOf(measure.in));
  return { reason: failure ?? t("evidence.noValueOfRun", { indicator: measure.of }) };
}

function theoryAnswer(
  { group, at }: Extract<Target["asks"], { kind: "theory" }>,
  theory: Theory,
  files: FileSource,
): Answer {
  const targets = ALL_TARGETS[group];
  if (!targets) return { reason: t("evidence.noTheoryGroup", { group }) };
  if (at === undefined) {
    const [{ passed, cases }] = runTheory({ [group]: targets }, undefined, files);
    return { values: [passed / cases] };
  }
  const numbers = theory.get(group) ?? numbersOf(group, files);
  theory.set(group, numbers);
  if ("reason" in numbers) return numbers;
  return one(numbers.get(`${group}.${at}`), () => t("evidence.noTheoryGroup", { group }));
}

function numbersOf(group: string, files: FileSource): { reason: Text } | ReadonlyMap<string, number> {
  try {
    return new Map(theoryRows(group, files).map(({ id, value }) => [id, value]));
  } catch (error) {
    return { reason: textOfError(error) };
  }
}

const one = (value: number | undefined, reason: () => Text): Answer =>
  value === undefined || Number.isNaN(value) ? { reason: reason() } : { values: [value] };

function realisedOf(targets: readonly Target[], { calibration }: Model): Map<string, number> {
  const asked = targets.flatMap(({ asks }) => (asks.kind === "realised" ? [asks] : []));
  const regions = [...new Set(asked.map(({ region }) => region))];
  return new Map(
    regions.flatMap((region) => {
      const ids = asked.filter((other) => other.region === region).map(({ id }) => id);
      const rows = realisedTable(calibration(region), ({ id }) => ids.includes(id));
      return rows.map(({ id, value }) => [`${region} ${id}`, value] as const);
    }),
  );
}

/** A line of the scorecard. */
export interface Scored {
  target: Target;
  status: Status;
  /** In the unit of the published number; null where the model has none. */
  value: number | null;
  /** 90 % range over parameter draws; null of fewer than two. */
  range: [low: number, high: number] | null;
  /** Parameter draws with a number. */
  draws: number;
  /** Of those, the share that keeps the rule; null where none was drawn. */
  share: number | null;
  /** Model less published, in errors; null where no size is compared. */
  distance: number | null;
  /** Why the model has no number. */
  reason?: Text;
}

/** Sets answers beside what was published: misses first, otherwise as given. */
export function scorecard(targets: readonly Target[], answers: readonly Answer[]): Scored[] {
  const compared = (i: number, draw: number): Compared | undefined => {
    const answer = answers[i];
    const { published, error, times } = targets[i];
    // What hangs on no draw is the same in each.
    return "values" in answer
      ? { value: times * (answer.values[draw] ?? answer.values[0]), published, error }
      : undefined;
  };
  const peersOf = (i: number, draw: number) =>
    targets.flatMap(({ order }, other) =>
      order !== undefined && order === targets[i].order && other !== i ? (compared(other, draw) ?? []) : [],
    );
  const rows = targets.map((target, i): Scored => {
    const answer = answers[i];
    const central = compared(i, 0);
    const status = statusOf(target.rule, central, peersOf(i, 0));
    if ("reason" in answer || central === undefined)
      return { target, status, ...NOTHING, ...("reason" in answer && { reason: answer.reason }) };
    const drawn = answer.values.flatMap((value, draw) => (draw > 0 && Number.isFinite(value) ? [draw] : []));
    const band = bandOfDraws(drawn.map((draw) => compared(i, draw)!.value));
    const kept = drawn.filter((draw) => keeps(target.rule, compared(i, draw)!, peersOf(i, draw)));
    return {
      target,
      status,
      value: central.value,
      range: band && [band[0], band[2]],
      draws: drawn.length,
      share: drawn.length > 0 ? kept.length / drawn.length : null,
      distance: distanceOf(target.rule, central),
    };
  });
  return rows.sort((a, b) => STATUSES.indexOf(a.status) - STATUSES.indexOf(b.status));
}

const NOTHING = { value: null, range: null, draws: 0, share: null, distance: null };
