import {
  armsOf,
  BASELINE,
  lastYearOf,
  type Measure,
  mistakeAt,
  nearestName,
  type ResolvedScenario,
  yearsOf,
} from "../../input/index.js";
import { prepareScenario } from "../../runs/experiments/index.js";
import { centralAndDrawn, onCohorts, type StudyOptions, type StudyPlan } from "../../runs/studies/index.js";
import { joined, type TextKey, t } from "../../words/index.js";
import { cellOf, checkMeasure, isFirst } from "../facts/fact.js";
import type { Target } from "./targets.js";

/** A scenario that targets ask for. */
export interface AskedScenario extends Pick<StudyOptions, "load" | "list"> {
  /** As targets call it. */
  name: string;
  file: string;
  scenario: ResolvedScenario;
}

/** Regions of more cities take minutes a draw. */
const MOST_CITIES = 40;

type RunTarget = Target & { asks: { measure: Measure } };

/**
 * What has to be run of a scenario: at central values, and in so many joint draws where its region is not large. Throws
 * UserError where a target names an indicator, a place, an arm or a year that is not there.
 */
export function planRuns(targets: readonly Target[], asked: AskedScenario, draws: number): StudyPlan {
  const { name, file, ...source } = asked;
  const own = targets.filter((target): target is RunTarget => {
    const { asks } = target;
    return asks.kind === "run" && asks.scenario === name;
  });
  const scenario = onCohorts(asked.scenario);
  check(own, scenario);
  const cells = own.map(({ asks }) => cellOf(asks.measure, scenario));
  const few = scenario.region.tables.cities.length > MOST_CITIES ? 0 : draws;
  return { ...centralAndDrawn(file, scenario, { ...source, draws: few }), cells: cells.filter(isFirst) };
}

function check(targets: readonly RunTarget[], scenario: ResolvedScenario): void {
  const { scopes } = prepareScenario(scenario, [BASELINE]);
  const last = lastYearOf(scenario);
  const years = yearsOf(scenario).map(String);
  for (const { asks, file, line } of targets) {
    const { in: arm, year = last } = asks.measure;
    const at = { file, line, path: t("error.column", { name: "asks" }) };
    const among = (value: string, known: readonly string[], what: TextKey, allowed = joined(known)) => {
      if (known.includes(value)) return;
      throw mistakeAt({ ...at, value, nearest: nearestName(value, known) }, what, allowed, "error.correctName");
    };
    among(arm, armsOf(scenario), "scenario.noVariant");
    checkMeasure(asks.measure, scopes, () => at);
    among(String(year), years, "scenario.notInRun", t("scenario.yearFromTo", { from: scenario.startYear, to: last }));
  }
}
