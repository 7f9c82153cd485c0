import { plain } from "../../../measures/views/present.js";
import { ENGLISH, english, t, unitText } from "../../../words/index.js";
import type { OpenedWorld } from "../engine/worlds.js";
import { useText } from "../page/language.js";
import type { Control } from "./controls.js";
import { describe } from "./fields.js";
import { WherePicker } from "./WherePicker.js";
import { valueText } from "./words.js";

interface Props {
  control: Control;
  world: OpenedWorld;
  where: string | undefined;
  onWhere(where: string | undefined): void;
}

/** What a lever does, who decides it, its bounds and sources, and whom it binds. */
export function LeverDetails({ control, world, where, onWhere }: Props) {
  const say = useText();
  const { description, decidedBy, parameter, unit, source, minimum, maximum } = describe(control);
  const range = (value: number) => say(valueText(control, value, world.currency));
  return (
    <div class="details">
      <p>{say(description)}</p>
      {control.reach !== "none" && <WherePicker control={control} world={world} where={where} onWhere={onWhere} />}
      <dl>
        <dt>{say(t("lab.decides"))}</dt>
        <dd>{say(decidedBy)}</dd>
        <dt>{say(t("lab.parameter"))}</dt>
        <dd>
          {say(parameter)}
          {unit !== "" && !control.choices && ` (${say(unitText(unit, world.currency))})`}
        </dd>
        <dt>{say(t("lab.slider"))}</dt>
        <dd>{say(t("lab.to", { range: range(control.low), range2: range(control.high) }))}</dd>
        {minimum !== undefined && maximum !== undefined && (
          <>
            <dt>{say(t("lab.boundsFile"))}</dt>
            <dd>{say(t("lab.to2", { minimum: plain(minimum), maximum: plain(maximum) }))}</dd>
          </>
        )}
        <dt>{say(t("lab.source"))}</dt>
        <dd class="source" lang={say(source) === english(source) ? ENGLISH : undefined}>
          {say(source)}
        </dd>
      </dl>
    </div>
  );
}
