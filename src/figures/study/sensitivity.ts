import type { ShownOutcome } from "../../measures/results/index.js";
import { columnsOf, figureLabel, outcomeName, type SensitivityView } from "../../measures/views/index.js";
import { type Text, t } from "../../words/index.js";
import { bars, chart, intervals, LEGEND_ABOVE, line, points, rowAxis } from "../drawing/chart.js";
import { type Drawing, type FigureOf, label, wrapped } from "../drawing/figure.js";
import { CATEGORIES, INK, MUTED } from "../drawing/palette.js";

/** A figure of the page of a study of sensitivity; one drawing an outcome. */
type SensitivityFigure = FigureOf<SensitivityView, "effects">;

/** Points that get their name beside them. */
const NAMED = 6;

/** Points below this share of the largest lie in a heap. */
const FAINT = 0.15;

/** Bars of an outcome. */
const BARS = 15;

/** Size of effects against how much they depend on where they are taken (Morris 1991). */
function scatter(view: SensitivityView, outcome: ShownOutcome): Drawing {
  const { report, say } = view;
  const factors = outcome.factors.filter(({ estimates }) => Number.isFinite(estimates[0]!.value));
  const of = (m: number) => factors.map(({ estimates }) => estimates[m]!);
  const [x, y] = [0, 1].map((m) => of(m).map(({ value }) => value)) as [number[], number[]];
  const names = factors.map(({ factor }) => label(figureLabel(report, factor)));
  const most = Math.max(...x, 0);
  const named = names.map((name, at) => (at < NAMED && x[at]! > FAINT * most ? name : ""));
  const { variantLabel, year, unit } = outcome;
  const [size, deviation] = [say("report.size"), say("report.deviation")];
  return chart(view, {
    title: t("report.figuresMatter", { name: nameOf(view, outcome) }),
    caption: [t("report.elementaryEffectsEffectOver", { variantLabel, year, unit }), t("report.nearBottomEffectGoes")],
    height: 440,
    x: { title: label(say("report.meanSizeEffect", { unit })), rangemode: "tozero" },
    y: { title: label(say("report.standardDeviation", { unit })), rangemode: "tozero" },
    data: [
      points(x, y, {
        mode: "text+markers",
        text: named,
        textposition: sidesOf(named, [x, y], [Math.max(...of(0).map(({ high }) => high)), Math.max(most, ...y)]),
        textfont: { size: 12, color: INK },
        customdata: names,
        error_x: intervals(x, of(0), { thickness: 1 }),
        marker: { color: CATEGORIES[1], size: 8 },
        hovertemplate: `%{customdata}: ${size} %{x:.3r}, ${deviation} %{y:.3r}<extra></extra>`,
      }),
      line([0, most], [0, most], { line: { color: MUTED, width: 1, dash: "dot" }, hoverinfo: "skip" }),
    ],
  });
}

/** Of the length of an axis: a letter of a name, and how far a mark is below one whose name is not in its way. */
const LETTER = 0.008;
const LINE = 0.05;

/**
 * Where Plotly writes the name of each mark: above it, or below where the name would run into that of a higher mark; in
 * the left half from the mark on, elsewhere centred. `endX`, `endY`: where the axes end.
 */
function sidesOf(
  names: readonly string[],
  [x, y]: readonly [number[], number[]],
  [endX, endY]: readonly [number, number],
): string[] {
  const half = Math.max(...x) / 2;
  const lengths = names.map((name) => LETTER * columnsOf(name));
  const middles = x.map((one, at) => one / endX + (one < half ? lengths[at]! / 2 : 0));
  const isUnder = (at: number, other: number) =>
    names[other] !== "" &&
    y[other]! > y[at]! &&
    y[other]! - y[at]! < LINE * endY &&
    Math.abs(middles[at]! - middles[other]!) < (lengths[at]! + lengths[other]!) / 2;
  return x.map((one, at) => {
    const side = names.some((_, other) => isUnder(at, other)) ? "bottom" : "top";
    return `${side} ${one < half ? "right" : "center"}`;
  });
}

const WORDS: Record<string, Text> = {
  total: t("report.aloneOthersTotalIndex"),
  first: t("report.aloneFirstOrderIndex"),
  simple: t("report.spearmanSCorrelation"),
  partial: t("report.partialRankCorrelation"),
};

/** Estimates of the strongest figures as bars, with intervals. */
function indices(view: SensitivityView, outcome: ShownOutcome): Drawing {
  const { report, say } = view;
  const rows = outcome.factors.slice(0, BARS);
  const names = rows.map(({ factor }) => figureLabel(report, factor));
  const sobol = report.method === "sobol";
  const { variantLabel, year, used, factors } = outcome;
  const measure = sobol ? t("report.sharesVariance") : t("report.rankCorrelations");
  return chart(view, {
    title: t("report.effectDepends", { name: nameOf(view, outcome) }),
    caption: [
      t("report.effectOverLines95", { measure, variantLabel, year, used, sobol }),
      rows.length < factors.length &&
        t("report.strongestFigures", { rowsCount: rows.length, factorsCount: factors.length }),
    ],
    height: 130 + 44 * rows.length,
    margin: { l: 330, r: 30 },
    barmode: "group",
    legend: LEGEND_ABOVE,
    x: { title: sobol ? t("report.shareVariance") : t("report.rankCorrelation") },
    y: rowAxis(names.map((name) => wrapped(name, 46))),
    rules: { x: 0 },
    data: (rows[0]?.estimates ?? []).map(({ measure: name }, m) => {
      const own = rows.map(({ estimates }) => estimates[m]!);
      const values = own.map(({ value }) => value);
      return bars(values, {
        name: say(WORDS[name]!),
        text: names.map(label),
        textposition: "none",
        error_x: intervals(values, own, { color: INK }),
        marker: { color: CATEGORIES[m === 0 ? 1 : 6] },
        hovertemplate: "%{text}: %{x:.3f}<extra></extra>",
      });
    }),
  });
}

function nameOf(view: SensitivityView, outcome: ShownOutcome): string {
  return view.say("join.withQuoted", { what: outcomeName(outcome, view), name: outcome.variantLabel });
}

function ofEach(view: SensitivityView, drawing: typeof scatter): Drawing[] {
  return view.report.outcomes.map((outcome) => drawing(view, outcome));
}

/** Every figure of the page, in reading order. */
export const SENSITIVITY_FIGURES: readonly SensitivityFigure[] = [
  {
    id: "screening",
    section: "effects",
    draw: (view) => (view.report.method === "morris" ? ofEach(view, scatter) : []),
  },
  { id: "indices", section: "effects", draw: (view) => (view.report.method === "morris" ? [] : ofEach(view, indices)) },
];
