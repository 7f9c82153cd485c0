import { largestSize, meanOf as meanOfNumbers } from "../../maths/numerics/sums.js";
import { titleOf } from "../../words/index.js";
import type { Choices, Decision, ShownContext, Uncertainty } from "../results/index.js";
import { type Lookup, labelIn, type Reader } from "./data.js";
import { decimalsFor, inSentence } from "./present.js";

/** A lever that city governments choose, and all their decisions on it. */
export interface ChosenLever {
  /** As in policy.jsonl. */
  name: string;
  label: string;
  unit: string;
  /** Of its values: two significant digits of the largest that was tried. */
  decimals: number;
  decisions: Decision[];
  /** Arms in which it is chosen. */
  variants: string[];
}

/** What is needed to tell choices: decisions, and what their levers and cities are called to the reader. */
export interface Choosing extends Reader {
  data: {
    choices: Choices;
    context: Pick<ShownContext, "chosen" | "cities">;
    uncertainty?: Pick<Uncertainty, "chosen"> | undefined;
  };
}

/** Each lever that governments choose, in the order of its first decision. */
export function leversChosen({ data: { choices, context } }: Choosing): ChosenLever[] {
  return distinct(choices.decisions.map(({ lever }) => lever)).map((lever) => {
    const decisions = choices.decisions.filter((one) => one.lever === lever);
    const { label, unit } = context.chosen.find((one) => one.lever === lever) ?? { label: lever, unit: "" };
    const tried = decisions.flatMap(({ before, value, trials }) => [before, value, ...trials.map((one) => one.value)]);
    const variants = distinct(decisions.map(({ variant }) => variant));
    return { name: lever, label, unit, decimals: decimalsFor(largestSize(tried)), decisions, variants };
  });
}

/** "Effective tax on profit (share of profit)" */
export function leverName({ label, unit }: ChosenLever, { say }: Reader): string {
  return unit ? say("join.withBracket", { what: label, bracket: unit }) : label;
}

export function ofVariant<Event extends { variant: string }>(events: readonly Event[], variant: string): Event[] {
  return events.filter((event) => event.variant === variant);
}

/** Events of the first replicate of an arm. */
export function firstRun<Event extends { variant: string; replicate: number }>(
  events: readonly Event[],
  variant: string,
): Event[] {
  const ofArm = ofVariant(events, variant);
  return ofArm.filter(({ replicate }) => replicate === ofArm[0]!.replicate);
}

/** Those of the first or of the last year in which there are any. */
export function inFirstYear(decisions: readonly Decision[]): Decision[] {
  const first = decisions.reduce((least, { year }) => Math.min(least, year), Infinity);
  return decisions.filter(({ year }) => year === first);
}

/** Decisions of the last year in which there was one. */
export function inLastYear(decisions: readonly Decision[]): Decision[] {
  const last = decisions.reduce((most, { year }) => Math.max(most, year), -Infinity);
  return decisions.filter(({ year }) => year === last);
}

/** Mean over decisions; NaN of none. */
export function meanOf(decisions: readonly Decision[], what: "value" | "before"): number {
  return meanOfNumbers(decisions.map((decision) => decision[what]));
}

export function distinct<Value>(values: readonly Value[]): Value[] {
  return [...new Set(values)];
}

export function variantLabel({ data: { context } }: Lookup, id: string): string {
  return labelIn([...context.variants, ...context.unfinished], id);
}

/** Values of a lever in force in an arm: before the first decision, then after the decisions of each year. */
export interface ArmValues {
  label: string;
  /** "before", then years. */
  columns: string[];
  /**
   * Mean of the cities first where there are several, then city by city. [row][column], means over replicates; NaN
   * where a city does not choose.
   */
  values: number[][];
}

