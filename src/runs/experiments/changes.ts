import { leverChanges } from "../../calibrate/index.js";
import { councilOf, firstYearOf, governmentsOf, type LeverEntry, type ResolvedScenario } from "../../input/index.js";
import { INSTRUMENT_TEXT, leverTerms } from "../../levers/document.js";
import { findLever } from "../../levers/index.js";
import type { LeverChange, VariantChanges } from "../../measures/results/index.js";
import { SimulationError } from "../../model/engine/errors.js";
import { joined, type Text, t, unitText } from "../../words/index.js";
import type { Comparison } from "./comparison.js";
import { deedOf } from "./deeds.js";
import { currencyOf, namesOf } from "./names.js";
import type { PreparedScenario, PreparedVariant } from "./prepare.js";

/**
 * What every variant changes against the baseline, as a reader sees it: levers with values before and after, and who
 * decides; with runs, what levers did.
 */
export function changesOf(prepared: PreparedScenario, comparison?: Comparison): VariantChanges[] {
  const { scenario, variants } = prepared;
  return variants.slice(1).map((arm, v) => ({
    variant: arm.name,
    levers: [
      ...arm.levers.slice(scenario.baseline.levers.length).map((entry) => ({
        ...leverChange(scenario, arm, entry, false),
        ...(comparison && told(deedOf({ prepared, arm, comparison, at: v + 1 }, entry))),
      })),
      ...agreedLevers(scenario, arm.name).map((entry) => leverChange(scenario, arm, entry, true)),
    ],
    also: [
      ...governmentsText(scenario, arm.name),
      ...councilText(scenario, arm.name),
      ...constantsText(scenario, arm.name),
    ],
  }));
}

const told = (deed: LeverChange["deed"]) => (deed ? { deed } : {});

/** Levers of the agreement that the variant's council votes on. */
function agreedLevers(scenario: ResolvedScenario, name: string): readonly LeverEntry[] {
  return councilOf(scenario, name) ? scenario.coordination!.agreement.levers : [];
}

function leverChange(
  scenario: ResolvedScenario,
  arm: PreparedVariant,
  entry: LeverEntry,
  agreed: boolean,
): LeverChange {
  const lever = findLever(entry.type)!;
  const currency = currencyOf(scenario);
  const changed = changedBy(arm, entry);
  const terms = leverTerms(lever, entry, namesOf(scenario));
  const told =
    changed.length > 0 ? terms.filter(({ unit, parameter }) => unit === "" && parameter !== "oneWay") : terms;
  return {
    type: entry.type,
    label: lever.label,
    from: entry.from,
    to: entry.to ?? null,
    decidedBy: lever.decidedBy,
    agreed,
    places: terms.filter(({ names }) => names).map(({ label, value }) => ({ label, value })),
    cities: namedCities(scenario, entry),
    sets: changed.map(({ instrument, before, after, entries, shape }) => ({
      label: INSTRUMENT_TEXT[instrument].label,
      unit: unitText(INSTRUMENT_TEXT[instrument].unit, currency),
      before: finiteSpan(before),
      after: finiteSpan(after),
      entries,
      of: shape,
    })),
    terms: told
      .filter(({ names }) => !names)
      .map(({ label, value, number, unit }) => ({ label, value, number, unit: unitText(unit, currency) })),
  };
}

/** Cities whose ids, or those of their provinces, stand anywhere in a lever. */
function namedCities({ region }: ResolvedScenario, entry: LeverEntry): string[] {
  const words = new Set<unknown>();
  JSON.stringify(entry, (_, value) => {
    words.add(value);
    return value;
  });
  const named = region.tables.cities.filter(({ id, province }) => words.has(id) || words.has(province));
  return named.map(({ id }) => id);
}

/**
 * Nothing where the arm has no base year: its runs say why. `members` of an agreement stand for nobody until somebody
 * signs.
 */
function changedBy(arm: PreparedVariant, entry: LeverEntry) {
  try {
    return leverChanges(arm.calibration, arm.levers, entry);
  } catch (error) {
    if (error instanceof SimulationError) return [];
    throw error;
  }
}

/** JSON has no infinity: null is no limit. */
function finiteSpan([low, high]: [number, number]): [number | null, number | null] {
  const finite = (value: number) => (Number.isFinite(value) ? value : null);
  return [finite(low), finite(high)];
}

function governmentsText(scenario: ResolvedScenario, name: string): Text[] {
  const { behaviour, from, every, horizon, levers } = governmentsOf(scenario, name);
  if (behaviour === "fixed" || behaviour === governmentsOf(scenario).behaviour) return [];
  const year = from ?? scenario.startYear;
  const names = [...new Set(levers.map(({ type }) => findLever(type)!.label))];
  return [
    t("experiments.cityGovernmentsChooseLooking", {
      names: joined(
        names.map(({ en }) => en.toLowerCase()),
        "enumeration",
      ),
      year,
      every,
      horizon,
      value: every === 1 ? "" : every,
      names2: joined(names, "enumeration"),
    }),
  ];
}

function councilText(scenario: ResolvedScenario, name: string): Text[] {
  const council = councilOf(scenario, name);
  if (!council || !scenario.coordination) return [];
  const { every, from = firstYearOf(scenario.coordination) } = council;
  return [t("experiments.councilVotesAgreementDoes", { from, every, value: every === 1 ? "" : every })];
}

function constantsText(scenario: ResolvedScenario, name: string): Text[] {
  const changed = Object.keys(scenario.variants[name]?.parameters ?? {});
  if (changed.length === 0) return [];
  return [t("experiments.otherConstantsThanBaseline", { changed: joined(changed, "enumeration") })];
}
