import { sumOf } from "../../../maths/numerics/sums.js";
import type { Lookup } from "../../../measures/views/index.js";
import { type Text, t } from "../../../words/index.js";
import { chart, panelPlaces, points, rowsOf } from "../../drawing/chart.js";
import { type Annotation, type Drawing, label, type Shape, type Space, wrapped } from "../../drawing/figure.js";
import { CATEGORIES, INK, MUTED, tint } from "../../drawing/palette.js";
import { yearsOfFlows } from "../gross.js";
import type { ReportFigure } from "../reportFigure.js";
import { type ArmFlows, firmMoves, workerMoves } from "./moves.js";

/** Radians between the arcs of two places. */
const GAP = 0.05;
/** Of the ring that the places are drawn as; names stand outside. */
const [INNER, OUTER, NAMES] = [1, 1.06, 1.1];
/** Half of the width and of the height of a panel. */
const [REACH, HIGH] = [1.62, 1.24];

/**
 * Chords of gross flows between places: what leaves a place is as wide as it is large and has its colour, up to where
 * it meets what comes back.
 */
export const firmChord: ReportFigure = firmMoves("chord-firms", t("report.movesFirmsBetweenPlaces"), draw);
export const workerChord: ReportFigure = workerMoves("chord-workers", t("report.movesWorkersBetweenPlaces"), draw);

function draw(view: Lookup, space: Space, arms: readonly ArmFlows[], title: Text, unit: Text): Drawing | undefined {
  if (arms[0]!.labels.length < 3) return undefined;
  const places = panelPlaces(2, space, { gap: 0, gapBelow: 0.02 });
  const rows = rowsOf(2, space);
  const side = (space.width - 16) / (rows > 1 ? 1 : 2);
  // One scale for both arms: a wider circle is not a larger flow.
  const most = Math.max(...arms.map(({ values }) => sumOf(values.flat())));
  const hidden = { visible: false, fixedrange: true };
  return chart(view, {
    title,
    caption: t("report.grossFlowsMeanOver", {
      unit,
      ...yearsOfFlows(view),
      replicates: view.data.manifest.replicates,
    }),
    height: Math.round(40 + (HIGH / REACH) * side * rows),
    margin: { l: 8, r: 8, t: 30, b: 8 },
    panels: arms.map((arm, a) => ({
      place: places[a],
      title: label(arm.label),
      x: { ...hidden, range: [-REACH, REACH] },
      y: { ...hidden, range: [-HIGH, HIGH], scaleanchor: a === 0 ? "x" : "x2", scaleratio: 1 },
      ...circle(arm.labels, arm.values, most),
      // A mark that no one sees makes Plotly draw the axes.
      data: [points([0], [0], { marker: { opacity: 0, size: 1 } })],
    })),
  });
}

/** Arcs from the top on, clockwise; the whole circle is the largest sum of both arms, the rest of it stays white. */
function circle(
  labels: readonly string[],
  values: readonly (readonly number[])[],
  most: number,
): { shapes: Shape[]; annotations: Annotation[] } {
  const outflow = values.map((row) => sumOf(row));
  const perUnit = (2 * Math.PI - GAP * labels.length) / most;
  const slack = (2 * Math.PI - GAP * labels.length - perUnit * sumOf(outflow)) / labels.length;
  let at = 0;
  const starts = outflow.map((flow) => {
    const start = at;
    at += perUnit * flow + GAP + slack;
    return start;
  });
  /** What goes from one place to another, up to where it meets what comes back, in the colour of where it begins. */
  const half = (from: number, to: number): Shape => {
    const colour = nodeColour(from, labels.length);
    const look = { fillcolor: tint(colour, 0.55), line: { color: colour, width: 0.4 } };
    return { type: "path", path: halfRibbon(ends[from]![to]!, ends[to]![from]!), ...look };
  };
  // Within an arc the chords leave in the order of their other ends, so that they cross as little as can be.
  const ends = values.map((row, from) => {
    let along = starts[from]!;
    const order = labels.map((_, step) => (from + labels.length - step) % labels.length).filter((to) => to !== from);
    const found: [number, number][] = [];
    for (const to of order) {
      found[to] = [along, along + perUnit * row[to]!];
      along += perUnit * row[to]!;
    }
    return found;
  });
  const pairs = labels.flatMap((_, i) =>
    labels.flatMap((__, j) => (i < j && values[i]![j]! + values[j]![i]! > 0 ? [[i, j] as const] : [])),
  );
  const sorted = pairs.sort(([a, b], [c, d]) => values[a]![b]! + values[b]![a]! - values[c]![d]! - values[d]![c]!);
  const chords = sorted.flatMap(([i, j]) => [half(i, j), half(j, i)]);
  const arcs = outflow.map((flow, at): Shape => {
    const [from, to] = [starts[at]!, starts[at]! + Math.max(0.004, perUnit * flow)];
    const colour = nodeColour(at, labels.length);
    return { type: "path", path: ring(from, to), fillcolor: colour, line: { color: INK, width: 0.4 } };
  });
  const annotations = spread(outflow.map((flow, at) => starts[at]! + (perUnit * flow) / 2)).map((angle, at) =>
    nameAt(labels[at]!, angle),
  );
  return { shapes: [...chords, ...arcs], annotations };
}

