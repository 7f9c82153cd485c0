import { both, joined, percentSigns, shownUnit, type Text, t, type Words } from "../../../words/index.js";
import type { ArmNumbers, ArmSpec, Named, Reading } from "../engine/calls.js";
import { useAnswer } from "../engine/useRun.js";

/** Numbers of runs, by the names of their arms. */
export class Results {
  private readonly arms: Readonly<Record<string, ArmNumbers>>;
  private readonly reading: Reading;

  constructor(reading: Reading, arms: Readonly<Record<string, ArmNumbers>>) {
    this.reading = reading;
    this.arms = arms;
  }

  has(...arms: readonly string[]): boolean {
    return arms.every((arm) => this.arms[arm] !== undefined);
  }

  /** The value of a place in the last year; NaN where there is none. */
  value(arm: string, place: string, indicator: string): number {
    return this.series(arm, place, indicator).at(-1) ?? NaN;
  }

  /** [year] */
  series(arm: string, place: string, indicator: string): readonly number[] {
    const [p, k] = [this.reading.places.indexOf(place), this.reading.indicators.indexOf(indicator)];
    return this.arms[arm]?.values[p]?.[k] ?? [];
  }

  /** Per cent by which the value of the last year is above that of another arm. */
  change(arm: string, place: string, indicator: string, from = "baseline"): number {
    return this.changes(arm, place, indicator, from).at(-1) ?? NaN;
  }

  /** Per cent by which values are above those of another arm. [year] */
  changes(arm: string, place: string, indicator: string, from = "baseline"): number[] {
    const base = this.series(from, place, indicator);
    return this.series(arm, place, indicator).map((value, year) => 100 * (value / base[year]! - 1));
  }

  /** What a city had chosen by every year; NaN before it chose. [year], to the last year of all lessons */
  choices(arm: string, city: string): number[] {
    const [years, chosen] = [this.arms[arm]?.values[0]?.[0] ?? [], this.arms[arm]?.chosen ?? []];
    return years.map((_, at) => {
      const year = LAST_YEAR + 1 - years.length + at;
      return chosen.findLast((one) => one.city === city && one.year <= year)?.value ?? NaN;
    });
  }

  /** What a city chose last; NaN where it chose nothing. */
  chosen(arm: string, city: string): number {
    return this.choices(arm, city).at(-1) ?? NaN;
  }
}

export interface NamedArm extends ArmSpec, Named {}

/** A number of an arm, as a column of a table has it. */
export interface Measure {
  label: Words;
  /** per cent, a change; or a plain number. */
  unit: "percent" | "number";
  decimals: number;
  of(results: Results, arm: string): number;
}

/** Arms side by side. */
export interface Table {
  caption: Words;
  arms: readonly string[];
  measures: readonly Measure[];
}

/** Something to read. */
export interface SayStep {
  kind: "say";
  title: Words;
  text: readonly Words[];
}

/** Something to guess before the model is run. */
export interface PredictStep {
  kind: "predict";
  title: Words;
  question: Words;
  options: readonly Named[];
  /** Which option the model says is right. */
  right(results: Results): string;
  table: Table;
  /** What it means. */
  explain: readonly Words[];
}

/** A lever that the learner sets. */
export interface Slider {
  id: string;
  label: Words;
  unit: Words;
  low: number;
  high: number;
  step: number;
  start: number;
}

/** What sliders are set to, by their ids. */
export type Values = Readonly<Record<string, number>>;

/** Something to reach by levers, before the lesson goes on. */
export interface ProveStep {
  kind: "prove";
  title: Words;
  task: Words;
  sliders: readonly Slider[];
  /** What is run of what is set: an arm called OWN, and others if the goals need them. By name. */
  arms(values: Values): Readonly<Record<string, ArmSpec>>;
  /** What must hold, each said in words. */
  goals: readonly Goal[];
  measures: readonly Measure[];
  /** What is drawn while a slider moves. */
  chart: MovingChart;
  /** Arms that are shown beside the learner's own. */
  beside: readonly string[];
  hint: Words;
  /** Values that reach the goals; there may be others. */
  solution: Values;
  /** What was shown by it. */
  shown: Words;
}

