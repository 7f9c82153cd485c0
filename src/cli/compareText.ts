import {
  type Comparison,
  focusOf,
  type PreparedScenario,
  reportContext,
  restsOn,
  type WithoutEffect,
  withoutEffectText,
  worstAudit,
} from "../experiments/index.js";
import type { Language } from "../language/index.js";
import { answerSentences, answerView, failureSentences } from "../report/index.js";
import {
  CLUSTER,
  choicesOf,
  contextSchema,
  effectAt,
  effectRows,
  hasEffects,
  pairsOf,
  policyRows,
  type Uncertainty,
} from "../results/index.js";
import { effectTables } from "./effectTable.js";
import { intervalText, signedPercent, textTable } from "./tables.js";
import { type FoundStudy, screenNames, uncertaintyText } from "./uncertainty.js";

/** A scenario file that was compared. */
export interface Compared {
  file: string;
  /** In the league table. */
  name: string;
  comparison: Comparison;
  uncertainty?: Uncertainty | undefined;
}

/** Effects as JSON, piece by piece: those of a long run are more than a string can hold. Runs that failed are listed where there are any. */
export function* effectsJson(done: readonly Compared[]): Generator<string> {
  for (const [d, { file, comparison, uncertainty }] of done.entries()) {
    yield `${d === 0 ? "[" : ","}{"file":${JSON.stringify(file)},"effects":[`;
    let separator = "";
    for (const row of effectRows(comparison.summary)) {
      yield separator + JSON.stringify(row);
      separator = ",";
    }
    yield "]";
    if (comparison.failed.length > 0) yield `,"failed":${JSON.stringify(comparison.failed)}`;
    if (uncertainty) yield `,"uncertainty":${JSON.stringify(uncertainty)}`;
    yield "}";
  }
  yield "]\n";
}

/** What fails and what changes nothing first, then effects, decisions and where the report is. */
export function screenText(
  prepared: PreparedScenario,
  comparison: Comparison,
  { idle, study, target, lang }: { idle: readonly WithoutEffect[]; study: FoundStudy; target: string; lang: Language },
): string {
  const { scenario } = prepared;
  const { summary, failed } = comparison;
  const basis = { replicates: summary.replicates.length, failed, restsOn: restsOn(comparison) };
  const failures = failureSentences(basis, (variant) => variant);
  const answer = answerText(prepared, comparison, study, lang);
  return (
    lines([
      scenario.title[lang],
      scenario.question[lang],
      ...failures,
      ...idle.map((one) => withoutEffectText(one)[lang]),
      "",
      ...answer,
    ]) +
    (study.uncertainty ? uncertaintyText(study.uncertainty, summary, focusOf(summary), screenNames(scenario)) : "") +
    lines(study.note ? [study.note] : []) +
    `${effectTables(prepared, summary)}\n` +
    lines([...accounts(comparison), ending(comparison, target)])
  );
}

/** The answer in sentences; nothing where no variant can be compared with the baseline. */
function answerText(
  prepared: PreparedScenario,
  comparison: Comparison,
  { uncertainty }: FoundStudy,
  lang: Language,
): string[] {
  const { summary } = comparison;
  if (!hasEffects(summary)) return [];
  const last = summary.years.length - 1;
  const effect = (variant: string, place: string, indicator: string, year = last) => {
    const at = [summary.names.indexOf(variant), summary.scopes.indexOf(place), summary.indicators.indexOf(indicator)];
    const [v, scope, position] = at as [number, number, number];
    if (v < 1 || scope < 0 || position < 0 || pairsOf(summary, v).length === 0) return undefined;
    const row = effectAt(summary, v, year, scope, position);
    return Number.isNaN(row.effect) ? undefined : row;
  };
  const view = answerView({
    context: contextSchema.parse(reportContext(prepared, comparison)),
    choices: choicesOf(policyRows(summary)),
    uncertainty,
    lastYear: summary.years[last]!,
    effect: (variant, place, indicator) => effect(variant, place, indicator),
    course: (variant) =>
      summary.years.map((year, y) => {
        const row = effect(variant, CLUSTER, "real-gdp", y);
        return { year, percent: row ? (100 * row.effect) / Math.abs(row.baselineMean) : Number.NaN };
      }),
  });
  return answerSentences(view)[lang];
}

function lines(sentences: readonly string[]): string {
  return sentences.map((sentence) => `${sentence}\n`).join("");
}

function accounts(comparison: Comparison): string[] {
  const audit = worstAudit(comparison);
  if (!audit) return [];
  const [row, people, goods] = [audit.worstRow, audit.peopleError, audit.goodsError].map((error) =>
    error.toExponential(1),
  );
  return [`Accounts: worst row ${row} of GDP, people ${people}, goods ${goods}.`];
}

function ending({ summary }: Comparison, target: string): string {
  if (summary.variants.length === 0) return "Nothing is written.";
  const where = hasEffects(summary)
    ? `Report: ${target}/report.html`
    : `There is no effect to report. Levels: ${target}`;
  return `Scenario analysis, not a forecast. ${where}`;
}

/** One scale for all files: effect on the cluster's indicator in the last year, in percent of its baseline. */
export function leagueTable(done: readonly Compared[], indicator: string): string {
  const rows = done.flatMap(({ name, comparison: { summary } }) =>
    summary.variants.slice(1).flatMap(({ variant, pairs }, v) => {
      if (pairs.replicates.length === 0) return [];
      const at = (position: number) =>
        effectAt(summary, v + 1, summary.years.length - 1, summary.scopes.indexOf(CLUSTER), position);
      const row = at(summary.indicators.indexOf(indicator));
      const share = (value: number) => value / Math.abs(row.baselineMean);
      return {
        order: share(row.effect),
        cells: [
          name,
          variant,
          signedPercent(share(row.effect)),
          intervalText(row, (value) => signedPercent(share(value))),
        ],
      };
    }),
  );
  rows.sort((a, b) => b.order - a.order);
  return `\nLeague table: ${indicator}, effect on the cluster in the last year\n\n${textTable(
    ["scenario", "variant", "effect", "95 % interval"],
    rows.map(({ cells }) => cells),
  )}`;
}
