import type { Data, LayoutAxis } from "plotly.js-dist-min";
import { extent, roundStep, ticksWithin } from "./figure.js";

type Letter = "x" | "y";

interface Errors {
  array: number[];
  arrayminus?: number[];
}

/** What of Plotly's traces counts for the ends of an axis. */
interface Drawn {
  type?: string;
  mode?: string;
  orientation?: string;
  x?: ArrayLike<unknown>;
  y?: ArrayLike<unknown>;
  base?: ArrayLike<number>;
  error_x?: Errors;
  error_y?: Errors;
}

/** Part of what is shown that stays free at either end. */
const AIR = 0.05;

/** Ticks of an axis that does not say how many. */
const TICKS = 6;

/**
 * An axis of numbers with its range and ticks said, so that every drawer shows the same: it reaches as far as its
 * traces. What it says itself stays; an axis of words or logarithms says all of it. `stacked`: bars of a row stand on
 * each other.
 */
export function valued(
  ruler: Partial<LayoutAxis>,
  letter: Letter,
  traces: readonly Data[],
  stacked: boolean,
): Partial<LayoutAxis> {
  const { visible = true, type = "linear", autorange, nticks = TICKS, ticksuffix = "" } = ruler;
  if (!visible || type !== "linear" || autorange !== undefined) return ruler;
  const range = (ruler.range as [number, number] | undefined) ?? rangeOf(traces as Drawn[], letter, ruler, stacked);
  if (!range || ruler.tickvals) return range ? { ...ruler, range } : ruler;
  const [from, to] = extent(range);
  return { ...ruler, range, ...ticksWithin(from, to, roundStep((to - from) / nticks), ticksuffix) };
}

function rangeOf(
  traces: readonly Drawn[],
  letter: Letter,
  { rangemode }: Partial<LayoutAxis>,
  stacked: boolean,
): [number, number] | undefined {
  const bars = traces.filter(({ type, orientation }) => type === "bar" && (orientation === "h") === (letter === "x"));
  const reached = traces.flatMap((trace) => (stacked && bars.includes(trace) ? [] : endsOf(trace, letter)));
  const known = [...reached, ...(stacked ? stackEnds(bars) : [])].filter(Number.isFinite);
  if (known.length === 0) return undefined;
  const fromZero = rangemode === "tozero" || bars.some(({ base }) => base === undefined);
  const [least, most] = extent(fromZero ? [...known, 0] : known);
  // Cells and lines reach to the sides.
  const tight = traces.some(isCells) || (letter === "x" && traces.every(({ mode }) => mode === "lines"));
  const air = tight ? 0 : AIR;
  const room = air * (most - least || Math.abs(most) || 1);
  // An axis of nothing but zeros has length too.
  // A marker at zero would be cut by the side.
  const held = fromZero && least < most && !traces.some(({ mode }) => mode === "markers");
  return [held && least === 0 ? 0 : least - room, held && most === 0 ? 0 : most + room];
}

function isCells({ type }: Drawn): boolean {
  return type === "heatmap";
}

/**
 * How far a trace reaches along an axis: bars from their bases, values with their intervals, which may lie beside them.
 * NaN of words
 */
function endsOf(trace: Drawn, letter: Letter): number[] {
  const { type, x, y, base, error_x, error_y } = trace;
  const values = Array.from((letter === "x" ? x : y) ?? [], (one) => (typeof one === "number" ? one : NaN));
  if (isCells(trace)) return values.flatMap((value) => [value - 0.5, value + 0.5]);
  const { array = [], arrayminus = array } = (letter === "x" ? error_x : error_y) ?? {};
  if (letter === "y" && array.length === 0) return values;
  return values.flatMap((value, k) => {
    const from = type === "bar" ? (base?.[k] ?? 0) : 0;
    const [above, below] = [array, arrayminus].map((sizes) => Math.max(0, sizes[k] ?? 0)) as [number, number];
    return [from + value + above, from + value - below, ...(base ? [from] : [])];
  });
}

/** Sums of what is above and of what is below zero, row by row. */
function stackEnds(bars: readonly Drawn[]): number[] {
  const rows = bars[0]?.x?.length ?? 0;
  return [Math.max, Math.min].flatMap((side) =>
    Array.from({ length: rows }, (_, row) => bars.reduce((sum, { x }) => sum + side(0, x![row] as number), 0)),
  );
}
