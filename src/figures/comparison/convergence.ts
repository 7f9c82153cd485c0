import type { Data } from "plotly.js-dist-min";
import type { Lookup } from "../../measures/views/data.js";
import { t, together } from "../../words/index.js";
import { axis, axisName, baseLayout, label, panelTitle, rule, yearAxis } from "../drawing/figure.js";
import type { Drawing } from "../drawing/figureOf.js";
import { LEGEND_BELOW, legendHeight } from "../drawing/legend.js";
import { armLine } from "../drawing/palette.js";
import { panelPlaces, rowsOf } from "../drawing/panels.js";
import { PAGE, type Space } from "../drawing/space.js";
import type { ReportFigure } from "./reportFigure.js";

const MEASURES = [
  {
    indicator: "sigma-gdp",
    title: t("report.sigmaStandardDeviationLn"),
  },
  {
    indicator: "theil-t-gdp",
    title: t("report.theilTIncomePer"),
  },
];

/** Do the cities converge? Sigma and Theil's T over time, baseline and all variants, means over replicates. */
export const convergence: ReportFigure = {
  id: "convergence",
  section: "convergence",
  reads: [],
  readsByReplicate: MEASURES.map(({ indicator }) => indicator),
  narrow: true,
  draw,
};

function draw(view: Lookup, space: Space = PAGE): Drawing {
  const places = panelPlaces(MEASURES.length, space, { gap: 0.1, gapBelow: 0.16 });
  const rows = rowsOf(MEASURES.length, space);
  const names = view.data.context.variants.map((variant) => variant.label);
  const below = 44 + legendHeight(names, space.width - 90);
  const layout = baseLayout(40 + 290 * rows + below, {
    margin: { l: 70, r: 20, t: 40, b: below },
    showlegend: true,
    legend: { ...LEGEND_BELOW, font: { size: 13 } },
    annotations: MEASURES.map(({ title }, m) => panelTitle(`<b>${view.say(title)}</b>`, places[m]!.x, places[m]!.y[1])),
    shapes: MEASURES.map((_, m) => rule("x", view.data.context.reformYear, m + 1, true)),
  });
  const data: Data[] = [];
  MEASURES.forEach(({ indicator }, m) => {
    view.data.context.variants.forEach((variant, v) => {
      data.push({
        type: "scatter",
        mode: "lines",
        name: label(variant.label),
        legendgroup: String(v),
        showlegend: m === 0,
        x: view.years,
        y: meanOverReplicates(view.clusterValues(variant.id, indicator)),
        line: armLine(v),
        hovertemplate: `${label(variant.label)}, %{x}: %{y:.5f}<extra></extra>`,
        xaxis: axisName("x", m + 1),
        yaxis: axisName("y", m + 1),
      });
    });
    Object.assign(layout, {
      [`xaxis${m + 1}`]: yearAxis([view.years[0]!, view.lastYear], 8, {
        domain: places[m]!.x,
        anchor: axisName("y", m + 1),
      }),
      [`yaxis${m + 1}`]: axis({
        domain: places[m]!.y,
        anchor: axisName("x", m + 1),
        nticks: 6,
        title: { text: view.say(t("report.index")) },
      }),
    });
  });
  const { replicates } = view.data.manifest;
  const caption = [
    view.say(t("report.inequalityRealIncomePer")),
    replicates > 1 ? view.say(t("report.meansOverReplicates", { replicates })) : "",
    view.say(t("report.verticalAxesDoStart")),
  ];
  return {
    title: view.say(t("report.doCitiesConverge")),
    caption: together(caption, view.language),
    data,
    layout,
    height: layout.height!,
  };
}

function meanOverReplicates(values: Float64Array[]): (number | null)[] {
  return Array.from(values[0] ?? [], (_, y) => {
    const known = values.map((row) => row[y]!).filter(Number.isFinite);
    return known.length > 0 ? known.reduce((a, b) => a + b, 0) / known.length : null;
  });
}
