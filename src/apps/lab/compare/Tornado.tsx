import { useState } from "preact/hooks";
import { effectsAtEnds } from "../../../figures/lab/levers.js";
import { signed } from "../../../measures/views/present.js";
import { t } from "../../../words/index.js";
import type { OpenedWorld, TrialsAsk } from "../engine/calls.js";
import { Drawing } from "../figures/Drawing.js";
import { useText } from "../parts/language.js";
import { indicatorLabel } from "../parts/pickers.js";
import { CONTROLS, type Control, describe } from "../state/controls.js";
import { withSetting } from "../state/policy.js";
import { packageOf, policySpec, type Setting } from "../state/setting.js";
import { useStore } from "../state/store.js";
import { tornadoBars } from "./tornadoBars.js";
import { inPercent, isSame, Progress, Stale, useTrials } from "./trials.js";

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
  const title = say(t("lab.effectBaseline2", { indicator }));
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
