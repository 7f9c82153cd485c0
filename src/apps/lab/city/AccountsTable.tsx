import { plain, signed } from "../../../measures/views/present.js";
import { tableOf } from "../../../report/tables/table.js";
import { shownUnit, t, unitText } from "../../../words/index.js";
import type { CityBooks } from "../engine/calls.js";
import { percentChange } from "../engine/read.js";
import type { OpenedWorld } from "../engine/worlds.js";
import { indicatorNamed } from "../explore/indicators.js";
import { useLanguage, useText } from "../page/language.js";
import { TableView } from "../page/TableView.js";

/** Indicators of the city under the baseline and under the policy. */
export function AccountsTable({ world, books }: { world: OpenedWorld; books: CityBooks }) {
  const say = useText();
  const language = useLanguage();
  const rows = books.accounts.flatMap(({ indicator, values }) => {
    const definition = indicatorNamed(indicator)!;
    const { unit, factor } = shownUnit(unitText(definition.unit, world.currency), language);
    const [before, after] = values.map((value) => factor * value) as [number, number];
    if (Number.isNaN(before - after)) return [];
    return [[{ text: say(definition.label), small: unit }, digits(before), digits(after), changeText(before, after)]];
  });
  const columns = [t("lab.indicator"), t("experiments.baseline"), t("lab.policy"), t("lab.change")].map(say);
  return <TableView table={tableOf(say(t("lab.accounts")), columns, rows)} />;
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
