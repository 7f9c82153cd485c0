import { yearTicks } from "../../../figures/drawing/figure.js";
import { INK, MUTED, RULE } from "../../../figures/drawing/palette.js";
import { plain } from "../../../measures/views/present.js";
import { DrawingButtons } from "../export/DrawingButtons.js";
import { decimalsOfStep, scaleOver } from "./scale.js";
import { useWidth } from "./useWidth.js";

/** A line of a chart. */
export interface Line {
  id: string;
  label: string;
  colour: string;
  width: number;
  dash?: string | undefined;
  /** By year; NaN and missing ones are left out. */
  values: readonly number[];
}

interface Props {
  title: string;
  /** What the axis counts. */
  unit: string;
  /** The chart in a sentence or two, for those who do not see it. */
  summary: string;
  years: readonly number[];
  lines: readonly Line[];
  /** Position of the year that is marked. */
  at: number;
  onYear(at: number): void;
  height?: number;
  /** The title stands beside the chart already: it is in the drawing's file and summary alone. */
  titled?: boolean;
  /** What the axis covers at least; a thousandth of the level if not given. */
  narrowest?: number | undefined;
}

const MARGIN = { right: 14, top: 10, bottom: 26 };

/** Lines over years; a click chooses a year. */
export function LineChart({
  title,
  unit,
  summary,
  years,
  lines,
  at,
  onYear,
  height = 210,
  titled = false,
  narrowest,
}: Props) {
  const { ref, width } = useWidth<HTMLDivElement>(420);
  const right = width - MARGIN.right;
  const bottom = height - MARGIN.bottom;
  const y = scaleOver(
    lines.flatMap(({ values }) => values),
    bottom,
    MARGIN.top,
    4,
    narrowest,
  );
  const decimals = decimalsOfStep(y);
  const left = 14 + 7.4 * Math.max(...y.ticks.map((tick) => plain(tick, decimals).length));
  const x = (place: number) => left + (place / Math.max(1, years.length - 1)) * (right - left);
  const marked = new Set(yearTicks(years[0]!, years.at(-1)!, Math.max(3, Math.floor((right - left) / 56))));
  const pick = (event: MouseEvent) => {
    const box = (event.currentTarget as SVGElement).getBoundingClientRect();
    const share = (event.clientX - box.left - left) / (right - left);
    onYear(Math.min(years.length - 1, Math.max(0, Math.round(share * (years.length - 1)))));
  };
  return (
    <figure class="chart">
      <figcaption>
        {!titled && <strong>{title}</strong>} <span class="unit">{unit}</span>
        <DrawingButtons holder={ref} title={title} name="chart" />
      </figcaption>
      <div ref={ref}>
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: the year's slider does the same from the keyboard. */}
        <svg width={width} height={height} role="img" aria-label={`${title}. ${summary}`} onClick={pick} class="plot">
          {y.ticks.map((tick) => (
            <g key={tick}>
              <line x1={left} x2={right} y1={y.at(tick)} y2={y.at(tick)} stroke={RULE} stroke-width={0.5} />
              <text x={left - 6} y={y.at(tick)} dy="0.32em" text-anchor="end">
                {plain(tick, decimals)}
              </text>
            </g>
          ))}
          {years.map((year, place) =>
            marked.has(year) ? (
              <text key={year} x={x(place)} y={bottom + 17} text-anchor="middle">
                {year}
              </text>
            ) : null,
          )}
          <line x1={left} x2={right} y1={bottom} y2={bottom} stroke={MUTED} />
          {y.low < 0 && y.high > 0 && (
            <line x1={left} x2={right} y1={y.at(0)} y2={y.at(0)} stroke={MUTED} stroke-dasharray="2 2" />
          )}
          <line x1={x(at)} x2={x(at)} y1={MARGIN.top} y2={bottom} stroke={INK} stroke-width={1} opacity={0.5} />
          {lines.map(({ id, colour, width: thick, dash, values }) => (
            <g key={id}>
              <path
                d={pathOf(values, x, y.at)}
                fill="none"
                stroke={colour}
                stroke-width={thick}
                stroke-dasharray={dash}
              />
              {Number.isFinite(values[at]) && <circle cx={x(at)} cy={y.at(values[at]!)} r={3.5} fill={colour} />}
            </g>
          ))}
        </svg>
      </div>
      <ul class="legend">
        {lines.map(({ id, label, colour, values, dash }) => (
          <li key={id}>
            <svg width="22" height="8" aria-hidden="true">
              <line x1="0" x2="22" y1="4" y2="4" stroke={colour} stroke-width="3" stroke-dasharray={dash} />
            </svg>
            {label} <b>{Number.isFinite(values[at]) ? plain(values[at]!, decimals + 1) : "–"}</b>
          </li>
        ))}
      </ul>
    </figure>
  );
}

/** A path through points that are there; a gap where one is not. */
function pathOf(values: readonly number[], x: (place: number) => number, y: (value: number) => number): string {
  let path = "";
  let pen = false;
  for (const [place, value] of values.entries()) {
    if (Number.isFinite(value)) path += `${pen ? "L" : "M"}${x(place).toFixed(1)} ${y(value).toFixed(1)}`;
    pen = Number.isFinite(value);
  }
  return path;
}
