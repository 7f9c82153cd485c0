import { sumOf } from "../../maths/numerics/sums.js";
import { type Lookup, shownOf } from "../../measures/views/index.js";
import { t } from "../../words/index.js";
import { bars, chart, LEGEND_ABOVE, marks, rowAxis, rowHeight } from "../drawing/chart.js";
import { type Drawing, label } from "../drawing/figure.js";
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
  const shown = shownOf(view);
  // Money of several years is summed and residents are their mean: per resident and year.
  const years = view.years.filter((year) => shown.span.from <= year && year <= shown.span.to).length;
  const rows = view.data.context.cities.flatMap((city) => {
    const residents = shown.effect(city.id, "residents")?.baselineMean;
    if (!residents) return [];
    const parts = PARTS.map(({ indicator, sign }) => {
      const effect = shown.effect(city.id, indicator)?.effect ?? 0;
      return (sign * PER_HEAD * effect) / (residents * years);
    });
    return [{ label: label(city.label), parts, total: sumOf(parts) }];
  });
  if (rows.length === 0) return undefined;
  rows.sort((a, b) => a.total - b.total);
  const text = rows.map((row) => row.label);
  const { currency } = view.data.context;
  const unit = view.say("report.perResident", { currency });
  const named = (name: string) => ({ name, text, hovertemplate: `%{text}, ${name}: %{x:+.1f}<extra></extra>` });
  return chart(view, {
    title: t("report.publicMoneyCity"),
    caption: [shown.sentence, t("report.changeAgainstBaselineBase", { unit }), t("report.diamondSumPartsBalance")],
    height: 130 + rowHeight(rows.length) * rows.length,
    margin: { l: 150, t: 50, b: 54 },
    barmode: "relative",
    bargap: 0.3,
    legend: { ...LEGEND_ABOVE, traceorder: "normal" },
    x: { title: label(unit) },
    y: rowAxis(text, { upwards: true, air: 0.2 }),
    rules: { x: 0 },
    data: [
      ...PARTS.map(({ name, colour }, p) =>
        bars(
          rows.map(({ parts }) => parts[p]!),
          {
            ...named(view.say(name)),
            textposition: "none",
            marker: { color: colour, line: { color: "#ffffff", width: 0.5 } },
          },
        ),
      ),
      marks(
        rows.map(({ total }) => total),
        {
          ...named(view.say("report.sum")),
          marker: { symbol: "diamond", size: 9, color: "#ffffff", line: { color: INK, width: 1.5 } },
        },
      ),
    ],
  });
}
