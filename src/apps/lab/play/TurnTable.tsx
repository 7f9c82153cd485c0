import { type Text, t } from "../../../words/index.js";
import { signed } from "../lessons/ResultTable.js";
import { useText } from "../page/language.js";
import { FIRST_YEAR, type PlayedGame, TURN_YEARS } from "./rules.js";
import { moveText, WORD_WORDS } from "./words.js";

interface Props {
  played: PlayedGame;
  turn: number;
  people: readonly string[];
  nameOf(id: string): Text;
}

/** What everybody did in a turn, and what the market made of it. */
export function TurnTable({ played, turn, people, nameOf }: Props) {
  const say = useText();
  const { cities, turns } = played;
  const one = turns[turn];
  if (!one) return null;
  const from = FIRST_YEAR + turn * TURN_YEARS;
  const to = from + TURN_YEARS - 1;
  const title = say(t("lab.turnCame", { turn: turn + 1, from, to }));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what may be wider than the page is scrolled from the keyboard too.
    <section class="scroll" tabIndex={0} aria-label={title}>
      <table class="results">
        <caption>
          <strong>{title}</strong> {say(t("lab.changesAgainstGoingToday"))}
        </caption>
        <thead>
          <tr>
            <th scope="col">{say(t("lab.city"))}</th>
            <th scope="col">{say(t("lab.did"))}</th>
            <th scope="col">{say(t("lab.word"))}</th>
            <th scope="col">{say(t("lab.gdp"))}</th>
            <th scope="col">{say(t("lab.consumption"))}</th>
            <th scope="col">{say(t("lab.budget"))}</th>
            <th scope="col">{say(t("lab.score"))}</th>
          </tr>
        </thead>
        <tbody>
          {cities.map((id, c) => (
            <tr key={id}>
              <th scope="row">
                {say(nameOf(id))}
                {!people.includes(id) && <span class="note"> {say(t("lab.computer"))}</span>}
              </th>
              <td>{say(moveText(one.moves[c]!))}</td>
              <td class={one.words[c] === "kept" ? "right" : one.words[c] === "broken" ? "wrong" : ""}>
                {say(WORD_WORDS[one.words[c]!])}
              </td>
              {[one.gdp, one.consumption, one.budget, one.scores].map((values, k) => (
                <td key={k} class="number">
                  {signed(values[c]!, 2)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
