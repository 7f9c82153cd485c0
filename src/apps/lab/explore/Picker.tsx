import { t } from "../../../words/index.js";
import { offered } from "../catalogue.js";
import type { OpenedWorld } from "../engine/worlds.js";
import { useText } from "../page/language.js";
import { useStore } from "../state/store.js";
import { OwnFiles } from "./OwnFiles.js";
import { PackageSelect } from "./PackageSelect.js";
import { ScenarioSelect } from "./ScenarioSelect.js";

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
