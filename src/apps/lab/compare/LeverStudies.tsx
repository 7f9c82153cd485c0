import { useState } from "preact/hooks";
import { effectsAtEnds, effectsOverLever, isBanded, type LeverPoint } from "../../../figures/lab/levers.js";
import { signed } from "../../../measures/views/present.js";
import { joined, t } from "../../../words/index.js";
import type { OpenedWorld, PolicySpec, TrialsAsk } from "../engine/calls.js";
import { Drawing } from "../figures/Drawing.js";
import { indicatorLabel } from "../parts/pickers.js";
import { Select, usePercent, useText } from "../parts/widgets.js";
import { CONTROLS, type Control, type Setting as ControlSetting, controlNamed, valueText } from "../state/controls.js";
import { type Policy, whereOf, withSetting } from "../state/policy.js";
import { cityIds, packageOf, policySpec, type Setting, useStore } from "../state/store.js";
import { drawsOf, inPercent, isSame, Replicates, Study, type Trials, useStudy } from "./trials.js";

/** Values of a slider that a sweep tries. */
const STEPS = 9;

/** A study as it was asked for. */
interface Made {
  indicator: string;
  place: string;
  ask: TrialsAsk;
}

/** One lever of A from end to end: what the last year makes of each of its values. */
export function Sweep({ world, setting }: { world: OpenedWorld; setting: Setting }) {
  const { state } = useStore();
  const [replicates, setReplicates] = useState(4);
  const [swept, setSwept] = useState("border");
  const { done, run, running } = useStudy<Swept>("sweep");
  const made = (control: Control, indicator: string, draws: number): Swept => {
    const moved = movedIn(world, setting, state.policy);
    const policies = valuesOf(control).map((value) => moved({ control: control.id, value }));
    const ask = { world: setting.world, policies, replicates: draws, indicators: [indicator] };
    return { control, indicator, place: setting.place, ask };
  };
  return (
    <Study
      title="lab.oneLeverEndEnd"
      onRun={() => run(made(controlNamed(swept)!, state.charts[0], drawsOf(setting.world, replicates)))}
      running={running}
      stale={done && !isSame(made(done.made.control, done.made.indicator, done.made.ask.replicates), done.made)}
      choices={
        <>
          <Select
            label="lab.lever"
            value={swept}
            options={CONTROLS.map((one) => ({ id: one.id, label: one.words.label }))}
            onChoose={setSwept}
          />
          <Replicates world={setting.world} value={replicates} onChange={setReplicates} />
        </>
      }
    >
      {done && <Band {...done} world={world} />}
    </Study>
  );
}

interface Swept extends Made {
  control: Control;
}

/** What came of a study. */
interface Done<Of extends Made> {
  made: Of;
  trials: Trials;
  world: OpenedWorld;
}

/** Effects of its policies, in per cent of the baseline; undefined where there is nothing to be a share of. */
function effectsOf({ made: { place, indicator }, trials }: Omit<Done<Made>, "world">) {
  const level = trials.level("baseline", place, indicator).mean;
  if (!(Math.abs(level) > 0)) return undefined;
  return (policy: number) => inPercent(trials.difference(policy, "baseline", place, indicator), level);
}

/** In place of effects that nothing can be a share of. */
function NoShare({ made: { indicator } }: { made: Made }) {
  const say = useText();
  return <p class="none">{say("lab.noShareOfNothing", { label: indicatorLabel(indicator) })}</p>;
}

function Band({ world, ...done }: Done<Swept>) {
  const say = useText();
  const { control, indicator } = done.made;
  const effect = effectsOf(done);
  if (!effect) return <NoShare {...done} />;
  const points = valuesOf(control).map((value, k) => ({
    label: say(valueText(control, value, world.currency)),
    ...effect(k),
  }));
  const names = { indicatorLabel: indicatorLabel(indicator), label: control.words.label };
  return <EffectsOverLever title={say("lab.effectBaseline", names)} points={points} />;
}

