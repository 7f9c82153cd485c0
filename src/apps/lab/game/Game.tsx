import { t } from "../../../words/index.js";
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
      <h1>{say(t("lab.gameTable"))}</h1>
      <div class="bar">
        <label>
          {say(t("lab.agreement"))}{" "}
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
        {say(t("lab.playersLookYearsAhead", { agreement, from, horizon }))}{" "}
        {decision === "quorum" ? say(t("lab.whoeverStaysOutDoes")) : say(t("lab.oneRefusalEndsAgreement"))}{" "}
        {say(t("lab.calculatedMachineNowWithout"))}
      </p>
      <Lattice game={game} />
      <DealMaker scenario={scenario} game={game} />
      <PriceTable game={game} />
    </>
  );
}