/** What was chosen in some arms; `rows` names the rows, those with the highest values on top. */
export function chosenValues(
  view: Lookup,
  { decisions }: ChosenLever,
  variants: readonly string[],
): { rows: string[]; arms: ArmValues[] } {
  const cities = view.data.context.cities.filter(({ id }) => decisions.some(({ city }) => city === id));
  const several = cities.length > 1;
  const before = view.say("report.before");
  const tables = variants.map((variant) => tableOf(ofVariant(decisions, variant), cities, before));
  const overall = cities.map((_, city) => mean(tables.flatMap(({ values }) => values[city]!)));
  const order = cities.map((_, city) => city).sort((a, b) => overall[b]! - overall[a]!);
  const arms = tables.map(({ columns, values }, v) => ({
    label: variantLabel(view, variants[v]!),
    columns,
    values: [
      ...(several ? [columns.map((_, at) => mean(values.map((row) => row[at]!)))] : []),
      ...order.map((city) => values[city]!),
    ],
  }));
  return {
    rows: [...(several ? [view.say("report.mean")] : []), ...order.map((city) => cities[city]!.label)],
    arms,
  };
}

/** Mean value by city, [city][column]: before the first decision, then after that of each year. */
function tableOf(
  decisions: readonly Decision[],
  cities: readonly { id: string }[],
  before: string,
): Omit<ArmValues, "label"> {
  const years = distinct(decisions.map(({ year }) => year)).sort((a, b) => a - b);
  const values = cities.map(({ id }) => {
    const own = decisions.filter(({ city }) => city === id);
    const after = years.map((year) =>
      meanOf(
        own.filter((decision) => decision.year === year),
        "value",
      ),
    );
    return [meanOf(inFirstYear(own), "before"), ...after];
  });
  return { columns: [before, ...years.map(String)], values };
}

/** Of those that are known. */
function mean(values: readonly number[]): number {
  return meanOfNumbers(values.filter(Number.isFinite));
}

/**
 * Well away from the chosen value: this part of the range that was tried. Our assumption; a search tries many values
 * next to its answer, which tell nothing.
 */
const AWAY = 0.1;

/**
 * A choice is called flat where going so far away costs less than this, log points. Our assumption: 0.1 % of all it
 * wants, in one year.
 */
const FLAT = 0.1;

/** A value that was weighed, and what it would have brought over the chosen one, as a difference of objectives. */
export interface Alternative {
  value: number;
  gain: number;
}

/** What a decision was weighed against. */
export interface Weighing {
  lowest: Alternative;
  highest: Alternative;
  /** The best of those well away from the chosen one; undefined where nothing else was tried. */
  best: Alternative | undefined;
  flat: boolean;
}

/** The ends and the best of what a decision tried, each against the value chosen, and whether little was at stake. */
export function weighing({ value: chosen, payoffAfter, trials }: Decision): Weighing {
  const distance = ({ value }: Alternative) => Math.abs(value - chosen);
  const tried = trials.map(({ value, payoff }): Alternative => ({ value, gain: payoff - payoffAfter }));
  tried.sort((a, b) => a.value - b.value);
  const [lowest, highest] = [tried[0]!, tried.at(-1)!];
  const away = AWAY * (highest.value - lowest.value);
  const others = tried.filter((one) => distance(one) > 0).sort((a, b) => distance(a) - distance(b));
  const best = others.filter((one) => distance(one) >= away).sort((a, b) => b.gain - a.gain)[0];
  const [nearest] = others;
  // At a bound the search tries one value next to it and the other bound: the slope there tells more.
  const atBound = chosen === lowest.value || chosen === highest.value;
  const bySlope = atBound && nearest && distance(nearest) < away;
  const gain = bySlope ? (nearest.gain * away) / distance(nearest) : best?.gain;
  return { lowest, highest, best, flat: gain !== undefined && 100 * Math.abs(gain) < FLAT };
}

/** Names of the players of an agreement: those of provinces, agglomerations or cities, or made of their ids. */
export function playerNames({
  provinces,
  agglomerations,
  cities,
}: Pick<ShownContext, "provinces" | "agglomerations" | "cities">): (id: string) => string {
  const names = new Map([...cities, ...agglomerations, ...provinces].map(({ id, label }) => [id, label]));
  return (id) => names.get(id) ?? titleOf(id);
}

/** Names of items of an agenda, "border + toll", by the labels of their levers. */
export function itemNames({ changes }: Pick<ShownContext, "changes">): (item: string) => string {
  const labels = new Map(changes.flatMap(({ levers }) => levers).map(({ type, label }) => [type, inSentence(label)]));
  return (item) =>
    item
      .split(" + ")
      .map((type) => labels.get(type) ?? type)
      .join(" + ");
}
