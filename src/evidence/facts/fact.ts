import {
  BASELINE,
  type Expectation,
  type Hypothesis,
  type Locate,
  lastYearOf,
  type Measure,
  measuresOf,
  mistakeAt,
  nearestName,
  type Problem,
  placed,
  type ResolvedScenario,
} from "../../input/index.js";
import { square } from "../../maths/numerics/elementary.js";
import { INDICATORS, type Scope } from "../../measures/indicators/index.js";
import { bandOfDraws } from "../../measures/results/index.js";
import { orNull, prepareScenario } from "../../runs/experiments/index.js";
import {
  centralAndDrawn,
  type Draws,
  isDecided,
  type OutcomeCell,
  onCohorts,
  type StudyOptions,
  type StudyPlan,
  sameCell,
  valueIn,
} from "../../runs/studies/index.js";
import { joined, type Text } from "../../words/index.js";

/** Whether no cell before it in a list is the same. */
export const isFirst = (cell: OutcomeCell, k: number, cells: readonly OutcomeCell[]): boolean =>
  cells.findIndex((other) => sameCell(cell, other)) === k;

/**
 * Values of a measure by world: in per cent, in the unit of what is measured, NaN where a run failed or has no value.
 */
export function measured(measure: Measure, { scenario, arms, cells, results }: Draws): number[] {
  const cell = cells.findIndex((one) => sameCell(one, cellOf(measure, scenario)));
  const [arm, reference] = [measure.in, measure.against ?? "baseline"].map((name) => arms.indexOf(name));
  return results.map((result) => {
    const value = valueIn(result, arm, cell);
    if (measure.as === "value") return value;
    const before = valueIn(result, reference, cell);
    return measure.as === "difference" ? value - before : 100 * ((value - before) / Math.abs(before));
  });
}

/** What a measure reads of a run. */
export function cellOf({ of, place, year }: Measure, scenario: ResolvedScenario): OutcomeCell {
  return { indicator: of, place, year: year ?? lastYearOf(scenario) };
}

/**
 * Whether an expectation holds for the values of its measures in one world; undefined where one of them has no value.
 */
export function holds(expectation: Expectation, numberOf: (measure: string) => number): boolean | undefined {
  const values = measuresOf(expectation).map(numberOf);
  if (values.some((value) => !Number.isFinite(value))) return undefined;
  const { above, below, within, rising, falling, hump, tolerance = 0 } = expectation;
  const [first] = values as [number];
  if (above !== undefined) return first > above;
  if (below !== undefined) return first < below;
  if (within) return within[0] <= first && first <= within[1];
  if (rising) return inOrder(values, tolerance);
  if (falling) return inOrder([...values].reverse(), tolerance);
  if (hump) return hasHump(values, tolerance);
  return Math.max(...values) - Math.min(...values) <= tolerance;
}

/** Each above the one before: by any amount, or with a tolerance not below it by more. */
function inOrder(values: readonly number[], tolerance: number): boolean {
  return values.every(
    (value, k) => k === 0 || (tolerance > 0 ? value > values[k - 1] - tolerance : value > values[k - 1]),
  );
}

/** Rises up to the highest, which stands neither first nor last, and falls from there on. */
function hasHump(values: readonly number[], tolerance: number): boolean {
  const top = values.indexOf(Math.max(...values));
  const inside = top > 0 && top < values.length - 1;
  return inside && inOrder(values.slice(0, top + 1), tolerance) && inOrder(values.slice(top).reverse(), tolerance);
}

/** A scenario that states a hypothesis, ready to be looked at. */
export interface PlannedFact extends StudyPlan {
  file: string;
  scenario: ResolvedScenario & { hypothesis: Hypothesis };
}

export interface FactSubject extends Pick<StudyOptions, "load" | "list"> {
  file: string;
  scenario: ResolvedScenario;
  locate: Locate;
  /** Joint draws, in place of those that the hypothesis asks for. */
  worlds?: number;
}

/** @throws UserError where the scenario states no hypothesis or a measure names no indicator or place. */
export function planFact({ file, scenario, locate, worlds, ...source }: FactSubject): PlannedFact {
  const { hypothesis } = scenario;
  if (!hypothesis)
    throw mistakeAt(file, "evidence.noHypothesis", "evidence.scenarioHypothesis", "evidence.lookAtFacts");
  const studied = { ...onCohorts(scenario), hypothesis };
  const { scopes } = prepareScenario(studied, [BASELINE]);
  for (const [name, measure] of Object.entries(hypothesis.measures))
    checkMeasure(measure, scopes, (key) => placed(locate, ["hypothesis", "measures", name, key]));
  const plan = centralAndDrawn(file, studied, { ...source, draws: worlds ?? hypothesis.worlds });
  const cells = Object.values(hypothesis.measures).map((measure) => cellOf(measure, studied));
  return { ...plan, file, scenario: studied, cells: cells.filter(isFirst) };
}

