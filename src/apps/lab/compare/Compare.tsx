import type { OpenedWorld } from "../engine/calls.js";
import { useWorld } from "../engine/useAnswer.js";
import { type RunData, type Running, useRun } from "../engine/useRun.js";
import { ExportBar } from "../export/ExportBar.js";
import { CityMap } from "../figures/CityMap.js";
import { LeverPanel } from "../levers/LeverPanel.js";
import { CALCULATING, STILL_EARLIER, useDrawnMark } from "../parts/drawn.js";
import { useText } from "../parts/language.js";
import { Player, useYears } from "../parts/Player.js";
import { Luck, MapChoices, PackageSelect, ScenarioSelect } from "../parts/pickers.js";
import { Alert, Button } from "../parts/widgets.js";
import { askOf, type Setting, settingOf } from "../state/setting.js";
import { type Side, useStore } from "../state/store.js";
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
      <h1>{say("lab.compareTwoPolicies")}</h1>
      <div class="picker">
        <ScenarioSelect />
      </div>
      {failure && <Alert>{say(failure.text)}</Alert>}
      {world && <Sides world={world} />}
    </div>
  );
}

function Sides({ world }: { world: OpenedWorld }) {
  const { state, setPolicies } = useStore();
  const { policy, other } = state;
  const setting = settingOf(state, world);
  const a = useRun(askOf(state, world, setting), "run");
  const b = useRun(askOf({ ...state, policy: other }, world, setting), "run-b");
  const [years, onYear] = useYears(world);
  const current = a.current && b.current;
  useDrawnMark(a.busy || b.busy || !current ? undefined : b.data);
  const { at, place } = setting;
  const shared = { world, setting };
  return (
    <>
      <div class="bar">
        <Button onClick={() => setPolicies({ other: policy })} text="lab.copyB" />
        <Button onClick={() => setPolicies({ policy: other })} text="lab.copyB2" />
        <Button onClick={() => setPolicies({ policy: other, other: policy })} text="lab.swap" />
        <MapChoices />
      </div>
      <div class="sides">
        <OneSide {...shared} side="policy" name="A" running={a} beside={b.data} />
        <OneSide {...shared} side="other" name="B" running={b} beside={a.data} />
      </div>
      <Player years={years} at={at} onYear={onYear} />
      <Luck world={world} />
      <div class="sides">
        <OverlayCharts world={world} a={a.data} b={b.data} current={current} place={place} at={at} onYear={onYear} />
        <DeltaTable {...shared} />
      </div>
      <div class="sides">
        <Sweep {...shared} />
        <Tornado {...shared} />
      </div>
    </>
  );
}

interface SideProps {
  world: OpenedWorld;
  setting: Setting;
  side: Side;
  name: string;
  running: Running;
  /** Of the other side, whose map has the same scale. */
  beside: RunData | undefined;
}

function OneSide({ world, setting, side, name, running: { data, current, failure }, beside }: SideProps) {
  const { state, setPolicies } = useStore();
  const say = useText();
  return (
    <section aria-label={say("lab.policy2", { NAMES: name })}>
      <h2>{name}</h2>
      {!current && !failure && (
        <p class="note" role="status">
          {say(CALCULATING)} {data && say(STILL_EARLIER)}
        </p>
      )}
      <PackageSelect
        world={world}
        label={say("lab.policyPackage")}
        value={state[side].package}
        onChange={(id) => setPolicies({ [side]: { package: id, settings: [] } })}
      />
      {failure && <Alert kind="bad">{say(failure.text)}</Alert>}
      <CityMap
        world={world}
        data={data}
        current={current}
        at={setting.at}
        colour={state.colour}
        city={undefined}
        beside={beside}
        onCity={() => {}}
      />
      <details>
        <summary>{say("lab.levers", { NAMES: name })}</summary>
        <LeverPanel world={world} side={side} from={setting.from} />
      </details>
      <ExportBar world={world} side={side} setting={setting} data={current ? data : undefined} />
    </section>
  );
}
