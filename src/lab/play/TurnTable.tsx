import type { Text } from "../../language/index.js";
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
  const title = say({
    en: `Turn ${turn + 1}: what came of it, ${from} to ${to}`,
    zh: `第${turn + 1}轮结果，${from}—${to}年`,
  });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what may be wider than the page is scrolled from the keyboard too.
    <section class="scroll" tabIndex={0} aria-label={title}>
      <table class="results">
        <caption>
          <strong>{title}</strong>{" "}
          {say({ en: "Changes against going on as today, per cent.", zh: "相对一切照旧的变化，%。" })}
        </caption>
        <thead>
          <tr>
            <th scope="col">{say({ en: "City", zh: "城市" })}</th>
            <th scope="col">{say({ en: "Did", zh: "政策" })}</th>
            <th scope="col">{say({ en: "Its word", zh: "承诺" })}</th>
            <th scope="col">{say({ en: "GDP", zh: "GDP" })}</th>
            <th scope="col">{say({ en: "Consumption", zh: "消费" })}</th>
            <th scope="col">{say({ en: "Budget", zh: "财政" })}</th>
            <th scope="col">{say({ en: "Score", zh: "得分" })}</th>
          </tr>
        </thead>
        <tbody>
          {cities.map((id, c) => (
            <tr key={id}>
              <th scope="row">
                {say(nameOf(id))}
                {!people.includes(id) && <span class="note"> {say({ en: "(computer)", zh: "（计算机）" })}</span>}
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
