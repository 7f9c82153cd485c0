import { useCallback } from "preact/hooks";
import { t } from "../../../words/index.js";
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
import { Player } from "../parts/Player.js";
import { Luck, MapChoices, PackageSelect, ScenarioSelect } from "../parts/pickers.js";
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
      <h1 class="hidden">{say(t("lab.explorePolicy"))}</h1>
      <Picker world={world} />
      {failure && (
        <p class="notice bad" role="alert">
          {say(failure.text)}
        </p>
      )}
      {!world && !failure && <p role="status">{say(t("lab.openingScenario"))}</p>}
      {world && <Opened world={world} />}
    </div>
  );
}

function Opened({ world }: { world: OpenedWorld }) {
  const { state, set } = useStore();
  const say = useText();
  const setting = settingOf(state, world);
  const running = useRun(askOf(state, world, setting), "run");
  const { current } = running;
  // Results of another scenario are not this one's; those of an earlier policy stay in the drawings until there are new
  // ones.
  const data = running.data?.ask.world.scenario === world.scenario ? running.data : undefined;
  const years = Array.from({ length: world.years }, (_, year) => world.startYear + year);
  const { startYear } = world;
  const onYear = useCallback((at: number) => set({ year: startYear + at }), [set, startYear]);
  const city = world.cities.find(({ id }) => id === state.city);
  useDrawnMark(running.busy || !current ? undefined : data);
  return (
    <>
      <Answer world={world} policy={state.policy} running={{ ...running, data }} />
      <div class={current ? "columns" : "columns earlier"}>
        <LeverPanel world={world} from={setting.from} />
        <section class="middle" aria-label={say(t("lab.map"))}>
          <MapChoices />
          <CityMap
            world={world}
            data={data}
            current={current}
            at={setting.at}
            colour={state.colour}
            city={state.city}
            onCity={(city) => set({ city })}
          />
          <Player years={years} at={setting.at} onYear={onYear} />
          <Luck world={world} />
          <ExportBar world={world} side="policy" setting={setting} data={current ? data : undefined} />
        </section>
        <Charts world={world} data={data} current={current} place={setting.place} at={setting.at} onYear={onYear} />
      </div>
      {city && data && (
        <CityPanel
          world={world}
          city={city}
          data={data}
          current={current}
          at={setting.at}
          onClose={() => set({ city: undefined })}
        />
      )}
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
          label={say(t("lab.policyPackage"))}
          value={state.policy.package}
          onChange={(id) => setPolicies({ policy: { package: id, settings: [] } })}
        />
      )}
      <OwnFiles />
      <p class="question">{say(offered(state.scenario)!.question)}</p>
    </div>
  );
}
