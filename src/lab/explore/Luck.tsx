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
        {say({ en: "Firms", zh: "企业" })}{" "}
        <select
          value={population}
          onChange={(event) => set({ population: event.currentTarget.value as typeof population })}
        >
          <option value="agents">{say({ en: "one by one, with luck", zh: "逐个模拟（含随机性）" })}</option>
          <option value="cohorts">{say({ en: "as masses, without luck", zh: "按群体模拟（无随机性）" })}</option>
        </select>
      </label>
      {population === "agents" && (
        <>
          <button type="button" onClick={() => set({ seed: state.seed + 1 })}>
            {say({ en: "New luck", zh: "换一组随机数" })}
          </button>
          <button type="button" onClick={() => set({ seed: world.seed })} disabled={state.seed === world.seed}>
            {say({ en: "First luck", zh: "恢复初始随机数" })}
          </button>
          <span class="note">
            {say({
              en: `Luck ${state.seed}: the same for baseline and policy. What changes with it is chance.`,
              zh: `随机种子 ${state.seed}：基准与政策共用。随之变化的只是偶然。`,
            })}
          </span>
        </>
      )}
    </div>
  );
}
