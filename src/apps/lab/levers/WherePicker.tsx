import { type Text, t } from "../../../words/index.js";
import type { OpenedWorld } from "../engine/worlds.js";
import { useText } from "../page/language.js";
import { type Control, namedCities } from "./controls.js";
import { describe } from "./fields.js";

interface Props {
  control: Control;
  world: OpenedWorld;
  where: string | undefined;
  onWhere(where: string | undefined): void;
}

/** Whom a lever binds: everybody or some, or those cities that it must name. */
export function WherePicker(props: Props) {
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

function SomePicker({ control, world, where, onWhere }: Props) {
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
