import type { Data } from "plotly.js-dist-min";
import { type Text, together } from "../../../language/index.js";
import type { ShownOutcome } from "../../../results/sensitivity.js";
import { axis, baseLayout, label, rule, wrapped } from "../../figure.js";
import { CATEGORIES, INK, MUTED } from "../../palette.js";
import type { Drawing, FigureOf } from "../../parts.js";
import { figureLabel, outcomeName } from "../../sensitivity.js";
import type { SensitivityView } from "../../studyViews.js";

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
    say({
      en: `Elementary effects on the effect of “${variantLabel}” in ${year}, in ${unit} over the whole range of a figure: mean of their size, with 95 % bootstrap intervals, and their standard deviation.`,
      zh: `参数对“${variantLabel}”在${year}年影响的基本效应，按参数整个取值范围计，${unit}：其大小的均值（附95 %自助法区间）与标准差。`,
    }),
    say({
      en: "Near the bottom: the effect goes straight with the figure; above the line, where the deviation exceeds the size: by curvature, or together with others.",
      zh: "接近底部：影响随参数直线变化；在线以上（标准差超过大小）：存在弯曲，或与其他参数共同起作用。",
    }),
  ];
  return {
    title: say({ en: `Which figures matter: ${name}`, zh: `哪些参数重要：${name}` }),
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
        hovertemplate: `%{customdata}: ${say({ en: "size", zh: "大小" })} %{x:.3r}, ${say({ en: "deviation", zh: "标准差" })} %{y:.3r}<extra></extra>`,
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
          text: label(say({ en: `mean size of the effect (μ*), ${unit}`, zh: `效应的平均大小（μ*），${unit}` })),
        },
        rangemode: "tozero",
      }),
      yaxis: axis({
        title: { text: label(say({ en: `standard deviation (σ), ${unit}`, zh: `标准差（σ），${unit}` })) },
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
  total: { en: "alone and with others (total index)", zh: "单独及与其他参数共同（总指数）" },
  first: { en: "alone (first-order index)", zh: "单独（一阶指数）" },
  simple: { en: "Spearman’s correlation", zh: "斯皮尔曼相关" },
  partial: { en: "partial rank correlation", zh: "偏秩相关" },
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
  const measure: Text = sobol
    ? { en: "Shares of the variance", zh: "方差份额" }
    : { en: "Rank correlations", zh: "秩相关" };
  const caption = [
    say({
      en: `${measure.en} of the effect of “${variantLabel}” in ${year} over ${used} ${sobol ? "groups" : "worlds"}; lines: 95 % bootstrap intervals.`,
      zh: `“${variantLabel}”在${year}年影响的${measure.zh}，共${used}${sobol ? "组" : "个"}情形；横线：95 %自助法区间。`,
    }),
    rows.length < factors.length
      ? say({
          en: `The ${rows.length} strongest of ${factors.length} figures.`,
          zh: `${factors.length}个参数中最强的${rows.length}个。`,
        })
      : "",
  ];
  return {
    title: say({ en: `What the effect depends on: ${name}`, zh: `影响取决于什么：${name}` }),
    caption: together(caption, language),
    data,
    layout: baseLayout(height, {
      margin: { l: 330, r: 30, t: 40, b: 50 },
      barmode: "group",
      showlegend: true,
      legend: { orientation: "h", x: 0, y: 1.01, yanchor: "bottom" },
      xaxis: axis({
        title: {
          text: sobol
            ? say({ en: "share of the variance", zh: "方差份额" })
            : say({ en: "rank correlation", zh: "秩相关" }),
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
  return view.say({ en: `${what}, “${variantLabel}”`, zh: `${what}，“${variantLabel}”` });
}
