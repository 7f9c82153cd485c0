import { armsOf, type ResolvedScenario, spanOf } from "../../input/index.js";
import { sumOf } from "../../maths/numerics/sums.js";
import type { YearView } from "../../measures/indicators/index.js";
import { because, type DesignTable, type OutcomeRow, type Reason } from "../../measures/results/index.js";
import { english, type Text } from "../../words/index.js";
import { attemptReading, directionsOf, prepareScenario, SimulationError } from "../experiments/index.js";
import { type Change, withChanges } from "./change.js";
import { quantileOf } from "./distribution.js";
import type { Factor, FactorText } from "./factor.js";
import { type OutcomeCell, OutcomeReader } from "./outcomes.js";

/** What any study is before it is run: draws of parameters, in each of which all arms of the scenario are run. */
export interface StudyPlan {
  scenario: ResolvedScenario;
  /** Replicates of a draw follow each other. */
  tasks: DrawTask[];
  /** Of every draw. */
  replicates: number;
  /** What is kept of each; default: what a study of uncertainty keeps. */
  cells?: OutcomeCell[];
  /** Whether its parameter draws were held against data. */
  given?: "data" | "prior";
}

/** A plan whose draws are points of some factors. */
export interface Cases extends StudyPlan {
  factors: readonly FactorText[];
  /** [case][factor] */
  values: number[][];
}

/** Cases at points of the unit cube, [case][factor]. */
export function casesAt(
  scenario: ResolvedScenario,
  factors: readonly Factor[],
  points: readonly Float64Array[],
  replicates = 1,
): Cases {
  return casesOf(
    scenario,
    factors,
    points.map((point) => factors.map((factor, f) => valueAt(factor, point[f]))),
    replicates,
  );
}

/** Cases at given values, [case][factor]. */
export function casesOf(
  scenario: ResolvedScenario,
  factors: readonly Factor[],
  values: number[][],
  replicates = 1,
): Cases {
  const tasks = values.flatMap((row) => {
    const changes = factors.flatMap((factor, f) => factor.changes(row[f]));
    return Array.from({ length: replicates }, (_, replicate) => ({ changes, replicate }));
  });
  return { scenario, factors, values, tasks, replicates };
}

/** The value at a share from 0 to 1; what has no ends ends where few values lie beyond. */
export function valueAt({ distribution }: Factor, share: number): number {
  const [low, high] = spanOf(distribution);
  if (distribution.kind === "list") return quantileOf(distribution, share);
  return share <= 0 ? low : share >= 1 ? high : quantileOf(distribution, share);
}

/**
 * Means over the replicates of each case; an arm of which any replicate failed has failed, for the reason of the first.
 */
export function meansOfCases(draws: Draws, replicates: number): Draws {
  if (replicates === 1) return draws;
  const results = Array.from({ length: draws.results.length / replicates }, (_, row) =>
    meanOf(draws.results.slice(row * replicates, (row + 1) * replicates)),
  );
  return { ...draws, results };
}

/** Mean over replicates of one draw, cell by cell; a failure where any of them failed. */
function meanOf(results: readonly DrawResult[]): DrawResult {
  const lost = results.find((result) => "failure" in result);
  if (lost) return lost;
  const whole = results as Exclude<DrawResult, { failure: Text }>[];
  return {
    arms: whole[0].arms.map((_, arm) => {
      const runs = whole.map(({ arms }) => arms[arm]);
      const failed = runs.find((run) => "failure" in run);
      if (failed) return failed;
      const values = runs as Float64Array[];
      return values[0].map((_, cell) => sumOf(values, (run) => run[cell]) / values.length);
    }),
  };
}

/** A case, or one arm of it, that could not be run; null where not even the base year came out. */
type CaseFailure = { case: number; arm: string | null } & Reason;

/** What could not be run, by case. */
export function failuresOf({ arms, results }: Draws): CaseFailure[] {
  return results.flatMap((result, row): CaseFailure[] => {
    if ("failure" in result) return [{ case: row, arm: null, ...because(result.failure) }];
    return result.arms.flatMap((run, arm) =>
      "failure" in run ? [{ case: row, arm: arms[arm], ...because(run.failure) }] : [],
    );
  });
}

