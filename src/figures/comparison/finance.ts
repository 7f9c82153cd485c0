import type { Data } from "plotly.js-dist-min";
import type { Lookup } from "../../measures/views/data.js";
import { t, together } from "../../words/index.js";
import { axis, baseLayout, label, rule } from "../drawing/figure.js";
import type { Drawing } from "../drawing/figureOf.js";
import { CATEGORIES, INK, tint } from "../drawing/palette.js";
import type { ReportFigure } from "./reportFigure.js";

/**
 * Parts of a city's public budget; spending on levers counts against it. Their colours differ in lightness too, for
 * grey print.
 */
const PARTS = [
  { indicator: "own-revenue", name: t("report.ownRevenue"), sign: 1, colour: CATEGORIES[1] },
  { indicator: "net-transfers", name: t("report.sharingRules"), sign: 1, colour: CATEGORIES[5] },
  {
    indicator: "central-balance",
    name: t("indicators.balanceCentre"),
    sign: 1,
    colour: tint(CATEGORIES[6], 0.45),
  },
  { indicator: "lever-cost", name: t("indicators.spendingLevers"), sign: -1, colour: INK },
];

/** 100 million over a thousand persons, in single units of currency a head. */
const PER_HEAD = 1e5;

/** Change of public money by city and source, per resident of the baseline. */
export const publicFinance: ReportFigure = {
  id: "finance",
  section: "finance",
  reads: ["residents", ...PARTS.map(({ indicator }) => indicator)],
  draw,
};

function draw(view: Lookup): Drawing | undefined {
  const rows = view.data.context.cities.flatMap((city) => {
    const residents = view.effect(view.focus.id, city.id, "residents")?.baselineMean;
    if (!residents) return [];
    const parts = PARTS.map(({ indicator, sign }) => {
      const effect = view.effect(view.focus.id, city.id, indicator)?.effect ?? 0;
      return (sign * PER_HEAD * effect) / residents;
    });
    return [{ label: label(city.label), parts, total: parts.reduce((a, b) => a + b, 0) }];
  });
  if (rows.length === 0) return undefined;
  rows.sort((a, b) => a.total - b.total);
  const positions = rows.map((_, at) => at);
  const text = rows.map((row) => row.label);
  const bars = PARTS.map(
    ({ name, colour }, p): Data => ({
      type: "bar",
      orientation: "h",
      name: view.say(name),
      x: rows.map(({ parts }) => parts[p]!),
      y: positions,
      text,
      textposition: "none",
      marker: { color: colour, line: { color: "#ffffff", width: 0.5 } },
      hovertemplate: `%{text}, ${view.say(name)}: %{x:+.1f}<extra></extra>`,
    }),
  );
  const height = 130 + 21 * rows.length;
  const { currency } = view.data.context;
  const unit = view.say(t("report.perResident", { currency }));
  const sum = view.say(t("report.sum"));
  const caption = [
    view.say(t("report.changeAgainstBaselineBase", { lastYear: view.lastYear, unit, label: view.focus.label })),
    view.say(t("report.diamondSumPartsBalance")),
  ];
  return {
    title: view.say(t("report.publicMoneyCity")),
    caption: together(caption, view.language),
    data: [
      ...bars,
      {
        type: "scatter",
        mode: "markers",
        name: sum,
        x: rows.map(({ total }) => total),
        y: positions,
        text,
        marker: { symbol: "diamond", size: 9, color: "#ffffff", line: { color: INK, width: 1.5 } },
        hovertemplate: `%{text}, ${sum}: %{x:+.1f}<extra></extra>`,
      },
    ],
    layout: baseLayout(height, {
      barmode: "relative",
      bargap: 0.3,
      margin: { l: 150, r: 20, t: 50, b: 54 },
      showlegend: true,
      legend: { orientation: "h", x: 0, y: 1.01, xanchor: "left", yanchor: "bottom", traceorder: "normal" },
      xaxis: axis({ title: { text: label(unit) } }),
      yaxis: axis({
        tickvals: positions,
        ticktext: text,
        ticks: "",
        showline: false,
        range: [-0.7, rows.length - 0.3],
      }),
      shapes: [rule("x", 0, 1)],
    }),
    height,
  };
}
