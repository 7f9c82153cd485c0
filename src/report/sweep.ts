import { type Language, tight } from "../language/index.js";
import type { ShownSweep, SweepOption, SweepReport } from "../results/sweep.js";
import { decimalsFor, inSentence, plain, signed } from "./present.js";
import type { Seen } from "./reader.js";
import { sweepSeen } from "./studyViews.js";

type View = Seen<SweepReport>;

/** What a sweep says in words, the answer first. No markup. */
export function sweepSentences(report: SweepReport, language: Language = "en"): string[] {
  const view = sweepSeen(report, language);
  const answer = report.worlds > 1 ? leastRegret(view) : best(view);
  const told = [answer, front(view), ...lost(view)].filter((sentence) => sentence !== undefined);
  return language === "en" ? told : told.map(tight);
}

/** An option as people call it: "All four; toll scale 0.5". */
export function optionName({ report, say }: View, { variant, values }: SweepOption): string {
  const { factors, variants } = report;
  const label = variants.find(({ id }) => id === variant)?.label ?? variant;
  const set = factors.map((factor, f) => `${factor.label} ${valueText(values[f]!)}${unitText(factor.unit)}`);
  return [label, ...set].join(say({ en: "; ", zh: "；" }));
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
export function outcomeText(
  { label, place, placeLabel }: ShownSweep["outcomes"][number],
  { say }: Pick<View, "say">,
): string {
  const name = inSentence(label);
  return place === "cluster" ? name : say({ en: `${name} of ${placeLabel}`, zh: `${placeLabel}${label}` });
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
  return say({
    en: `Of ${report.options.length} options over ${report.compared} worlds, “${name}” has the smallest largest regret in ${what} in ${year}: never more than ${most} ${unit} short of the best option of a world, on average ${average}; its own effect is ${signed(low)} to ${signed(high)} ${unit} in nine of ten worlds.`,
    zh: `在${report.compared}个情形中比较的${report.options.length}个选项里，按${year}年${what}计，“${name}”的最大遗憾最小：在任何情形下与最佳选项的差距都不超过${most} ${unit}，平均为${average}；其自身影响在十分之九的情形中为${signed(low)}至${signed(high)} ${unit}。`,
  });
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
  return say({
    en: `Of ${known.length} options, “${most}” does most for ${what} in ${year}: ${size(first)} against the baseline; least does “${least}”: ${size(last)}. Figures that are uncertain stand at their central values.`,
    zh: `${known.length}个选项中，“${most}”对${year}年${what}最有利：相对基准情形${size(first)}；最不利的是“${least}”：${size(last)}。不确定的参数取中心值。`,
  });
}

function front(view: View): string | undefined {
  const { report, say } = view;
  const { pareto, outcomes, options } = report;
  const count = options.filter((option) => option.front).length;
  if (count === 0 || options.length < 2) return undefined;
  const name = (o: number) => outcomeText(outcomes[o]!, view);
  const [efficiency, equity, cost] = [name(pareto.efficiency), name(pareto.equity), name(pareto.cost)];
  return say({
    en: `${count === 1 ? "1 option is" : `${count} of ${options.length} options are`} not beaten by another in all of ${efficiency}, ${equity} and ${cost} at once.`,
    zh: `${options.length}个选项中有${count}个，没有其他选项能在${efficiency}、${equity}和${cost}上同时占优。`,
  });
}

function lost({ report: { failed, cases }, say }: View): string[] {
  const count = new Set(failed.map((one) => one.case)).size;
  if (count === 0) return [];
  const { reason } = failed[0]!;
  return [
    say({
      en: `${count} of ${cases} cases could not be run; the first: ${reason}`,
      zh: `${cases}个算例中有${count}个无法运行；第一个：${reason}`,
    }),
  ];
}
