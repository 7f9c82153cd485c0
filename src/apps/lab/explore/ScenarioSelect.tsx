import { t } from "../../../words/index.js";
import { offeredGroups } from "../catalogue.js";
import { useText } from "../page/language.js";
import { useStore } from "../state/store.js";

/** All scenarios that the lab offers. */
export function ScenarioSelect() {
  const { state, open } = useStore();
  const say = useText();
  return (
    <label>
      {say(t("lab.scenario"))}{" "}
      <select value={state.scenario} onChange={(event) => open(event.currentTarget.value)}>
        {offeredGroups().map(({ label, scenarios }) => (
          <optgroup key={label.en} label={say(label)}>
            {scenarios.map(({ name, title }) => (
              <option key={name} value={name}>
                {say(title)}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </label>
  );
}
