import { dictionaryRows } from "../../measures/indicators/index.js";
import {
  CLUSTER,
  drawsTold,
  type EffectRow,
  effectAt,
  effectRows,
  hasEffects,
  type Uncertainty,
} from "../../measures/results/index.js";
import { type Lookup, lookup, oneYear, type ReportData, shownPair } from "../../measures/views/index.js";
import {
  changeSentences,
  cityLevelsTable,
  clusterTable,
  DEEDS,
  deedLines,
  failureSentences,
  findings,
  hasRows,
  placesTable,
  reportData,
  shortSentences,
  tableOf,
  tableText,
  variantsTable,
  wrapped,
} from "../../report/index.js";
import {
  armLabel,
  type Comparison,
  currencyOf,
  type Experiment,
  manifestOf,
  type Origin,
  type PreparedScenario,
  reportContext,
  restsOn,
  type WithoutEffect,
  withoutEffectText,
  worstAudit,
} from "../../runs/experiments/index.js";
import { type Language, quoted, saying, type Text, t } from "../../words/index.js";
import { languageAsked, said } from "./language.js";
import { intervalText, lines, signedPercent, tell } from "./output.js";
import { type FoundStudy, uncertaintyText } from "./uncertainty.js";

/** A scenario file that was compared. */
export interface Compared {
  file: string;
  /** In the league table. */
  name: string;
  comparison: Comparison;
  uncertainty?: Uncertainty | undefined;
  /** Undefined where no variant can be compared with the baseline. */
  data?: ReportData | undefined;
}

/** What the ranges of `uncertainty` are about. */
const COVERED = t("mcp.coversDraws");

/**
 * Effects as JSON, piece by piece: those of a long run are more than a string can hold. Runs that failed are listed
 * where there are any.
 */
export function* effectsJson(done: readonly Compared[]): Generator<string> {
  for (const [d, { file, comparison, uncertainty, data }] of done.entries()) {
    yield `${d === 0 ? "[" : ","}{"file":${JSON.stringify(file)},"effects":[`;
    let separator = "";
    for (const row of effectRows(comparison.summary)) {
      yield separator + JSON.stringify(row);
      separator = ",";
    }
    yield "]";
    if (data) yield `,"answer":${JSON.stringify({ ...data.context.answer, sentences: findings(lookup(data)) })}`;
    if (comparison.failed.length > 0) yield `,"failed":${JSON.stringify(comparison.failed)}`;
    if (uncertainty) yield `,"range":${JSON.stringify({ n: drawsTold(uncertainty), covers: COVERED })}`;
    if (uncertainty) yield `,"uncertainty":${JSON.stringify(uncertainty)}`;
    yield "}";
  }
  yield "]\n";
}

/** What the screen tells of a comparison. */
export interface Told {
  file: string;
  prepared: PreparedScenario;
  comparison: Comparison;
  /** The report's data in the reader's language; undefined where no variant can be compared with the baseline. */
  view: Lookup | undefined;
  idle: readonly WithoutEffect[];
  study: FoundStudy;
  /** The results directory. */
  target: string;
  language: Language;
  /** All sentences and tables, in place of what fits the screen. */
  full: boolean;
}

/** Lines of the screen, and columns of a line. */
const SCREEN = { lines: 40, columns: 100 };

/**
 * Lines that the answer, what failed, what changes nothing and what levers did may take of them; the answer has no more
 * than the others leave.
 */
const ROOM = { answer: 18, failures: 4, idle: 4, levers: 11 };

/**
 * The answer in the first lines; then what changes nothing, what the levers did, how sure it is and where the report
 * is: within 40 lines. All tables and sentences with `full`.
 */
export function screenText(told: Told): string {
  return told.full ? fullText(told) : briefText(told);
}

