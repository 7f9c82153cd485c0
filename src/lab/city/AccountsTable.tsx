import { shownUnit, t, unitText } from "../../language/index.js";
import { plain, signed } from "../../report/present.js";
import type { CityBooks } from "../engine/calls.js";
import { percentChange } from "../engine/read.js";
import type { OpenedWorld } from "../engine/worlds.js";
import { indicatorNamed } from "../explore/indicators.js";
import { useLanguage, useText } from "../page/language.js";

/** Indicators of the city under the baseline and under the policy. */
export function AccountsTable({ world, books }: { world: OpenedWorld; books: CityBooks }) {
  const say = useText();
  const language = useLanguage();
  return (
    <div class="scroll">
      <table>
        <caption>{say(t("lab.accounts"))}</caption>
        <thead>
          <tr>
            <th scope="col">{say(t("lab.indicator"))}</th>
            <th scope="col">{say(t("experiments.baseline"))}</th>
            <th scope="col">{say(t("lab.policy"))}</th>
            <th scope="col">{say(t("lab.change"))}</th>
          </tr>
        </thead>
        <tbody>
          {books.accounts.map(({ indicator, values }) => {
            const definition = indicatorNamed(indicator)!;
            const { unit, factor } = shownUnit(unitText(definition.unit, world.currency), language);
            const [before, after] = values.map((value) => factor * value) as [number, number];
            if (Number.isNaN(before - after)) return null;
            return (
              <tr key={indicator}>
                <th scope="row">
                  {say(definition.label)} <small>{unit}</small>
                </th>
                <td>{digits(before)}</td>
                <td>{digits(after)}</td>
                <td>{changeText(before, after)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** Four significant digits, none after the point of large numbers. */
export function digits(value: number): string {
  const size = Math.abs(value);
  return plain(value, size >= 1000 ? 0 : size >= 100 ? 1 : size >= 1 ? 2 : 3);
}

/** In per cent; the difference itself where there was nothing. */
export function changeText(before: number, after: number): string {
  if (before === after) return "0";
  const percent = percentChange([before, after]);
  return Number.isFinite(percent) && Math.abs(percent) < 1000 ? `${signed(percent, 2)} %` : signed(after - before);
}
