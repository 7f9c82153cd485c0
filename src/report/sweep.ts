import type { SweepOption, SweepReport } from "../results/sweep.js";
import { decimalsFor, inSentence, plain, signed } from "./present.js";

/** What a sweep says in words, the answer first. No markup. */
export function sweepSentences(report: SweepReport): string[] {
  const answer = report.worlds > 1 ? leastRegret(report) : best(report);
  return [answer, front(report), ...lost(report)].filter((sentence) => sentence !== undefined);
}

/** An option as people call it: "All four, toll scale 0.5". */
export function optionName({ factors, variants }: SweepReport, { variant, values }: SweepOption): string {
  const label = variants.find(({ id }) => id === variant)?.label ?? variant;
  const set = factors.map((factor, f) => `${factor.label} ${valueText(values[f]!)}${unitText(factor.unit)}`);
  return [label, ...set].join("; ");
}

/** Longer units are sentences. */
const SHORT = 24;

function unitText(unit: string): string {
  return unit !== "" && unit.length <= SHORT ? ` ${unit}` : "";
}

/** A level with as many digits as it needs. */
export function valueText(value: number): string {
  return String(Number(value.toPrecision(6))).replace("-", "\u2212");
}

/** An outcome as people call it. */
export function outcomeText({ label, place }: SweepReport["outcomes"][number]): string {
  return place === "cluster" ? inSentence(label) : `${inSentence(label)} of ${place}`;
}

function leastRegret(report: SweepReport): string | undefined {
  const [outcome] = report.outcomes;
  const ranked = report.options
    .filter(({ regret }) => Number.isFinite(regret?.largest))
    .sort((a, b) => a.regret!.largest - b.regret!.largest);
  const [first] = ranked;
  if (!first) return undefined;
  const { largest, mean } = first.regret!;
  const { low, high } = first.effects[0]!;
  const digits = Math.min(3, Math.max(decimalsFor(largest), 2));
  return `Of ${report.options.length} options over ${report.compared} worlds, “${optionName(report, first)}” has the smallest largest regret in ${outcomeText(outcome!)} in ${outcome!.year}: never more than ${plain(largest, digits)} ${outcome!.unit} short of the best option of a world, on average ${plain(mean, digits)}; its own effect is ${signed(low)} to ${signed(high)} ${outcome!.unit} in nine of ten worlds.`;
}

function best(report: SweepReport): string | undefined {
  const [outcome] = report.outcomes;
  const direction = outcome!.better === "lower" ? -1 : 1;
  const known = report.options.filter(({ effects }) => Number.isFinite(effects[0]!.middle));
  const ranked = known.sort((a, b) => direction * (b.effects[0]!.middle - a.effects[0]!.middle));
  const [first, last] = [ranked[0], ranked.at(-1)];
  if (!first || !last) return undefined;
  const size = (option: SweepOption) => `${signed(option.effects[0]!.middle)} ${outcome!.unit}`;
  return `Of ${known.length} options, “${optionName(report, first)}” does most for ${outcomeText(outcome!)} in ${outcome!.year}: ${size(first)} against the baseline; least does “${optionName(report, last)}”: ${size(last)}. Figures that are uncertain stand at their central values.`;
}

function front(report: SweepReport): string | undefined {
  const { pareto, outcomes, options } = report;
  const count = options.filter((option) => option.front).length;
  if (count === 0 || options.length < 2) return undefined;
  const name = (o: number) => outcomeText(outcomes[o]!);
  const subject = count === 1 ? "1 option is" : `${count} of ${options.length} options are`;
  return `${subject} not beaten by another in all of ${name(pareto.efficiency)}, ${name(pareto.equity)} and ${name(pareto.cost)} at once.`;
}

function lost({ failed, cases }: SweepReport): string[] {
  const count = new Set(failed.map((one) => one.case)).size;
  return count === 0 ? [] : [`${count} of ${cases} cases could not be run; the first: ${failed[0]!.reason}`];
}