function briefText(told: Told): string {
  const { prepared, view, study, language } = told;
  const { scenario } = prepared;
  const within = (sentences: readonly string[], most: number) => fitting(sentences, most, language);
  const levers = view ? deedLines(view) : [];
  const [headline = [], ...answer] = view ? findings(view)[language] : [];
  const failures = within(failuresOf(told), ROOM.failures);
  const last = [
    ...within(idleSentences(told), ROOM.idle),
    ...(levers.length > 0 ? [DEEDS[language], ...within(levers, ROOM.levers - 1)] : []),
    ...within(asGame(told), 2),
    ...within(
      [...(study.note ? [study.note] : []), ending(told)[language], ...(view ? [t("cli.moreInFull")[language]] : [])],
      5,
    ),
  ];
  const left = SCREEN.lines - 1 - failures.length - last.length;
  const first = within([headline].flat(), Math.min(ROOM.answer, left - 1));
  const others = within(answer, Math.min(ROOM.answer, left - first.length));
  return lines([scenario.title[language], ...first, ...failures, ...others, ...last]);
}

/** Short sentences in lines of the screen; what is left out is counted, and a first one that is too long is cut. */
function fitting(sentences: readonly string[], most: number, language: Language): string[] {
  const all = sentences
    .flatMap((sentence) => shortSentences(sentence, language))
    .map((one) => wrapped(one, SCREEN.columns - 2));
  const kept: string[] = [];
  for (const [at, lines] of all.entries()) {
    const room = most - (at < all.length - 1 ? 1 : 0);
    const shown = lines.slice(0, at === 0 ? room : undefined);
    if (kept.length + shown.length > room)
      return [...kept, t("cli.moreSentences", { left: all.length - at })[language]];
    kept.push(...shown.map((line, l) => (l === 0 ? line : `  ${line}`)));
    if (shown.length < lines.length) kept[kept.length - 1] += "…";
  }
  return kept;
}

function failuresOf({ prepared, comparison, language }: Told): string[] {
  const { summary, failed } = comparison;
  return failureSentences(
    { replicates: summary.replicates.length, failed, restsOn: restsOn(comparison) },
    (variant) => quoted(armLabel(prepared.scenario, variant))[language],
    language,
  );
}

/** Of variants as the other sentences call them. */
function idleSentences({ prepared, idle, language }: Told): string[] {
  return idle.map((one) => withoutEffectText(one, quoted(armLabel(prepared.scenario, one.variant)))[language]);
}

/** All that is said and all tables. */
function fullText(told: Told): string {
  const { prepared, comparison, view, study, language } = told;
  const { scenario } = prepared;
  return [
    lines([
      scenario.title[language],
      scenario.question[language],
      ...failuresOf(told),
      ...(view ? findings(view)[language] : []),
      ...idleSentences(told),
      ...asGame(told),
    ]),
    view && study.uncertainty ? uncertaintyText(view, study.uncertainty) : "",
    lines(study.note ? [study.note] : []),
    view ? changed(view) : "",
    view ? effects(told, view) : "",
    `\n${lines([...accounts(comparison), ending(told)].map((text) => text[language]))}`,
  ].join("");
}

/** What levers did, and what every variant changes. */
function changed(view: Lookup): string {
  const deeds = deedLines(view);
  const levers = deeds.length > 0 ? [view.say(DEEDS), ...deeds.map((one) => `  ${one}`)] : [];
  const variants = view.source.context.changes.flatMap((changes) => {
    const label = view.variants.find(({ id }) => id === changes.variant)?.label ?? changes.variant;
    const head = t("cli.variantChanges", { label });
    const sentences = changeSentences(changes)[view.language];
    return sentences.length > 0 ? ["", view.say(head), ...sentences.map((one) => `  ${one}`)] : [];
  });
  return `\n${lines([...levers, ...variants])}`;
}

/** Every variant in a line, then the tables of each. */
function effects({ comparison, study }: Told, view: Lookup): string {
  const { lastYear, variants } = view;
  const replicates = comparison.summary.replicates.length;
  const runs = replicates === 1 ? t("cli.oneRunEach") : t("cli.pairedReplicates", { replicates, chance: view.chance });
  const all = t("cli.effectAgainstBaseline", { lastYear, runs });
  // A study has told of every variant already, with the interval that matters.
  const lead = variants.length > 1 && !study.uncertainty ? [variantsTable(view)] : [];
  const tables = variants.flatMap((variant) => [
    clusterTable(view, [variant], "screen"),
    placesTable(view, shownPair(view, { run: variant.id, against: view.baseline }, oneYear(lastYear))),
    cityLevelsTable(view, variant),
  ]);
  const texts = [...lead, ...tables].filter(hasRows).map((table) => `\n${tableText(table)}`);
  return `\n${view.say(all)}\n${texts.join("")}`;
}

