import type { Annotation, Data, Layout } from "plotly.js-dist-min";
import { quantile } from "simple-statistics";
import { decimalsFor, plain, type Reader, signed } from "../../measures/views/index.js";
import { someOf, t } from "../../words/index.js";
import { points } from "../drawing/chart.js";
import { axis, baseLayout, type Drawing, label, lettersOf, linesIn, type Space } from "../drawing/figure.js";
import { type Placement, placedAt, placeLabels } from "../drawing/labels.js";
import { DIVERGING, GAIN, INK, LOSS, MUTED, scaleColour, tint, UNCLEAR } from "../drawing/palette.js";
import {
  type Frame,
  flowLines,
  frameOf,
  HALF,
  landOf,
  type Mapped,
  pixelsOf,
  type Sheet,
  type Spot,
  sheetOf,
  titleOfScale,
  wallsOf,
  waysOf,
} from "./mapSheet.js";

/** Over the limit, how far the largest effect may be before it would whiten all others. */
const OUTLIER = 2;
const MOST = 0.9;

/** Effect at which a scale of colours ends: the largest, or what nine tenths of the effects do not reach. */
export function limitOf(effects: readonly number[], least = 0): number {
  const sizes = effects.filter(Number.isFinite).map(Math.abs);
  const largest = Math.max(...sizes, least);
  const common = sizes.length > 0 ? quantile(sizes, MOST) : 0;
  return (largest > OUTLIER * common && common > least ? common : largest) || 1;
}

/** Colours by effect, as far as effects go that chance does not explain; beside the map the scale of all of them. */
function coloursOf(spots: readonly Spot[], mapped: Mapped, { narrow }: Sheet): object {
  const { limit } = mapped;
  const effects = spots.map(({ effect }) => effect);
  if (narrow) return { color: effects.map((effect) => scaleColour(DIVERGING, (effect / limit + 1) / 2)) };
  return { color: effects, colorscale: DIVERGING, cmin: -limit, cmax: limit, colorbar: scaleBeside(mapped) };
}

/** Ticks of a scale of colours; an end that effects go beyond says so. */
function ticksOf({ limit, spots }: Mapped): { share: number; text: string }[] {
  const decimals = limit < 0.0099 ? decimalsFor(limit) + 1 : limit < 0.2 ? 3 : limit < 2 ? 2 : limit < 20 ? 1 : 0;
  const beyond = (side: number) => spots.some(({ effect }) => side * effect > limit * (1 + 1e-9));
  return [-1, -0.5, 0, 0.5, 1].map((share) => {
    const sign = Math.abs(share) === 1 && beyond(share) ? (share > 0 ? "≥ " : "≤ ") : "";
    return { share, text: `${sign}${signed(share * limit, decimals)}` };
  });
}

function scaleBeside(mapped: Mapped): object {
  const ticks = ticksOf(mapped);
  return {
    title: { text: mapped.scale, side: "top", font: { size: 13 } },
    x: 1.03,
    xanchor: "left",
    y: 1,
    yanchor: "top",
    len: 0.5,
    thickness: 14,
    outlinewidth: 0,
    tickvals: ticks.map(({ share }) => share * mapped.limit),
    ticktext: ticks.map(({ text }) => text),
    tickfont: { size: 12 },
  };
}

/** Pixels of a colour of the scale below a map. */
const COLOUR = { width: 22, height: 12 };

/** The scale of colours below a map, its title above its colours and its ticks below them. */
function addScaleBelow(layout: Partial<Layout>, mapped: Mapped, { width, height, margin }: Sheet): void {
  const title = titleOfScale(mapped.scale, width);
  const top = 8 + 16 * linesIn(title);
  const x = (colours: number) => (HALF + COLOUR.width * colours) / width;
  const y = (pixels: number) => -pixels / (height - margin.b);
  const paper = { xref: "paper", yref: "paper" } as const;
  const said = { ...paper, showarrow: false, align: "left", font: { size: 12 } } as const;
  for (const [k, [, fillcolor]] of DIVERGING.entries()) {
    const ends = { x0: x(k), x1: x(k + 1), y0: y(top), y1: y(top + COLOUR.height) };
    layout.shapes!.push({ type: "rect", ...paper, ...ends, fillcolor, line: { width: 0 } });
  }
  layout.annotations!.push({ ...said, text: title, x: 0, y: y(top), xanchor: "left", yanchor: "bottom" });
  for (const { share, text } of ticksOf(mapped)) {
    const place = { x: x(((share + 1) / 2) * DIVERGING.length), y: y(top + COLOUR.height) };
    layout.annotations!.push({ ...said, text, ...place, xanchor: "center", yanchor: "top" });
  }
}

const KM_PER_DEGREE = 111.32;

