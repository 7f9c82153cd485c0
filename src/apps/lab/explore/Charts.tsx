import { type Course, coursesOver } from "../../../figures/lab/courses.js";
import { plain, signed } from "../../../measures/views/present.js";
import { shownUnit, unitText } from "../../../words/index.js";
import type { OpenedWorld } from "../engine/calls.js";
import type { RunData } from "../engine/useRun.js";
import { seriesOf } from "../engine/useRun.js";
import { Drawing } from "../figures/Drawing.js";
import { BASELINE_LINE, POLICY_LINE, yearNearest } from "../figures/lines.js";
import { EARLIER_POLICY, POLICY } from "../parts/drawn.js";
import { useLanguage, useText } from "../parts/language.js";
import { IndicatorSelect, indicatorLabel, indicatorNamed, PlaceSelect } from "../parts/pickers.js";
import { Button } from "../parts/widgets.js";
import { useStore } from "../state/store.js";

interface Props {
  world: OpenedWorld;
  data: RunData | undefined;
  /** The data are of the policy that is set, not of an earlier one. */
  current: boolean;
  place: string;
  at: number;
  onYear(at: number): void;
}

/** Two indicators of a place over the years, the baseline always beside the policy; their difference one click away. */
export function Charts({ data, place, ...rest }: Props) {
  const { state, set } = useStore();
  const say = useText();
  const choose = (which: 0 | 1, id: string) =>
    set({ charts: which === 0 ? [id, state.charts[1]] : [state.charts[0], id] });
  return (
    <section class="charts" aria-label={say("lab.charts")}>
      <div class="bar">
        <PlaceSelect world={rest.world} value={place} onChange={(id) => set({ place: id })} />
        <Button
          aria-pressed={state.difference}
          onClick={() => set({ difference: !state.difference })}
          text="lab.difference"
        />
      </div>
      {state.charts.map((indicator, which) => (
        <div key={which === 0 ? "first" : "second"}>
          <IndicatorSelect
            label={say("lab.chart", { which: which + 1 })}
            value={indicator}
            onChange={(id) => choose(which as 0 | 1, id)}
          />
          {data && <Chart {...rest} data={data} place={place} indicator={indicator} />}
        </div>
      ))}
    </section>
  );
}

type ChartProps = Props & { data: RunData; indicator: string };

function Chart({ world, data, current, place, indicator, at, onYear }: ChartProps) {
  const { state } = useStore();
  const say = useText();
  const { unit, factor } = shownUnit(unitText(indicatorNamed(indicator)?.unit ?? "", world.currency), useLanguage());
  const series = (arm: "baseline" | "policy") => seriesOf(data, arm, place, indicator).map((value) => factor * value);
  const [before, after] = [series("baseline"), series("policy")];
  const label = say(indicatorLabel(indicator));
  if (![...before, ...after].some(Number.isFinite)) {
    return <p class="none">{say("lab.hasValuePlace", { label })}</p>;
  }
  const policy = current ? POLICY : EARLIER_POLICY;
  const change = after.map((value, y) => value - before[y]!);
  const courses: Course[] = state.difference
    ? [{ name: say("lab.lessBaseline", { policy }), line: POLICY_LINE, values: change }]
    : [
        { name: say("experiments.baseline"), line: BASELINE_LINE, values: before },
        { name: say(policy), line: POLICY_LINE, values: after },
      ];
  const [was, is] = [before[at], after[at]];
  const summary = !current
    ? `${say(policy)}.`
    : was === undefined || is === undefined || Number.isNaN(was - is)
      ? ""
      : say("lab.baselinePolicyChange", {
          years: data.shape.years[at],
          was: plain(was),
          is: plain(is),
          is2: signed((100 * (is - was)) / Math.abs(was), 2),
        });
  const { years } = data.shape;
  const narrowest = state.difference ? DIFFERENCE * Math.abs(before[0] ?? 0) : undefined;
  return (
    <Drawing
      draw={(space) => coursesOver({ title: label, unit, years, courses, at, narrowest }, space)}
      label={`${label}. ${summary}`}
      file="chart"
      titled
      onPick={(year) => onYear(yearNearest(years, year))}
    />
  );
}

/** Part of the baseline below which a difference is drawn as none. */
const DIFFERENCE = 1e-5;