/** What is drawn while a slider moves: lines over the years, or pairs of runs beside the interval of their mean. */
export type MovingChart = Lines | Pairs;

interface Lines {
  title: Words;
  unit: Words;
  /** They are levels, which have no sign, not changes. */
  levels?: boolean;
  lines: readonly Line[];
  /** What the axis covers at least. */
  narrowest: number;
}

export interface Line {
  label: Words;
  /** Number of its colour; a second line of the same place is dashed. */
  colour: number;
  dashed?: boolean;
  /** [year], to the last year of all lessons; NaN where there is none. */
  of(results: Results): readonly number[];
}

interface Pairs {
  title: Words;
  /** Effects of all pairs, and the half-width of the 95 % interval of their mean. */
  pairs(results: Results, values: Values): { effects: readonly number[]; half: number };
}

/** Last year of all lessons. */
export const LAST_YEAR = 2036;

export interface Goal {
  label: Words;
  holds(results: Results, values: Values): boolean;
}

/** Name of the arm that a learner has set. */
export const OWN = "own";

export type Step = SayStep | PredictStep | ProveStep;

/** A number that the teacher's page tells, and where it comes from: a test compares them. `is`: as it is written. */
export interface Told {
  is: string;
  of(results: Results): number;
}

/** What a class will see. `{0}`, `{1}` in the text are the numbers. */
export interface Expectation {
  text: Words;
  numbers: readonly Told[];
}

export interface Lesson {
  id: string;
  title: Words;
  minutes: number;
  /** Of the lab's catalogue. */
  scenario: string;
  reading: Reading;
  goal: Words;
  arms: readonly NamedArm[];
  steps: readonly Step[];
  expected: readonly Expectation[];
  misreadings: readonly Words[];
  /** What it rests on, and for whom it need not be so. */
  basis: Words;
}

/** A text with its numbers. */
export function withNumbers({ text, numbers }: Expectation): Text {
  const put = (words: string) => numbers.reduce((all, { is }, at) => all.replaceAll(`{${at}}`, is), words);
  return both((language) => put(t(text)[language]));
}

/** A step in a line, as a teacher's page lists it. */
export function stepLine(step: Step): Text {
  const title = t(step.title);
  switch (step.kind) {
    case "say":
      return t("lab.read", { title });
    case "predict":
      return t("lab.guess", { question: t(step.question) });
    case "prove":
      return t("lab.proveOneWay", { task: t(step.task), solution: solutionOf(step) });
  }
}

function solutionOf({ sliders, solution }: ProveStep): Text {
  const parts = sliders.map((slider) => {
    const value = settingText(slider, solution[slider.id]!);
    return both((language) => `${t(slider.label)[language]} ${value[language]}`);
  });
  return joined(parts, "semicolon");
}

/** A value of a slider with its unit; money in the unit that all pages show. */
export function settingText({ unit }: Slider, value: number): Text {
  return both((language) => {
    const shown = shownUnit(t(unit), language);
    // A tenth of a step is no number of few digits in binary: 35 times 0.1.
    const text = `${Number((shown.factor * value).toPrecision(12))} ${shown.unit}`.trim();
    return percentSigns(text, language);
  });
}

/** Runs of a lesson's own arms and of others, by their names. `undefined`: nothing to run yet. */
export function useArms(
  { scenario, arms, reading }: Lesson,
  others: Readonly<Record<string, ArmSpec>> | undefined,
  channel: string,
) {
  const all: (readonly [string, ArmSpec])[] = [
    ...arms.map(({ id, label: _label, ...spec }) => [id, spec] as const),
    ...Object.entries(others ?? {}),
  ];
  const ask = others && { scenario, arms: all.map(([, spec]) => spec), ...reading };
  const { answer, ...work } = useAnswer("arms", ask, { channel });
  const results = answer && new Results(reading, Object.fromEntries(all.map(([id], at) => [id, answer[at]!])));
  return { ...work, results };
}
