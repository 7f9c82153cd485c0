import { t } from "../../../words/index.js";
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
  if (world.population === "cohorts") return <span class="note">{say(t("lab.firmsMassesHereWithout"))}</span>;
  return (
    <label>
      {say(t("lab.drawsLuck"))}{" "}
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
  return <p class="note">{say(t("lab.earlierSettingsRunAgain"))}</p>;
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
        {say(failure.text)}
      </p>
    );
  if (!busy) return null;
  return (
    <p role="status">
      <progress max={all} value={done} aria-label={say(t("lab.runsDone"))} /> {say(t("lab.runs", { done, all }))}
    </p>
  );
}
