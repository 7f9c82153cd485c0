import { useState } from "preact/hooks";
import { effectsOverLever, isBanded, type LeverPoint } from "../../../figures/lab/levers.js";
import { signed } from "../../../measures/views/present.js";
import type { OpenedWorld, TrialsAsk } from "../engine/calls.js";
import { Drawing } from "../figures/Drawing.js";
import { useText } from "../parts/language.js";
import { indicatorLabel } from "../parts/pickers.js";
import { Select } from "../parts/widgets.js";
import { CONTROLS, type Control, controlNamed, describe, valueText } from "../state/controls.js";
import { type Policy, withSetting } from "../state/policy.js";
import { packageOf, policySpec, type Setting } from "../state/setting.js";
import { useStore } from "../state/store.js";
import { drawsOf, inPercent, isSame, Replicates, Study, type Trials, useTrials } from "./trials.js";

/** Values of a slider that a sweep tries. */
const STEPS = 9;

/** A sweep as it was asked for. */
interface Made {
  control: Control;
  indicator: string;
  place: string;
  ask: TrialsAsk;
}

/** One lever of A from end to end: what the last year makes of each of its values. */
export function Sweep({ world, setting }: { world: OpenedWorld; setting: Setting }) {
  const { state } = useStore();
  const say = useText();
  const [replicates, setReplicates] = useState(4);
  const [swept, setSwept] = useState("border");
  const [shown, setShown] = useState<Made>();
  const { result, start, ...running } = useTrials("sweep");
  const made = (control: Control, indicator: string, draws: number): Made => {
    const policies = policiesOf(world, setting, state.policy, control);
    const ask = { world: setting.world, policies, replicates: draws, indicators: [indicator] };
    return { control, indicator, place: setting.place, ask };
  };
  const run = () => {
    const next = made(controlNamed(swept)!, state.charts[0], drawsOf(setting.world, replicates));
    setShown(next);
    start(next.ask);
  };
  const done = shown && result && isSame(result.ask, shown.ask);
  return (
    <Study
      title="lab.oneLeverEndEnd"
      onRun={run}
      running={running}
      stale={done && !isSame(made(shown.control, shown.indicator, shown.ask.replicates), shown)}
      choices={
        <>
          <Select
            label={say("lab.lever")}
            value={swept}
            options={CONTROLS.map((one) => ({ id: one.id, label: describe(one).label }))}
            onChoose={setSwept}
          />
          <Replicates world={setting.world} value={replicates} onChange={setReplicates} />
        </>
      }
    >
      {done && <Band {...shown} world={world} trials={result.trials} />}
    </Study>
  );
}

function Band({ control, indicator, place, world, trials }: Made & { world: OpenedWorld; trials: Trials }) {
  const say = useText();
  const level = trials.level("baseline", place, indicator).mean;
  const points = valuesOf(control).map((value, k) => ({
    label: say(valueText(control, value, world.currency)),
    ...inPercent(trials.difference(k, "baseline", place, indicator), level),
  }));
  const names = { indicatorLabel: indicatorLabel(indicator), label: describe(control).label };
  return <EffectsOverLever title={say("lab.effectBaseline", names)} points={points} />;
}

/** Effects by the value of a lever. */
export function EffectsOverLever({ title, points }: { title: string; points: readonly LeverPoint[] }) {
  const say = useText();
  const told = points.map(({ label, mean }) => `${label}: ${signed(mean, 2)} %`).join("; ");
  const note = say(isBanded(points) ? "lab.band95IntervalChance" : "lab.singleRunValueInterval");
  return <Drawing draw={(space) => effectsOverLever(title, note, points, space)} label={`${title}. ${told}`} />;
}

/** Values at which the slider stops. */
function valuesOf({ low, high, step, choices }: Control): number[] {
  if (choices) return [0, ...choices.map((_, k) => k + 1)];
  const stops = (high - low) / step;
  return Array.from({ length: STEPS }, (_, k) =>
    Number((low + step * Math.round((stops * k) / (STEPS - 1))).toFixed(6)),
  );
}

/** The policy with each of these values. */
function policiesOf(world: OpenedWorld, { from }: Setting, policy: Policy, control: Control) {
  const shipped = packageOf(world, policy)?.levers ?? [];
  const where = policy.settings.find((one) => one.control === control.id)?.where;
  return valuesOf(control).map((value) => {
    const setting = { control: control.id, value, ...(where ? { where } : {}) };
    return policySpec(world, withSetting(policy, setting, shipped), from);
  });
}
