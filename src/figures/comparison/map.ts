import type { Data, Layout } from "plotly.js-dist-min";
import type { Lookup } from "../../measures/views/data.js";
import { distinguishable } from "../../measures/views/effect.js";
import { plain, scaled } from "../../measures/views/present.js";
import { inUnit, unitOf } from "../../measures/views/unit.js";
import { t, together } from "../../words/index.js";
import { axis, baseLayout, FIGURE_WIDTH, label, lettersOf } from "../drawing/figure.js";
import type { Drawing } from "../drawing/figureOf.js";
import { type Placement, placeLabels } from "../drawing/labels.js";
import { DIVERGING, INK, MUTED, tint, UNCLEAR } from "../drawing/palette.js";
import type { ReportFigure } from "./reportFigure.js";

const HEIGHT = 620;
const MARGIN = { l: 20, r: 190, t: 16, b: 24 };
const LARGEST_RADIUS = 34;
const KM_PER_DEGREE = 111.32;

/** A city on the map. */
interface Spot {
  label: string;
  longitude: number;
  latitude: number;
  gdp: number;
  effect: number;
  /** Beyond what chance explains. */
  clear: boolean;
}

/**
 * Cities where they lie: area of the bubble = baseline real GDP, colour = effect on it in per cent, white at zero.
 * Plain coordinates with the aspect of the middle latitude; no borders are drawn. Undefined where cities have no
 * coordinates.
 */
export const cityMap: ReportFigure = { id: "map", section: "cities", reads: ["real-gdp"], draw };

function draw(view: Lookup): Drawing | undefined {
  const spots = spotsOf(view);
  if (spots.length < 2) return undefined;
  const middle = spots.reduce((total, { latitude }) => total + latitude, 0) / spots.length;
  const squeeze = Math.cos((middle * Math.PI) / 180);
  const frame = frameOf(spots, squeeze);
  const largest = Math.max(...spots.map(({ gdp }) => gdp));
  const radius = (gdp: number) => LARGEST_RADIUS * Math.sqrt(gdp / largest);
  const places = placeLabels(
    spots.map((spot) => ({
      x: (spot.longitude - frame.west) * squeeze * frame.pixels,
      y: (frame.north - spot.latitude) * frame.pixels,
      radius: radius(spot.gdp),
      width: 7.2 * lettersOf(spot.label),
      rank: spot.gdp,
    })),
  );
  const shared = { showgrid: false, zeroline: false, showline: false, ticks: "", showticklabels: false } as const;
  const layout = baseLayout(HEIGHT, {
    margin: MARGIN,
    xaxis: axis({ ...shared, range: [frame.west, frame.east] }),
    yaxis: axis({ ...shared, range: [frame.south, frame.north], scaleanchor: "x", scaleratio: 1 / squeeze }),
    ...scaleBar(frame, squeeze, view.say),
  });
  spots.forEach((spot, i) => {
    if (places[i]) layout.annotations!.push(nameOf(spot, places[i], radius(spot.gdp)));
  });
  addSizeLegend(layout, largest, radius, sizeTitle(view));
  const caption = [
    view.say(t("report.areaCircleRealIncome", { label: view.focus.label, lastYear: view.lastYear })),
    view.say(t("report.straightDistancesBordersShown")),
  ];
  return {
    title: view.say(t("report.whereEffectsFall")),
    caption: together(caption, view.language),
    data: [
      circles(spots, scaleOf(spots, view), radius),
      circles(
        spots.filter(({ clear }) => !clear),
        { color: tint(UNCLEAR, 0.6) },
        radius,
      ),
    ],
    layout,
    height: HEIGHT,
  };
}

function circles(spots: readonly Spot[], marker: object, radius: (gdp: number) => number): Data {
  return {
    type: "scatter",
    mode: "markers",
    x: spots.map(({ longitude }) => longitude),
    y: spots.map(({ latitude }) => latitude),
    customdata: spots.map(({ label: name, effect }) => [label(name), effect]),
    hovertemplate: "%{customdata[0]}: %{customdata[1]:+.3f} %<extra></extra>",
    marker: {
      size: spots.map(({ gdp }) => 2 * radius(gdp)),
      opacity: 1,
      line: { color: MUTED, width: 1 },
      ...marker,
    },
  } as unknown as Data;
}

/** Colours by effect, as far as effects go that chance does not explain. */
function scaleOf(spots: readonly Spot[], view: Lookup): object {
  const limit = Math.max(0, ...spots.filter(({ clear }) => clear).map(({ effect }) => Math.abs(effect))) || 1;
  return {
    color: spots.map(({ effect }) => effect),
    colorscale: DIVERGING,
    cmin: -limit,
    cmax: limit,
    colorbar: {
      title: {
        text: view.say(t("report.effectRealIncome2")),
        side: "top",
        font: { size: 13 },
      },
      x: 1.03,
      xanchor: "left",
      y: 1,
      yanchor: "top",
      len: 0.55,
      thickness: 14,
      outlinewidth: 0,
      nticks: 5,
      tickfont: { size: 12 },
    },
  };
}

