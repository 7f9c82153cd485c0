import { priceRows } from "../../../measures/results/index.js";
import { tableOf } from "../../../report/tables/table.js";
import { t, textOf } from "../../../words/index.js";
import type { AnalysedGame } from "../engine/calls.js";
import { type Offered, offered } from "../engine/catalogue.js";
import { useAnswer } from "../engine/useAnswer.js";
import { useText } from "../parts/language.js";
import { TableView } from "../parts/TableView.js";
import { Work } from "../parts/widgets.js";
import { useOwn } from "../state/store.js";
import { DealMaker } from "./DealMaker.js";
import { Lattice } from "./Lattice.js";
import { amountText, WANTS } from "./words.js";

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

/** What it takes to keep a player in, by what it wants and how far it looks. */
export function PriceTable({ game }: { game: AnalysedGame }) {
  const say = useText();
  const { report, players, currency } = game;
  if (!report.price) return null;
  const rows = priceRows(report.price).map(({ player, objective, cells }) => {
    const name = say(players.find(({ id }) => id === player)!.label);
    const wants = say(WANTS[objective] ?? textOf(objective));
    return [
      `${name}${say(t("join.colon"))}${wants}`,
      ...cells.map(({ needs }) => (needs === null ? "–" : say(amountText(needs)))),
    ];
  });
  const heads = report.price.horizons.map((years) => say(t("lab.yearsAhead", { years })));
  const title = say(t("lab.playerMustReceiveStay", { currency }));
  return (
    <section aria-labelledby="price-title">
      <h2 id="price-title">{say(t("lab.priceKeepingEach"))}</h2>
      {rows.length === 0 ? (
        <p>{say(t("lab.nobodyMustPaidWhatever"))}</p>
      ) : (
        <TableView table={tableOf(title, [say(t("lab.wants")), ...heads], rows)} kind="results" />
      )}
    </section>
  );
}

/** Scenarios of the lab whose agreement up to five players may join; the first is the one that opens. */
const NAMES = [
  "teaching/agreement",
  "teaching/five-cities",
  "beijing-tianjin-hebei/compensation",
  "middle-yangtze/sharing-the-gain",
  "greater-bay-area/benefit-sharing",
  "yangtze-river-delta/local-protection",
] as const;

export const GAMES: readonly Offered[] = NAMES.map((name) => offered(name)!);
