import { CATEGORIES, MUTED } from "../../../figures/drawing/palette.js";
import { signed } from "../../../measures/views/present.js";
import { shownUnit, t, unitText } from "../../../words/index.js";
import type { OpenedWorld } from "../engine/calls.js";
import type { RunData } from "../engine/useRun.js";
import { pairAt, percentChange, seriesOf } from "../engine/useRun.js";
import { LineChart } from "../figures/LineChart.js";
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
        <LineChart
          title={say(indicatorLabel(indicator))}
          unit={unit}
          summary={
            current
              ? say(t("lab.bBaseline", { years: a.shape.years[at], change: change(a), change2: change(b) }))
              : `${say(EARLIER_POLICY)}.`
          }
          years={a.shape.years}
          lines={[
            {
              id: "baseline",
              label: say(t("experiments.baseline")),
              colour: MUTED,
              width: 2,
              dash: "5 3",
              values: series(a, "baseline"),
            },
            { id: "a", label: "A", colour: CATEGORIES[1], width: 2.5, values: series(a, "policy") },
            { id: "b", label: "B", colour: CATEGORIES[2], width: 2.5, dash: "9 3", values: series(b, "policy") },
          ]}
          at={at}
          onYear={onYear}
          height={260}
        />
      )}
    </section>
  );
}
