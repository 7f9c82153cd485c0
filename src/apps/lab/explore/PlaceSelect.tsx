import { t } from "../../../words/index.js";
import type { OpenedWorld } from "../engine/worlds.js";
import { useText } from "../page/language.js";
import { placesOf } from "./setting.js";

interface Props {
  world: OpenedWorld;
  value: string;
  onChange(id: string): void;
}

/** The region and all places of it and around it. */
export function PlaceSelect({ world, value, onChange }: Props) {
  const say = useText();
  return (
    <label>
      {say(t("lab.place"))}{" "}
      <select value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {placesOf(world).map(({ id, label }) => (
          <option key={id} value={id}>
            {say(label)}
          </option>
        ))}
      </select>
    </label>
  );
}
