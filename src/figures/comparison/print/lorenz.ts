import type { Data } from "plotly.js-dist-min";
import { type LorenzPoint, lorenzCurve } from "../../../measures/indicators/index.js";
import { CLUSTER } from "../../../measures/results/record.js";
import type { Lookup } from "../../../measures/views/data.js";
import { plain, signed } from "../../../measures/views/present.js";
import { t } from "../../../words/index.js";
import { axis, baseLayout, label, panelTitle, rule } from "../../drawing/figure.js";
import type { Drawing } from "../../drawing/figureOf.js";
import { armLine, INK, MUTED } from "../../drawing/palette.js";
import { panelPlaces, rowsOf } from "../../drawing/panels.js";
import { PAGE, type Space } from "../../drawing/space.js";
import type { ReportFigure } from "../reportFigure.js";

const INCOME = "real-gdp";
const PEOPLE = "residents";
const GINI = "gini";

/**
 * Lorenz curves of income between cities, residents as weights, without and with the reform, with the Gini
 * coefficients.
 */
export const lorenzCurves: ReportFigure = {
  id: "lorenz",
  section: "convergence",
  reads: [INCOME, PEOPLE, GINI],
  narrow: true,
  draw,
};

/** Of the table of effects: the arm without, and the one with the reform. */
const ARMS = ["baselineMean", "variantMean"] as const;

function draw(view: Lookup, space: Space = PAGE): Drawing | undefined {
  const gini = view.effect(view.focus.id, CLUSTER, GINI);
  const curves = ARMS.map((arm) => curveOf(view, arm));
  if (!gini || curves.some((curve) => curve.length < 3)) return undefined;
  const names = [view.data.context.variants[0]!.label, view.focus.label];
  const height = 60 + 300 * rowsOf(2, space);
  const colour = armLine(1 + view.variants.findIndex(({ id }) => id === view.focus.id));
  const change = `${signed(gini.effect, 4)}${Number.isNaN(gini.ciLow) ? "" : ` [${signed(gini.ciLow, 4)}, ${signed(gini.ciHigh, 4)}]`}`;
  return {
    title: view.say(t("report.inequalityIncomeBetweenCities")),
    caption: view.say(
      t("report.lorenzCurvesRealIncome", {
        lastYear: view.lastYear,
        replicates: view.data.manifest.replicates,
        label: view.focus.label,
        change,
        isNaN: Number.isNaN(gini.ciLow),
      }),
    ),
    data: [
      {
        type: "scatter",
        mode: "lines",
        name: view.say(t("report.equality")),
        x: [0, 100],
        y: [0, 100],
        line: { color: MUTED, width: 1 },
      },
      ...curves.map(
        (curve, a): Data => ({
          type: "scatter",
          mode: "lines",
          name: `${label(names[a]!)}<br>${view.say(t("report.gini"))} ${plain(gini[ARMS[a]!], 4)}`,
          x: curve.map(({ people }) => 100 * people),
          y: curve.map(({ value }) => 100 * value),
          line: a === 0 ? armLine(0) : colour,
        }),
      ),
      {
        type: "scatter",
        mode: "lines",
        x: STEPS,
        y: STEPS.map((share) => 100 * (at(curves[1]!, share / 100) - at(curves[0]!, share / 100))),
        line: colour,
        showlegend: false,
        xaxis: "x2",
        yaxis: "y2",
      },
    ],
    layout: layoutOf(height, view, space),
    height,
  };
}

/** Two panels: the curves, and what changes. */
function layoutOf(height: number, view: Lookup, space: Space) {
  const [left, right] = panelPlaces(2, space, { gap: 0.14 });
  const people = view.say(t("report.residentsPoorestCitiesFirst"));
  return baseLayout(height, {
    margin: { l: 64, r: 20, t: 24, b: 50 },
    showlegend: true,
    legend: {
      x: left!.x[0] + 0.02 * (left!.x[1] - left!.x[0]),
      y: left!.y[1],
      yanchor: "top",
      font: { size: 12, color: INK },
    },
    xaxis: axis({ domain: left!.x, anchor: "y", range: [0, 100], title: { text: people } }),
    yaxis: axis({
      domain: left!.y,
      range: [0, 100],
      title: { text: view.say(t("report.realIncome3")) },
    }),
    xaxis2: axis({ domain: right!.x, anchor: "y2", range: [0, 100], title: { text: people } }),
    yaxis2: axis({
      domain: right!.y,
      anchor: "x2",
      nticks: 6,
      title: { text: view.say(t("report.changeCurvePercentagePoints")) },
    }),
    annotations: [panelTitle("<b>a</b>", left!.x, left!.y[1]), panelTitle("<b>b</b>", right!.x, right!.y[1])],
    shapes: [rule("y", 0, 2)],
  });
}

/** By income per resident, residents as weights. */
function curveOf(view: Lookup, arm: (typeof ARMS)[number]): LorenzPoint[] {
  const cities = view.data.context.cities.flatMap(({ id }) => {
    const [income, people] = [INCOME, PEOPLE].map((indicator) => view.effect(view.focus.id, id, indicator)?.[arm] ?? 0);
    return income! > 0 && people! > 0 ? [{ income: income! / people!, people: people! }] : [];
  });
  return lorenzCurve(
    cities.map(({ income }) => income),
    cities.map(({ people }) => people),
  );
}

/** Shares of residents at which the curves are compared, per cent. */
const STEPS = Array.from({ length: 101 }, (_, share) => share);

/** Height of a curve at a share of people, straight between its points. */
function at(curve: readonly LorenzPoint[], people: number): number {
  const next = Math.max(
    1,
    curve.findIndex((point) => point.people >= people - 1e-12),
  );
  const [from, to] = [curve[next - 1]!, curve[next]!];
  return from.value + ((people - from.people) / (to.people - from.people)) * (to.value - from.value);
}
