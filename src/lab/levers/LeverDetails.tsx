import { unitText } from "../../language/index.js";
import { plain } from "../../report/present.js";
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
        <dt>{say({ en: "Who decides", zh: "决策主体" })}</dt>
        <dd>{say(decidedBy)}</dd>
        <dt>{say({ en: "Parameter", zh: "参数" })}</dt>
        <dd>
          {say(parameter)}
          {unit !== "" && control.form !== "choice" && ` (${say(unitText(unit, world.currency))})`}
        </dd>
        <dt>{say({ en: "Slider", zh: "滑块范围" })}</dt>
        <dd>
          {say({
            en: `${range(control.low)} to ${range(control.high)}`,
            zh: `${range(control.low)}至${range(control.high)}`,
          })}
        </dd>
        {minimum !== undefined && maximum !== undefined && (
          <>
            <dt>{say({ en: "Bounds in a file", zh: "情景文件允许范围" })}</dt>
            <dd>{say({ en: `${plain(minimum)} to ${plain(maximum)}`, zh: `${plain(minimum)}至${plain(maximum)}` })}</dd>
          </>
        )}
        <dt>{say({ en: "Source", zh: "来源" })}</dt>
        <dd class="source" lang={source.zh === source.en ? "en" : undefined}>
          {say(source)}
        </dd>
      </dl>
    </div>
  );
}
