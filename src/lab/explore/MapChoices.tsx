import { useText } from "../page/language.js";
import { useStore } from "../state/store.js";
import { IndicatorSelect } from "./IndicatorSelect.js";

const FLOWS = [
  { id: "goods", label: { en: "goods", zh: "商品" } },
  { id: "firms", label: { en: "firms that move", zh: "企业迁移" } },
  { id: "headquarters", label: { en: "headquarters that move", zh: "总部迁移" } },
  { id: "people", label: { en: "workers who move", zh: "劳动力迁移" } },
  { id: "capital", label: { en: "capital", zh: "资本" } },
  { id: "none", label: { en: "none", zh: "无" } },
] as const;

/** What the map shows. */
export function MapChoices() {
  const { state, set } = useStore();
  const say = useText();
  return (
    <div class="bar">
      <IndicatorSelect
        label={say({ en: "Colours", zh: "颜色" })}
        value={state.colour}
        onChange={(colour) => set({ colour })}
        cities
      />
      <label>
        {say({ en: "Lines", zh: "连线" })}{" "}
        <select value={state.flow} onChange={(event) => set({ flow: event.currentTarget.value })}>
          {FLOWS.map(({ id, label }) => (
            <option key={id} value={id}>
              {say(label)}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
