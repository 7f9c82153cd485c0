import { t } from "../../language/index.js";
import type { OpenedWorld } from "../engine/worlds.js";
import { useText } from "../page/language.js";
import type { Control } from "./controls.js";

interface Props {
  control: Control;
  world: OpenedWorld;
  where: string | undefined;
  onWhere(where: string | undefined): void;
}

/** Whom a lever binds: everybody, or some. */
export function WherePicker({ control, world, where, onWhere }: Props) {
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
        <span>
          {[0, 1].map((side) => (
            <select
              key={side}
              aria-label={say(side === 0 ? t("lab.firstCity") : t("lab.secondCity"))}
              value={ends[side]}
              onChange={(event) => pickEnd(side, event.currentTarget.value)}
            >
              {cities.map((city) => (
                <option key={city.id} value={city.id} disabled={city.id === ends[1 - side]}>
                  {say(city.label)}
                </option>
              ))}
            </select>
          ))}
        </span>
      )}
    </div>
  );

  function pickWord(value: string): void {
    choose(value === "pair" ? `${cities[0]!.id}~${cities[1]!.id}` : value);
  }

  function pickEnd(side: number, id: string): void {
    const other = ends![1 - side]!;
    choose(side === 0 ? `${id}~${other}` : `${other}~${id}`);
  }
}
