import { t } from "../../../words/index.js";
import type { OpenedWorld } from "../engine/worlds.js";
import { useText } from "../page/language.js";
import { useStore } from "../state/store.js";

/** Chance: firms one by one under some luck, or as masses without any. The baseline and the policy share their luck. */
export function Luck({ world }: { world: OpenedWorld }) {
  const { state, set } = useStore();
  const say = useText();
  const population = state.population ?? world.population;
  return (
    <div class="bar luck">
      <label>
        {say(t("lab.firms"))}{" "}
        <select
          value={population}
          onChange={(event) => set({ population: event.currentTarget.value as typeof population })}
        >
          <option value="agents">{say(t("lab.oneOneLuck"))}</option>
          <option value="cohorts">{say(t("lab.massesWithoutLuck"))}</option>
        </select>
      </label>
      {population === "agents" && (
        <>
          <button type="button" onClick={() => set({ seed: state.seed + 1 })}>
            {say(t("lab.newLuck"))}
          </button>
          <button type="button" onClick={() => set({ seed: world.seed })} disabled={state.seed === world.seed}>
            {say(t("lab.firstLuck"))}
          </button>
          <span class="note">{say(t("lab.luckSameBaselinePolicy", { seed: state.seed }))}</span>
        </>
      )}
    </div>
  );
}