/** Throws UserError where a measure is of no indicator or no place. `at`: where a key of it is written. */
export function checkMeasure(
  { of, place }: Measure,
  scopes: readonly Scope[],
  at: (key: "of" | "place") => Omit<Problem, "what">,
): void {
  const wrong = (key: "of" | "place", value: string, known: readonly string[]) => ({
    ...at(key),
    value,
    nearest: nearestName(value, known),
  });
  const ids = INDICATORS.map(({ id }) => id);
  const places = scopes.map(({ id }) => id);
  if (!isDecided(of) && !ids.includes(of))
    throw mistakeAt(wrong("of", of, ids), "error.noIndicator", "evidence.indicatorChosen", "error.indicatorsListed");
  if (!places.includes(place))
    throw mistakeAt(wrong("place", place, places), "evidence.noPlaceRegion", joined(places), "error.correctName");
}

/**
 * Shares of draws beyond which a statement is taken to hold, or to fail, whatever the unknown figures are: the whole
 * interval of the share must lie beyond.
 */
const NEARLY_ALL = 0.9;

/** Draws below which nothing is said. */
export const LEAST_DRAWS = 64;

/** 97.5 % quantile of the normal distribution. */
const Z = 1.959964;

export type Verdict =
  | "reproduced"
  | "not reproduced"
  | "depends on what is not known"
  | "in part"
  | "too few draws"
  | "no value";

type Band = [number, number, number];

/** A number at central values, and its 90 % range over parameter draws; null without a value, or of a single draw. */
export interface MeasuredValue {
  measure: string;
  central: number | null;
  band: Band | null;
}

export interface JudgedExpectation {
  claim: Text;
  /** At central values; null where a measure has no value. */
  holds: boolean | null;
  /** It is the claim of the hypothesis. */
  main: boolean;
  /** Share of draws in which it holds, with its 95 % interval (Wilson 1927); null where none was drawn. */
  share: number | null;
  interval: [number, number] | null;
  /** Draws with a value. */
  worlds: number;
  verdict: Verdict;
  values: MeasuredValue[];
}

export interface JudgedFact {
  id: string;
  claim: Text;
  source: string;
  file: string;
  verdict: Verdict;
  /** Draws that were drawn, and those of them that could not be calibrated or run. */
  drawn: number;
  failed: number;
  expectations: JudgedExpectation[];
  note?: Text;
}

/** Judges a hypothesis by its worlds: the first at central values, the others drawn. */
export function judge({ file, scenario }: PlannedFact, worlds: Draws): JudgedFact {
  const { id, claim, source, note, measures, expect } = scenario.hypothesis;
  const values = Object.fromEntries(Object.entries(measures).map(([name, one]) => [name, measured(one, worlds)]));
  const expectations = expect.map((expectation) => {
    const main = expectation.main ?? expect.length === 1;
    return judgeOne(expectation, main, values, worlds.results.length);
  });
  return {
    id,
    claim,
    source,
    file,
    verdict: together(expectations),
    drawn: worlds.results.length - 1,
    failed: worlds.results.slice(1).filter((result) => "failure" in result).length,
    expectations,
    ...(note && { note }),
  };
}

function judgeOne(
  expectation: Expectation,
  main: boolean,
  values: Record<string, number[]>,
  worlds: number,
): JudgedExpectation {
  const [central, ...drawn] = Array.from({ length: worlds }, (_, world) =>
    holds(expectation, (measure) => values[measure][world]),
  );
  const told = drawn.filter((held) => held !== undefined);
  const held = told.filter(Boolean).length;
  return {
    claim: expectation.claim,
    main,
    holds: central ?? null,
    share: told.length > 0 ? held / told.length : null,
    interval: told.length > 0 ? shareInterval(held, told.length) : null,
    worlds: told.length,
    verdict: verdictOf(central, held, told.length, drawn.length),
    values: [...new Set(measuresOf(expectation))].map((measure) => measuredOf(measure, values[measure])),
  };
}

/** 95 % interval of a share of `held` of `told` draws (Wilson 1927, score interval). */
export function shareInterval(held: number, told: number): [number, number] {
  const share = held / told;
  const middle = share + square(Z) / (2 * told);
  const half = Z * Math.sqrt((share * (1 - share)) / told + square(Z) / (4 * square(told)));
  return [(middle - half) / (1 + square(Z) / told), (middle + half) / (1 + square(Z) / told)];
}

/** What central values and draws say of a statement; `told`: draws in which its measures have values. */
export function verdictOf(central: boolean | undefined, held: number, told: number, drawn: number): Verdict {
  if (central === undefined) return "no value";
  if (drawn < LEAST_DRAWS || told === 0) return "too few draws";
  const [low, high] = shareInterval(held, told);
  if (central && low >= NEARLY_ALL) return "reproduced";
  return !central && high <= 1 - NEARLY_ALL ? "not reproduced" : "depends on what is not known";
}

/** That of the claim; a claim that is reproduced is so in part where a statement that goes with it is not. */
export function together(expectations: readonly Pick<JudgedExpectation, "main" | "verdict">[]): Verdict {
  const { verdict } = expectations.find(({ main }) => main)!;
  return verdict === "reproduced" && expectations.some((one) => one.verdict !== "reproduced") ? "in part" : verdict;
}

function measuredOf(measure: string, [central, ...drawn]: readonly number[]): MeasuredValue {
  return { measure, central: orNull(central), band: bandOfDraws(drawn) };
}