/** A city's name at its place, with a line to the circle where they are apart. */
function nameOf({ label: name, longitude, latitude }: Spot, { dx, dy, leader }: Placement, radius: number) {
  const base = { text: label(name), x: longitude, y: latitude, font: { size: 12, color: INK }, borderpad: 0 };
  if (!leader) return { ...base, showarrow: false, xshift: dx, yshift: -dy };
  const line = { arrowhead: 0, arrowwidth: 1, arrowcolor: MUTED, standoff: radius } as const;
  return { ...base, ...line, showarrow: true, ax: dx, ay: dy };
}

function spotsOf(view: Lookup): Spot[] {
  return view.data.context.cities.flatMap(({ id, label, longitude, latitude }) => {
    const found = view.effect(view.focus.id, id, "real-gdp");
    const row = found && inUnit(found, unitOf(view, "real-gdp").factor);
    if (!row || longitude === undefined || latitude === undefined) return [];
    const effect = scaled(row.effect, row.baselineMean, "percent");
    return [{ label, longitude, latitude, gdp: row.baselineMean, effect, clear: distinguishable(row) }];
  });
}

interface Frame {
  west: number;
  east: number;
  south: number;
  north: number;
  /** Pixels per degree of latitude. */
  pixels: number;
}

/** The smallest frame of the figure's aspect that holds all cities and some room for bubbles and labels. */
function frameOf(spots: Spot[], squeeze: number): Frame {
  const plotWidth = FIGURE_WIDTH - MARGIN.l - MARGIN.r;
  const plotHeight = HEIGHT - MARGIN.t - MARGIN.b;
  const ends = (values: number[]) => [Math.min(...values), Math.max(...values)] as const;
  const [west, east] = ends(spots.map(({ longitude }) => longitude));
  const [south, north] = ends(spots.map(({ latitude }) => latitude));
  const room = 60;
  const pixels = Math.min(
    (plotWidth - 2 * room) / Math.max(0.1, (east - west) * squeeze),
    (plotHeight - 2 * room) / Math.max(0.1, north - south),
  );
  const halfWidth = plotWidth / pixels / squeeze / 2;
  const halfHeight = plotHeight / pixels / 2;
  const [x, y] = [(west + east) / 2, (south + north) / 2];
  return { west: x - halfWidth, east: x + halfWidth, south: y - halfHeight, north: y + halfHeight, pixels };
}

/** A bar of a round number of kilometres in the lower left corner. */
function scaleBar(frame: Frame, squeeze: number, say: Lookup["say"]): Required<Pick<Layout, "shapes" | "annotations">> {
  const width = (frame.east - frame.west) * squeeze * KM_PER_DEGREE;
  const km = [10, 20, 50, 100, 200, 500, 1000].filter((length) => length < width / 4).at(-1) ?? 5;
  const x0 = frame.west + 0.02 * (frame.east - frame.west);
  const y = frame.south + 0.03 * (frame.north - frame.south);
  const x1 = x0 + km / KM_PER_DEGREE / squeeze;
  const text = {
    text: say(t("report.km", { km })),
    x: (x0 + x1) / 2,
    y,
    yanchor: "bottom",
    showarrow: false,
    font: { size: 12 },
  } as const;
  return {
    shapes: [{ type: "line", x0, x1, y0: y, y1: y, line: { color: INK, width: 2 } }],
    annotations: [text],
  };
}

/** "Real income,<br>billion yuan" */
function sizeTitle(view: Lookup): string {
  const unit = label(unitOf(view, "real-gdp").unit.split(/, base|（/)[0]!);
  return view.say(t("report.realIncome2", { unit }));
}

/** Circles of two round sizes in the right margin. */
function addSizeLegend(layout: Partial<Layout>, largest: number, radius: (gdp: number) => number, title: string): void {
  const round = (value: number) => Number(value.toPrecision(1));
  const sizes = [round(largest / 1.5), round(largest / 12)];
  const text = (words: string, x: number, y: number) =>
    ({
      text: words,
      x,
      y,
      xref: "paper",
      yref: "paper",
      xanchor: "left",
      yanchor: "middle",
      showarrow: false,
      align: "left",
    }) as const;
  layout.annotations!.push({
    ...text(title, 1.03, 0.36),
    font: { size: 13 },
  });
  sizes.forEach((gdp, i) => {
    const r = radius(gdp);
    const y = 0.22 - 0.11 * i;
    const box = { x0: LARGEST_RADIUS - r, x1: LARGEST_RADIUS + r, y0: -r, y1: r };
    layout.shapes!.push({
      type: "circle",
      xref: "paper",
      yref: "paper",
      xsizemode: "pixel",
      ysizemode: "pixel",
      xanchor: 1.03,
      yanchor: y,
      ...box,
      line: { color: MUTED, width: 1 },
    });
    layout.annotations!.push({ ...text(plain(gdp, 0), 1.03, y), xshift: 2 * LARGEST_RADIUS + 8, font: { size: 12 } });
  });
}
