import type { EffectRow } from "../../measures/results/effects.js";
import { type UncertainEffect, uncertainEffect, worldsRun } from "../../measures/results/uncertainty.js";
import type { Lookup } from "../../measures/views/data.js";
import { OF_BASELINE } from "../../measures/views/present.js";
import { t } from "../../words/index.js";
import { chart, grid, rowAxis } from "../drawing/chart.js";
import { label, wrapped } from "../drawing/figure.js";
import type { Drawing } from "../drawing/figureOf.js";
import { GAIN, LOSS, UNCLEAR } from "../drawing/palette.js";
import { intervals, marks } from "../drawing/traces.js";
import { type Ranged, rangedOf } from "./print/paths.js";
import type { ReportFigure } from "./reportFigure.js";

const INDICATORS = ["real-final-consumption-per-head", "real-gdp", "own-revenue"];

/** Winners and losers: effect by city with its interval, three indicators, cities in the order of the first. */
export const winnersAndLosers: ReportFigure = { id: "cities", section: "cities", reads: INDICATORS, draw };

function draw(view: Lookup): Drawing {
  const { cities } = view.data.context;
  const { uncertainty } = view.data;
  const effectOf = (city: string, indicator: string) => {
    const row = view.effect(view.focus.id, city, indicator);
    const draws = uncertainty && uncertainEffect(uncertainty, view.focus.id, city, indicator, view.lastYear);
    return percent(row, draws, uncertainty !== undefined);
  };
  const size = (city: string) => effectOf(city, INDICATORS[0]!).middle;
  const ordered = [...cities].sort((a, b) => size(a.id) - size(b.id));
  const names = ordered.map((city) => label(city.label));
  const places = grid(INDICATORS.length, INDICATORS.length, { gap: 0.04 });
  const { replicates } = view.data.manifest;
  return chart(view, {
    title: t("report.gainsLoses"),
    caption: [
      t("report.againstBaseline2", { label: view.focus.label, lastYear: view.lastYear }),
      uncertainty
        ? t("report.citiesOverDraws", { draws: worldsRun(uncertainty) })
        : replicates > 1
          ? t("report.meanDifferenceOverReplicates", { replicates })
          : t("report.oneRunCircleGain"),
    ],
    height: 136 + 21 * cities.length,
    margin: { l: 150, r: 16, t: 56, b: 50 },
    shared: "names",
    panels: INDICATORS.map((indicator, p) => {
      const rows = ordered.map(({ id }) => effectOf(id, indicator));
      const [effects, low, high] = (["middle", "low", "high"] as const).map((end) => rows.map((row) => row[end]));
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

function percent(row: EffectRow | undefined, draws: UncertainEffect | undefined, study: boolean): Ranged {
  if (!row) return { middle: 0, low: 0, high: 0 };
  const { middle, low, high } = rangedOf(row, draws, study);
  const known = (end: number) => (Number.isNaN(end) ? middle : end);
  return { middle, low: known(low), high: known(high) };
}

function colourOf({ middle: effect, low, high }: Ranged): string {
  if (low <= 0 && high >= 0) return UNCLEAR;
  return effect < 0 ? LOSS : GAIN;
}

function symbolOf({ middle: effect, low, high }: Ranged): "circle" | "diamond" | "circle-open" | "diamond-open" {
  const shape = effect < 0 ? "diamond" : "circle";
  return low > 0 || high < 0 ? shape : `${shape}-open`;
}
