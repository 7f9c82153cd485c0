import { type Hypothesis, type Locate, nearestName, type ResolvedScenario, UserError } from "../../input/index.js";
import { INDICATORS, type Scope } from "../../measures/indicators/index.js";
import { BASELINE, prepareScenario } from "../../runs/experiments/index.js";
import { centralAndDrawn, isDecided, onCohorts, type StudyPlan } from "../../runs/studies/index.js";
import { joined, type Text, t } from "../../words/index.js";
import { cellsOfMeasures } from "./measure.js";

/** A scenario that states a hypothesis, ready to be looked at. */
export interface PlannedFact extends StudyPlan {
  file: string;
  scenario: ResolvedScenario & { hypothesis: Hypothesis };
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
  const plan = centralAndDrawn(file, studied, worlds ?? hypothesis.worlds, load);
  return { ...plan, file, scenario: studied, cells: cellsOfMeasures(hypothesis, studied) };
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
