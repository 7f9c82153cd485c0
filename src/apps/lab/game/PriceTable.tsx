import { priceRows } from "../../../measures/results/index.js";
import { tableOf } from "../../../report/tables/table.js";
import { t, textOf } from "../../../words/index.js";
import type { AnalysedGame } from "../engine/calls.js";
import { useText } from "../page/language.js";
import { TableView } from "../page/TableView.js";
import { amountText, WANTS } from "./words.js";

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
