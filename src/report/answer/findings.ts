import type { EffectForm } from "../../measures/indicators/index.js";
import { knowsChance, type Manifest } from "../../measures/results/index.js";
import { type Pair, pairsOf } from "../../measures/views/difference.js";
import {
  type Amount,
  comparedIn,
  distinguishable,
  effectDecimals,
  isNothing,
  type Lookup,
  plain,
  readerOf,
  scaled,
  yearOf,
} from "../../measures/views/index.js";
import {
  both,
  bothSentences,
  ENGLISH,
  type Language,
  percentSigns,
  type Sentences,
  type Text,
  t,
  textOf,
  together,
} from "../../words/index.js";
import { answerSentences } from "./answer.js";
import { answerView } from "./fromContext.js";
import { ANSWER_READS, type AnswerView } from "./view.js";

/** Indicators that the sentences are about. */
export const FINDINGS_READ = [...ANSWER_READS, "theil-t-gdp"] as const;

/** And of every year. */
export const FINDINGS_READ_COURSES = ANSWER_READS;

/** What a report is asked, and what it is answered from. */
export function askedOf(view: Lookup): AnswerView {
  const { context, choices } = view.source;
  return answerView({
    ...comparedIn(view),
    context,
    choices,
    entry: (indicator) => view.source.dictionary.find((row) => row.indicator === indicator),
  });
}

/**
 * Plain-language findings of a report, computed from its effects: the answer, then equality between cities. No markup.
 */
export function findings(view: Lookup): Sentences {
  const asked = askedOf(view);
  const answer = answerSentences(asked);
  const between = equality(view, pairsOf(asked));
  return between
    ? bothSentences((language) => [...answer[language], percentSigns(between[language], language)])
    : answer;
}

/** "0.38 to 0.46", both ends even where they round alike; undefined where no chance is known. */
export function interval(row: Amount, form: EffectForm, language: Language): string | undefined {
  if (!knowsChance(row)) return undefined;
  const decimals = effectDecimals(row, form);
  const bound = (value: number) => plain(scaled(value, row.baselineMean, form), decimals);
  return t("join.range", { low: bound(row.ciLow), high: bound(row.ciHigh) })[language];
}

/** "0.42 % higher than in the baseline (95 % interval 0.38 to 0.46)" */
function comparison(row: Amount): Text {
  const within = (of: Amount): Text =>
    knowsChance(of)
      ? t("report.withinInterval", { bounds: both((language) => interval(of, "percent", language)!) })
      : textOf("");
  if (!distinguishable(row)) {
    const bounds = within(row);
    return t("report.distinguishableBaseline", { bounds });
  }
  const rise = row.effect > 0 ? row : { ...row, effect: -row.effect, ciLow: -row.ciHigh, ciHigh: -row.ciLow };
  const size = plain(Math.abs(scaled(row.effect, row.baselineMean, "percent")), effectDecimals(row, "percent"));
  const bounds = within(rise);
  return t("report.thanBaseline", { size, effect: row.effect > 0, bounds });
}

/**
 * Of one variant beside the baseline, where equality changes and no measure is asked for; no index is summed over
 * years.
 */
function equality(view: Lookup, [pair, ...others]: readonly Pair[]): Text | undefined {
  if (!pair || pair.against !== view.baseline || others.length > 0 || view.data.context.answer?.measure)
    return undefined;
  const row = view.effect(pair.run, "cluster", "theil-t-gdp", yearOf(view));
  if (!row || isNothing(row)) return undefined;
  return t("report.inequalityIncomeBetweenCitiesTheil", { compared: comparison(row) });
}

/** Reasons that are told of an arm; the manifest has all. */
const MOST_REASONS = 2;

/**
 * What is to be said of runs that could not be finished: one sentence or two for every arm that lacks replicates, and
 * why. No markup.
 */
export function failureSentences(
  { replicates, failed, restsOn = {} }: Pick<Manifest, "replicates" | "failed" | "restsOn">,
  nameOf: (variant: string) => string,
  language: Language = ENGLISH,
): string[] {
  const { say } = readerOf(language);
  const lacking = Object.entries(restsOn).filter(([, count]) => count < replicates);
  const told = lacking.map(([variant, count]) => {
    const name = nameOf(variant);
    const rest = say("report.restsReplicate", { name, count, replicates });
    const own = failed.filter((run) => run.variant === variant);
    return together([rest, ...reasons(own, language)], language);
  });
  const care = say("report.replicatesFailChanceRead");
  return lacking.some(([, count]) => count > 0) ? [...told, care] : told;
}

function reasons(failed: Manifest["failed"], language: Language): string[] {
  const { say } = readerOf(language);
  if (failed.length === 0) return [say("report.baselineCouldFinishedOthers")];
  const shown = failed
    .slice(0, MOST_REASONS)
    .map(({ replicate, text }) => say("report.replicate", { replicate, reason: text }));
  const more = failed.length - shown.length;
  const rest = say("report.moreListedManifestJson", { more });
  return more > 0 ? [...shown, rest] : shown;
}
