import type { Data } from "plotly.js-dist-min";
import type { OutcomeSensitivity, SensitivityReport } from "../../../results/sensitivity.js";
import { axis, baseLayout, label, rule, wrapped } from "../../figure.js";
import { CATEGORIES, INK, MUTED } from "../../palette.js";
import type { Drawing, FigureOf } from "../../parts.js";
import { inSentence } from "../../present.js";
import { figureLabel } from "../../sensitivity.js";

/** A figure of the page of a study of sensitivity; one drawing an outcome. */
export type SensitivityFigure = FigureOf<SensitivityReport, "effects">;

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
  draw: (report) => (report.method === "morris" ? report.outcomes.map((outcome) => scatter(report, outcome)) : []),
};

function scatter(report: SensitivityReport, outcome: OutcomeSensitivity): Drawing {
  const points = outcome.factors.filter(({ estimates }) => Number.isFinite(estimates[0]!.value));
  const x = points.map(({ estimates }) => estimates[0]!.value);
  const y = points.map(({ estimates }) => estimates[1]!.value);
  const names = points.map(({ factor }) => label(figureLabel(report, factor)));
  const most = Math.max(...x, 0);
  const height = 440;
  return {
    title: `Which figures matter: ${nameOf(outcome)}`,
    caption: `Elementary effects on the effect of “${outcome.variantLabel}” in ${outcome.year}, in ${outcome.unit} over the whole range of a figure: mean of their size, with 95 % bootstrap intervals, and their standard deviation. Near the bottom: the effect goes straight with the figure; above the line, where the deviation exceeds the size: by curvature, or together with others.`,
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
        hovertemplate: "%{customdata}: size %{x:.3g}, deviation %{y:.3g}<extra></extra>",
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
      xaxis: axis({ title: { text: label(`mean size of the effect (μ*), ${outcome.unit}`) }, rangemode: "tozero" }),
      yaxis: axis({ title: { text: label(`standard deviation (σ), ${outcome.unit}`) }, rangemode: "tozero" }),
    }),
    height,
  };
}

/** Estimates of the strongest figures as bars, with intervals. */
export const indexBars: SensitivityFigure = {
  id: "indices",
  section: "effects",
  draw: (report) => (report.method === "morris" ? [] : report.outcomes.map((outcome) => bars(report, outcome))),
};

const WORDS: Record<string, string> = {
  total: "alone and with others (total index)",
  first: "alone (first-order index)",
  simple: "Spearman’s correlation",
  partial: "partial rank correlation",
};

function bars(report: SensitivityReport, outcome: OutcomeSensitivity): Drawing {
  const rows = outcome.factors.slice(0, BARS);
  const measures = rows[0]?.estimates.map(({ measure }) => measure) ?? [];
  const height = 130 + 44 * rows.length;
  const places = rows.map((_, at) => at);
  const data = measures.map((name, m): Data => {
    const of = rows.map(({ estimates }) => estimates[m]!);
    return {
      type: "bar",
      orientation: "h",
      name: WORDS[name] ?? name,
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
  return {
    title: `What the effect depends on: ${nameOf(outcome)}`,
    caption: `${sobol ? "Shares of the variance" : "Rank correlations"} of the effect of “${outcome.variantLabel}” in ${outcome.year} over ${outcome.used} ${sobol ? "groups" : "worlds"}; lines: 95 % bootstrap intervals.${rows.length < outcome.factors.length ? ` The ${rows.length} strongest of ${outcome.factors.length} figures.` : ""}`,
    data,
    layout: baseLayout(height, {
      margin: { l: 330, r: 30, t: 40, b: 50 },
      barmode: "group",
      showlegend: true,
      legend: { orientation: "h", x: 0, y: 1.01, yanchor: "bottom" },
      xaxis: axis({ title: { text: sobol ? "share of the variance" : "rank correlation" } }),
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

function nameOf({ label: indicator, place, variantLabel }: OutcomeSensitivity): string {
  return `${inSentence(indicator)}${place === "cluster" ? "" : ` of ${place}`}, “${variantLabel}”`;
}
