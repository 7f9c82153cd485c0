import { CLUSTER, effectAt, effectRows, hasEffects, type Uncertainty } from "../../measures/results/index.js";
import type { Lookup } from "../../measures/views/data.js";
import {
  changeSentences,
  cityLevelsTable,
  clusterTable,
  failureSentences,
  findings,
  hasRows,
  placesTable,
  tableOf,
  tableText,
  variantsTable,
} from "../../report/index.js";
import {
  type Comparison,
  type PreparedScenario,
  restsOn,
  type WithoutEffect,
  withoutEffectText,
  worstAudit,
} from "../../runs/experiments/index.js";
import { type Language, type Text, t } from "../../words/index.js";
import { intervalText, signedPercent } from "./numbers.js";
import { type FoundStudy, uncertaintyText } from "./uncertainty.js";

/** A scenario file that was compared. */
export interface Compared {
  file: string;
  /** In the league table. */
  name: string;
  comparison: Comparison;
  uncertainty?: Uncertainty | undefined;
}

/**
 * Effects as JSON, piece by piece: those of a long run are more than a string can hold. Runs that failed are listed
 * where there are any.
 */
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

/** What the screen tells of a comparison. */
export interface Told {
  prepared: PreparedScenario;
  comparison: Comparison;
  /** The report's data in the reader's language; undefined where no variant can be compared with the baseline. */
  view: Lookup | undefined;
  idle: readonly WithoutEffect[];
  study: FoundStudy;
  /** The results directory. */
  target: string;
  language: Language;
  /** Tables of every variant, in place of the one that the answer is about. */
  allTables: boolean;
}

/**
 * What fails and what changes nothing first, then the answer, how sure it is, what was changed, effects, and where the
 * report is.
 */
export function screenText(told: Told): string {
  const { prepared, comparison, view, idle, study, language } = told;
  const { scenario } = prepared;
  const { summary, failed } = comparison;
  const basis = { replicates: summary.replicates.length, failed, restsOn: restsOn(comparison) };
  const failures = failureSentences(basis, (variant) => variant, language);
  return [
    lines([
      scenario.title[language],
      scenario.question[language],
      ...failures,
      ...idle.map((one) => withoutEffectText(one)[language]),
    ]),
    view ? `\n${lines(findings(view)[language])}` : "",
    view && study.uncertainty ? uncertaintyText(view, study.uncertainty) : "",
    lines(study.note ? [study.note] : []),
    view ? changed(view) : "",
    view ? effects(told, view) : "",
    `\n${lines([...accounts(comparison), ending(told)].map((text) => text[language]))}`,
  ].join("");
}

/** What the variant changes that the answer is about. */
function changed(view: Lookup): string {
  const changes = view.source.context.changes.find(({ variant }) => variant === view.focus.id);
  if (!changes) return "";
  const head: Text = t("cli.variantChanges", { label: view.focus.label });
  return `\n${lines([view.say(head), ...changeSentences(changes)[view.language].map((one) => `  ${one}`)])}`;
}

/** Every variant in a line, then the tables of the one that the answer is about, or of all. */
function effects({ allTables, comparison, study }: Told, view: Lookup): string {
  const { lastYear, variants, focus } = view;
  const shown = allTables ? variants : [focus];
  const runs = basisText(comparison.summary.replicates.length);
  const all: Text = t("cli.effectAgainstBaseline", { lastYear, runs });
  // A study has told of every variant already, with the interval that matters.
  const lead = variants.length > 1 && !study.uncertainty ? [variantsTable(view)] : [];
  const tables = shown.flatMap((variant) => [
    clusterTable(view, [variant], "screen"),
    placesTable(view, variant),
    cityLevelsTable(view, variant),
  ]);
  const left = variants.length - shown.length;
  const more: Text = t("cli.otherTables", { left });
  const texts = [...lead, ...tables].filter(hasRows).map((table) => `\n${tableText(table)}`);
  return `\n${view.say(all)}\n${texts.join("")}${left > 0 ? `\n${view.say(more)}\n` : ""}`;
}

function basisText(replicates: number): Text {
  return replicates === 1 ? t("cli.oneRunEach") : t("cli.pairedReplicates", { replicates });
}

function lines(sentences: readonly string[]): string {
  return sentences.map((sentence) => `${sentence}\n`).join("");
}

function accounts(comparison: Comparison): Text[] {
  const audit = worstAudit(comparison);
  if (!audit) return [];
  const [row, people, goods] = [audit.worstRow, audit.peopleError, audit.goodsError].map((error) =>
    error.toExponential(1),
  );
  return [t("cli.accountsError", { row, people, goods })];
}

function ending({ comparison: { summary }, target }: Told): Text {
  if (summary.variants.length === 0) return t("cli.nothingWritten");
  return hasEffects(summary) ? t("cli.noForecastReport", { target }) : t("cli.noForecastNoEffect", { target });
}

/** One scale for all files: effect on the cluster's indicator in the last year, in percent of its baseline. */
export function leagueTable(done: readonly Compared[], indicator: string, language: Language): string {
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
          signedPercent(share(row.effect), language),
          intervalText(row, (value) => signedPercent(share(value), language)),
        ],
      };
    }),
  );
  rows.sort((a, b) => b.order - a.order);
  const title = t("cli.leagueTable", { indicator });
  const heads = [t("cli.scenario"), t("cli.variant"), t("cli.effectHead"), t("cli.interval95")];
  const columns = heads.map((head) => head[language]);
  const cells = rows.map((row) => row.cells);
  return `\n${tableText(tableOf(title[language], columns, cells))}`;
}
