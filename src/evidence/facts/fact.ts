import { BASELINE, prepareScenario, type Workers } from "../../experiments/index.js";
import { INDICATORS, type Scope } from "../../indicators/index.js";
import { joined, type Text, t } from "../../language/index.js";
import { type Hypothesis, type Locate, nearestName, type ResolvedScenario, UserError } from "../../scenario/index.js";
import {
  centralAndDrawn,
  isDecided,
  type OutcomeCell,
  onCohorts,
  runWorlds,
  type WorldOptions,
  type WorldResult,
  type WorldTask,
} from "../../study/index.js";
import { cellsOfMeasures } from "./measure.js";
import { type JudgedFact, judge } from "./verdict.js";

/** A scenario that states a hypothesis, ready to be looked at. */
export interface PlannedFact {
  file: string;
  scenario: ResolvedScenario & { hypothesis: Hypothesis };
  cells: OutcomeCell[];
  /** Central values first. */
  tasks: WorldTask[];
}

export interface FactSubject {
  file: string;
  scenario: ResolvedScenario;
  locate: Locate;
  /** The scenario with a number of its own replaced, read and checked anew. */
  load(path: string, value: number): ResolvedScenario;
  /** Joint draws, in place of those that the hypothesis asks for. */
  worlds?: number;
}

/** @throws UserError where the scenario states no hypothesis or a measure names no indicator or place. */
export function planFact({ file, scenario, locate, load, worlds }: FactSubject): PlannedFact {
  const { hypothesis } = scenario;
  if (!hypothesis)
    throw new UserError({
      file,
      what: t("evidence.noHypothesis"),
      allowed: t("evidence.scenarioHypothesis"),
      hint: t("evidence.lookAtFacts"),
    });
  const studied = { ...onCohorts(scenario), hypothesis };
  const { scopes } = prepareScenario(studied, [BASELINE]);
  checkMeasures(hypothesis, scopes, locate);
  const tasks = centralAndDrawn(file, studied, worlds ?? hypothesis.worlds, load);
  return { file, scenario: studied, cells: cellsOfMeasures(hypothesis, studied), tasks };
}

/** Runs the worlds of a hypothesis and judges it. */
export async function lookAt(
  { file, scenario, cells, tasks }: PlannedFact,
  options: Omit<WorldOptions, "cells">,
  workers?: Workers<WorldTask, WorldResult, OutcomeCell[]>,
): Promise<JudgedFact> {
  return judge(file, scenario, await runWorlds(scenario, tasks, { ...options, cells }, workers));
}

function checkMeasures({ measures }: Hypothesis, scopes: readonly Scope[], locate: Locate): void {
  const ids = INDICATORS.map(({ id }) => id);
  const places = scopes.map(({ id }) => id);
  for (const [name, { of, place }] of Object.entries(measures)) {
    const problem = (key: "of" | "place", value: string, what: Text, known: readonly string[], hint: Text) => {
      const path = ["hypothesis", "measures", name, key];
      return new UserError({
        ...locate(path),
        path: path.join("."),
        value,
        what,
        allowed: key === "of" ? t("evidence.indicatorChosen") : joined(known, "enumeration"),
        nearest: nearestName(value, known),
        hint,
      });
    };
    if (!isDecided(of) && !ids.includes(of))
      throw problem("of", of, t("error.noIndicator"), ids, t("error.indicatorsListed"));
    if (!places.includes(place))
      throw problem("place", place, t("evidence.noPlaceRegion"), places, t("error.correctName"));
  }
}
