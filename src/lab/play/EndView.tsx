import type { Text } from "../../language/index.js";
import { plain } from "../../report/present.js";
import { listText } from "../game/words.js";
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
      <h2 id="end-title">{say({ en: "How it ended", zh: "结局" })}</h2>
      <div class="answer" role="status">
        <p class="first">
          {say({
            en: `Together you went ${plain(part, 0)} % of the way from nobody's agreement to the best that was found for all.`,
            zh: `从“无人签署”到已找到的合作最优，你们共走完了${plain(part, 0)}%。`,
          })}
        </p>
        <p class="rest">
          {broken.length === 0
            ? say({ en: "Nobody defected.", zh: "无人背离。" })
            : say({
                en: `The first to defect, in turn ${first[0]!.turn}: ${listText(first.map(({ id }) => nameOf(id))).en}.`,
                zh: `最先背离者（第${first[0]!.turn}轮）：${listText(first.map(({ id }) => nameOf(id))).zh}。`,
              })}
        </p>
      </div>
      <div class="scroll">
        <table class="results">
          <caption>{say({ en: "Mean score over all years", zh: "各年平均得分" })}</caption>
          <thead>
            <tr>
              <th scope="col">{say({ en: "City", zh: "城市" })}</th>
              <th scope="col">{say({ en: "This game", zh: "本局" })}</th>
              <th scope="col">{say({ en: "Nobody signs", zh: "无人签署" })}</th>
              <th scope="col">{say({ en: "Best for all", zh: "合作最优" })}</th>
              <th scope="col">{say({ en: "What it does in the best for all", zh: "合作最优下的政策" })}</th>
            </tr>
          </thead>
          <tbody>
            {cities.map((id, c) => (
              <tr key={id}>
                <th scope="row">
                  {say(nameOf(id))}
                  {!people.includes(id) && <span class="note"> {say({ en: "(computer)", zh: "（计算机）" })}</span>}
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
          <caption>{say({ en: "Who kept its word when", zh: "何时守约" })}</caption>
          <thead>
            <tr>
              <th scope="col">{say({ en: "City", zh: "城市" })}</th>
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
      <p class="note">
        {say({
          en: "The best for all is the best constant policy that single changes from the promise lead to, with everybody's signature. In “nobody signs” every city answers the others for itself, looking two turns ahead.",
          zh: "“合作最优”指全体签署时，从承诺出发逐项调整所达到的最好不变政策。“无人签署”指各市前瞻两轮、各自作出最优反应。",
        })}
      </p>
    </section>
  );
}
