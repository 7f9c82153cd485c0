import { t } from "../../words/index.js";
import type { Decision } from "../results/index.js";
import type { Lookup } from "./data.js";
import { decimalsFor } from "./present.js";
import type { Reader } from "./reader.js";

/** A lever that city governments choose, and all their decisions on it. */
export interface ChosenLever {
  label: string;
  unit: string;
  /** Of its values: two significant digits of the largest that was tried. */
  decimals: number;
  decisions: Decision[];
  /** Arms in which it is chosen. */
  variants: string[];
}

export function leversChosen({ data: { choices, context } }: Lookup): ChosenLever[] {
  return distinct(choices.decisions.map(({ lever }) => lever)).map((lever) => {
    const decisions = choices.decisions.filter((one) => one.lever === lever);
    const { label, unit } = context.chosen.find((one) => one.lever === lever) ?? { label: lever, unit: "" };
    const tried = decisions.flatMap(({ before, value, trials }) => [before, value, ...trials.map((one) => one.value)]);
    const largest = tried.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    const variants = distinct(decisions.map(({ variant }) => variant));
    return { label, unit, decimals: decimalsFor(largest), decisions, variants };
  });
}

/** "Effective tax on profit (share of profit)" */
export function leverName({ label, unit }: ChosenLever, { say }: Reader): string {
  return unit ? say(t("report.text6", { label, unit })) : label;
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
  const first = decisions.reduce((least, { year }) => Math.min(least, year), Number.POSITIVE_INFINITY);
  return decisions.filter(({ year }) => year === first);
}

export function inLastYear(decisions: readonly Decision[]): Decision[] {
  const last = decisions.reduce((most, { year }) => Math.max(most, year), Number.NEGATIVE_INFINITY);
  return decisions.filter(({ year }) => year === last);
}

/** Mean over decisions; NaN of none. */
export function meanOf(decisions: readonly Decision[], what: "value" | "before"): number {
  return decisions.reduce((sum, decision) => sum + decision[what], 0) / decisions.length;
}

export function distinct<Value>(values: readonly Value[]): Value[] {
  return [...new Set(values)];
}

export function variantLabel({ data: { context } }: Lookup, id: string): string {
  return context.variants.find((variant) => variant.id === id)?.label ?? id;
}
