import { useState } from "preact/hooks";
import { t } from "../../../words/index.js";
import type { OpenedWorld, TrialsAsk } from "../engine/calls.js";
import { useText } from "../parts/language.js";
import { indicatorLabel } from "../parts/pickers.js";
import { CONTROLS, type Control, controlNamed, describe, valueText } from "../state/controls.js";
import { withSetting } from "../state/policy.js";
import { packageOf, policySpec, type Setting } from "../state/setting.js";
import { useStore } from "../state/store.js";
import { BandChart } from "./BandChart.js";
import { drawsOf, inPercent, isSame, Progress, Replicates, Stale, useTrials } from "./trials.js";

/** Values of a slider that a sweep tries. */
const STEPS = 9;

/** One lever of A from end to end: what the last year makes of each of its values. */
export function Sweep({ world, setting }: { world: OpenedWorld; setting: Setting }) {
  const { state } = useStore();
  const say = useText();
  const [replicates, setReplicates] = useState(4);
  const [swept, setSwept] = useState("border");
  const [shown, setShown] = useState<SweepMade>();
  const { result, start, ...running } = useTrials("sweep");
  const control = controlNamed(swept)!;
  const [indicator] = state.charts;
  const made = (of: Control, read: string, draws: number): SweepMade => {
    const values = valuesOf(of);
    const ask = sweepAsk(world, setting, state.policy, of, values, draws, read);
    return { control: of, values, indicator: read, place: setting.place, ask };
  };
  const run = () => {
    const next = made(control, indicator, drawsOf(setting.world, replicates));
    setShown(next);
    start(next.ask);
  };
  const done = shown && result && isSame(result.ask, shown.ask);
  const stale = done && !isSame(made(shown.control, shown.indicator, shown.ask.replicates), shown);
  return (
    <section aria-label={say(TITLE)}>
      <h2>{say(TITLE)}</h2>
      <div class="bar">
        <label>
          {say(t("lab.lever"))}{" "}
          <select value={swept} onChange={(event) => setSwept(event.currentTarget.value)}>
            {CONTROLS.map((one) => (
              <option key={one.id} value={one.id}>
                {say(describe(one).label)}
              </option>
            ))}
          </select>
        </label>
        <Replicates world={setting.world} value={replicates} onChange={setReplicates} />
        <button type="button" onClick={run}>
          {say(t("lab.run"))}
        </button>
      </div>
      <Progress {...running} />
      {stale && <Stale />}
      {done && (
        <BandChart
          title={say(
            t("lab.effectBaseline", {
              indicatorLabel: indicatorLabel(shown.indicator),
              label: describe(shown.control).label,
            }),
          )}
          points={shown.values.map((value, k) => {
            const level = result.trials.level("baseline", shown.place, shown.indicator).mean;
            const effect = result.trials.difference(k, "baseline", shown.place, shown.indicator);
            return { value, label: say(valueText(shown.control, value, world.currency)), ...inPercent(effect, level) };
          })}
        />
      )}
    </section>
  );
}

/** A sweep as it was asked for. */
interface SweepMade {
  control: Control;
  values: readonly number[];
  indicator: string;
  place: string;
  ask: TrialsAsk;
}

const TITLE = t("lab.oneLeverEndEnd");

/** Values at which the slider stops. */
function valuesOf({ low, high, step, choices }: Control): number[] {
  if (choices) return [0, ...choices.map((_, k) => k + 1)];
  const stops = (high - low) / step;
  return Array.from({ length: STEPS }, (_, k) =>
    Number((low + step * Math.round((stops * k) / (STEPS - 1))).toFixed(6)),
  );
}

function sweepAsk(
  world: OpenedWorld,
  { world: spec, from }: Setting,
  policy: Parameters<typeof withSetting>[0],
  control: Control,
  values: readonly number[],
  replicates: number,
  indicator: string,
): TrialsAsk {
  const shipped = packageOf(world, policy)?.levers ?? [];
  const where = policy.settings.find((one) => one.control === control.id)?.where;
  const set = (value: number) =>
    withSetting(policy, { control: control.id, value, ...(where ? { where } : {}) }, shipped);
  const policies = values.map((value) => policySpec(world, set(value), from));
  return { world: spec, policies, replicates, indicators: [indicator] };
}
