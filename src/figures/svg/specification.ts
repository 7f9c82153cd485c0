import { z } from "zod";
import type { Drawing } from "../drawing/figureOf.js";

/** What is drawn as SVG of Plotly's figure JSON, with Plotly's own choices where they are drawn too. */

const [number, text] = [z.number(), z.string()];
const numbers = z.array(number);
const texts = z.array(text);
/** One for all points, or each point's own. */
const each = <Item extends z.ZodType>(item: Item) => z.union([item, z.array(item)]);
/** Gaps are null or NaN. */
const values = z.array(z.union([number, z.nan(), z.null()]).transform((value) => value ?? Number.NaN));
const ranges = z.tuple([number, number]);
const font = z.strictObject({ family: text.optional(), size: number.optional(), color: text.optional() });
const dash = z.enum(["solid", "dash", "dot", "dashdot", "longdash", "longdashdot"]).default("solid");
const line = z.strictObject({ color: text.default("none"), width: number, dash });

const axis = z
  .strictObject({
    visible: z.boolean().default(true),
    range: ranges,
    tickvals: numbers.default([]),
    ticktext: texts.optional(),
    tickformat: z.literal("d").optional(),
    tickfont: font.default({}),
    showticklabels: z.boolean().default(true),
    ticks: z.enum(["outside", ""]).default(""),
    ticklen: number.default(5),
    tickcolor: text.default("#444"),
    showgrid: z.boolean().default(true),
    gridcolor: text.default("#eee"),
    gridwidth: number.default(1),
    showline: z.boolean().default(false),
    linecolor: text.default("#444"),
    linewidth: number.default(1),
    zeroline: z.literal(false).optional(),
    scaleanchor: z.literal("x").optional(),
    scaleratio: number.default(1),
    fixedrange: z.boolean().optional(),
  })
  .refine(({ visible, zeroline }) => !visible || zeroline === false, { path: ["zeroline"], error: "must be false" })
  .refine((one) => !one.visible || !(one.showgrid || one.showticklabels || one.ticks) || one.tickvals.length > 0, {
    path: ["tickvals"],
    error: "are missing",
  });

const colorbar = z.strictObject({
  orientation: z.literal("h"),
  title: z.strictObject({ text, side: z.literal("top"), font: font.default({}) }),
  x: number,
  xanchor: z.literal("left"),
  xpad: z.literal(0),
  y: number,
  yanchor: z.literal("top"),
  ypad: z.literal(0),
  len: number,
  thickness: number,
  outlinewidth: z.literal(0),
  tickvals: numbers,
  ticktext: texts,
  tickfont: font.default({}),
});

const marker = z.strictObject({
  symbol: z.literal("circle").optional(),
  size: each(number).default(6),
  color: z.union([text, texts, numbers]),
  colorscale: z.array(z.tuple([number, text])).default([]),
  cmin: number.default(0),
  cmax: number.default(1),
  colorbar: colorbar.optional(),
  line: z.strictObject({ color: each(text), width: each(number) }).default({ color: "none", width: 0 }),
  opacity: z.literal(1).optional(),
});

/** What only a pointer over Plotly's drawing reads, and what stands in its legend. */
const trace = {
  hoverinfo: z.unknown().optional(),
  hovertemplate: z.unknown().optional(),
  customdata: z.unknown().optional(),
  name: text.optional(),
  showlegend: z.boolean().optional(),
};

const scatter = z
  .strictObject({
    ...trace,
    type: z.literal("scatter"),
    mode: z.enum(["lines", "markers", "lines+markers"]),
    x: values,
    y: values,
    ids: texts.default([]),
    hovertext: texts.default([]),
    line: line.optional(),
    fill: z.literal("toself").optional(),
    fillcolor: text.default("none"),
    marker: marker.optional(),
    cliponaxis: z.boolean().optional(),
  })
  .refine(({ mode, line: own }) => mode === "markers" || own, { path: ["line"], error: "is missing" })
  .refine(({ mode, marker: own }) => mode === "lines" || own, { path: ["marker"], error: "is missing" });

