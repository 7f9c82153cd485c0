import type { Data } from "plotly.js-dist-min";
import type { EffectRow } from "../../measures/results/effects.js";
import type { Lookup } from "../../measures/views/data.js";
import { OF_BASELINE, scaled } from "../../measures/views/present.js";
import { t, together } from "../../words/index.js";
import { axis, axisName, baseLayout, label, panels, panelTitle, rule, wrapped } from "../drawing/figure.js";
import type { Drawing } from "../drawing/figureOf.js";
import { GAIN, LOSS, MUTED, UNCLEAR } from "../drawing/palette.js";
import type { ReportFigure } from "./reportFigure.js";

const INDICATORS = ["real-consumption-per-head", "real-gdp", "own-revenue"];

/** Winners and losers: effect by city with its interval, three indicators, cities in the order of the first. */
export const winnersAndLosers: ReportFigure = { id: "cities", section: "cities", reads: INDICATORS, draw };

function draw(view: Lookup): Drawing {
  const { cities } = view.data.context;
  const effectOf = (city: string, indicator: string) => view.effect(view.focus.id, city, indicator);
  const size = (city: string) => percent(effectOf(city, INDICATORS[0]!)).effect;
  const ordered = [...cities].sort((a, b) => size(a.id) - size(b.id));
  const domains = panels(INDICATORS.length, 0.04);
  const height = 136 + 21 * cities.length;
  const layout = baseLayout(height, {
    margin: { l: 150, r: 16, t: 56, b: 50 },
    annotations: INDICATORS.map((indicator, p) =>
      panelTitle(`<b>${wrapped(view.entry(indicator).label, 28)}</b>`, domains[p]!),
    ),
    shapes: INDICATORS.map((_, p) => rule("x", 0, p + 1)),
  });
  const data = INDICATORS.map((indicator, p): Data => {
    const rows = ordered.map(({ id }) => percent(effectOf(id, indicator)));
    Object.assign(layout, {
      [`xaxis${p + 1}`]: axis({
        domain: domains[p]!,
        anchor: axisName("y", p + 1),
        nticks: 6,
        title: { text: view.say(OF_BASELINE) },
      }),
      [`yaxis${p + 1}`]: axis({
        anchor: axisName("x", p + 1),
        showline: false,
        ticks: "",
        showticklabels: p === 0,
        range: [-0.7, cities.length - 0.3],
        tickvals: ordered.map((_, at) => at),
        ticktext: ordered.map((city) => label(city.label)),
      }),
    });
    return {
      type: "scatter",
      mode: "markers",
      x: rows.map(({ effect }) => effect),
      y: ordered.map((_, at) => at),
      text: ordered.map((city) => label(city.label)),
      marker: { size: 9, color: rows.map(colourOf), symbol: rows.map(symbolOf) },
      error_x: {
        type: "data",
        symmetric: false,
        array: rows.map(({ effect, high }) => high - effect),
        arrayminus: rows.map(({ effect, low }) => effect - low),
        color: MUTED,
        thickness: 1.2,
        width: 0,
      },
      hovertemplate: "%{text}: %{x:+.3f} %<extra></extra>",
      xaxis: axisName("x", p + 1),
      yaxis: axisName("y", p + 1),
    };
  });
  const { replicates } = view.data.manifest;
  const what = view.say(t("report.againstBaseline2", { label: view.focus.label, lastYear: view.lastYear }));
  const marks =
    replicates > 1
      ? view.say(t("report.meanDifferenceOverReplicates", { replicates }))
      : view.say(t("report.oneRunCircleGain"));
  return {
    title: view.say(t("report.gainsLoses")),
    caption: together([what, marks], view.language),
    data,
    layout,
    height,
  };
}

interface Percent {
  effect: number;
  low: number;
  high: number;
}

function percent(row: EffectRow | undefined): Percent {
  if (!row) return { effect: 0, low: 0, high: 0 };
  const effect = scaled(row.effect, row.baselineMean, "percent");
  const bound = (value: number) => (Number.isNaN(value) ? effect : scaled(value, row.baselineMean, "percent"));
  return { effect, low: bound(row.ciLow), high: bound(row.ciHigh) };
}

function colourOf({ effect, low, high }: Percent): string {
  if (low <= 0 && high >= 0) return UNCLEAR;
  return effect < 0 ? LOSS : GAIN;
}

function symbolOf({ effect, low, high }: Percent): "circle" | "diamond" | "circle-open" | "diamond-open" {
  const shape = effect < 0 ? "diamond" : "circle";
  return low > 0 || high < 0 ? shape : `${shape}-open`;
}
