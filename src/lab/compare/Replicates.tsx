import type { LabFailure } from "../engine/client.js";
import type { WorldSpec } from "../engine/worlds.js";
import { useText } from "../page/language.js";

interface Props {
  world: WorldSpec;
  value: number;
  onChange(replicates: number): void;
}

const CHOICES = [1, 4, 8, 16, 30];

/** How many draws of luck; masses know of none. */
export function Replicates({ world, value, onChange }: Props) {
  const say = useText();
  if (world.population === "cohorts")
    return (
      <span class="note">
        {say({
          en: "Firms are masses here, without luck: one run says it, and there is no interval of chance.",
          zh: "企业按群体模拟，无随机性：运行一次即可，无随机区间。",
        })}
      </span>
    );
  return (
    <label>
      {say({ en: "Draws of luck", zh: "随机抽取次数" })}{" "}
      <select value={value} onChange={(event) => onChange(Number(event.currentTarget.value))}>
        {CHOICES.map((count) => (
          <option key={count} value={count}>
            {count}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Draws that a study of a world makes. */
export function drawsOf(world: WorldSpec, wanted: number): number {
  return world.population === "cohorts" ? 1 : wanted;
}

/** What is shown below is of another policy or world than the one that is set now. */
export function Stale() {
  const say = useText();
  return <p class="note">{say({ en: "Of earlier settings: run again.", zh: "以下为此前设定的结果，请重新运行。" })}</p>;
}

/** How far runs are, or why they are not. */
export function Progress({
  busy,
  done,
  all,
  failure,
}: {
  busy: boolean;
  done: number;
  all: number;
  failure?: LabFailure | undefined;
}) {
  const say = useText();
  if (failure)
    return (
      <p class="bad" role="alert">
        {failure.message}
      </p>
    );
  if (!busy) return null;
  return (
    <p role="status">
      <progress max={all} value={done} aria-label={say({ en: "Runs that are done", zh: "已完成的运行" })} />{" "}
      {say({ en: `${done} of ${all} runs`, zh: `已完成${done}次，共${all}次` })}
    </p>
  );
}
