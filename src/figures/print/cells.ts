import type { Data, Layout } from "plotly.js-dist-min";
import { extent, type Shape } from "../drawing/figure.js";
import { channelsOf, INK, scaleColour } from "../drawing/palette.js";

type Place = string | number;

/** What figures say of a heat map; Plotly's own type leaves half of it out. */
interface HeatMap {
  type: "heatmap";
  x: readonly Place[];
  y: readonly Place[];
  z: readonly (readonly (number | null)[])[];
  zmin?: number;
  zmax?: number;
  colorscale: readonly [number, string][];
  text?: readonly (readonly string[])[];
  texttemplate?: string;
  textfont?: { size?: number; color?: string };
  showscale?: boolean;
  colorbar?: object;
  xaxis?: string;
  yaxis?: string;
}

/**
 * Heat maps as rectangles: Plotly makes a bitmap of a heat map, which an editor can neither change nor scale. Their
 * scales of colours, texts and axes stay as they were.
 */
export function withVectorCells(
  data: readonly Data[],
  layout: Partial<Layout>,
): { data: Data[]; layout: Partial<Layout> } {
  const maps = (data as readonly unknown[]).filter(isHeatMap);
  if (maps.length === 0) return { data: [...data], layout };
  const shapes = maps.flatMap(cellsOf);
  return {
    data: data.flatMap((trace) => (isHeatMap(trace) ? [scaleOf(trace), textsOf(trace)] : [trace])),
    layout: { ...layout, ...tightAxes(maps, layout), shapes: [...shapes, ...(layout.shapes ?? [])] },
  };
}

function isHeatMap(trace: unknown): trace is HeatMap {
  return (trace as { type?: string }).type === "heatmap";
}

function bounds({ z, zmin, zmax }: HeatMap): [number, number] {
  const known = z.flat().filter((value): value is number => Number.isFinite(value));
  return [zmin ?? Math.min(...known), zmax ?? Math.max(...known)];
}

function colourOf(map: HeatMap): (value: number | null | undefined) => string | undefined {
  const [least, most] = bounds(map);
  return (value) =>
    Number.isFinite(value) ? scaleColour(map.colorscale, (value! - least) / (most - least || 1)) : undefined;
}

/** Where cells lie along an axis: numbers are places, words are counted. */
function placesOf(along: readonly Place[]): number[] {
  return along.map((one, at) => (typeof one === "number" ? one : at));
}

function cellsOf(map: HeatMap): Shape[] {
  const colour = colourOf(map);
  const [xs, ys] = [placesOf(map.x), placesOf(map.y)];
  const refs = { xref: map.xaxis ?? "x", yref: map.yaxis ?? "y" };
  return ys.flatMap((y, row) =>
    xs.flatMap((x, column) => {
      const fillcolor = colour(map.z[row]![column]);
      if (fillcolor === undefined) return [];
      const place = { x0: x - 0.5, x1: x + 0.5, y0: y - 0.5, y1: y + 0.5 };
      return [
        { type: "rect", layer: "below", ...refs, ...place, fillcolor, line: { color: "#ffffff", width: 1 } } as Shape,
      ];
    }),
  );
}

/** An invisible mark that carries the scale of colours. */
function scaleOf({ xaxis, yaxis, x, y, colorscale, showscale = true, colorbar, ...map }: HeatMap): Data {
  const [cmin, cmax] = bounds({ ...map, x, y, colorscale });
  const marker = {
    color: [cmin],
    cmin,
    cmax,
    colorscale,
    showscale,
    ...(colorbar && { colorbar }),
    opacity: 0,
    size: 1,
  };
  return {
    type: "scatter",
    mode: "markers",
    x: [x[0]],
    y: [y[0]],
    marker,
    showlegend: false,
    ...axesOf(xaxis, yaxis),
  } as unknown as Data;
}

function textsOf(map: HeatMap): Data {
  const colour = colourOf(map);
  const cells = map.y.flatMap((y, row) => map.x.map((x, column) => ({ x, y, row, column, z: map.z[row]![column] })));
  const shown = map.texttemplate ? cells : cells.slice(0, 0);
  const fills = shown.map(({ z }) => colour(z));
  return {
    type: "scatter",
    mode: "text",
    x: shown.map(({ x }) => x),
    y: shown.map(({ y }) => y),
    customdata: shown.map(({ z }) => z ?? ""),
    text: shown.map(({ row, column }) => map.text?.[row]?.[column] ?? ""),
    texttemplate: shown.map(({ z }) =>
      Number.isFinite(z) ? map.texttemplate!.replaceAll("%{z", "%{customdata") : " ",
    ),
    textfont: {
      size: map.textfont?.size ?? 12,
      color: fills.map((fill) => map.textfont?.color ?? (fill && luminance(fill) < 0.3 ? "#ffffff" : INK)),
    },
    showlegend: false,
    ...axesOf(map.xaxis, map.yaxis),
  } as unknown as Data;
}

function axesOf(xaxis: string | undefined, yaxis: string | undefined): object {
  return { ...(xaxis && { xaxis }), ...(yaxis && { yaxis }) };
}

/** A heat map fills its axes; marks would have air around them. */
function tightAxes(maps: readonly HeatMap[], layout: Partial<Layout>): object {
  const entries = maps.flatMap((map) =>
    (["x", "y"] as const).map((letter) => {
      const axes = layout as Record<string, { range?: unknown; autorange?: unknown } | undefined>;
      const named = (map[`${letter}axis`] ?? letter).replace(letter, `${letter}axis`);
      // Plotly knows the first axis by two names.
      const name = named === `${letter}axis` && axes[`${named}1`] ? `${named}1` : named;
      const own = axes[name] ?? {};
      const places = placesOf(map[letter]);
      const [least, most] = extent(places);
      const ends = [least - 0.5, most + 0.5];
      const { autorange, ...rest } = own;
      return [name, { ...rest, range: own.range ?? (autorange === "reversed" ? ends.reverse() : ends) }] as const;
    }),
  );
  return Object.fromEntries(entries);
}

/** Relative luminance of a colour, 0 black to 1 white (WCAG 2). */
export function luminance(colour: string): number {
  const [red, green, blue] = channelsOf(colour).map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}
