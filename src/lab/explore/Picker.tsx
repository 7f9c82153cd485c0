import { CATALOGUE, offered } from "../catalogue.js";
import type { OpenedWorld } from "../engine/worlds.js";
import { useText } from "../page/language.js";
import { useStore } from "../state/store.js";

/** Which scenario, and which of its packages the policy starts from. */
export function Picker({ world }: { world: OpenedWorld | undefined }) {
  const { state, set, setPolicy } = useStore();
  const say = useText();
  const open = (scenario: string) =>
    set({
      scenario,
      policy: { package: "", settings: [] },
      other: { package: "", settings: [] },
      place: "cluster",
      ...FRESH,
    });
  return (
    <div class="picker">
      <label>
        {say({ en: "Scenario", zh: "情景" })}
        <select value={state.scenario} onChange={(event) => open(event.currentTarget.value)}>
          {CATALOGUE.map(({ label, scenarios }) => (
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
      {world && world.variants.length > 0 && (
        <label>
          {say({ en: "Policy package", zh: "政策包" })}
          <select
            value={world.variants.some(({ id }) => id === state.policy.package) ? state.policy.package : ""}
            onChange={(event) => setPolicy({ package: event.currentTarget.value, settings: [] })}
          >
            <option value="">{say({ en: "none", zh: "无" })}</option>
            {world.variants.map(({ id, label }) => (
              <option key={id} value={id}>
                {say(label)}
              </option>
            ))}
          </select>
        </label>
      )}
      <p class="question">{say(offered(state.scenario)!.question)}</p>
    </div>
  );
}

/** What belongs to a scenario and does not go with one to another. */
const FRESH = { year: undefined, city: undefined, from: undefined, population: undefined } as const;