/** A bar of a round number of kilometres in the lower left corner. */
function scaleBar(frame: Frame, say: Reader["say"]): Required<Pick<Layout, "shapes" | "annotations">> {
  const { squeeze } = frame;
  const width = (frame.east - frame.west) * squeeze * KM_PER_DEGREE;
  const km = [10, 20, 50, 100, 200, 500, 1000].filter((length) => length < width / 4).at(-1) ?? 5;
  const x0 = frame.west + 0.02 * (frame.east - frame.west);
  const y = frame.south + 0.03 * (frame.north - frame.south);
  const x1 = x0 + km / KM_PER_DEGREE / squeeze;
  const text = {
    text: say("report.km", { km }),
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

/** Circles of two round sizes in the right margin. */
function addSizeLegend(layout: Partial<Layout>, largest: number, radius: (gdp: number) => number, title: string): void {
  const widest = radius(largest);
  const round = (value: number) => Number(value.toPrecision(1));
  const sizes = [round(largest / 1.5), round(largest / 12)];
  layout.annotations!.push({ ...text(title, 1.03, 0.43), font: { size: 13 } });
  sizes.forEach((gdp, i) => {
    const r = radius(gdp);
    const y = 0.31 - 0.1 * i;
    const box = { x0: widest - r, x1: widest + r, y0: -r, y1: r };
    layout.shapes!.push({ type: "circle", ...atMargin(y), ...box, line: { color: MUTED, width: 1 } });
    layout.annotations!.push({
      ...text(plain(gdp, Math.max(0, decimalsFor(gdp) - 1)), 1.03, y),
      xshift: 2 * widest + 8,
      font: { size: 12 },
    });
  });
}

/** Pixels from the middle of a mark in the legend of signs to its edge, and to its text. */
const [MARK, TEXT] = [7, 24];

/** What circles, diamonds and hollow marks stand for, in the right margin. */
function addSignLegend(layout: Partial<Layout>, { spots, between = false, say }: Mapped): void {
  const line = { color: MUTED, width: 1 };
  const round = { type: "circle", x0: 0, x1: 2 * MARK, y0: -MARK, y1: MARK } as const;
  const far = 1.3 * MARK;
  const diamond = `M${MARK - far},0L${MARK},${far}L${MARK + far},0L${MARK},${-far}Z`;
  const entries = [
    { words: t("report.signUp", { between }), mark: { ...round, fillcolor: tint(GAIN, 0.6) } },
    { words: t("report.signDown", { between }), mark: { type: "path", path: diamond, fillcolor: tint(LOSS, 0.6) } },
    { words: t("report.signUnclear"), mark: { ...round, fillcolor: "#ffffff" } },
  ] as const;
  const shown = spots.some(({ clear }) => !clear) ? entries : entries.slice(0, 2);
  shown.forEach(({ words, mark }, k) => {
    const y = 0.11 - 0.045 * k;
    layout.shapes!.push({ ...atMargin(y), ...mark, line });
    layout.annotations!.push({ ...text(say(words), 1.03, y), xshift: TEXT, font: { size: 12 } });
  });
}

function text(words: string, x: number, y: number) {
  const place = { text: words, x, y, xref: "paper", yref: "paper", xanchor: "left", yanchor: "middle" } as const;
  return { ...place, showarrow: false, align: "left" } as const;
}

/** Pixels around a place in the right margin. */
function atMargin(yanchor: number) {
  const pixels = { xsizemode: "pixel", ysizemode: "pixel" } as const;
  return { xref: "paper", yref: "paper", ...pixels, xanchor: 1.03, yanchor } as const;
}

/** Smallest radius at which a circle can be seen and pressed, pixels. */
const SMALLEST = 4;

/** Fills of an effect that may be none, and of one that nobody knows. */
const HOLLOW = "#ffffff";
const UNKNOWN = tint(UNCLEAR, 0.6);

/** Pixels around the number of a scale bar in which no name stands. */
const BAR = 22;

function wallAround({ x, y }: Partial<Annotation>, frame: Frame) {
  return { ...pixelsOf({ longitude: Number(x), latitude: Number(y) }, frame), radius: BAR, width: 0, rank: -1 };
}

/** Draws spots in a room; in a narrow one the scale of colours lies below, and no sizes are explained. */
export function mapOf(mapped: Mapped, space: Space): Drawing {
  const { spots, outlines = [], flows = [], sizes, distances = true } = mapped;
  const sheet = sheetOf(space, mapped);
  const frame = frameOf(spots, sheet);
  const largest = Math.max(...spots.map(({ gdp }) => gdp).filter(Number.isFinite), 1e-9);
  const radius = (gdp: number) =>
    Math.max(SMALLEST, sheet.largest * Math.sqrt((Number.isFinite(gdp) ? gdp : 0) / largest));
  const circlesAt = spots.map((spot) => ({ ...pixelsOf(spot, frame), radius: radius(spot.gdp) }));
  const bar = distances ? scaleBar(frame, mapped.say) : { shapes: [], annotations: [] };
  const places = placeLabels(
    [
      ...circlesAt.map((circle, i) => ({
        ...circle,
        radius: circle.radius * (signOf(spots[i]!) === "diamond" ? CORNER : 1),
        width: sheet.letter * lettersOf(spots[i]!.label),
        rank: spots[i]!.gdp || 0,
      })),
      ...wallsOf(sheet),
      ...bar.annotations.map((number) => wallAround(number, frame)),
    ],
    waysOf(flows, circlesAt),
  );
  const shared = { showgrid: false, zeroline: false, showline: false, ticks: "", showticklabels: false } as const;
  const layout = baseLayout(sheet.height, {
    margin: sheet.margin,
    xaxis: axis({ ...shared, range: [frame.west, frame.east] }),
    yaxis: axis({ ...shared, range: [frame.south, frame.north], scaleanchor: "x", scaleratio: 1 / frame.squeeze }),
    ...bar,
  });
  layout.shapes!.push(...landOf(outlines, frame), ...flowLines(flows, circlesAt, frame));
  spots.forEach((spot, i) => {
    if (places[i]) layout.annotations!.push(nameOf(spot, places[i], circlesAt[i]!.radius));
  });
  const known = spots.filter(({ effect }) => Number.isFinite(effect));
  if (!sheet.narrow) {
    if (sizes) addSizeLegend(layout, largest, radius, sizes);
    addSignLegend(layout, mapped);
  } else if (known.length > 0) addScaleBelow(layout, mapped, sheet);
  const unclear = spots.filter(({ clear }) => !clear);
  return {
    title: mapped.title,
    caption: captionOf(
      mapped,
      spots.filter((_, i) => places[i] === undefined),
    ),
    data: [
      circles(known, coloursOf(known, mapped, sheet), radius, mapped),
      circles(
        unclear,
        { color: unclear.map(({ effect }) => (Number.isFinite(effect) ? HOLLOW : UNKNOWN)) },
        radius,
        mapped,
      ),
    ],
    layout,
    height: sheet.height,
  };
}

/** Names in a note. */
const MOST_NAMED = 6;

/** Cities whose names have no room are told below. */
function captionOf({ caption, say }: Mapped, unnamed: readonly Spot[]): string {
  if (unnamed.length === 0) return caption;
  const names = someOf(
    unnamed.map((spot) => spot.label),
    MOST_NAMED,
  );
  return say("report.captionAndUnnamed", { caption, names });
}

/** From the middle of a diamond to a corner, over the radius of its circle. */
const CORNER = 1.3;

/** What falls is a diamond, as large as the circle of what does not: grey print has no colours. */
function signOf({ effect }: Spot): "circle" | "diamond" {
  return effect < 0 ? "diamond" : "circle";
}

function circles(
  spots: readonly Spot[],
  marker: object,
  radius: (gdp: number) => number,
  { chosen, unit = " %" }: Mapped,
): Data {
  const framed = spots.map(({ id }) => id !== undefined && id === chosen);
  const line = framed.includes(true)
    ? { color: framed.map((one) => (one ? INK : MUTED)), width: framed.map((one) => (one ? 3 : 1)) }
    : { color: MUTED, width: 1 };
  return points(
    spots.map(({ longitude }) => longitude),
    spots.map(({ latitude }) => latitude),
    {
      customdata: spots.map(({ label: name, effect }) => [label(name), effect]),
      hovertemplate: `%{customdata[0]}: %{customdata[1]:+.3~f}${unit}<extra></extra>`,
      marker: { size: spots.map(({ gdp }) => 2 * radius(gdp)), symbol: spots.map(signOf), opacity: 1, line, ...marker },
      ...(spots[0]?.id === undefined
        ? {}
        : { ids: spots.map(({ id }) => id!), hovertext: spots.map((spot) => spotText(spot, unit)) }),
    },
  );
}

/** "Harbour +2.00 %"; its name where nobody knows the effect. */
export function spotText({ label: name, effect }: Pick<Spot, "label" | "effect">, unit = " %"): string {
  return Number.isFinite(effect) ? `${name} ${signed(effect, 2)}${unit}` : name;
}

/** A city's name at its place, with a line to the circle where they are apart. */
function nameOf({ id, label: name, longitude, latitude }: Spot, placement: Placement, radius: number) {
  const text = {
    text: label(name),
    x: longitude,
    y: latitude,
    font: { size: 12, color: INK },
    borderpad: 0,
    ...(id !== undefined && { name: id }),
  };
  return placedAt(text, placement, radius, 1);
}
