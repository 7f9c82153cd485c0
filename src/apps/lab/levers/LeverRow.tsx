import { useId, useState } from "preact/hooks";
import type { LeverEntry } from "../../../input/index.js";
import { plain } from "../../../measures/views/present.js";
import { ENGLISH, english, type Text, t, unitText } from "../../../words/index.js";
import type { OpenedWorld } from "../engine/calls.js";
import { useText } from "../parts/language.js";
import { type Control, describe, namedCities, type Setting, valueText } from "../state/controls.js";

interface LeverRowProps {
  control: Control;
  world: OpenedWorld;
  /** As somebody has moved it. */
  setting: Setting | undefined;
  /** Levers of this type in the package. */
  shipped: readonly LeverEntry[];
  onSet(setting: Setting, held?: string): void;
}

/** A lever: what it is called, where it stands, its slider, and more on it when asked. */
export function LeverRow({ control, world, setting, shipped, onSet }: LeverRowProps) {
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

interface LeverDetailsProps {
  control: Control;
  world: OpenedWorld;
  where: string | undefined;
  onWhere(where: string | undefined): void;
}

/** What a lever does, who decides it, its bounds and sources, and whom it binds. */
export function LeverDetails({ control, world, where, onWhere }: LeverDetailsProps) {
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

interface WherePickerProps {
  control: Control;
  world: OpenedWorld;
  where: string | undefined;
  onWhere(where: string | undefined): void;
}

/** Whom a lever binds: everybody or some, or those cities that it must name. */
export function WherePicker(props: WherePickerProps) {
  const { control, world, where, onWhere } = props;
  if (control.reach !== "named") return <SomePicker {...props} />;
  const ids = world.cities.map(({ id }) => id);
  const labels = describe(control).named;
  return (
    <div class="where">
      <CityPickers world={world} labels={labels} chosen={namedCities(control, where, ids)} onWhere={onWhere} />
    </div>
  );
}

function SomePicker({ control, world, where, onWhere }: WherePickerProps) {
  const say = useText();
  const { cities, provinces } = world;
  const several = provinces.filter(({ id }) => cities.filter(({ province }) => province === id).length > 1);
  const choose = (value: string) => onWhere(value === "" ? undefined : value);
  const pairs = control.reach === "pairs";
  const ends = where?.includes("~") ? where.split("~") : undefined;
  return (
    <div class="where">
      <label>
        {say(t("lab.whomBinds"))}{" "}
        <select value={ends ? "pair" : (where ?? "")} onChange={(event) => pickWord(event.currentTarget.value)}>
          <option value="">{say(pairs ? t("lab.allPairsCities") : t("lab.allCities"))}</option>
          {pairs && several.length > 0 && provinces.length > 1 && (
            <>
              <option value="different-province">{say(t("lab.pairsTwoProvinces"))}</option>
              <option value="same-province">{say(t("lab.pairsInsideProvince"))}</option>
            </>
          )}
          {pairs && <option value="pair">{say(t("lab.onePair"))}</option>}
          {!pairs &&
            several.length < cities.length &&
            several.map((place) => (
              <option key={place.id} value={place.id}>
                {say(place.label)}
              </option>
            ))}
          {control.reach === "cities" &&
            cities.map((city) => (
              <option key={city.id} value={city.id}>
                {say(city.label)}
              </option>
            ))}
        </select>
      </label>
      {ends && (
        <CityPickers world={world} labels={[t("lab.firstCity"), t("lab.secondCity")]} chosen={ends} onWhere={onWhere} />
      )}
    </div>
  );

  function pickWord(value: string): void {
    choose(value === "pair" ? `${cities[0]!.id}~${cities[1]!.id}` : value);
  }
}

interface CityPickersProps {
  world: OpenedWorld;
  /** What each city is. */
  labels: readonly Text[];
  chosen: readonly string[];
  onWhere(where: string): void;
}

/** One list of cities for each that is to be named, none of them twice. */
function CityPickers({ world, labels, chosen, onWhere }: CityPickersProps) {
  const say = useText();
  const pick = (at: number, id: string) => onWhere(chosen.map((one, k) => (k === at ? id : one)).join("~"));
  return (
    <span>
      {labels.map((label, at) => (
        <select
          key={at}
          aria-label={say(label)}
          value={chosen[at]}
          onChange={(event) => pick(at, event.currentTarget.value)}
        >
          {world.cities.map(({ id, label: name }) => (
            <option key={id} value={id} disabled={chosen.some((one, k) => k !== at && one === id)}>
              {say(name)}
            </option>
          ))}
        </select>
      ))}
    </span>
  );
}
