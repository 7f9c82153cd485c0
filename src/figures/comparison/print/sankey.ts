import type { Data } from "plotly.js-dist-min";
import { sumOf } from "../../../maths/numerics/sums.js";
import { type Lookup, plain } from "../../../measures/views/index.js";
import { allOf, type Text, t } from "../../../words/index.js";
import { letterOf, type PanelPlace, panelPlaces, rowsOf } from "../../drawing/chart.js";
import { baseLayout, type Drawing, label, panelTitle, type Space } from "../../drawing/figure.js";
import { INK, tint } from "../../drawing/palette.js";
import { yearsOfFlows } from "../gross.js";
import type { ReportFigure } from "../reportFigure.js";
import { nodeColour } from "./chord.js";
import { type ArmFlows, firmMoves, workerMoves } from "./moves.js";

const MARGIN = { l: 8, r: 8, t: 30, b: 8 };

/** Pixels between nodes. */
const PAD = 9;

/** Flows below this share of all are left out: threads that nobody can follow. */
const SMALLEST = 0.004;

/** Gross flows of a year from the places at the left to those at the right, without and with the reform. */
export const firmSankey: ReportFigure = firmMoves("sankey-firms", t("report.grossMovesFirms"), draw);
export const workerSankey: ReportFigure = workerMoves("sankey-workers", t("report.grossMovesWorkers"), draw);

function draw(view: Lookup, space: Space, arms: readonly ArmFlows[], title: Text, unit: Text): Drawing | undefined {
  const places = panelPlaces(2, space, { gap: 0.06, gapBelow: 0.06 });
  const height = 40 + 400 * rowsOf(2, space);
  const sums = arms.map(({ values }) => sumOf(values.flat()));
  return {
    title: view.say(title),
    caption: view.say("report.placesLeftLeftMoved", {
      unit,
      ...yearsOfFlows(view),
      replicates: view.data.manifest.replicates,
      smallest: 100 * SMALLEST,
      arms: allOf(arms.map((arm, a) => t("join.withBracket", { what: plain(sums[a]!), bracket: arm.label }))),
    }),
    data: arms.map((arm, a) => {
      const { x, y } = places[a]!;
      const top = y[1] - 0.02;
      // One scale for both arms.
      const tall = (sums[a]! / Math.max(...sums)) * (y[1] - y[0] - 0.02);
      return flowsBetween(arm, { x, y: [top - tall, top] }, tall * (height - MARGIN.t - MARGIN.b));
    }),
    layout: baseLayout(height, {
      margin: MARGIN,
      annotations: arms.map((arm, a) =>
        panelTitle(`${letterOf(a)}  ${label(arm.label)}`, places[a]!.x, places[a]!.y[1]),
      ),
    }),
    height,
  };
}

/** The flows of an arm, in a part of the figure that is so many pixels high. */
function flowsBetween(arm: ArmFlows, domain: Pick<PanelPlace, "x" | "y">, pixels: number): Data {
  const count = arm.labels.length;
  const colours = arm.labels.map((_, at) => nodeColour(at, count));
  const links = linksOf(arm.values);
  const used = [...new Set(links.flatMap(({ from, to }) => [from, count + to]))].sort((one, other) => one - other);
  const place = new Map(used.map((node, at) => [node, at]));
  const centres = [used.filter((node) => node < count), used.filter((node) => node >= count)].flatMap((column, side) =>
    centresOf(
      column.map((node) =>
        links.reduce((sum, { from, to, value }) => sum + ([from, count + to][side] === node ? value : 0), 0),
      ),
      PAD / pixels,
    ),
  );
  return {
    type: "sankey",
    // Names stand inwards of the nodes, which then need no margin.
    domain,
    arrangement: "fixed",
    textfont: { size: 12, color: INK },
    node: {
      label: used.map((node) => label(arm.labels[node % count]!)),
      color: used.map((node) => colours[node % count]!),
      x: used.map((node) => (node < count ? 0.001 : 0.999)),
      y: centres,
      pad: PAD,
      thickness: 9,
      line: { color: INK, width: 0.5 },
    },
    link: {
      source: links.map(({ from }) => place.get(from)!),
      target: links.map(({ to }) => place.get(count + to)!),
      value: links.map(({ value }) => value),
      color: links.map(({ from }) => tint(colours[from]!, 0.45)),
    },
  } as unknown as Data;
}

interface Link {
  from: number;
  to: number;
  value: number;
}

function linksOf(values: readonly (readonly number[])[]): Link[] {
  const all = sumOf(values.flat());
  return values.flatMap((row, from) =>
    row.flatMap((value, to) => (value > SMALLEST * all ? [{ from, to, value }] : [])),
  );
}

/** Middles of nodes one below the other, shares of the height from the top. */
function centresOf(sizes: readonly number[], pad: number): number[] {
  const whole = sumOf(sizes);
  const room = 1 - pad * (sizes.length - 1);
  let top = 0;
  return sizes.map((size) => {
    const tall = (room * size) / whole;
    const centre = top + tall / 2;
    top += tall + pad;
    return centre;
  });
}
