import { type LorenzPoint, lorenzCurve } from "../../../measures/indicators/index.js";
import { CLUSTER } from "../../../measures/results/index.js";
import {
  type Amount,
  type Lookup,
  oneYear,
  plain,
  type Shown,
  shownOf,
  signed,
  yearOf,
} from "../../../measures/views/index.js";
import { t } from "../../../words/index.js";
import { chart, line, type PanelPlace, panelPlaces, rowsOf } from "../../drawing/chart.js";
import { type Drawing, PAGE, type Space, wrapped } from "../../drawing/figure.js";
import { armLine, INK, MUTED } from "../../drawing/palette.js";
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

/** The arm without, and the one with the reform; of two variants the second and the first. */
const ARMS = ["against", "run"] as const;

function draw(view: Lookup, space: Space = PAGE): Drawing | undefined {
  const year = yearOf(view);
  const shown = shownOf(view, oneYear(year));
  const gini = shown.effect(CLUSTER, GINI);
  const curves = ARMS.map((arm) => curveOf(view, shown, arm));
  if (!gini || curves.some((curve) => curve.length < 3)) return undefined;
  const colour = armLine(1 + view.variants.findIndex(({ id }) => id === shown.pair.run));
  const lone = Number.isNaN(gini.ciLow);
  const [size, low, high] = [gini.effect, gini.ciLow, gini.ciHigh].map((value) => signed(value, 4));
  const nameOf = (arm: (typeof ARMS)[number]) =>
    `${wrapped(shown.labels[arm], 28)}<br>${view.say("report.gini")} ${plain(levelOf(gini, arm), 4)}`;
  const [left, right] = panelPlaces(2, space, { gap: 0.14 });
  const x = { range: [0, 100] as [number, number], title: t("report.residentsPoorestCitiesFirst") };
  return chart(view, {
    title: t("report.inequalityIncomeBetweenCities"),
    caption: t("report.lorenzCurvesRealIncome", {
      year,
      replicates: view.data.manifest.replicates,
      against: shown.against,
      change: lone ? size : `${size} [${low}, ${high}]`,
      isNaN: lone,
    }),
    height: 60 + 300 * rowsOf(2, space),
    margin: { l: 64, t: 24 },
    legend: cornerOf(left!),
    panels: [
      {
        place: left,
        x,
        y: { range: [0, 100], title: t("report.realGdpPercent") },
        data: [
          line([0, 100], [0, 100], { name: view.say("report.equality"), line: { color: MUTED, width: 1 } }),
          ...curves.map((curve, a) =>
            line(
              curve.map(({ people }) => 100 * people),
              curve.map(({ value }) => 100 * value),
              { name: nameOf(ARMS[a]!), line: a === 0 ? armLine(0) : colour },
            ),
          ),
        ],
      },
      {
        place: right,
        x,
        y: { nticks: 6, title: t("report.changeCurvePercentagePoints") },
        rules: { y: 0 },
        data: [
          line(
            STEPS,
            STEPS.map((share) => 100 * (at(curves[1]!, share / 100) - at(curves[0]!, share / 100))),
            { line: colour, showlegend: false },
          ),
        ],
      },
    ],
  });
}

/** A legend within a panel, where its curves leave room. */
function cornerOf({ x: [from, to], y }: PanelPlace): object {
  return { x: from + 0.02 * (to - from), y: y[1], yanchor: "top", font: { size: 12, color: INK } };
}

/** By income per resident, residents as weights. */
function curveOf(view: Lookup, { effect }: Shown, arm: (typeof ARMS)[number]): LorenzPoint[] {
  const cities = view.data.context.cities.flatMap(({ id }) => {
    const [income, people] = [INCOME, PEOPLE].map((indicator) => levelOf(effect(id, indicator), arm));
    return income! > 0 && people! > 0 ? [{ income: income! / people!, people: people! }] : [];
  });
  return lorenzCurve(
    cities.map(({ income }) => income),
    cities.map(({ people }) => people),
  );
}

function levelOf(row: Amount | undefined, arm: (typeof ARMS)[number]): number {
  return row ? row.baselineMean + (arm === "run" ? row.effect : 0) : 0;
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
