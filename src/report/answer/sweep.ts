import type { SweepOption, SweepReport } from "../../measures/results/sweep.js";
import { decimalsFor, plain, signed } from "../../measures/views/present.js";
import type { Seen } from "../../measures/views/reader.js";
import { optionName, outcomeName } from "../../measures/views/studyNames.js";
import { sweepSeen } from "../../measures/views/studyViews.js";
import { ENGLISH, type Language, percentSigns, t } from "../../words/index.js";

type View = Seen<SweepReport>;

/** What a sweep says in words, the answer first. No markup. */
export function sweepSentences(report: SweepReport, language: Language = ENGLISH): string[] {
  const view = sweepSeen(report, language);
  const answer = report.worlds > 1 ? leastRegret(view) : best(view);
  const told = [answer, front(view), ...lost(view)].filter((sentence) => sentence !== undefined);
  return told.map((one) => percentSigns(one, language));
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
  const [name, what, { year, unit }] = [optionName(view, first), outcomeName(outcome, view), outcome];
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
  const [what, { year }] = [outcomeName(outcome, view), outcome];
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
  const name = (o: number) => outcomeName(outcomes[o]!, view);
  const [efficiency, equity, cost] = [name(pareto.efficiency), name(pareto.equity), name(pareto.cost)];
  return say(t("report.beatenAnotherAllOnce", { count, optionsCount: options.length, efficiency, equity, cost }));
}

function lost({ report: { failed, cases }, say }: View): string[] {
  const count = new Set(failed.map((one) => one.case)).size;
  if (count === 0) return [];
  const { text: reason } = failed[0]!;
  return [say(t("report.casesCouldRunFirst", { count, cases, reason }))];
}
