import { quantile } from "simple-statistics";
import type { ResolvedScenario } from "../../input/index.js";
import {
  centralAndDrawn,
  type OutcomeCell,
  type StudyOptions,
  type StudyPlan,
  valueIn,
  type Worlds,
} from "../../runs/studies/index.js";
import type { Donors } from "./donors.js";
import type { DatedEvent } from "./events.js";

/** Real GDP as a volume, as yearbooks have it. */
const VOLUME = "value-added-volume";

/** What the model says that an event brought, ln volume of value added, mean over treated cities. */
export interface Prediction {
  central: number;
  /** 5, 50 and 95 % of the worlds drawn from what is not known; null where none was drawn. */
  worlds: { low: number; median: number; high: number; count: number } | null;
}

/**
 * A scenario of events at central values and in so many drawn worlds. `events`: those that name the scenario. `load`:
 * the scenario with a number of its own replaced, read and checked anew. Throws UserError where draws are asked for and
 * nothing is uncertain.
 */
export function planEvents(
  file: string,
  scenario: ResolvedScenario,
  events: readonly DatedEvent[],
  donors: Donors,
  { draws, load }: Pick<StudyOptions, "draws" | "load">,
): StudyPlan {
  const cells = events.flatMap((event) => cellsOf(event, scenario, donors));
  return { ...centralAndDrawn(file, scenario, draws, load), cells };
}

/** What each event brought in the last year that counts. By id */
export function predictEvents(worlds: Worlds, events: readonly DatedEvent[], donors: Donors): Map<string, Prediction> {
  return new Map(
    events.map((event) => [event.id, predictionOf(worlds, event, cellsOf(event, worlds.scenario, donors))]),
  );
}

function cellsOf({ treated, horizon }: DatedEvent, { startYear }: ResolvedScenario, { cities }: Donors): OutcomeCell[] {
  return treated.map((city) => ({ year: startYear + horizon - 1, place: cities[city], indicator: VOLUME }));
}

function predictionOf(worlds: Worlds, event: DatedEvent, cells: readonly OutcomeCell[]): Prediction {
  const arm = worlds.arms.indexOf(event.variant!);
  const sign = event.direction === "back" ? -1 : 1;
  const positions = cells.map((cell) =>
    worlds.cells.findIndex(({ year, place }) => year === cell.year && place === cell.place),
  );
  const effects = worlds.results.map((result) => {
    const changes = positions.map((at) => Math.log(valueIn(result, arm, at) / valueIn(result, 0, at)));
    return (sign * changes.reduce((sum, change) => sum + change, 0)) / changes.length;
  });
  return { central: effects[0], worlds: bandOf(effects.slice(1).filter(Number.isFinite)) };
}

function bandOf(values: readonly number[]): Prediction["worlds"] {
  if (values.length === 0) return null;
  const [low, median, high] = [0.05, 0.5, 0.95].map((share) => quantile([...values], share));
  return { low: low, median: median, high: high, count: values.length };
}
