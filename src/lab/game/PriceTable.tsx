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
      <h2 id="price-title">{say({ en: "The price of keeping each in", zh: "留住各方的价格" })}</h2>
      {rows.length === 0 ? (
        <p>
          {say({
            en: "Nobody must be paid, whatever it wants and however far it looks.",
            zh: "无论目标与前瞻年数如何，都无需补偿任何一方。",
          })}
        </p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what may be wider than the page is scrolled from the keyboard too.
        <section class="scroll" tabIndex={0} aria-labelledby="price-title">
          <table class="results">
            <caption>
              {say({
                en: `What a player must receive to stay when all agree, bn ${currency.en} a year. – : more money does not serve that aim at all. Who is not listed needs nothing.`,
                zh: `全体协议时留住一方所需的支付，亿${currency.zh}/年。“–”：更多资金对该目标毫无作用。未列出者无需补偿。`,
              })}
            </caption>
            <thead>
              <tr>
                <th scope="col">{say({ en: "Who, and what it wants", zh: "参与方及其目标" })}</th>
                {horizons.map((years) => (
                  <th key={years} scope="col">
                    {say({ en: `${years} years ahead`, zh: `前瞻${years}年` })}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ player, objective, cells }) => (
                <tr key={`${player}-${objective}`}>
                  <th scope="row">
                    {say(players.find(({ id }) => id === player)!.label)}
                    {say({ en: ": ", zh: "：" })}
                    {say(WANTS[objective] ?? { en: objective, zh: objective })}
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
