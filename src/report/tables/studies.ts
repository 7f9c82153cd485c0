import {
  askedOf,
  type Conditioning,
  type EvaluationReport,
  type LeagueCell,
  type LeagueReport,
  type LeagueRow,
  MEASURES,
  type MomentRow,
  type SensitivityReport,
  type ShownOutcome,
  type SweepReport,
} from "../../measures/results/index.js";
import {
  capitalised,
  decimalsFor,
  figureLabel,
  leagueNumber,
  optionName,
  outcomeName,
  plain,
  type Seen,
  signed,
  threeDigits,
  unitAfter,
  useText,
  withInterval,
  withoutCopies,
} from "../../measures/views/index.js";
import { type Language, type Say, saying, type TextKey, t, textOf, unitWords } from "../../words/index.js";
import { blockNames, nameOf } from "../answer/studies.js";
import { type Cell, ofWords, type Table, tableOf } from "./table.js";

const UNKNOWN = "–";

/** What every option of a sweep does, the first `most` of them. */
export function optionsTable(view: Seen<SweepReport>, most: number): Table {
  const { say } = view;
  const { outcomes, options, worlds } = withoutCopies(view).report;
  const heads = outcomes.map((one) => ({ text: capitalised(outcomeName(one, view)), small: one.unit }));
  const rows = options.slice(0, most).map((option) => [
    optionName(view, option),
    ...option.effects.map(({ low, middle, high }): Cell => {
      if (Number.isNaN(middle)) return { text: UNKNOWN };
      const [size, from, to] = withInterval(middle, low, high, signed);
      return { text: size, small: worlds > 1 ? say("report.to", { from, to }) : undefined };
    }),
  ]);
  const shown = t("report.firstOptionsCsvHas", { MOST_ROWS: most, optionsCount: view.report.options.length });
  return tableOf(say, "report.allOptions", ["report.option", ...heads], rows, options.length > most ? [shown] : []);
}

/** What an outcome depends on: estimates of the first `most` parameters, the strongest first, with 95 % intervals. */
export function estimatesTable(view: Seen<SensitivityReport>, outcome: ShownOutcome, most: number): Table {
  const { report, say } = view;
  const { method } = report;
  const ranges = new Map(
    report.factors.map(({ name, low, high, unit }) => [
      name,
      say("report.lowToHighUnit", { low: plain(low), high: plain(high), unit: unitAfter(unit) }),
    ]),
  );
  const rows = outcome.factors.slice(0, most).map(({ factor, estimates }) => [
    figureLabel(report, factor),
    ranges.get(factor) ?? "",
    ...estimates.map(({ value, low, high }): Cell => {
      if (Number.isNaN(value)) return { text: UNKNOWN };
      const [middle, from, to] = withInterval(value, low, high);
      return { text: middle, small: say("report.to", { from, to }) };
    }),
  ]);
  const { used, dropped, variantLabel, unit, year } = outcome;
  const title = t("report.effectOnInYear", { variantLabel, of: outcomeName(outcome, view), year, unit });
  const left = dropped > 0 ? say("report.leftOutWorldsCould", { dropped }) : "";
  const measures = MEASURES[method].map((measure) => HEADS[measure] ?? textOf(measure));
  const heads = ["lab.parameter", ofWords("report.range"), ...measures] as const;
  return tableOf(say, title, heads, rows, [t("report.restsOnCounted", { used, counted: t(COUNTED[method]), left })]);
}

const COUNTED: Record<SensitivityReport["method"], TextKey> = {
  morris: "report.steps",
  sobol: "report.groupsWorlds",
  rank: "report.drawsHead",
};

const HEADS: Record<string, TextKey> = {
  size: "report.meanSize",
  spread: "report.deviationSigma",
  mean: "report.meanMu",
  total: "report.totalIndex",
  first: "report.firstOrderIndex",
  simple: "cli.spearmanHead",
  partial: "report.partial",
};

/**
 * Regions side by side: where each stands in the base year, or what the same reform does to each; ranks in brackets.
 */
export function leagueTable({ report, say }: Seen<LeagueReport>, kind: LeagueRow["kind"]): Table {
  const { regions, reform, years } = report;
  const rows = report.rows
    .filter((row) => row.kind === kind)
    .map((row) => {
      const unit = kind === "effect" ? "%" : row.unit.replaceAll("{currency}", say("unit.currency"));
      const direction = row.better === "none" ? "" : say("report.betterIs", { better: row.better });
      return [
        { text: row.label, small: `${unit}${direction}` },
        ...row.cells.map((cell) => leagueCell(kind, cell, say)),
      ];
    });
  const heads = regions.map(({ label, currency }) => ({ text: label, small: kind === "level" ? currency : undefined }));
  const title =
    kind === "effect" ? t("report.effectAfterYears", { label: reform.label, years }) : t("report.baseYearRanks");
  return tableOf(say, title, ["lab.indicator", ...heads], rows);
}