/** Effects by the value of a lever. */
export function EffectsOverLever({ title, points }: { title: string; points: readonly LeverPoint[] }) {
  const say = useText();
  const inPercent = usePercent();
  const told = points.map(({ label, mean }) => joined([label, inPercent(signed(mean, 2))], "colon"));
  const note = say(isBanded(points) ? "lab.band95IntervalChance" : "lab.singleRunValueInterval");
  const label = say("lab.titleAndWords", { title, words: joined(told, "semicolon") });
  return <Drawing draw={(space) => effectsOverLever(title, note, points, space)} label={label} />;
}

/** Values at which the slider stops. */
function valuesOf({ low, high, step, choices }: Control): number[] {
  if (choices) return [0, ...choices.map((_, k) => k + 1)];
  const stops = (high - low) / step;
  return Array.from({ length: STEPS }, (_, k) =>
    Number((low + step * Math.round((stops * k) / (STEPS - 1))).toFixed(6)),
  );
}

/** The policy with one control set otherwise, which binds whom it did. */
function movedIn(world: OpenedWorld, { from }: Setting, policy: Policy): (setting: ControlSetting) => PolicySpec {
  const shipped = packageOf(world, policy)?.levers ?? [];
  const bound = (id: string) => {
    const known = policy.settings.find(({ control }) => control === id);
    return known ? known.where : whereOf(controlNamed(id)!, shipped, cityIds(world));
  };
  return (setting) =>
    policySpec(world, withSetting(policy, { ...setting, where: bound(setting.control) }, shipped), from);
}

/** Which lever moves A's result most: each alone at the ends of its slider, all else as in A. */
export function Tornado({ world, setting }: { world: OpenedWorld; setting: Setting }) {
  const { state } = useStore();
  const { done, run, running } = useStudy<Moved>("tornado");
  const made = (indicator: string): Moved => {
    // Levers of the first rows, and those that A moves.
    const controls = CONTROLS.filter(
      (one) => one.first || state.policy.settings.some(({ control }) => control === one.id),
    );
    const moved = movedIn(world, setting, state.policy);
    const policies = [
      policySpec(world, state.policy, setting.from),
      ...controls.flatMap(({ id, low, high }) => [low, high].map((value) => moved({ control: id, value }))),
    ];
    // The policy may decide a lever itself, as governments and councils do, or hold another that excludes it.
    const ask: TrialsAsk = { world: setting.world, policies, leavesOut: true, replicates: 1, indicators: [indicator] };
    return { controls, indicator, place: setting.place, ask };
  };
  return (
    <Study
      title="lab.leverMovesMost"
      onRun={() => run(made(state.charts[0]))}
      running={running}
      stale={done && !isSame(made(done.made.indicator), done.made)}
    >
      {done && <Bars {...done} world={world} />}
    </Study>
  );
}

interface Moved extends Made {
  controls: readonly Control[];
}

function Bars({ world, ...done }: Done<Moved>) {
  const say = useText();
  const { controls, indicator } = done.made;
  const effect = effectsOf(done);
  if (!effect) return <NoShare {...done} />;
  const { centre, rows: bars } = tornadoBars(controls, (policy) => effect(policy).mean);
  const ran = ({ low, high }: TornadoBar) => [low, high].some(Number.isFinite);
  const rows = bars.filter(ran).map(({ control, low, high }) => ({ name: say(control.words.label), low, high }));
  const left = bars.flatMap((bar) => (ran(bar) ? [] : bar.control.words.label));
  const title = say("lab.effectOnIndicator", { indicator: indicatorLabel(indicator) });
  const told = rows.map(({ name, low, high }) => joined([name, joined([signed(low, 2), signed(high, 2)])], "colon"));
  // The table beside it has a mean of several replicates.
  const chance = done.made.ask.world.population === "agents";
  const itself = t("lab.itselfEndsSliderChoices", { chance, centre: signed(centre, 2), region: world.region });
  const others = left.length > 0 ? [t("lab.leversLeftOut", { names: joined(left) })] : [];
  const caption = say(joined([itself, ...others], "sentence"));
  const sides = [say("lab.sliderLeftEnd"), say("lab.sliderRightEnd")] as const;
  return (
    <Drawing
      draw={(space) => effectsAtEnds({ title, caption, sides, middle: centre, rows }, space)}
      label={say("lab.titleAndWords", { title, words: joined(told, "semicolon") })}
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
  return { centre, rows: rows.sort((a, b) => (reach(b) || 0) - (reach(a) || 0)) };
}
