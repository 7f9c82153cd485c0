import { useState } from "preact/hooks";
import { CATEGORIES, MUTED } from "../../../figures/drawing/palette.js";
import { signed } from "../../../measures/views/present.js";
import { t } from "../../../words/index.js";
import type { OpenedWorld, TrialsAsk } from "../engine/calls.js";
import { widthOfName } from "../figures/mapLayout.js";
import { useWidth } from "../figures/useWidth.js";
import { useText } from "../parts/language.js";
import { indicatorLabel } from "../parts/pickers.js";
import { CONTROLS, type Control, describe } from "../state/controls.js";
import { withSetting } from "../state/policy.js";
import { packageOf, policySpec, type Setting } from "../state/setting.js";
import { useStore } from "../state/store.js";
import { type TornadoBar, tornadoBars } from "./tornadoBars.js";
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

const ROW = 30;

function Bars({
  bars,
  indicator,
  world,
}: {
  bars: ReturnType<typeof tornadoBars>;
  indicator: string;
  world: OpenedWorld;
}) {
  const say = useText();
  const { ref, width } = useWidth<HTMLDivElement>(460);
  const names = bars.rows.map(({ control }) => say(describe(control).label));
  const left = Math.min(width * 0.42, Math.max(...names.map(widthOfName)) + 12);
  const all = [bars.centre, ...bars.rows.flatMap(({ low, high }) => [low, high])].filter(Number.isFinite);
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const x = (value: number) => left + 46 + ((value - least) / (most - least || 1)) * (width - left - 100);
  const title = say(t("lab.effectBaseline2", { indicator }));
  const told = bars.rows.map(({ low, high }, k) => `${names[k]}: ${signed(low, 2)}, ${signed(high, 2)}`).join("; ");
  return (
    <figure class="chart">
      <figcaption>
        <strong>{title}</strong> <span class="unit">{say(t("lab.lightSliderLeftEnd"))}</span>
      </figcaption>
      <div ref={ref}>
        <svg width={width} height={ROW * bars.rows.length + 12} role="img" aria-label={`${title}. ${told}`}>
          {bars.rows.map((row, k) => (
            <Row key={row.control.id} row={row} name={names[k]!} y={ROW * k} x={x} centre={bars.centre} left={left} />
          ))}
          <line x1={x(bars.centre)} x2={x(bars.centre)} y1={0} y2={ROW * bars.rows.length} stroke={MUTED} />
        </svg>
      </div>
      <p class="note">
        {say(t("lab.itselfEndsSliderChoices", { centre: signed(bars.centre, 2), region: world.region }))}
      </p>
    </figure>
  );
}

interface RowProps {
  row: TornadoBar;
  name: string;
  y: number;
  x(value: number): number;
  centre: number;
  left: number;
}

function Row({ row, name, y, x, centre, left }: RowProps) {
  const bar = (value: number, colour: string) => (
    <rect
      x={Math.min(x(value), x(centre))}
      y={y + 7}
      width={Math.abs(x(value) - x(centre))}
      height={16}
      fill={colour}
    />
  );
  const side = (value: number, other: number) =>
    Number.isFinite(value) && (
      <text
        x={x(value) + (value >= other ? 4 : -4)}
        y={y + 15}
        dy="0.32em"
        text-anchor={value >= other ? "start" : "end"}
      >
        {signed(value, 2)}
      </text>
    );
  return (
    <>
      <text x={left} y={y + 15} dy="0.32em" text-anchor="end">
        {name}
      </text>
      {Number.isFinite(row.low) && bar(row.low, CATEGORIES[6])}
      {Number.isFinite(row.high) && bar(row.high, CATEGORIES[1])}
      {side(row.low, row.high)}
      {row.low !== row.high && side(row.high, row.low)}
    </>
  );
}
