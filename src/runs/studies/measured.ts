import { mistakeAt, nearestName, type ResolvedScenario } from "../../input/index.js";
import { COUNTRY, type EffectForm, HEADLINES, INDICATORS, type Scope } from "../../measures/indicators/index.js";
import { CLUSTER } from "../../measures/results/index.js";
import { joined, type Text, t, unitText } from "../../words/index.js";
import { namesOf } from "../experiments/index.js";
import { type Draws, valueIn } from "./cases.js";
import { type OutcomeCell, sameCell } from "./outcomes.js";

/** What a study looks at: an indicator of a place in the last year, as an effect against the baseline. */
export interface Outcome extends OutcomeCell {
  /** "Real GDP" */
  label: Text;
  form: EffectForm;
  /** Of the effect. */
  unit: Text;
  better: "higher" | "lower" | "none";
}

/** What has to be kept of each draw for them. */
export function cellsOf(outcomes: readonly Outcome[]): OutcomeCell[] {
  return outcomes.map(({ year, place, indicator }) => ({ year, place, indicator }));
}

/**
 * Reads `real-gdp` (of the cluster) or `real-gdp@shanghai`.
 * @throws UserError where there is no such indicator or place, or the indicator has no value for a single city.
 */
export function outcomeOf(text: string, year: number, scopes: readonly Scope[], currency: Text): Outcome {
  const [id = "", place = CLUSTER] = text.split("@");
  const indicator = INDICATORS.find((one) => one.id === id);
  const scope = scopes.find((one) => one.id === place);
  const problem = { file: "--outcome", value: text };
  if (!indicator) {
    const ids = INDICATORS.map((one) => one.id);
    const near = { ...problem, nearest: nearestName(id, ids) };
    throw mistakeAt(near, "error.noIndicator", "study.indicatorOrPlace", "error.indicatorsListed");
  }
  if (!scope) {
    const places = scopes.map((one) => one.id);
    const near = { ...problem, nearest: nearestName(place, places) };
    throw mistakeAt(near, t("study.noPlaceNamed", { place }), joined(places), "study.writeIndicatorPlace");
  }
  if (indicator.scope === "cluster" && scope.kind === "city")
    throw mistakeAt(problem, "study.comparesCities", "study.clusterOrGroup", t("study.writeOutcome", { id }));
  const form = formOf(id);
  const told = form === "percent" ? "%" : form === "points" ? "percentage points" : indicator.unit;
  const unit = unitText(told, currency);
  return { year, place, indicator: id, label: indicator.label, form, unit, better: indicator.better };
}

/** What people call the place of an outcome. */
export function placeText(scenario: ResolvedScenario, place: string): Text {
  if (place === CLUSTER) return t("cli.cluster");
  return place === COUNTRY ? t("cli.wholeCountry") : namesOf(scenario)(place);
}

function formOf(indicator: string): EffectForm {
  const headline = HEADLINES.flatMap(({ rows }) => rows).find((row) => row.indicator === indicator);
  return headline?.form ?? "own";
}

/**
 * The effect as it is shown: in per cent of the baseline, in percentage points, or in the indicator's unit. NaN where
 * one of both is missing.
 */
export function effectOf(before: number, after: number, form: EffectForm): number {
  if (form === "percent") return 100 * ((after - before) / Math.abs(before));
  return form === "points" ? 100 * (after - before) : after - before;
}

/** Effects by case, for an arm (1, 2 ..) and an outcome; NaN where either run failed. */
export function effectsByCase({ cells, results }: Draws, arm: number, outcome: Outcome): Float64Array {
  const cell = cells.findIndex((one) => sameCell(one, outcome));
  return Float64Array.from(results, (result) =>
    effectOf(valueIn(result, 0, cell), valueIn(result, arm, cell), outcome.form),
  );
}
