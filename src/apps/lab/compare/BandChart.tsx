import { CATEGORIES, MUTED, RULE, tint } from "../../../figures/drawing/palette.js";
import { plain, signed } from "../../../measures/views/present.js";
import { t } from "../../../words/index.js";
import { decimalsOfStep, scaleOver } from "../figures/scale.js";
import { useWidth } from "../figures/useWidth.js";
import { useText } from "../parts/language.js";
import type { Estimate } from "./trials.js";

/** An effect at a value of a lever. */
export interface Point extends Estimate {
  value: number;
  label: string;
}

const HEIGHT = 230;
const MARGIN = { left: 52, right: 20, top: 12, bottom: 44 };

/** Effects by the value of a lever, with the interval of chance as a band. */
export function BandChart({ title, points }: { title: string; points: readonly Point[] }) {
  const say = useText();
  const { ref, width } = useWidth<HTMLDivElement>(460);
  const ends = points.flatMap(({ mean, low, high }) => [mean, low, high]);
  const y = scaleOver([0, ...ends], HEIGHT - MARGIN.bottom, MARGIN.top);
  const x = (k: number) => MARGIN.left + (k / Math.max(1, points.length - 1)) * (width - MARGIN.left - MARGIN.right);
  const banded = points.every(({ low, high }) => Number.isFinite(low) && Number.isFinite(high));
  const path = (of: (point: Point) => number) =>
    points.map((point, k) => `${x(k).toFixed(1)} ${y.at(of(point)).toFixed(1)}`);
  const band = [...path(({ high }) => high), ...path(({ low }) => low).reverse()].join("L");
  const told = points.map(({ label, mean }) => `${label}: ${signed(mean, 2)} %`).join("; ");
  const every = Math.ceil(points.length / Math.max(2, Math.floor(width / 95)));
  return (
    <figure class="chart">
      <figcaption>
        <strong>{title}</strong>
      </figcaption>
      <div ref={ref}>
        <svg width={width} height={HEIGHT} role="img" aria-label={`${title}. ${told}`}>
          {y.ticks.map((tick) => (
            <g key={tick}>
              <line
                x1={MARGIN.left}
                x2={width - MARGIN.right}
                y1={y.at(tick)}
                y2={y.at(tick)}
                stroke={tick === 0 ? MUTED : RULE}
              />
              <text x={MARGIN.left - 6} y={y.at(tick)} dy="0.32em" text-anchor="end">
                {plain(tick, decimalsOfStep(y))}
              </text>
            </g>
          ))}
          {banded && <path d={`M${band}Z`} fill={tint(CATEGORIES[1], 0.22)} />}
          <path d={`M${path(({ mean }) => mean).join("L")}`} fill="none" stroke={CATEGORIES[1]} stroke-width={2.5} />
          {points.map(({ value, mean, label }, k) => (
            <g key={value}>
              <circle cx={x(k)} cy={y.at(mean)} r={3.5} fill={CATEGORIES[1]} />
              {k % every === 0 && (
                <text
                  x={x(k)}
                  y={HEIGHT - 24}
                  text-anchor={k === 0 ? "start" : k === points.length - 1 ? "end" : "middle"}
                >
                  {label}
                </text>
              )}
            </g>
          ))}
        </svg>
      </div>
      <p class="note">{banded ? say(t("lab.band95IntervalChance")) : say(t("lab.singleRunValueInterval"))}</p>
    </figure>
  );
}
