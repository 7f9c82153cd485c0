import type { Data } from "plotly.js-dist-min";
import type { Lookup } from "../../measures/views/data.js";
import { t, together } from "../../words/index.js";
import { axis, axisName, baseLayout, label, lettersOf, panels, panelTitle } from "../drawing/figure.js";
import type { Drawing } from "../drawing/figureOf.js";
import { DIVERGING } from "../drawing/palette.js";
import type { ReportFigure } from "./reportFigure.js";

/** Location quotients below this count as this, so that an absent sector does not set the scale. */
const SMALLEST = 1 / 16;
const WIDEST = 2;

/** Pixels that a letter of a name turned by 45 degrees takes downwards. */
const SLANTED_LETTER = 4.8;

/** Who makes what: log2 location quotients of the baseline, and their change under the focus variant. */
export const structureMap: ReportFigure = { id: "structure", section: "structure", reads: [], draw };

function draw(view: Lookup): Drawing | undefined {
  const { cities, sectors, structure, variants } = view.data.context;
  const before = structure[0];
  const after = structure[variants.findIndex(({ id }) => id === view.focus.id)];
  if (!before || !after || before.length !== cities.length) return undefined;
  const logs = (rows: number[][]) => rows.map((row) => row.map((quotient) => Math.log2(Math.max(SMALLEST, quotient))));
  const [level, late] = [logs(before), logs(after)];
  const change = level.map((row, i) => row.map((value, s) => late[i]![s]! - value));
  const specialisation = level.map((row) => row.reduce((sum, value) => sum + Math.abs(value), 0));
  const order = cities.map((_, i) => i).sort((a, b) => specialisation[b]! - specialisation[a]!);
  const domains = panels(2, 0.12);
  const largest = Math.max(...change.flat().map(Math.abs)) || 1;
  const map = (values: number[][], limit: number, panel: number, bar: number): Data => ({
    type: "heatmap",
    x: sectors.map((_, s) => s),
    y: order.map((_, at) => at),
    z: order.map((i) => values[i]!) as never,
    zmin: -limit,
    zmax: limit,
    colorscale: DIVERGING,
    xgap: 1,
    ygap: 1,
    text: order.map((i) => sectors.map((sector) => label(`${cities[i]!.label}, ${sector.label}`))) as never,
    hovertemplate: "%{text}: %{z:+.3f}<extra></extra>",
    colorbar: { x: bar, len: 0.9, thickness: 12, outlinewidth: 0, nticks: 5, tickfont: { size: 12 } },
    xaxis: axisName("x", panel),
    yaxis: axisName("y", panel),
  });
  const below = SLANTED_LETTER * Math.max(...sectors.map((sector) => lettersOf(sector.label))) + 20;
  const height = 60 + below + 20 * cities.length;
  const xNames = { tickvals: sectors.map((_, s) => s), ticktext: sectors.map((sector) => label(sector.label)) };
  const yNames = { tickvals: order.map((_, at) => at), ticktext: order.map((i) => label(cities[i]!.label)) };
  const quiet = { ticks: "" as const, showline: false };
  const down: [number, number] = [cities.length - 0.5, -0.5];
  const caption = [
    view.say(t("report.employmentSector", { lastYear: view.lastYear })),
    view.say(t("report.leftLogLocationQuotient", { WIDEST })),
    view.say(t("report.rightChangeUnderMost", { label: view.focus.label })),
  ];
  return {
    title: view.say(t("report.makes")),
    caption: together(caption, view.language),
    data: [map(level, WIDEST, 1, domains[0]![1] + 0.005), map(change, largest, 2, 1.005)],
    layout: baseLayout(height, {
      margin: { l: 140, r: 70, t: 40, b: below },
      xaxis: axis({ domain: domains[0]!, ...xNames, ...quiet, tickangle: -45 }),
      yaxis: axis({ ...yNames, ...quiet, range: down }),
      xaxis2: axis({ domain: domains[1]!, anchor: "y2", ...xNames, ...quiet, tickangle: -45 }),
      yaxis2: axis({ anchor: "x2", ...yNames, ...quiet, range: down, showticklabels: false }),
      annotations: [
        panelTitle(view.say(t("report.baselineLogLq")), domains[0]!),
        panelTitle(view.say(t("report.changeLogLq")), domains[1]!),
      ],
    }),
    height,
  };
}
