import { t } from "../../../words/index.js";
import type { OpenedWorld } from "../engine/worlds.js";
import { useText } from "../page/language.js";

interface Props {
  world: OpenedWorld;
  label: string;
  value: string;
  onChange(id: string): void;
}

/** Packages that ship with the scenario; nothing where it has none. */
export function PackageSelect({ world: { variants }, label, value, onChange }: Props) {
  const say = useText();
  if (variants.length === 0) return null;
  return (
    <label>
      {label}{" "}
      <select
        value={variants.some(({ id }) => id === value) ? value : ""}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        <option value="">{say(t("cli.none"))}</option>
        {variants.map(({ id, label: name }) => (
          <option key={id} value={id}>
            {say(name)}
          </option>
        ))}
      </select>
    </label>
  );
}
