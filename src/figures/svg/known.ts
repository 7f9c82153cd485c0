import type { Drawing } from "../drawing/figure.js";

/** What is drawn as SVG of Plotly's figure JSON, by kind of object; after a colon, the kind of what a key holds. */
const KNOWN: Readonly<Record<string, string>> = {
  layout:
    "width height showlegend legend hoverlabel paper_bgcolor plot_bgcolor barmode font:font margin:margin " +
    "xaxis:axis yaxis:axis shapes:shape annotations:annotation",
  margin: "l r t b",
  font: "family size color",
  axis:
    "visible range tickvals ticktext tickformat tickfont:font showticklabels ticks ticklen tickcolor showgrid " +
    "gridcolor gridwidth showline linecolor linewidth zeroline scaleanchor scaleratio fixedrange",
  scatter:
    "type mode x y ids hovertext hoverinfo hovertemplate customdata name showlegend line:line fill fillcolor " +
    "marker:marker cliponaxis",
  bar: "type orientation x y base width hoverinfo hovertemplate customdata name showlegend marker:fill",
  fill: "color",
  line: "color width dash",
  marker: "size color symbol line:edge opacity",
  edge: "color width",
  shape: "type name layer path x0 x1 y0 y1 xref yref line:line fillcolor fillrule opacity",
  annotation:
    "name text x y xref yref font:font align xanchor yanchor xshift yshift borderpad showarrow ax ay axref ayref " +
    "arrowhead arrowsize arrowwidth arrowcolor standoff",
};

/** Values of keys that are not drawn with every value. */
const ONLY: Readonly<Record<string, readonly unknown[]>> = {
  paper_bgcolor: ["#ffffff"],
  plot_bgcolor: ["#ffffff"],
  barmode: ["overlay"],
  tickformat: ["d"],
  ticks: ["outside", ""],
  zeroline: [false],
  scaleanchor: ["x"],
  mode: ["lines", "markers", "lines+markers"],
  fill: ["toself"],
  orientation: ["h"],
  "marker.opacity": [1],
  fillrule: ["nonzero"],
  "shape.type": ["line", "rect", "path"],
  xref: ["x", "paper", "x domain"],
  yref: ["y", "paper", "y domain"],
  axref: ["x"],
  ayref: ["y"],
  arrowhead: [0, 2],
};

/** Keys in whose place Plotly would choose for itself. */
const NEEDED: Readonly<Record<string, string>> = {
  layout: "margin xaxis yaxis",
  axis: "range",
  scatter: "mode x y",
  bar: "orientation base width marker",
  line: "width",
  marker: "color size",
  annotation: "showarrow",
};

type Part = Readonly<Record<string, unknown>>;

/** Throws where a figure has or lacks something that Plotly alone could draw: path, value, what is known there. */
export function assertKnown({ data, layout }: Pick<Drawing, "data" | "layout">): void {
  check(layout as Part, "layout", "layout");
  for (const [at, trace] of data.entries()) {
    const { type } = trace;
    if (type !== "scatter" && type !== "bar") throw refusal(`data[${at}].type`, type, ["scatter", "bar"]);
    check(trace as Part, type, `data[${at}]`);
  }
}

function check(part: Part, kind: string, path: string): void {
  const known = new Map(KNOWN[kind]!.split(" ").map((key) => key.split(":") as [string, string | undefined]));
  for (const [key, value] of Object.entries(part)) {
    if (value === undefined) continue;
    const [here, inside, only] = [`${path}.${key}`, known.get(key), ONLY[`${kind}.${key}`] ?? ONLY[key]];
    if (!known.has(key)) throw refusal(here, value, [...known.keys()]);
    if (only && !only.includes(value)) throw refusal(here, value, only);
    if (Array.isArray(value) && inside) for (const [at, one] of value.entries()) check(one, inside, `${here}[${at}]`);
    else if (inside) check(value as Part, inside, here);
  }
  const missing = NEEDED[kind]?.split(" ").find((key) => part[key] === undefined);
  if (missing) throw new Error(`${path}.${missing} is missing, without which a figure cannot be drawn as SVG`);
}

function refusal(path: string, value: unknown, known: readonly unknown[]): Error {
  return new Error(`${path} = ${JSON.stringify(value)} cannot be drawn as SVG; known here: ${known.join(", ")}`);
}
