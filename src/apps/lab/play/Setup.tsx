import { useState } from "preact/hooks";
import { t } from "../../../words/index.js";
import { useText } from "../page/language.js";
import { citiesFor, type Game, gameOf, MOST_PEOPLE } from "./code.js";
import { TURN_YEARS, TURNS } from "./rules.js";

/** Who plays, and the rules. */
export function Setup({ onStart }: { onStart(game: Game): void }) {
  const say = useText();
  const [people, setPeople] = useState(2);
  const [code, setCode] = useState("");
  const found = gameOf(code.trim());
  const computers = citiesFor(people) - people;
  return (
    <>
      <p class="lead">{say(t("lab.eachYouGovernsCity", { TURNS, TURN_YEARS }))}</p>
      <ul class="rules">
        <li>{say(t("lab.protectionMakesGoodsOthers"))}</li>
        <li>{say(t("lab.subsidyDrawsManufacturersYour"))}</li>
        <li>{say(t("lab.platformServesEverybodyWhoever"))}</li>
        <li>{say(t("lab.signsCouncilSAgreement"))}</li>
        <li>{say(t("lab.breaksWordOutsideNext"))}</li>
      </ul>
      <p class="bar">
        <label>
          {say(t("lab.people"))}{" "}
          <select value={people} onChange={(event) => setPeople(Number(event.currentTarget.value))}>
            {Array.from({ length: MOST_PEOPLE - 1 }, (_, k) => k + 2).map((count) => (
              <option key={count} value={count}>
                {count}
              </option>
            ))}
          </select>
        </label>
        <button
          type="button"
          class="next"
          onClick={() => onStart({ people: Array.from({ length: people }, (_, place) => place), moves: [] })}
        >
          {say(t("lab.begin2"))}
        </button>
        <span class="note">
          {computers > 0
            ? say(t("lab.citiesComputerGovernsSigns", { citiesFor: citiesFor(people), computers }))
            : say(t("lab.citiesOneEach", { citiesFor: citiesFor(people) }))}
        </span>
      </p>
      <p class="bar">
        <label>
          {say(t("lab.goCode"))}{" "}
          <input value={code} size={24} maxLength={60} onInput={(event) => setCode(event.currentTarget.value)} />
        </label>
        <button type="button" disabled={!found} onClick={() => found && onStart(found)}>
          {say(t("lab.go"))}
        </button>
        {code.trim() !== "" && !found && (
          <span class="note wrong" role="status">
            {say(t("lab.codeGame2"))}
          </span>
        )}
      </p>
    </>
  );
}
