import { t } from "../../../words/index.js";
import { useText } from "../page/language.js";
import { useStore } from "../state/store.js";
import { IndicatorSelect } from "./IndicatorSelect.js";

const FLOWS = [
  { id: "goods", label: t("lab.goods") },
  { id: "firms", label: t("lab.firmsMove") },
  { id: "headquarters", label: t("lab.headquartersMove") },
  { id: "people", label: t("lab.workersMove") },
  { id: "capital", label: t("lab.capital") },
  { id: "none", label: t("cli.none") },
] as const;

/** What the map shows. */
export function MapChoices() {
  const { state, set } = useStore();
  const say = useText();
  return (
    <div class="bar">
      <IndicatorSelect
        label={say(t("lab.colours"))}
        value={state.colour}
        onChange={(colour) => set({ colour })}
        cities
      />
      <label>
        {say(t("lab.lines"))}{" "}
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
