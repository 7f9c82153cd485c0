import { t, textOf } from "../../language/index.js";
import { priceRows } from "../../results/index.js";
import type { AnalysedGame } from "../engine/calls.js";
import { useText } from "../page/language.js";
import { amountText, WANTS } from "./words.js";

/** What it takes to keep a player in, by what it wants and how far it looks. */
export function PriceTable({ game }: { game: AnalysedGame }) {
  const say = useText();
  const { report, players, currency } = game;
  if (!report.price) return null;
  const { horizons } = report.price;
  const rows = priceRows(report.price);
  return (
    <section aria-labelledby="price-title">
      <h2 id="price-title">{say(t("lab.priceKeepingEach"))}</h2>
      {rows.length === 0 ? (
        <p>{say(t("lab.nobodyMustPaidWhatever"))}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what may be wider than the page is scrolled from the keyboard too.
        <section class="scroll" tabIndex={0} aria-labelledby="price-title">
          <table class="results">
            <caption>{say(t("lab.playerMustReceiveStay", { currency }))}</caption>
            <thead>
              <tr>
                <th scope="col">{say(t("lab.wants"))}</th>
                {horizons.map((years) => (
                  <th key={years} scope="col">
                    {say(t("lab.yearsAhead", { years }))}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ player, objective, cells }) => (
                <tr key={`${player}-${objective}`}>
                  <th scope="row">
                    {say(players.find(({ id }) => id === player)!.label)}
                    {say(t("join.colon"))}
                    {say(WANTS[objective] ?? textOf(objective))}
                  </th>
                  {cells.map(({ horizon, needs }) => (
                    <td key={horizon} class="number">
                      {needs === null ? "–" : say(amountText(needs))}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </section>
  );
}
