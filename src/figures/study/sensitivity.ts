import type { ShownOutcome } from "../../measures/results/index.js";
import { columnsOf, figureLabel, outcomeName, type SensitivityView } from "../../measures/views/index.js";
import { type Text, t } from "../../words/index.js";
import { bars, chart, intervals, LEGEND_ABOVE, line, points, rowAxis } from "../drawing/chart.js";
import { type Drawing, type FigureOf, label, wrapped } from "../drawing/figure.js";
import { CATEGORIES, INK, MUTED } from "../drawing/palette.js";

/** A figure of the page of a study of sensitivity; one drawing an outcome. */
type SensitivityFigure = FigureOf<SensitivityView, "effects">;

type Estimate = ShownOutcome["factors"][number]["estimates"][number];

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
  const large = names.map((name, at) => (at < NAMED && x[at]! > FAINT * most ? name : ""));
  const sides = sidesOf(large, y, of(0), [Math.max(...of(0).map(({ high }) => high)), Math.max(most, ...y)]);
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
        text: large.map((name, at) => (sides[at] === undefined ? "" : name)),
        textposition: sides.map((side) => side ?? "top center"),
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

/** Of the length of an axis: a letter of a name, a line of it, and what is left free between it and its mark. */
const LETTER = 0.008;
const LINE = 0.04;
const GAP = 0.01;

/** Where Plotly may write a name from its mark, the best place first. */
const SIDES = ["top center", "top right", "top left", "bottom center", "bottom right", "bottom left"] as const;

/** From where to where of both axes, in shares of them. */
type Box = readonly [left: number, right: number, bottom: number, top: number];

const meet = (a: Box, b: Box) => a[0] < b[1] && b[0] < a[1] && a[2] < b[3] && b[2] < a[3];

/**
 * The side of its mark on which each name runs into no interval and no name before it; none where there is no such
 * side. `sizes`: of the marks, along x. `endX`, `endY`: where the axes end.
 */
function sidesOf(
  names: readonly string[],
  y: readonly number[],
  sizes: readonly Estimate[],
  [endX, endY]: readonly [number, number],
): (string | undefined)[] {
  const bars = sizes.map(({ low, high }, at): Box => [low / endX, high / endX, y[at]! / endY, y[at]! / endY]);
  const written: Box[] = [];
  return names.map((name, at) => {
    const [x, height] = [sizes[at]!.value / endX, y[at]! / endY];
    const length = LETTER * columnsOf(name);
    const boxOf = (side: string): Box => {
      const left = x - (side.endsWith("center") ? length / 2 : side.endsWith("left") ? length : 0);
      const bottom = height + (side.startsWith("top") ? GAP : -GAP - LINE);
      return [left, left + length, bottom, bottom + LINE];
    };
    const free = (box: Box) => box[0] >= 0 && box[1] <= 1 && ![...bars, ...written].some((other) => meet(box, other));
    const side = name === "" ? undefined : SIDES.find((one) => free(boxOf(one)));
    if (side !== undefined) written.push(boxOf(side));
    return side;
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