const bar = z.strictObject({
  ...trace,
  type: z.literal("bar"),
  orientation: z.literal("h"),
  x: values,
  y: numbers,
  base: numbers,
  width: number,
  marker: z.strictObject({ color: text }),
});

const refs = {
  xref: z.enum(["x", "x domain", "paper"]).default("x"),
  yref: z.enum(["y", "y domain", "paper"]).default("y"),
};

const shape = z.strictObject({
  ...refs,
  type: z.enum(["line", "rect", "path"]),
  name: text.optional(),
  layer: z.enum(["below", "above"]).default("above"),
  path: text.default(""),
  x0: number.default(0),
  x1: number.default(0),
  y0: number.default(0),
  y1: number.default(0),
  line,
  fillcolor: text.default("none"),
  opacity: number.optional(),
});

const annotation = z
  .strictObject({
    ...refs,
    name: text.optional(),
    text,
    x: number,
    y: number,
    font: font.default({}),
    align: z.enum(["left", "center", "right"]).default("center"),
    xanchor: z.enum(["left", "center", "right"]).optional(),
    yanchor: z.enum(["top", "middle", "bottom"]).optional(),
    xshift: number.default(0),
    yshift: number.default(0),
    borderpad: number.default(1),
    showarrow: z.boolean(),
    ax: number.default(0),
    ay: number.default(0),
    axref: z.literal("x").optional(),
    ayref: z.literal("y").optional(),
    standoff: number.default(0),
    arrowhead: z.literal([0, 2]).optional(),
    arrowsize: number.default(1),
    arrowwidth: number.default(1),
    arrowcolor: text.default("#444"),
  })
  .refine(({ showarrow, arrowhead }) => !showarrow || arrowhead !== undefined, {
    path: ["arrowhead"],
    error: "is missing",
  })
  .refine(({ align, xanchor = "center", text: words }) => align === xanchor || !words.includes("<br>"), {
    path: ["align"],
    error: "of several lines must be as xanchor is",
  })
  .refine(({ xref, xanchor }) => xref === "x" || xanchor, { path: ["xanchor"], error: "is missing" })
  .refine(({ yref, yanchor }) => yref === "y" || yanchor, { path: ["yanchor"], error: "is missing" });

const specification = z.object({
  height: number,
  data: z.array(z.discriminatedUnion("type", [scatter, bar])),
  layout: z.strictObject({
    height: number.optional(),
    width: number.optional(),
    margin: z.strictObject({ l: number, r: number, t: number, b: number }),
    font: font.default({}),
    paper_bgcolor: z.literal("#ffffff"),
    plot_bgcolor: z.literal("#ffffff"),
    hoverlabel: z.unknown().optional(),
    showlegend: z.boolean(),
    legend: z.unknown().optional(),
    barmode: z.literal("overlay").optional(),
    xaxis: axis,
    yaxis: axis,
    shapes: z.array(shape).default([]),
    annotations: z.array(annotation).default([]),
  }),
});

export type Specification = z.infer<typeof specification>;
export type Font = z.infer<typeof font>;
export type Axis = z.infer<typeof axis>;
export type Line = z.infer<typeof line>;
export type Scatter = z.infer<typeof scatter>;
export type Bar = z.infer<typeof bar>;
export type Marker = z.infer<typeof marker>;
export type Colorbar = z.infer<typeof colorbar>;
export type Shape = z.infer<typeof shape>;
export type Annotation = z.infer<typeof annotation>;

/** A figure with all that is drawn of it. Throws where it has or lacks something that Plotly alone could draw. */
export function specificationOf(figure: Pick<Drawing, "data" | "layout" | "height">): Specification {
  const { data, error } = specification.safeParse(figure);
  if (error) throw new Error(`Cannot be drawn as SVG:\n${z.prettifyError(error)}`);
  return data;
}
