import { plain } from "../../../measures/views/present.js";
import { allOf, type Text, t } from "../../../words/index.js";
import { signed } from "../lessons/ResultTable.js";
import { useText } from "../page/language.js";
import type { PlayedGame, Word } from "./rules.js";
import { moveText, WORD_WORDS } from "./words.js";

interface Props {
  played: PlayedGame;
  people: readonly string[];
  nameOf(id: string): Text;
}

const SIGNS: Readonly<Record<Word, string>> = { kept: "✓", broken: "✗", none: "–", out: "○" };

/** How far from the best for all, and who defected when. */
export function EndView({ played, people, nameOf }: Props) {
  const say = useText();
  const { cities, turns, end } = played;
  if (!end) return null;
  const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
  const [own, best, alone] = [total(end.scores), total(end.optimum), total(end.alone)];
  const part = (100 * (own - alone)) / (best - alone);
  const broken = turns.flatMap(({ words }, turn) =>
    cities.flatMap((id, c) =>
      words[c] === "broken" || words[c] === "none" ? [{ id, turn: turn + 1, word: words[c] as "broken" | "none" }] : [],
    ),
  );
  const first = broken.filter(({ turn }) => turn === broken[0]?.turn);
  return (
    <section aria-labelledby="end-title">
      <h2 id="end-title">{say(t("lab.howEnded"))}</h2>
      <div class="answer" role="status">
        <p class="first">{say(t("lab.togetherYouWentWay", { part: plain(part, 0) }))}</p>
        <p class="rest">
          {broken.length === 0
            ? say(t("lab.nobodyDefected"))
            : say(
                t("lab.firstDefectTurn", {
                  turn: first[0]!.turn,
                  names: allOf(first.map(({ id }) => nameOf(id))),
                }),
              )}
        </p>
      </div>
      <div class="scroll">
        <table class="results">
          <caption>{say(t("lab.meanScoreOverAll"))}</caption>
          <thead>
            <tr>
              <th scope="col">{say(t("lab.city"))}</th>
              <th scope="col">{say(t("lab.game2"))}</th>
              <th scope="col">{say(t("lab.nobodySigns"))}</th>
              <th scope="col">{say(t("lab.bestAll"))}</th>
              <th scope="col">{say(t("lab.doesBestAll"))}</th>
            </tr>
          </thead>
          <tbody>
            {cities.map((id, c) => (
              <tr key={id}>
                <th scope="row">
                  {say(nameOf(id))}
                  {!people.includes(id) && <span class="note"> {say(t("lab.computer"))}</span>}
                </th>
                <td class="number">{signed(end.scores[c]!, 2)}</td>
                <td class="number">{signed(end.alone[c]!, 2)}</td>
                <td class="number">{signed(end.optimum[c]!, 2)}</td>
                <td>{say(moveText(end.best[c]!))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div class="scroll">
        <table class="results words">
          <caption>{say(t("lab.keptWordWhen"))}</caption>
          <thead>
            <tr>
              <th scope="col">{say(t("lab.city"))}</th>
              {turns.map((_, turn) => (
                <th key={turn} scope="col">
                  {turn + 1}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {cities.map((id, c) => (
              <tr key={id}>
                <th scope="row">{say(nameOf(id))}</th>
                {turns.map(({ words }, turn) => (
                  <td key={turn} class={words[c] === "kept" ? "right" : words[c] === "broken" ? "wrong" : ""}>
                    <span aria-hidden="true">{SIGNS[words[c]!]}</span>
                    <span class="hidden">{say(WORD_WORDS[words[c]!])}</span>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="note">
        {(Object.keys(SIGNS) as Word[]).map((word) => `${SIGNS[word]} ${say(WORD_WORDS[word])}`).join("   ")}
      </p>
      <p class="note">{say(t("lab.bestAllBestConstant"))}</p>
    </section>
  );
}
