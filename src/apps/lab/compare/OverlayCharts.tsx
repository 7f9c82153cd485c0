import { coursesOver } from "../../../figures/lab/courses.js";
import { signed } from "../../../measures/views/present.js";
import { shownUnit, t, unitText } from "../../../words/index.js";
import type { OpenedWorld } from "../engine/calls.js";
import { pairAt, percentChange, type RunData, seriesOf } from "../engine/useRun.js";
import { Drawing } from "../figures/Drawing.js";
import { BASELINE, BASELINE_LINE, OTHER_LINE, POLICY_LINE, yearNearest } from "../figures/lines.js";
import { EARLIER_POLICY } from "../parts/drawn.js";
import { useLanguage, useText } from "../parts/language.js";
import { IndicatorSelect, indicatorLabel, indicatorNamed, PlaceSelect } from "../parts/pickers.js";
import { useStore } from "../state/store.js";

interface Props {
  world: OpenedWorld;
  a: RunData | undefined;
  b: RunData | undefined;
  /** Both are of the policies that are set, not of earlier ones. */
  current: boolean;
  place: string;
  at: number;
  onYear(at: number): void;
}

/** Baseline, A and B over the years. */
export function OverlayCharts({ world, a, b, current, place, at, onYear }: Props) {
  const { state, set } = useStore();
  const say = useText();
  const [indicator, second] = state.charts;
  const { unit, factor } = shownUnit(unitText(indicatorNamed(indicator)?.unit ?? "", world.currency), useLanguage());
  const series = (data: RunData, arm: "baseline" | "policy") =>
    seriesOf(data, arm, place, indicator).map((value) => factor * value);
  const change = (data: RunData) => `${signed(percentChange(pairAt(data, place, indicator, at)), 2)} %`;
  const title = say(indicatorLabel(indicator));
  return (
    <section aria-label={say(t("lab.charts"))}>
      <div class="bar">
        <PlaceSelect world={world} value={place} onChange={(id) => set({ place: id })} />
        <IndicatorSelect
          label={say(t("lab.indicator"))}
          value={indicator}
          onChange={(id) => set({ charts: [id, second] })}
        />
      </div>
      {a && b && (
        <Drawing
          draw={(space) =>
            coursesOver(
              {
                title,
                unit,
                years: a.shape.years,
                at,
                height: 260,
                courses: [
                  { name: say(BASELINE), line: BASELINE_LINE, values: series(a, "baseline") },
                  { name: "A", line: POLICY_LINE, values: series(a, "policy") },
                  { name: "B", line: OTHER_LINE, values: series(b, "policy") },
                ],
              },
              space,
            )
          }
          label={`${title}. ${
            current
              ? say(t("lab.bBaseline", { years: a.shape.years[at], change: change(a), change2: change(b) }))
              : `${say(EARLIER_POLICY)}.`
          }`}
          file="chart"
          onPick={(year) => onYear(yearNearest(a.shape.years, year))}
        />
      )}
    </section>
  );
}
