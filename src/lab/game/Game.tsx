import type { AnalysedGame } from "../engine/calls.js";
import { useAnswer } from "../engine/useAnswer.js";
import { useText } from "../page/language.js";
import { useOwn } from "../page/useOwn.js";
import { Work } from "../page/Work.js";
import { DealMaker } from "./DealMaker.js";
import { GAMES } from "./games.js";
import { Lattice } from "./Lattice.js";
import { PriceTable } from "./PriceTable.js";

/** The game of an agreement: who would join or leave, a deal that holds, and the price of consent. */
export function Game() {
  const say = useText();
  const [own, write] = useOwn();
  const game = GAMES.find(({ name }) => name === own("game")) ?? GAMES[0]!;
  const work = useAnswer("game", { scenario: game.name });
  return (
    <div class="table-game">
      <h1>{say({ en: "Game table", zh: "博弈桌" })}</h1>
      <div class="bar">
        <label>
          {say({ en: "Agreement", zh: "协议" })}{" "}
          <select
            value={game.name}
            onChange={(event) => write({ game: event.currentTarget.value, pay: "", coalition: "" })}
          >
            {GAMES.map(({ name, title }) => (
              <option key={name} value={name}>
                {say(title)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <p class="lead">{say(game.question)}</p>
      <Work {...work} />
      {work.answer && <Table key={game.name} scenario={game.name} game={work.answer} />}
    </div>
  );
}

function Table({ scenario, game }: { scenario: string; game: AnalysedGame }) {
  const say = useText();
  const { report, agreement } = game;
  const { horizon, from, decision } = report.settings;
  return (
    <>
      <p>
        {say({
          en: `${agreement.en}, from ${from}. Players look ${horizon} years ahead. Gains are told as the yearly addition to its own budget that a player would value as much.`,
          zh: `${agreement.zh}，自${from}年起。各参与方前瞻${horizon}年。收益以参与方认为等值的年度财政增量表示。`,
        })}{" "}
        {decision === "quorum"
          ? say({
              en: "Whoever stays out does not stop the others.",
              zh: "退出者不妨碍其他各方继续。",
            })
          : say({
              en: "One refusal ends the agreement: it takes all of them.",
              zh: "任何一方拒绝则协议告终：须全体一致。",
            })}{" "}
        {say({
          en: "Calculated on this machine, now, without chance; the same as agglom game --replicates 0.",
          zh: "当场在本机计算，不含随机性，与 agglom game --replicates 0 相同。",
        })}
      </p>
      <Lattice game={game} />
      <DealMaker scenario={scenario} game={game} />
      <PriceTable game={game} />
    </>
  );
}
