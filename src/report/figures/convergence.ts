import type { Data } from "plotly.js-dist-min";
import { together } from "../../language/index.js";
import type { Lookup } from "../data.js";
import { axis, axisName, baseLayout, label, panelTitle, rule, yearAxis } from "../figure.js";
import { armLine } from "../palette.js";
import type { Drawing } from "../parts.js";
import type { ReportFigure } from "../reportFigure.js";
import { PAGE, type Space } from "../space.js";
import { LEGEND_BELOW, legendHeight } from "./print/legend.js";
import { panelPlaces, rowsOf } from "./print/panels.js";

const MEASURES = [
  {
    indicator: "sigma-gdp",
    title: { en: "Sigma: standard deviation of ln income per head", zh: "σ：人均收入对数的标准差" },
  },
  {
    indicator: "theil-t-gdp",
    title: { en: "Theil T of income per head, weighted by residents", zh: "人均收入的泰尔T指数（按人口加权）" },
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
        title: { text: view.say({ en: "index", zh: "指数" }) },
      }),
    });
  });
  const { replicates } = view.data.manifest;
  const caption = [
    view.say({
      en: "Inequality of real income per head between cities (not persons); lower is more equal.",
      zh: "城市之间（而非个人之间）人均实际收入的不平等；越低越平等。",
    }),
    replicates > 1 ? view.say({ en: `Means over ${replicates} replicates.`, zh: `${replicates}次重复的均值。` }) : "",
    view.say({
      en: "The vertical axes do not start at zero. Dotted: first year of the reform.",
      zh: "纵轴不从零开始。虚线：改革首年。",
    }),
  ];
  return {
    title: view.say({ en: "Do the cities converge?", zh: "城市是否收敛？" }),
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
