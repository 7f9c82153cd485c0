import { useCallback } from "preact/hooks";
import { t } from "../../../words/index.js";
import type { OpenedWorld } from "../engine/calls.js";
import { useWorld } from "../engine/useAnswer.js";
import { useRun } from "../engine/useRun.js";
import { ExportBar } from "../export/ExportBar.js";
import { CityMap } from "../figures/CityMap.js";
import { LeverPanel } from "../levers/LeverPanel.js";
import { CALCULATING, STILL_EARLIER, useDrawnMark } from "../parts/drawn.js";
import { useText } from "../parts/language.js";
import { Player } from "../parts/Player.js";
import { Luck, MapChoices, PackageSelect, ScenarioSelect } from "../parts/pickers.js";
import { askOf, settingOf } from "../state/setting.js";
import type { Side } from "../state/store.js";
import { useStore } from "../state/store.js";
import { DeltaTable } from "./DeltaTable.js";
import { OverlayCharts } from "./OverlayCharts.js";
import { Sweep } from "./Sweep.js";
import { Tornado } from "./Tornado.js";

/** Two policies side by side: what each does to the same world, and what tells them apart. */
export function Compare() {
  const { state } = useStore();
  const { world, failure } = useWorld(state.scenario);
  const say = useText();
  return (
    <div class="compare">
      <h1>{say(t("lab.compareTwoPolicies"))}</h1>
      <div class="picker">
        <ScenarioSelect />
      </div>
      {failure && (
        <p class="notice bad" role="alert">
          {say(failure.text)}
        </p>
      )}
      {world && <Sides world={world} />}
    </div>
  );
}

const NAMES = { policy: "A", other: "B" } as const;

function Sides({ world }: { world: OpenedWorld }) {
  const { state, set, setPolicies } = useStore();
  const say = useText();
  const { policy, other } = state;
  const setting = settingOf(state, world);
  const a = useRun(askOf(state, world, setting), "run");
  const b = useRun(askOf({ ...state, policy: other }, world, setting), "run-b");
  const own = (running: typeof a) => (running.data?.ask.world.scenario === world.scenario ? running.data : undefined);
  const years = Array.from({ length: world.years }, (_, year) => world.startYear + year);
  const { startYear } = world;
  const onYear = useCallback((at: number) => set({ year: startYear + at }), [set, startYear]);
  useDrawnMark(a.busy || b.busy || !a.current || !b.current ? undefined : b.data);
  const sides = [
    { side: "policy", running: a },
    { side: "other", running: b },
  ] as const satisfies { side: Side; running: typeof a }[];
  return (
    <>
      <div class="bar">
        <button type="button" onClick={() => setPolicies({ other: policy })}>
          {say(t("lab.copyB"))}
        </button>
        <button type="button" onClick={() => setPolicies({ policy: other })}>
          {say(t("lab.copyB2"))}
        </button>
        <button type="button" onClick={() => setPolicies({ policy: other, other: policy })}>
          {say(t("lab.swap"))}
        </button>
        <MapChoices />
      </div>
      <div class="sides">
        {sides.map(({ side, running }) => (
          <section key={side} aria-label={say(t("lab.policy2", { NAMES: NAMES[side] }))}>
            <h2>{NAMES[side]}</h2>
            {!running.current && !running.failure && (
              <p class="note" role="status">
                {say(CALCULATING)} {own(running) && say(STILL_EARLIER)}
              </p>
            )}
            <PackageSelect
              world={world}
              label={say(t("lab.policyPackage"))}
              value={state[side].package}
              onChange={(id) => setPolicies({ [side]: { package: id, settings: [] } })}
            />
            {running.failure && (
              <p class="bad" role="alert">
                {say(running.failure.text)}
              </p>
            )}
            <CityMap
              world={world}
              data={own(running)}
              current={running.current}
              at={setting.at}
              colour={state.colour}
              city={undefined}
              beside={own(side === "policy" ? b : a)}
              onCity={() => {}}
            />
            <details>
              <summary>{say(t("lab.levers", { NAMES: NAMES[side] }))}</summary>
              <LeverPanel world={world} side={side} from={setting.from} />
            </details>
            <ExportBar world={world} side={side} setting={setting} data={running.current ? own(running) : undefined} />
          </section>
        ))}
      </div>
      <Player years={years} at={setting.at} onYear={onYear} />
      <Luck world={world} />
      <div class="sides">
        <OverlayCharts
          world={world}
          a={own(a)}
          b={own(b)}
          current={a.current && b.current}
          place={setting.place}
          at={setting.at}
          onYear={onYear}
        />
        <DeltaTable world={world} setting={setting} />
      </div>
      <div class="sides">
        <Sweep world={world} setting={setting} />
        <Tornado world={world} setting={setting} />
      </div>
    </>
  );
}
