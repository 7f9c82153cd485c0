import { useState } from "preact/hooks";
import { t } from "../../language/index.js";
import type { TrialsAsk } from "../engine/calls.js";
import type { OpenedWorld } from "../engine/worlds.js";
import { indicatorLabel } from "../explore/indicators.js";
import { packageOf, policySpec, type Setting } from "../explore/setting.js";
import { CONTROLS, type Control, controlNamed } from "../levers/controls.js";
import { withSetting } from "../levers/entries.js";
import { describe } from "../levers/fields.js";
import { valueText } from "../levers/words.js";
import { useText } from "../page/language.js";
import { useStore } from "../state/store.js";
import { inPercent } from "../trials/estimate.js";
import { useTrials } from "../trials/useTrials.js";
import { BandChart } from "./BandChart.js";
import { drawsOf, Progress, Replicates } from "./Replicates.js";

/** Values of a slider that a sweep tries. */
const STEPS = 9;

/** One lever of A from end to end: what the last year makes of each of its values. */
export function Sweep({ world, setting }: { world: OpenedWorld; setting: Setting }) {
  const { state } = useStore();
  const say = useText();
  const [replicates, setReplicates] = useState(4);
  const [swept, setSwept] = useState("border");
  const [shown, setShown] = useState<{
    control: Control;
    values: readonly number[];
    indicator: string;
    place: string;
  }>();
  const { result, start, ...running } = useTrials("sweep");
  const control = controlNamed(swept)!;
  const [indicator] = state.charts;
  const run = () => {
    const values = valuesOf(control);
    setShown({ control, values, indicator, place: setting.place });
    start(sweepAsk(world, setting, state.policy, control, values, drawsOf(setting.world, replicates), indicator));
  };
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
      {result && shown && !running.busy && result.ask.policies.length === shown.values.length && (
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

const TITLE = t("lab.oneLeverEndEnd");

function valuesOf({ low, high, choices }: Control): number[] {
  if (choices) return [0, ...choices.map((_, k) => k + 1)];
  return Array.from({ length: STEPS }, (_, k) => Number((low + ((high - low) * k) / (STEPS - 1)).toFixed(6)));
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
