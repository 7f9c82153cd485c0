import { plain } from "../../measures/views/index.js";
import { line, points } from "../drawing/chart.js";
import {
  axis,
  baseLayout,
  type Drawing,
  decimalsOfStep,
  label,
  linesIn,
  panelTitle,
  roomFor,
  rule,
  type Space,
  valueAxis,
  wrapped,
  yearAxis,
} from "../drawing/figure.js";
import { INK, MUTED } from "../drawing/palette.js";

/** What is followed over years. */
export interface Course {
  name: string;
  line: { color: string; width: number; dash?: "dash" | "dot" };
  /** By year; NaN and missing ones are gaps. */
  values: readonly number[];
}

interface Followed {
  title: string;
  unit: string;
  years: readonly number[];
  courses: readonly Course[];
  /** Position of the year that is marked; the legend names the values in it. */
  at: number;
  /** Pixels. */
  height?: number;
  /** What the axis covers at least; a thousandth of the level if not given. */
  narrowest?: number | undefined;
}

/** Pixels of a line of text and of a letter. */
const LINE = 16;
const LETTER = 6.5;

/** Courses of one indicator over years, with a mark at one year. */
export function coursesOver(
  { title, unit, years, courses, at, height = 210, narrowest }: Followed,
  { width }: Space,
): Drawing {
  const yaxis = valueAxis(
    courses.flatMap(({ values }) => values),
    { narrowest },
  );
  const { range, tickvals, ticktext } = yaxis;
  const decimals = decimalsOfStep(tickvals[1]! - tickvals[0]!) + 1;
  const unitLines = wrapped(unit, Math.floor(width / LETTER));
  const margin = { l: roomFor(ticktext), r: 18, t: 10 + LINE * linesIn(unitLines), b: 26 };
  const [first, last, year] = [years[0]!, years.at(-1)!, years[at]!];
  const most = Math.max(3, Math.floor((width - margin.l - margin.r) / 56));
  const lines = courses.map(({ name, line: look, values }) => {
    const told = plain(values[at] ?? NaN, decimals);
    const y = years.map((_, k) => (Number.isFinite(values[k]) ? values[k]! : null));
    return line(years, y, { name: `${label(name)} <b>${told}</b>`, line: look });
  });
  const known = courses.filter(({ values }) => Number.isFinite(values[at]));
  return {
    title,
    caption: "",
    // A dot on each course in the year.
    data: [
      ...lines,
      points(
        known.map(() => year),
        known.map(({ values }) => values[at]!),
        {
          marker: { color: known.map(({ line }) => line.color), size: 7 },
          cliponaxis: false,
          hoverinfo: "skip",
          showlegend: false,
        },
      ),
    ],
    layout: baseLayout(height, {
      margin,
      showlegend: true,
      legend: { orientation: "h", x: 0, y: 0, yref: "container", yanchor: "bottom" },
      xaxis: axis({
        ...yearAxis([first, last], most),
        range: first < last ? [first, last] : [first - 0.5, first + 0.5],
      }),
      yaxis,
      shapes: [
        ...(range[0] < 0 && range[1] > 0 ? [rule("y", 0, 1, true)] : []),
        { ...rule("x", year, 1), line: { color: INK, width: 1 }, opacity: 0.5 },
      ],
      annotations: [
        { ...panelTitle(unitLines, [0, 1]), xshift: -margin.l, yshift: 6, font: { size: 12, color: MUTED } },
      ],
    }),
    height,
  };
}
