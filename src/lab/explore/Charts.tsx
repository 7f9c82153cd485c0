import { shownUnit, t, unitText } from "../../language/index.js";
import { CATEGORIES, MUTED } from "../../report/palette.js";
import { plain, signed } from "../../report/present.js";
import { seriesOf } from "../engine/read.js";
import type { RunData } from "../engine/useRun.js";
import type { OpenedWorld } from "../engine/worlds.js";
import { type Line, LineChart } from "../figures/LineChart.js";
import { useLanguage, useText } from "../page/language.js";
import { useStore } from "../state/store.js";
import { IndicatorSelect } from "./IndicatorSelect.js";
import { indicatorLabel, indicatorNamed } from "./indicators.js";
import { PlaceSelect } from "./PlaceSelect.js";

interface Props {
  world: OpenedWorld;
  data: RunData | undefined;
  place: string;
  at: number;
  onYear(at: number): void;
}

/** Two indicators of a place over the years, the baseline always beside the policy; their difference one click away. */
export function Charts({ world, data, place, at, onYear }: Props) {
  const { state, set } = useStore();
  const say = useText();
  const choose = (which: 0 | 1, id: string) =>
    set({ charts: which === 0 ? [id, state.charts[1]] : [state.charts[0], id] });
  return (
    <section class="charts" aria-label={say(t("lab.charts"))}>
      <div class="bar">
        <PlaceSelect world={world} value={place} onChange={(id) => set({ place: id })} />
        <button type="button" aria-pressed={state.difference} onClick={() => set({ difference: !state.difference })}>
          {say(t("lab.difference"))}
        </button>
      </div>
      {state.charts.map((indicator, which) => (
        <div key={which === 0 ? "first" : "second"}>
          <IndicatorSelect
            label={say(t("lab.chart", { which: which + 1 }))}
            value={indicator}
            onChange={(id) => choose(which as 0 | 1, id)}
          />
          {data && <Chart world={world} data={data} place={place} indicator={indicator} at={at} onYear={onYear} />}
        </div>
      ))}
    </section>
  );
}

function Chart({ world, data, place, indicator, at, onYear }: Props & { data: RunData; indicator: string }) {
  const { state } = useStore();
  const say = useText();
  const { unit, factor } = shownUnit(unitText(indicatorNamed(indicator)?.unit ?? "", world.currency), useLanguage());
  const series = (arm: "baseline" | "policy") => seriesOf(data, arm, place, indicator).map((value) => factor * value);
  const [before, after] = [series("baseline"), series("policy")];
  const label = say(indicatorLabel(indicator));
  if (![...before, ...after].some(Number.isFinite)) {
    return <p class="none">{say(t("lab.hasValuePlace", { label }))}</p>;
  }
  const change = after.map((value, y) => value - before[y]!);
  const lines: Line[] = state.difference
    ? [{ id: "difference", label: say(POLICY_LESS), colour: CATEGORIES[1], width: 2.5, values: change }]
    : [
        { id: "baseline", label: say(BASELINE_LABEL), colour: MUTED, width: 2, dash: "5 3", values: before },
        { id: "policy", label: say(POLICY), colour: CATEGORIES[1], width: 2.5, values: after },
      ];
  const [was, is] = [before[at], after[at]];
  const summary =
    was === undefined || is === undefined || Number.isNaN(was - is)
      ? ""
      : say(
          t("lab.baselinePolicyChange", {
            years: data.shape.years[at],
            was: plain(was),
            is: plain(is),
            is2: signed((100 * (is - was)) / Math.abs(was), 2),
          }),
        );
  return (
    <LineChart
      title={label}
      unit={unit}
      summary={summary}
      years={data.shape.years}
      lines={lines}
      at={at}
      onYear={onYear}
      titled
      narrowest={state.difference ? DIFFERENCE * Math.abs(before[0] ?? 0) : undefined}
    />
  );
}

/** Part of the baseline below which a difference is drawn as none. */
const DIFFERENCE = 1e-5;

const POLICY = t("lab.policy");
const BASELINE_LABEL = t("experiments.baseline");
const POLICY_LESS = t("lab.policyLessBaseline");
