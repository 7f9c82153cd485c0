import { meanOf } from "../../maths/numerics/sums.js";
import type { Lookup } from "../../measures/views/index.js";
import { t } from "../../words/index.js";
import { chart, LEGEND_BELOW, legendHeight, line, panelPlaces, rowsOf } from "../drawing/chart.js";
import { type Drawing, label, PAGE, type Space, yearAxis } from "../drawing/figure.js";
import { armLine } from "../drawing/palette.js";
import type { ReportFigure } from "./reportFigure.js";

const MEASURES = [
  { indicator: "sigma-gdp", title: t("report.sigmaStandardDeviationLn") },
  { indicator: "theil-t-gdp", title: t("report.theilTIncomePer") },
];

/** Do the cities converge? Sigma and Theil's T over time, baseline and all variants, means over replicates. */
export const convergence: ReportFigure = {
  id: "convergence",
  section: "convergence",
  readsByReplicate: MEASURES.map(({ indicator }) => indicator),
  narrow: true,
  draw,
};

/** None of a single year, nor where there is nothing between cities: of one alone. */
function draw(view: Lookup, space: Space = PAGE): Drawing | undefined {
  const { variants, reformYear } = view.data.context;
  const measures = MEASURES.map(({ indicator, title }) => {
    const courses = variants.map(({ id }) => meanOverReplicates(view.clusterValues(id, indicator)));
    return { title, courses };
  }).filter(({ courses }) => courses.flat().some((value) => value !== null));
  if (measures.length === 0 || view.years.length < 2) return undefined;
  const places = panelPlaces(measures.length, space, { gapBelow: 0.16 });
  const names = variants.map((variant) => label(variant.label));
  const below = 44 + legendHeight(names, space.width - 90);
  const { replicates } = view.data.manifest;
  return chart(view, {
    title: t("report.doCitiesConverge"),
    caption: [
      t("report.inequalityRealIncomePer"),
      replicates > 1 && t("report.meansOverReplicates", { replicates }),
      t("report.verticalAxesDoStart"),
    ],
    height: 40 + 290 * rowsOf(measures.length, space) + below,
    margin: { b: below },
    legend: { ...LEGEND_BELOW, font: { size: 13 } },
    panels: measures.map(({ title, courses }, m) => ({
      place: places[m],
      title: view.say(title),
      x: yearAxis([view.years[0]!, view.lastYear], 8),
      y: { nticks: 6, title: t("unit.index") },
      rules: { dotted: reformYear },
      data: courses.map((course, v) =>
        line(view.years, course, {
          name: names[v],
          legendgroup: String(v),
          showlegend: m === 0,
          line: armLine(v),
          hovertemplate: `${names[v]}, %{x}: %{y:.5f}<extra></extra>`,
        }),
      ),
    })),
  });
}

/** Mean of each year over the replicates that have a value; null where none has. values [replicate][year] */
function meanOverReplicates(values: Float64Array[]): (number | null)[] {
  return Array.from(values[0] ?? [], (_, y) => {
    const known = values.map((row) => row[y]!).filter(Number.isFinite);
    return known.length > 0 ? meanOf(known) : null;
  });
}
