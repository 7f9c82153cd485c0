import { useId, useState } from "preact/hooks";
import type { LeverEntry } from "../../../input/index.js";
import { t } from "../../../words/index.js";
import type { OpenedWorld } from "../engine/worlds.js";
import { useText } from "../page/language.js";
import type { Control, Setting } from "./controls.js";
import { describe } from "./fields.js";
import { LeverDetails } from "./LeverDetails.js";
import { valueText } from "./words.js";

interface Props {
  control: Control;
  world: OpenedWorld;
  /** As somebody has moved it. */
  setting: Setting | undefined;
  /** Levers of this type in the package. */
  shipped: readonly LeverEntry[];
  onSet(setting: Setting, held?: string): void;
}

/** A lever: what it is called, where it stands, its slider, and more on it when asked. */
export function LeverRow({ control, world, setting, shipped, onSet }: Props) {
  const say = useText();
  const id = useId();
  const [open, setOpen] = useState(false);
  const { label } = describe(control);
  const value = setting?.value ?? shippedValue(control, shipped) ?? control.mark;
  const moved = value !== control.mark || setting?.where !== undefined;
  const set = (next: Partial<Setting>, held?: string) =>
    onSet({ control: control.id, value, ...(setting?.where ? { where: setting.where } : {}), ...next }, held);
  const fromPackage = !setting && shipped.length > 0;
  const own = fromPackage && shippedValue(control, shipped) === undefined;
  const told = say(own ? OTHERWISE : valueText(control, value, world.currency));
  return (
    <div class={`lever${moved || fromPackage ? " moved" : ""}`}>
      <div class="head">
        <label for={id}>{say(label)}</label>
        <output for={id}>{fromPackage ? say(t("lab.package2", { told })) : told}</output>
      </div>
      <div class="slider">
        <input
          id={id}
          type="range"
          min={control.low}
          max={control.high}
          step={control.step}
          value={value}
          aria-valuetext={told}
          onInput={(event) => set({ value: Number(event.currentTarget.value) }, control.id)}
        />
        <span class="mark" style={{ left: `${markPercent(control)}%` }} aria-hidden="true" />
      </div>
      <button type="button" class="plain about" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? say(t("lab.less")) : say(t("lab.about"))}
      </button>
      {open && (
        <LeverDetails
          control={control}
          world={world}
          where={setting?.where}
          onWhere={(where) => onSet(placed(control, value, where))}
        />
      )}
    </div>
  );
}

/** The package sets another parameter of the lever than the slider, or several values. */
const OTHERWISE = t("lab.setOwnWay");

function placed(control: Control, value: number, where: string | undefined): Setting {
  return { control: control.id, value, ...(where === undefined ? {} : { where }) };
}

/** What the package's lever sets, if it sets the same parameter. */
function shippedValue({ parameter, choices }: Control, shipped: readonly LeverEntry[]): number | undefined {
  const values = shipped.map((entry) => entry[parameter]);
  const [first] = values;
  const chosen = choices?.findIndex(([name]) => name === first) ?? -1;
  if (chosen >= 0) return chosen + 1;
  return typeof first === "number" && values.every((value) => value === first) ? first : undefined;
}

function markPercent({ low, high, mark }: Control): number {
  return (100 * (mark - low)) / (high - low);
}
