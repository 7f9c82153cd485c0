import type { Data } from "plotly.js-dist-min";
import { drawsTold, givenOf } from "../../measures/results/index.js";
import { isNothing, isSure, type Lookup, type Shown, shownOf } from "../../measures/views/index.js";
import { type Text, t } from "../../words/index.js";
import { chart, grid, intervals, marks, rowAxis, rowHeight } from "../drawing/chart.js";
import { type Drawing, label, wrapped } from "../drawing/figure.js";
import { GAIN, LOSS, UNCLEAR } from "../drawing/palette.js";
import { formOf, type Ranged, rangedOf } from "./path.js";
import type { ReportFigure } from "./reportFigure.js";

/** The first is what winners are counted by, where the scenario asks for no measure of its own. */
const INDICATORS = ["real-final-consumption-per-head", "real-gdp", "own-revenue"];

/** Winners and losers: effect by city with its interval, three indicators, cities in the order of the first. */
export const winnersAndLosers: ReportFigure = { id: "cities", section: "cities", reads: INDICATORS, draw };

function draw(view: Lookup): Drawing {
  const asked = [measureByCity(view, shownOf(view), INDICATORS[0]!), ...INDICATORS];
  return forest(view, t("report.cityByCity"), [...new Set(asked)].slice(0, INDICATORS.length));
}

/** Effects by city with their ranges, a panel an indicator. */
export function forest(view: Lookup, title: Text, indicators: readonly string[]): Drawing {
  const { cities } = view.data.context;
  const shown = shownOf(view);
  const panels = indicators.map((indicator) => columnOf(view, shown, indicator));
  const size = new Map(cities.map(({ id }, at) => [id, panels[0]!.rows[at]!.effect]));
  const order = cities.map((_, at) => at).sort((a, b) => size.get(cities[a]!.id)! - size.get(cities[b]!.id)!);
  const names = order.map((at) => label(cities[at]!.label));
  const places = grid(panels.length, panels.length, { gap: 0.04 });
  const { uncertainty, manifest } = view.data;
  const { replicates } = manifest;
  return chart(view, {
    title,
    caption: [
      shown.sentence,
      uncertainty
        ? t("report.barsOverDraws", { draws: drawsTold(uncertainty), given: givenOf(uncertainty) })
        : replicates > 1
          ? t("report.meanDifferenceOverReplicates", { replicates })
          : t("report.oneRunCircleGain"),
    ],
    height: 136 + rowHeight(cities.length) * cities.length,
    margin: { l: 150, r: 16, t: 56 },
    shared: "names",
    panels: panels.map(({ indicator, title, rows: unordered }, p) => {
      const rows = order.map((at) => unordered[at]!);
      return {
        place: places[p],
        title: wrapped(view.entry(indicator).label, 28),
        x: { nticks: 6, rangemode: "tozero", title },
        y: rowAxis(names, { upwards: true, air: 0.2 }),
        rules: { x: 0 },
        data: [effectMarks(rows, { text: names, hovertemplate: "%{text}: %{x:+.3~f}<extra></extra>" })],
      };
    }),
  });
}

/** Effects along rows with their ranges, as gains, as losses, or as open which. */
export function effectMarks(rows: readonly Ranged[], rest: object): Data {
  const effects = rows.map(({ effect }) => effect);
  return marks(effects, {
    marker: { size: 9, color: rows.map(colourOf), symbol: rows.map(symbolOf) },
    error_x: intervals(effects, rows),
    ...rest,
  });
}

/** The measure that the scenario asks for, where cities have it; else another. */
export function measureByCity(view: Lookup, { effect }: Shown, otherwise: string): string {
  const asked = view.data.context.answer?.measure;
  const has = asked !== undefined && view.data.context.cities.some(({ id }) => effect(id, asked) !== undefined);
  return has ? asked : otherwise;
}

/**
 * Of every city, in the order of the region: the effect and its range over parameter draws, or else over replicates.
 */
function columnOf(view: Lookup, { effect, spread, between }: Shown, indicator: string) {
  const { cities } = view.data.context;
  const amounts = cities.map(({ id }) => effect(id, indicator));
  const form = formOf(
    view,
    indicator,
    amounts.filter((one) => one !== undefined),
    between,
  );
  const rows = amounts.map((row, at): Ranged => {
    if (!row || isNothing(row)) return { effect: 0, low: 0, high: 0 };
    const drawn = spread(cities[at]!.id, indicator);
    const told = rangedOf(row, drawn, false, form);
    const end = (value: number) => (Number.isNaN(value) ? told.effect : value);
    return { effect: told.effect, low: end(told.low), high: end(told.high), unclear: !isSure(row, drawn) };
  });
  return { indicator, rows, title: form.title };
}

/**
 * Zero is in its range, the range lies on the other side of it, or chance could make as much: nobody can say whether it
 * is a gain or a loss.
 */
const isOpen = ({ effect, low, high, unclear }: Ranged): boolean => unclear || (effect < 0 ? high >= 0 : low <= 0);

/** The colour of a gain or a loss; grey where it is open which. */
export function colourOf(one: Ranged): string {
  if (isOpen(one)) return UNCLEAR;
  return one.effect < 0 ? LOSS : GAIN;
}

/** A circle for gains, a diamond for losses; open where it is open which. */
export function symbolOf(one: Ranged): "circle" | "diamond" | "circle-open" | "diamond-open" {
  const shape = one.effect < 0 ? "diamond" : "circle";
  return isOpen(one) ? `${shape}-open` : shape;
}
