import { CATEGORIES, MUTED, RULE } from "../../../figures/drawing/palette.js";
import type { Decision } from "../../../measures/results/index.js";
import { plain } from "../../../measures/views/present.js";
import { t } from "../../../words/index.js";
import { decimalsOfStep, scaleOver } from "../figures/scale.js";
import { useWidth } from "../figures/useWidth.js";
import { useText } from "../parts/language.js";

const HEIGHT = 150;
const MARGIN = { left: 52, right: 14, top: 12, bottom: 30 };

/** What every value that a government tried would have brought it over the chosen one, in log points. */
export function PayoffChart({ decision, label }: { decision: Decision; label: string }) {
  const say = useText();
  const { ref, width } = useWidth<HTMLDivElement>(420);
  const tried = decision.trials
    .map(({ value, payoff }) => ({ value, gain: 100 * (payoff - decision.payoffAfter) }))
    .sort((a, b) => a.value - b.value);
  const x = scaleOver(
    tried.map(({ value }) => value),
    MARGIN.left,
    width - MARGIN.right,
    6,
  );
  const y = scaleOver([0, ...tried.map(({ gain }) => gain)], HEIGHT - MARGIN.bottom, MARGIN.top, 3);
  const best = tried.reduce((top, one) => (one.gain > top.gain ? one : top), tried[0]!);
  return (
    <div ref={ref} class="chart">
      <svg
        width={width}
        height={HEIGHT}
        role="img"
        aria-label={say(
          t("lab.payoffBestThoseTried", { label, value: plain(best.value, 3), value2: plain(decision.value, 3) }),
        )}
      >
        {y.ticks.map((tick) => (
          <g key={tick}>
            <line
              x1={MARGIN.left}
              x2={width - MARGIN.right}
              y1={y.at(tick)}
              y2={y.at(tick)}
              stroke={RULE}
              stroke-width={0.5}
            />
            <text x={MARGIN.left - 6} y={y.at(tick)} dy="0.32em" text-anchor="end">
              {plain(tick, decimalsOfStep(y))}
            </text>
          </g>
        ))}
        {x.ticks.map((tick) => (
          <text key={tick} x={x.at(tick)} y={HEIGHT - MARGIN.bottom + 17} text-anchor="middle">
            {plain(tick, decimalsOfStep(x))}
          </text>
        ))}
        <path
          d={tried
            .map(({ value, gain }, k) => `${k === 0 ? "M" : "L"}${x.at(value).toFixed(1)} ${y.at(gain).toFixed(1)}`)
            .join("")}
          fill="none"
          stroke={MUTED}
        />
        {tried.map(({ value, gain }) => (
          <circle key={value} cx={x.at(value)} cy={y.at(gain)} r={3} fill={MUTED} />
        ))}
        <circle cx={x.at(decision.value)} cy={y.at(0)} r={5} fill={CATEGORIES[2]} />
      </svg>
    </div>
  );
}