function accounts(comparison: Comparison): Text[] {
  const audit = worstAudit(comparison);
  if (!audit) return [];
  const [row, people, goods] = [audit.worstRow, audit.peopleError, audit.goodsError].map((error) =>
    error.toExponential(1),
  );
  return [t("cli.accountsError", { row, people, goods })];
}

/** Where players may join an agreement: who gains, and who must be paid, is another command's to say. */
function asGame({ file, prepared, language }: Told): string[] {
  return prepared.scenario.coordination ? [t("cli.askGame", { file })[language]] : [];
}

function ending({ comparison: { summary }, target }: Told): Text {
  if (summary.variants.length === 0) return t("cli.nothingWritten");
  return hasEffects(summary) ? t("cli.noForecastReport", { target }) : t("cli.noForecastNoEffect", { target });
}

/**
 * One scale for all files: effect on the cluster's indicator in the last year, in percent of its baseline; what has no
 * per cent comes last.
 */
export function leagueTable(done: readonly Compared[], indicator: string, language: Language): string {
  const effects = done.flatMap(({ name, comparison: { summary } }) => {
    const [year, scope] = [summary.years.length - 1, summary.scopes.indexOf(CLUSTER)];
    return summary.variants.slice(1).flatMap(({ pairs }, v) => {
      if (pairs.replicates.length === 0) return [];
      return { name, ...effectAt(summary, v + 1, year, scope, summary.indicators.indexOf(indicator)) };
    });
  });
  const order = ({ effectPct }: EffectRow) => (Number.isNaN(effectPct) ? -Infinity : effectPct);
  effects.sort((a, b) => order(b) - order(a));
  const percent = (value: number) => signedPercent(value / 100, language);
  const rows = effects.map(({ name, variant, effectPct, ciLowPct, ciHighPct, replicates }) => [
    name,
    variant,
    percent(effectPct),
    intervalText({ ciLow: ciLowPct, ciHigh: ciHighPct, replicates }, percent),
  ]);
  const heads = ["cli.scenario", "cli.variant", "cli.effectHead", "cli.interval95"] as const;
  return `\n${tableText(tableOf(saying(language), t("cli.leagueTable", { indicator }), heads, rows))}`;
}

/** What a report would hold of a comparison that is written nowhere. */
export function reportOf(
  origin: Origin,
  { prepared, comparison }: Experiment,
  uncertainty?: Uncertainty | undefined,
): ReportData {
  return reportData(comparison.summary, {
    manifest: manifestOf(origin, prepared, comparison),
    context: reportContext(prepared, comparison),
    dictionary: dictionaryRows(currencyOf(prepared.scenario)),
    uncertainty,
  });
}

/**
 * Tells the first sentence of a comparison on cohorts, as soon as it is there, and the first one that gives a range
 * once draws have been run. On standard error: what a run ends with is on standard output alone, within its 40 lines,
 * and a pipe takes up nothing provisional.
 */
export class FirstAnswer {
  private readonly data: ReportData | undefined;
  /** Without a range. */
  private readonly sentences: readonly string[] = [];

  constructor(origin: Origin, experiment: Experiment) {
    if (!hasEffects(experiment.comparison.summary)) return;
    this.data = reportOf(origin, experiment);
    this.sentences = this.sentencesOf(this.data);
  }

  tell(): void {
    this.say(this.sentences[0]);
  }

  tellRange(uncertainty: Uncertainty): void {
    const before = new Set(this.sentences);
    const after = this.data ? this.sentencesOf({ ...this.data, uncertainty }) : [];
    this.say(
      after.find((sentence) => !before.has(sentence)),
      uncertainty,
    );
  }

  private sentencesOf(data: ReportData): readonly string[] {
    return findings(lookup(data, languageAsked()))[languageAsked()];
  }

  private say(sentence: string | undefined, uncertainty?: Uncertainty): void {
    if (sentence === undefined) return;
    tell(
      said("cli.firstAnswer", {
        ranged: uncertainty !== undefined,
        draws: uncertainty ? drawsTold(uncertainty) : 0,
        sentence,
      }),
    );
  }
}
