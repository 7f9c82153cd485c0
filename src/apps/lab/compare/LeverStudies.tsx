import { useState } from "preact/hooks";
import { effectsAtEnds, effectsOverLever, isBanded, type LeverPoint } from "../../../figures/lab/levers.js";
import { signed } from "../../../measures/views/present.js";
import { t } from "../../../words/index.js";
import type { OpenedWorld, TrialsAsk } from "../engine/calls.js";
import { Drawing } from "../figures/Drawing.js";
import { indicatorLabel } from "../parts/pickers.js";
import { Select, useText } from "../parts/widgets.js";
import { CONTROLS, type Control, controlNamed, describe, valueText } from "../state/controls.js";
import { type Policy, withSetting } from "../state/policy.js";
import { packageOf, policySpec, type Setting, useStore } from "../state/store.js";
import { drawsOf, inPercent, isSame, Progress, Replicates, Stale, Study, type Trials, useTrials } from "./trials.js";

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

/** Levers of the first rows, and those that A moves. */
function sweptOf(settings: readonly { control: string }[]): Control[] {
  return CONTROLS.filter((one) => one.first || settings.some(({ control }) => control === one.id));
}

/** Which lever moves A's result most: each alone at the ends of its slider, all else as in A. */
export function Tornado({ world, setting }: { world: OpenedWorld; setting: Setting }) {
  const { state } = useStore();
  const say = useText();
  const { result, start, ...running } = useTrials("tornado");
  const [shown, setShown] = useState<TornadoMade>();
  const [indicator] = state.charts;
  const made = (read: string): TornadoMade => {
    const controls = sweptOf(state.policy.settings);
    const shipped = packageOf(world, state.policy)?.levers ?? [];
    const at = ({ id }: Control, value: number) =>
      policySpec(world, withSetting(state.policy, { control: id, value }, shipped), setting.from);
    const policies = [
      policySpec(world, state.policy, setting.from),
      ...controls.flatMap((control) => [at(control, control.low), at(control, control.high)]),
    ];
    const ask = { world: setting.world, policies, replicates: 1, indicators: [read] };
    return { controls, indicator: read, place: setting.place, ask };
  };
  const run = () => {
    const next = made(indicator);
    setShown(next);
    start(next.ask);
  };
  const bars =
    result && shown && isSame(result.ask, shown.ask)
      ? tornadoBars(
          shown.controls,
          (policy) =>
            inPercent(
              result.trials.difference(policy, "baseline", shown.place, shown.indicator),
              result.trials.level("baseline", shown.place, shown.indicator).mean,
            ).mean,
        )
      : undefined;
  return (
    <section aria-label={say(TITLE)}>
      <h2>{say(TITLE)}</h2>
      <div class="bar">
        <button type="button" onClick={run}>
          {say(t("lab.run"))}
        </button>
      </div>
      <Progress {...running} />
      {bars && shown && !isSame(made(shown.indicator), shown) && <Stale />}
      {bars && shown && <Bars bars={bars} indicator={say(indicatorLabel(shown.indicator))} world={world} />}
    </section>
  );
}

/** A tornado as it was asked for. */
interface TornadoMade {
  controls: readonly Control[];
  indicator: string;
  place: string;
  ask: TrialsAsk;
}

const TITLE = t("lab.leverMovesMost");

interface BarsProps {
  bars: ReturnType<typeof tornadoBars>;
  indicator: string;
  world: OpenedWorld;
}

function Bars({ bars: { centre, rows: bars }, indicator, world }: BarsProps) {
  const say = useText();
  const rows = bars.map(({ control, low, high }) => ({ name: say(describe(control).label), low, high }));
  const title = say(t("lab.effectOnIndicator", { indicator }));
  const told = rows.map(({ name, low, high }) => `${name}: ${signed(low, 2)}, ${signed(high, 2)}`).join("; ");
  const caption = say(t("lab.itselfEndsSliderChoices", { centre: signed(centre, 2), region: world.region }));
  const sides = [say(t("lab.sliderLeftEnd")), say(t("lab.sliderRightEnd"))] as const;
  return (
    <Drawing
      draw={(space) => effectsAtEnds({ title, caption, sides, middle: centre, rows }, space)}
      label={`${title}. ${told}`}
    />
  );
}

/** Effects with a lever at the two ends of its slider. */
export interface TornadoBar {
  control: Control;
  low: number;
  high: number;
}

/** The widest bar first. `effect`: of the policies in the order asked, the unchanged one before two for each lever. */
export function tornadoBars(
  controls: readonly Control[],
  effect: (policy: number) => number,
): { centre: number; rows: TornadoBar[] } {
  const rows = controls.map((control, k) => ({ control, low: effect(1 + 2 * k), high: effect(2 + 2 * k) }));
  const centre = effect(0);
  const reach = ({ low, high }: TornadoBar) => Math.max(low, high, centre) - Math.min(low, high, centre);
  return { centre, rows: rows.sort((a, b) => reach(b) - reach(a)) };
}