/** Value and rank of a region, its range below. */
function leagueCell(kind: LeagueRow["kind"], { value, band, rank }: LeagueCell, say: Say): Cell {
  if (value === null) return { text: UNKNOWN };
  const show = (one: number) => leagueNumber(one, kind);
  const small = band ? say("report.to", { from: show(band[0]), to: show(band[1]) }) : undefined;
  return { text: `${show(value)}${rank === null ? "" : ` (${rank})`}`, small };
}

type View = Seen<EvaluationReport>;

/** The latest value of every part, with its points: agglomerations in columns. */
export function evaluationTable({ report, say }: View): Table {
  const { blocks, parts, years, agglomerations } = report;
  const groups = blocks.flatMap(({ id, label }) => {
    const rows = parts
      .filter(({ block }) => block === id)
      .map(({ label: name, unit, values, points }) => {
        const y = years.findLastIndex((_, at) => values.every((row) => row[at] !== null));
        const cells = agglomerations.map((_, a) => ({
          text: level(values[a]![y]!),
          small: say("report.evaluationCell", { points: plain(points[a]![y]!, 0) }),
        }));
        return [{ text: say("report.evaluationYearOf", { part: name, year: years[y] }), small: unit }, ...cells];
      });
    return rows.length > 0 ? [{ title: label, rows }] : [];
  });
  return { title: "", columns: [say("report.evaluationPart"), ...agglomerations.map(({ label }) => label)], groups };
}

/** Where each stands in a year. */
export function ranksTable({ report, say }: View, { year, blocks, rows }: EvaluationReport["ranks"][number]): Table {
  const named = blockNames(report, blocks).join(say("join.semicolon"));
  const heads = [
    "results.columnAgglomeration",
    "report.evaluationIndexHead",
    "report.evaluationRankHead",
    "report.evaluationFirst",
    "report.evaluationEntropy",
  ] as const;
  return tableOf(
    say,
    t("report.evaluationRanksTable", { year, blocks: named }),
    heads,
    rows.map(({ agglomeration, index, rank, low, high, first, entropyRank }) => [
      nameOf(report, agglomeration),
      plain(index, 1),
      say("report.evaluationRankText", { rank, low: plain(low, 0), high: plain(high, 0) }),
      `${Math.round(100 * first)} %`,
      String(entropyRank),
    ]),
  );
}

/** What scores 0 and 100 points, and why. */
export function goalpostsTable({ report, say }: View): Table {
  const heads = [
    "report.evaluationPart",
    "report.evaluationZero",
    "report.evaluationOne",
    "cli.scoreSourceHead",
  ] as const;
  return tableOf(
    say,
    "",
    heads.map(ofWords),
    report.parts.map(({ label, unit, zero, one, whyZero, whyOne, source }) => [
      { text: label, small: unit },
      { text: level(zero), small: whyZero },
      { text: level(one), small: whyOne },
      source,
    ]),
  );
}

function level(value: number): string {
  return plain(value, Math.min(4, threeDigits(value)));
}

/** Every datum beside what the model says of it: over candidates, over kept draws, at central values. */
export function momentsTable(data: Conditioning, language: Language): Table {
  const say = saying(language);
  const rows = data.moments.map((row) => [
    { text: say(row.label), small: unitWords(row.unit)?.[language] ?? row.unit },
    datumText(row, language),
    say(useText(row, data)),
    `${plain(100 * row.alone, 0)} %`,
    spreadText(row.prior, row.error),
    spreadText(row.kept, row.error),
    numberText(row.central, row.error),
  ]);
  const heads = [
    "report.moment",
    "report.datumHead",
    ofWords("report.datumUse"),
    "report.keepsAlone",
    "report.priorMean",
    "report.keptMean",
    "report.centralMoment",
  ] as const;
  return tableOf(say, "report.dataOfDraws", heads, rows, [t("report.momentsRead", { asked: askedOf(data) })]);
}

/** A datum with its standard error, where it has one: "0.14 (0.05)", "at least 0.41 (0.11)", "0.04 to 0.07". */
function datumText({ kind, value, error }: MomentRow, language: Language): string {
  const [low, high] = typeof value === "number" ? [value, value] : value;
  const decimals = Math.max(...[error, low, high, high - low].map(decimalsFor));
  const shown = {
    kind: kind === "at-least" ? "least" : kind,
    low: plain(low, decimals),
    high: plain(high, decimals),
    error: plain(error),
    known: error > 0,
  };
  return t("report.datum", shown)[language];
}

function spreadText([mean, deviation]: MomentRow["prior"], error: number): string {
  return mean === null || deviation === null ? "\u2013" : `${numberText(mean, error)} (${plain(deviation)})`;
}

function numberText(value: number | null, error: number): string {
  if (value === null) return "\u2013";
  return plain(value, Math.max(decimalsFor(value), error > 0 ? decimalsFor(error) : 0));
}
