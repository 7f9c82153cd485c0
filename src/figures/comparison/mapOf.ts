import type { Data } from "plotly.js-dist-min";
import { signed } from "../../measures/views/present.js";
import { someOf, t } from "../../words/index.js";
import { axis, baseLayout, type Drawing, label, lettersOf } from "../drawing/figure.js";
import { type Placement, placeLabels } from "../drawing/labels.js";
import { INK, MUTED, tint, UNCLEAR } from "../drawing/palette.js";
import type { Space } from "../drawing/space.js";
import { flowLines } from "./mapFlows.js";
import { landOf } from "./mapLand.js";
import { addScaleBelow, addSignLegend, addSizeLegend, coloursOf, scaleBar } from "./mapScales.js";
import { frameOf, type Mapped, pixelsOf, type Spot, sheetOf, wallsOf } from "./mapSheet.js";

/** Smallest radius at which a circle can be seen and pressed, pixels. */
const SMALLEST = 4;

/** Fills of an effect that may be none, and of one that nobody knows. */
const HOLLOW = "#ffffff";
const UNKNOWN = tint(UNCLEAR, 0.6);

/** Draws spots in a room; in a narrow one the scale of colours lies below, and no sizes are explained. */
export function mapOf(mapped: Mapped, space: Space): Drawing {
  const { spots, outlines = [], flows = [], sizes, distances = true } = mapped;
  const sheet = sheetOf(space, mapped);
  const frame = frameOf(spots, sheet);
  const largest = Math.max(...spots.map(({ gdp }) => gdp).filter(Number.isFinite), 1e-9);
  const radius = (gdp: number) =>
    Math.max(SMALLEST, sheet.largest * Math.sqrt((Number.isFinite(gdp) ? gdp : 0) / largest));
  const circlesAt = spots.map((spot) => ({ ...pixelsOf(spot, frame), radius: radius(spot.gdp) }));
  const places = placeLabels([
    ...circlesAt.map((circle, i) => ({
      ...circle,
      radius: circle.radius * (signOf(spots[i]!) === "diamond" ? CORNER : 1),
      width: sheet.letter * lettersOf(spots[i]!.label),
      rank: spots[i]!.gdp || 0,
    })),
    ...wallsOf(sheet),
  ]);
  const shared = { showgrid: false, zeroline: false, showline: false, ticks: "", showticklabels: false } as const;
  const layout = baseLayout(sheet.height, {
    margin: sheet.margin,
    xaxis: axis({ ...shared, range: [frame.west, frame.east] }),
    yaxis: axis({ ...shared, range: [frame.south, frame.north], scaleanchor: "x", scaleratio: 1 / frame.squeeze }),
    ...(distances ? scaleBar(frame, mapped.say) : { shapes: [], annotations: [] }),
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
const MOST = 6;

/** Cities whose names have no room are told below. */
function captionOf({ caption, say }: Mapped, unnamed: readonly Spot[]): string {
  if (unnamed.length === 0) return caption;
  const names = someOf(
    unnamed.map((spot) => spot.label),
    MOST,
  );
  return say(t("report.captionAndUnnamed", { caption, names }));
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
  return {
    type: "scatter",
    mode: "markers",
    x: spots.map(({ longitude }) => longitude),
    y: spots.map(({ latitude }) => latitude),
    customdata: spots.map(({ label: name, effect }) => [label(name), effect]),
    hovertemplate: `%{customdata[0]}: %{customdata[1]:+.3~f}${unit}<extra></extra>`,
    marker: { size: spots.map(({ gdp }) => 2 * radius(gdp)), symbol: spots.map(signOf), opacity: 1, line, ...marker },
    ...(spots[0]?.id === undefined
      ? {}
      : { ids: spots.map(({ id }) => id!), hovertext: spots.map((spot) => spotText(spot, unit)) }),
  } as unknown as Data;
}

/** "Harbour +2.00 %"; its name where nobody knows the effect. */
export function spotText({ label: name, effect }: Pick<Spot, "label" | "effect">, unit = " %"): string {
  return Number.isFinite(effect) ? `${name} ${signed(effect, 2)}${unit}` : name;
}

/** A city's name at its place, with a line to the circle where they are apart. */
function nameOf({ id, label: name, longitude, latitude }: Spot, { dx, dy, leader }: Placement, radius: number) {
  const base = {
    text: label(name),
    x: longitude,
    y: latitude,
    font: { size: 12, color: INK },
    borderpad: 0,
    ...(id === undefined ? {} : { name: id }),
  };
  if (!leader) return { ...base, showarrow: false, xshift: dx, yshift: -dy };
  const line = { arrowhead: 0, arrowwidth: 1, arrowcolor: MUTED, standoff: radius } as const;
  return { ...base, ...line, showarrow: true, ax: dx, ay: dy };
}
