import type { Data } from "plotly.js-dist-min";
import type { ShownOutcome } from "../../measures/results/sensitivity.js";
import { figureLabel, outcomeName } from "../../measures/views/studyNames.js";
import type { SensitivityView } from "../../measures/views/studyViews.js";
import { type Text, t, together } from "../../words/index.js";
import { axis, baseLayout, label, rule, wrapped } from "../drawing/figure.js";
import type { Drawing, FigureOf } from "../drawing/figureOf.js";
import { CATEGORIES, INK, MUTED } from "../drawing/palette.js";

/** A figure of the page of a study of sensitivity; one drawing an outcome. */
export type SensitivityFigure = FigureOf<SensitivityView, "effects">;

/** Points that get their name beside them. */
const NAMED = 6;

/** Points below this share of the largest lie in a heap. */
const FAINT = 0.15;

/** Bars of an outcome. */
const BARS = 15;

/** Size of effects against how much they depend on where they are taken (Morris 1991). */
export const morrisScatter: SensitivityFigure = {
  id: "screening",
  section: "effects",
  draw: (view) =>
    view.report.method === "morris" ? view.report.outcomes.map((outcome) => scatter(view, outcome)) : [],
};

function scatter(view: SensitivityView, outcome: ShownOutcome): Drawing {
  const { report, say, language } = view;
  const points = outcome.factors.filter(({ estimates }) => Number.isFinite(estimates[0]!.value));
  const x = points.map(({ estimates }) => estimates[0]!.value);
  const y = points.map(({ estimates }) => estimates[1]!.value);
  const names = points.map(({ factor }) => label(figureLabel(report, factor)));
  const most = Math.max(...x, 0);
  const height = 440;
  const { variantLabel, year, unit } = outcome;
  const name = nameOf(view, outcome);
  const caption = [
    say(t("report.elementaryEffectsEffectOver", { variantLabel, year, unit })),
    say(t("report.nearBottomEffectGoes")),
  ];
  return {
    title: say(t("report.figuresMatter", { name })),
    caption: together(caption, language),
    data: [
      {
        type: "scatter",
        mode: "text+markers" as "text",
        x,
        y,
        text: names.map((name, at) => (at < NAMED && x[at]! > FAINT * most ? name : "")),
        textposition: x.map((one) => (one < most / 2 ? "top right" : "top center")) as unknown as "top center",
        textfont: { size: 12, color: INK },
        customdata: names,
        error_x: {
          type: "data",
          symmetric: false,
          array: points.map(({ estimates }) => estimates[0]!.high - estimates[0]!.value),
          arrayminus: points.map(({ estimates }) => estimates[0]!.value - estimates[0]!.low),
          color: MUTED,
          thickness: 1,
          width: 0,
        },
        marker: { color: CATEGORIES[1], size: 8 },
        hovertemplate: `%{customdata}: ${say(t("report.size"))} %{x:.3r}, ${say(t("report.deviation"))} %{y:.3r}<extra></extra>`,
      },
      {
        type: "scatter",
        mode: "lines",
        x: [0, most],
        y: [0, most],
        line: { color: MUTED, width: 1, dash: "dot" },
        hoverinfo: "skip",
      },
    ],
    layout: baseLayout(height, {
      xaxis: axis({
        title: {
          text: label(say(t("report.meanSizeEffect", { unit }))),
        },
        rangemode: "tozero",
      }),
      yaxis: axis({
        title: { text: label(say(t("report.standardDeviation", { unit }))) },
        rangemode: "tozero",
      }),
    }),
    height,
  };
}

/** Estimates of the strongest figures as bars, with intervals. */
export const indexBars: SensitivityFigure = {
  id: "indices",
  section: "effects",
  draw: (view) => (view.report.method === "morris" ? [] : view.report.outcomes.map((outcome) => bars(view, outcome))),
};

const WORDS: Record<string, Text> = {
  total: t("report.aloneOthersTotalIndex"),
  first: t("report.aloneFirstOrderIndex"),
  simple: t("report.spearmanSCorrelation"),
  partial: t("report.partialRankCorrelation"),
};

function bars(view: SensitivityView, outcome: ShownOutcome): Drawing {
  const { report, say, language } = view;
  const rows = outcome.factors.slice(0, BARS);
  const measures = rows[0]?.estimates.map(({ measure }) => measure) ?? [];
  const height = 130 + 44 * rows.length;
  const places = rows.map((_, at) => at);
  const data = measures.map((name, m): Data => {
    const of = rows.map(({ estimates }) => estimates[m]!);
    return {
      type: "bar",
      orientation: "h",
      name: say(WORDS[name]!),
      x: of.map(({ value }) => value),
      y: places,
      text: rows.map(({ factor }) => label(figureLabel(report, factor))),
      textposition: "none",
      error_x: {
        type: "data",
        symmetric: false,
        array: of.map(({ value, high }) => high - value),
        arrayminus: of.map(({ value, low }) => value - low),
        color: INK,
        thickness: 1.2,
        width: 0,
      },
      marker: { color: CATEGORIES[m === 0 ? 1 : 6] },
      hovertemplate: "%{text}: %{x:.3f}<extra></extra>",
    };
  });
  const sobol = report.method === "sobol";
  const { variantLabel, year, used, factors } = outcome;
  const name = nameOf(view, outcome);
  const measure: Text = sobol ? t("report.sharesVariance") : t("report.rankCorrelations");
  const caption = [
    say(t("report.effectOverLines95", { measure, variantLabel, year, used, sobol })),
    rows.length < factors.length
      ? say(t("report.strongestFigures", { rowsCount: rows.length, factorsCount: factors.length }))
      : "",
  ];
  return {
    title: say(t("report.effectDepends", { name })),
    caption: together(caption, language),
    data,
    layout: baseLayout(height, {
      margin: { l: 330, r: 30, t: 40, b: 50 },
      barmode: "group",
      showlegend: true,
      legend: { orientation: "h", x: 0, y: 1.01, yanchor: "bottom" },
      xaxis: axis({
        title: {
          text: sobol ? say(t("report.shareVariance")) : say(t("report.rankCorrelation")),
        },
      }),
      yaxis: axis({
        showline: false,
        ticks: "",
        autorange: "reversed",
        tickvals: places,
        ticktext: rows.map(({ factor }) => wrapped(figureLabel(report, factor), 46)),
      }),
      shapes: [rule("x", 0, 1)],
    }),
    height,
  };
}

function nameOf(view: SensitivityView, outcome: ShownOutcome): string {
  const [what, { variantLabel }] = [outcomeName(outcome, view), outcome];
  return view.say(t("report.text9", { what, variantLabel }));
}

/** Every figure of the page, in reading order. */
export const SENSITIVITY_FIGURES: readonly SensitivityFigure[] = [morrisScatter, indexBars];
