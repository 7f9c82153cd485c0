import type { ShownSweep, SweepOption, SweepReport } from "../measures/results/sweep.js";
import { ENGLISH, type Language, percentSigns, t } from "../words/index.js";
import { decimalsFor, inSentence, plain, signed, unitAfter } from "./present.js";
import type { Seen } from "./reader.js";
import { sweepSeen } from "./studyViews.js";

type View = Seen<SweepReport>;

/** What a sweep says in words, the answer first. No markup. */
export function sweepSentences(report: SweepReport, language: Language = ENGLISH): string[] {
  const view = sweepSeen(report, language);
  const answer = report.worlds > 1 ? leastRegret(view) : best(view);
  const told = [answer, front(view), ...lost(view)].filter((sentence) => sentence !== undefined);
  return told.map((one) => percentSigns(one, language));
}

/** An option as people call it: "All four; toll scale 0.5". */
export function optionName({ report, say }: View, { variant, values }: SweepOption): string {
  const { factors, variants } = report;
  const label = variants.find(({ id }) => id === variant)?.label ?? variant;
  const set = factors.map((factor, f) => `${factor.label} ${valueText(values[f]!)}${unitText(factor.unit)}`);
  return [label, ...set].join(say(t("join.semicolon")));
}

/** Longer units are sentences. */
const SHORT = 24;

function unitText(unit: string): string {
  return unit.length <= SHORT ? unitAfter(unit) : "";
}

/** A level with as many digits as it needs. */
export function valueText(value: number): string {
  return String(Number(value.toPrecision(6))).replace("-", "\u2212");
}

/** An outcome as people call it. */
export function outcomeText(
  { label, place, placeLabel }: ShownSweep["outcomes"][number],
  { say }: Pick<View, "say">,
): string {
  const name = inSentence(label);
  return place === "cluster" ? name : say(t("report.of", { name, placeLabel }));
}

function leastRegret(view: View): string | undefined {
  const { report, say } = view;
  const outcome = report.outcomes[0]!;
  const ranked = report.options
    .filter(({ regret }) => Number.isFinite(regret?.largest))
    .sort((a, b) => a.regret!.largest - b.regret!.largest);
  const [first] = ranked;
  if (!first) return undefined;
  const { largest, mean } = first.regret!;
  const { low, high } = first.effects[0]!;
  const digits = Math.min(3, Math.max(decimalsFor(largest), 2));
  const [name, what, { year, unit }] = [optionName(view, first), outcomeText(outcome, view), outcome];
  const [most, average] = [plain(largest, digits), plain(mean, digits)];
  return say(
    t("report.optionsOverWorldsHas", {
      optionsCount: report.options.length,
      compared: report.compared,
      name,
      what,
      year,
      most,
      unit,
      average,
      low: signed(low),
      high: signed(high),
    }),
  );
}

function best(view: View): string | undefined {
  const { report, say } = view;
  const outcome = report.outcomes[0]!;
  const direction = outcome.better === "lower" ? -1 : 1;
  const known = report.options.filter(({ effects }) => Number.isFinite(effects[0]!.middle));
  const ranked = known.sort((a, b) => direction * (b.effects[0]!.middle - a.effects[0]!.middle));
  const [first, last] = [ranked[0], ranked.at(-1)];
  if (!first || !last) return undefined;
  const size = (option: SweepOption) => `${signed(option.effects[0]!.middle)} ${outcome.unit}`;
  const [what, { year }] = [outcomeText(outcome, view), outcome];
  const [most, least] = [optionName(view, first), optionName(view, last)];
  return say(
    t("report.optionsDoesMostAgainst", {
      knownCount: known.length,
      most,
      what,
      year,
      size: size(first),
      least,
      size2: size(last),
    }),
  );
}

function front(view: View): string | undefined {
  const { report, say } = view;
  const { pareto, outcomes, options } = report;
  const count = options.filter((option) => option.front).length;
  if (count === 0 || options.length < 2) return undefined;
  const name = (o: number) => outcomeText(outcomes[o]!, view);
  const [efficiency, equity, cost] = [name(pareto.efficiency), name(pareto.equity), name(pareto.cost)];
  return say(t("report.beatenAnotherAllOnce", { count, optionsCount: options.length, efficiency, equity, cost }));
}

function lost({ report: { failed, cases }, say }: View): string[] {
  const count = new Set(failed.map((one) => one.case)).size;
  if (count === 0) return [];
  const { text: reason } = failed[0]!;
  return [say(t("report.casesCouldRunFirst", { count, cases, reason }))];
}