/** Moves the middles of neighbours, radians in the order of places, apart until names have room. */
function spread(angles: readonly number[]): number[] {
  const moved = [...angles];
  for (let round = 0; round < 50; round++)
    for (let at = 0; at < moved.length; at++) {
      const next = (at + 1) % moved.length;
      // Negative where one was pushed past the other.
      const distance = moved[next]! - moved[at]! + (next === 0 ? 2 * Math.PI : 0);
      const least = roomAt(moved[at]! + distance / 2);
      if (distance >= least) continue;
      moved[at]! -= (least - distance) / 2;
      moved[next]! += (least - distance) / 2;
    }
  return moved;
}

/** Names beside each other, at the top and at the bottom, need a little more of the circle than names in a column. */
function roomAt(angle: number): number {
  return 0.15 + 0.5 * Math.max(0, Math.abs(Math.cos(angle)) - 0.8);
}

function nameAt(text: string, angle: number): Annotation {
  const [x, y] = point(angle, NAMES);
  const side = Math.abs(x) < 0.02 ? "center" : x > 0 ? "left" : "right";
  return {
    text: wrapped(text, 14),
    x,
    y,
    showarrow: false,
    align: side,
    xanchor: side,
    yanchor: Math.abs(x) < 0.3 ? (y > 0 ? "bottom" : "top") : "middle",
    font: { size: 12, color: INK },
    borderpad: 0,
  };
}

/** Clockwise from the top. */
function point(angle: number, radius = INNER): [number, number] {
  return [radius * Math.sin(angle), radius * Math.cos(angle)];
}

function text([x, y]: readonly [number, number]): string {
  return `${x.toFixed(4)},${y.toFixed(4)}`;
}

/** Part of a circle as cubic curves of an eighth of it at most: Plotly's paths know no arcs. */
function arc(from: number, to: number, radius: number): string {
  const steps = Math.max(1, Math.ceil(Math.abs(to - from) / (Math.PI / 4)));
  const step = (to - from) / steps;
  const handle = (4 / 3) * Math.tan(step / 4);
  return Array.from({ length: steps }, (_, k) => {
    const [a, b] = [from + k * step, from + (k + 1) * step];
    const [start, end] = [point(a, radius), point(b, radius)];
    const first: [number, number] = [start[0] + handle * start[1], start[1] - handle * start[0]];
    const second: [number, number] = [end[0] - handle * end[1], end[1] + handle * end[0]];
    return `C${text(first)} ${text(second)} ${text(end)}`;
  }).join(" ");
}

function ring(from: number, to: number): string {
  return `M${text(point(from, OUTER))} ${arc(from, to, OUTER)} L${text(point(to))} ${arc(to, from, INNER)} Z`;
}

/** From an arc to the middle of the ribbon that leads to another; its sides are curves bent towards the centre. */
function halfRibbon([a, b]: readonly [number, number], [c, d]: readonly [number, number]): string {
  const bent = (angle: number) => text(point(angle, INNER / 2));
  const middle = (from: number, to: number) => {
    const [one, other] = [point(from), point(to)];
    return text([(one[0] + other[0]) / 4, (one[1] + other[1]) / 4]);
  };
  return (
    `M${text(point(a))} ${arc(a, b, INNER)} Q${bent(b)} ${middle(b, c)} L${middle(a, d)} Q${bent(a)} ` +
    `${text(point(a))} Z`
  );
}

/** Colour of a place among so many in figures of flows: eight hues, then the same paler; the last in grey. */
export function nodeColour(place: number, count: number): string {
  if (place === count - 1) return MUTED;
  const hues = CATEGORIES.slice(1);
  const round = Math.floor(place / hues.length);
  return tint(hues[place % hues.length]!, 1 / (1 + 0.8 * round));
}
