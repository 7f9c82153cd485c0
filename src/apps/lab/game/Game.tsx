import { objectiveName, priceRows } from "../../../measures/results/index.js";
import { tableOf } from "../../../report/tables/table.js";
import { t } from "../../../words/index.js";
import type { AnalysedGame } from "../engine/calls.js";
import { FIRST, offered } from "../engine/catalogue.js";
import { useAnswer } from "../engine/useRun.js";
import { useDrawnMark } from "../parts/pickers.js";
import { TableView } from "../parts/TableView.js";
import { Section, Select, useText, Work } from "../parts/widgets.js";
import { useOwn } from "../state/store.js";
import { DealMaker } from "./DealMaker.js";
import { Guess, isGuess } from "./Guess.js";
import { Lattice } from "./Lattice.js";
import { amountText, namesOf } from "./words.js";

/** Scenarios of the lab whose agreement up to five players may join; the first is the one that opens. */
export const GAMES = [
  FIRST,
  "teaching/five-cities",
  "beijing-tianjin-hebei/compensation",
  "middle-yangtze/sharing-the-gain",
  "greater-bay-area/benefit-sharing",
  "yangtze-river-delta/local-protection",
].map((name) => offered(name)!);

/** The game of an agreement: a guess at who refuses, a deal that holds, coalitions, and the price of consent. */
export function Game() {
  const say = useText();
  const [own, write] = useOwn();
  const { name, question } = GAMES.find((game) => game.name === own("game")) ?? GAMES[0]!;
  const work = useAnswer("game", { scenario: name });
  useDrawnMark(work.answer);
  return (
    <div class="table-game">
      <h1>{say("lab.wouldAllSign")}</h1>
      <div class="bar">
        <Select
          label="lab.agreement"
          value={name}
          options={GAMES.map(({ name: id, title }) => ({ id, label: title }))}
          onChoose={(game) => write({ game, pay: "", coalition: "", who: "" })}
        />
      </div>
      <p class="lead">{say(question)}</p>
      <Work {...work} />
      {work.answer && <Table key={name} scenario={name} game={work.answer} />}
    </div>
  );
}

/** Everything else waits for the guess. */
function Table({ scenario, game }: { scenario: string; game: AnalysedGame }) {
  const [own, write] = useOwn();
  const guess = own("who");
  return (
    <>
      <Guess game={game} guess={guess} onGuess={(who) => write({ who })} />
      {isGuess(game, guess) && (
        <>
          <DealMaker scenario={scenario} game={game} />
          <Lattice game={game} />
          <PriceTable game={game} />
          <Terms game={game} />
        </>
      )}
    </>
  );
}

function Terms({ game: { report } }: { game: AnalysedGame }) {
  const say = useText();
  const { horizon, decision } = report.settings;
  return (
    <p class="note">
      {say("lab.playersLookYearsAhead", { horizon })}
      {say("join.sentence")}
      {say(decision === "quorum" ? "lab.whoeverStaysOutDoes" : "lab.oneRefusalEndsAgreement")}
      {say("join.sentence")}
      {say("lab.calculatedMachineNowWithout")}
    </p>
  );
}

/** What it takes to keep a player in, by what it wants and how far it looks. */
export function PriceTable({ game: { report, players, currency } }: { game: AnalysedGame }) {
  const say = useText();
  if (!report.price) return null;
  const needed = priceRows(report.price).filter(({ cells }) => cells.some(({ needs }) => needs !== 0));
  const rows = needed.map(({ player, objective, cells }) => {
    const name = say(namesOf(players)(player));
    const wants = say(objectiveName(objective));
    return [
      `${name}${say("join.colon")}${wants}`,
      ...cells.map(({ needs }) => (needs === null ? "–" : say(amountText(needs)))),
    ];
  });
  const heads = report.price.horizons.map((count) => t("cli.yearsCounted", { count }));
  const title = t("lab.playerMustReceiveStay", { currency });
  return (
    <Section title="lab.priceKeepingEach">
      {rows.length === 0 ? (
        <p>{say("lab.nobodyMustPaidWhatever")}</p>
      ) : (
        <TableView table={tableOf(say, title, ["lab.wants", ...heads], rows)} kind="results" />
      )}
    </Section>
  );
}
