import { drawsRun, givenOf, uncertainEffect } from "../../measures/results/uncertainty.js";
import type { Lookup } from "../../measures/views/data.js";
import { isNothing } from "../../measures/views/effect.js";
import { OF_BASELINE, scaled } from "../../measures/views/present.js";
import { t } from "../../words/index.js";
import { chart, grid, rowAxis, rowHeight } from "../drawing/chart.js";
import { label, wrapped } from "../drawing/figure.js";
import type { Drawing } from "../drawing/figureOf.js";
import { GAIN, LOSS, UNCLEAR } from "../drawing/palette.js";
import { intervals, marks } from "../drawing/traces.js";
import type { ReportFigure } from "./reportFigure.js";

/** The first is what winners are counted by. */
const INDICATORS = ["real-final-consumption-per-head", "real-gdp", "own-revenue"];

/** Winners and losers: effect by city with its interval, three indicators, cities in the order of the first. */
export const winnersAndLosers: ReportFigure = { id: "cities", section: "cities", reads: INDICATORS, draw };

function draw(view: Lookup): Drawing {
  const { cities } = view.data.context;
  const effectOf = (city: string, indicator: string) => percentOf(view, city, indicator);
  const size = (city: string) => effectOf(city, INDICATORS[0]!).effect;
  const ordered = [...cities].sort((a, b) => size(a.id) - size(b.id));
  const names = ordered.map((city) => label(city.label));
  const places = grid(INDICATORS.length, INDICATORS.length, { gap: 0.04 });
  const { uncertainty, manifest } = view.data;
  const { replicates } = manifest;
  return chart(view, {
    title: t("report.cityByCity"),
    caption: [
      t("report.againstBaseline2", { label: view.focus.label, lastYear: view.lastYear }),
      uncertainty
        ? t("report.barsOverDraws", { draws: drawsRun(uncertainty), given: givenOf(uncertainty) })
        : replicates > 1
          ? t("report.meanDifferenceOverReplicates", { replicates })
          : t("report.oneRunCircleGain"),
    ],
    height: 136 + rowHeight(cities.length) * cities.length,
    margin: { l: 150, r: 16, t: 56, b: 50 },
    shared: "names",
    panels: INDICATORS.map((indicator, p) => {
      const rows = ordered.map(({ id }) => effectOf(id, indicator));
      const [effects, low, high] = (["effect", "low", "high"] as const).map((end) => rows.map((row) => row[end]));
      return {
        place: places[p],
        title: wrapped(view.entry(indicator).label, 28),
        x: { nticks: 6, title: OF_BASELINE },
        y: rowAxis(names, { upwards: true, air: 0.2 }),
        rules: { x: 0 },
        data: [
          marks(effects!, {
            text: names,
            marker: { size: 9, color: rows.map(colourOf), symbol: rows.map(symbolOf) },
            error_x: intervals(effects!, low!, high!),
            hovertemplate: "%{text}: %{x:+.3f} %<extra></extra>",
          }),
        ],
      };
    }),
  });
}

export interface Percent {
  effect: number;
  low: number;
  high: number;
}

/** The effect, and its range over parameter draws, or else its interval over replicates. */
function percentOf(view: Lookup, city: string, indicator: string): Percent {
  const row = view.effect(view.focus.id, city, indicator);
  if (!row || isNothing(row)) return { effect: 0, low: 0, high: 0 };
  const effect = scaled(row.effect, row.baselineMean, "percent");
  const { uncertainty } = view.data;
  const drawn = uncertainty && uncertainEffect(uncertainty, view.focus.id, city, indicator)?.relative;
  if (drawn) return { effect, low: 100 * drawn[0], high: 100 * drawn[2] };
  const bound = (value: number) => (Number.isNaN(value) ? effect : scaled(value, row.baselineMean, "percent"));
  return { effect, low: bound(row.ciLow), high: bound(row.ciHigh) };
}

export function colourOf({ effect, low, high }: Percent): string {
  if (low <= 0 && high >= 0) return UNCLEAR;
  return effect < 0 ? LOSS : GAIN;
}

export function symbolOf({ effect, low, high }: Percent): "circle" | "diamond" | "circle-open" | "diamond-open" {
  const shape = effect < 0 ? "diamond" : "circle";
  return low > 0 || high < 0 ? shape : `${shape}-open`;
}