/** One draw: the scenario with some numbers changed, one stream of chance. Plain data, so that it may run anywhere. */
export interface DrawTask {
  changes: Change[];
  replicate: number;
  /** Whether it is asked which way levers go in it. */
  directed?: boolean;
}

/** What is kept of a draw. */
export interface DrawValues {
  /** By arm, in the order of the scenario: its cells, or why its run could not be finished. */
  arms: (Float64Array | { failure: Text })[];
  /** Which way levers go in it, by key (directionsOf), where the task asks. */
  directions?: Record<string, number>;
}

/** A draw without a base year says why. */
export type DrawResult = DrawValues | { failure: Text };

/** Draws that have been run, in the order of their tasks. */
export interface Draws {
  scenario: ResolvedScenario;
  /** Baseline first. */
  arms: string[];
  cells: OutcomeCell[];
  /** Ids. */
  cities: string[];
  results: DrawResult[];
}

/**
 * Calibrates the draw anew and runs all arms. What cannot be calibrated or run is told, not thrown. `stepped`: told of
 * years that are done.
 */
export function attemptDraw(
  scenario: ResolvedScenario,
  cells: readonly OutcomeCell[],
  task: DrawTask,
  stepped?: (years: number) => void,
): DrawResult {
  try {
    const prepared = prepareScenario(withChanges(scenario, task.changes));
    const arms = prepared.variants.map((_, arm) => {
      const outcomes = new OutcomeReader(prepared.scopes, cells);
      const read = (view: YearView, year: number) => outcomes.read(view, year);
      const events = attemptReading(prepared, { replicate: task.replicate, arm }, read, stepped);
      return "failure" in events ? events : outcomes.withDecided(events);
    });
    if (!task.directed) return { arms };
    return { arms, directions: Object.fromEntries(directionsOf(prepared).map((one) => [one.key, one.direction])) };
  } catch (error) {
    if (!(error instanceof SimulationError)) throw error;
    stepped?.(scenario.years * armsOf(scenario).length);
    return { failure: error.text };
  }
}

/** Why an arm of a draw could not be run, or the draw itself. */
export function failureIn(result: DrawResult, arm: number): Text | undefined {
  const run = "failure" in result ? result : result.arms[arm];
  return "failure" in run ? run.failure : undefined;
}

/** Value of a cell in an arm of a draw; NaN where the draw or the run failed. */
export function valueIn(result: DrawResult, arm: number, cell: number): number {
  if ("failure" in result) return NaN;
  const values = result.arms[arm];
  return "failure" in values ? NaN : values[cell];
}

/** Outcomes of the last year, case by case; what a case has no value of is left out. */
export function* outcomeRows({ arms, cells, results }: Draws): Generator<OutcomeRow> {
  const last = cells.reduce((latest, { year }) => Math.max(latest, year), 0);
  for (const [row, result] of results.entries())
    for (const [v, variant] of arms.slice(1).entries())
      for (const [c, { year, place, indicator }] of cells.entries()) {
        const [baseline, value] = [valueIn(result, 0, c), valueIn(result, v + 1, c)];
        if (year !== last || Number.isNaN(baseline) || Number.isNaN(value)) continue;
        yield { row, variant, year, place, indicator, baseline, value };
      }
}

/** What each case was, and why some could not be run. `values`: [case][factor] */
export function designOf({
  factors,
  values,
  draws,
}: {
  factors: readonly FactorText[];
  values: readonly (readonly number[])[];
  draws: Draws;
}): DesignTable {
  const failures = draws.results.map((result) => {
    if ("failure" in result) return english(result.failure);
    const failed = result.arms.flatMap((values, a) =>
      "failure" in values ? [`${draws.arms[a]}: ${english(values.failure)}`] : [],
    );
    return failed.join(" ");
  });
  return { factors: factors.map(({ name }) => name), rows: values, failures };
}
