import { CityPanel } from "../city/CityPanel.js";
import type { OpenedWorld } from "../engine/calls.js";
import { offered } from "../engine/catalogue.js";
import { useWorld } from "../engine/useAnswer.js";
import { useRun } from "../engine/useRun.js";
import { ExportBar } from "../export/ExportBar.js";
import { CityMap } from "../figures/CityMap.js";
import { LeverPanel } from "../levers/LeverPanel.js";
import { useDrawnMark } from "../parts/drawn.js";
import { useText } from "../parts/language.js";
import { OwnFiles } from "../parts/OwnFiles.js";
import { Player, useYears } from "../parts/Player.js";
import { Luck, MapChoices, PackageSelect, ScenarioSelect } from "../parts/pickers.js";
import { Alert } from "../parts/widgets.js";
import { askOf, settingOf } from "../state/setting.js";
import { useStore } from "../state/store.js";
import { Answer } from "./Answer.js";
import { Charts } from "./Charts.js";

/** One policy beside its baseline: levers, map, charts, and what it does in words. */
export function Explore() {
  const { state } = useStore();
  const { world, failure } = useWorld(state.scenario);
  const say = useText();
  return (
    <div class="explore">
      <h1 class="hidden">{say("lab.explorePolicy")}</h1>
      <Picker world={world} />
      {failure && <Alert>{say(failure.text)}</Alert>}
      {!world && !failure && <p role="status">{say("lab.openingScenario")}</p>}
      {world && <Opened world={world} />}
    </div>
  );
}

function Opened({ world }: { world: OpenedWorld }) {
  const { state, set } = useStore();
  const say = useText();
  const setting = settingOf(state, world);
  const running = useRun(askOf(state, world, setting), "run");
  const [years, onYear] = useYears(world);
  const { data, current } = running;
  const { at, from, place } = setting;
  const city = world.cities.find(({ id }) => id === state.city);
  useDrawnMark(running.busy || !current ? undefined : data);
  const shown = { world, current, at };
  return (
    <>
      <Answer world={world} policy={state.policy} running={running} />
      <div class={current ? "columns" : "columns earlier"}>
        <LeverPanel world={world} from={from} />
        <section class="middle" aria-label={say("lab.map")}>
          <MapChoices />
          <CityMap {...shown} data={data} colour={state.colour} city={state.city} onCity={(id) => set({ city: id })} />
          <Player years={years} at={at} onYear={onYear} />
          <Luck world={world} />
          <ExportBar world={world} side="policy" setting={setting} data={current ? data : undefined} />
        </section>
        <Charts {...shown} data={data} place={place} onYear={onYear} />
      </div>
      {city && data && <CityPanel {...shown} city={city} data={data} onClose={() => set({ city: undefined })} />}
    </>
  );
}

/** Which scenario, and which of its packages the policy starts from. */
export function Picker({ world }: { world: OpenedWorld | undefined }) {
  const { state, setPolicies } = useStore();
  const say = useText();
  return (
    <div class="picker">
      <ScenarioSelect />
      {world && (
        <PackageSelect
          world={world}
          label={say("lab.policyPackage")}
          value={state.policy.package}
          onChange={(id) => setPolicies({ policy: { package: id, settings: [] } })}
        />
      )}
      <OwnFiles />
      <p class="question">{say(offered(state.scenario)!.question)}</p>
    </div>
  );
}
