import type { Region, ResolvedScenario } from "../../input/index.js";
import { type Text, t, textOf } from "../../words/index.js";

const CURRENCIES: Readonly<Record<string, Text>> = {
  CNY: t("experiments.yuan"),
  USD: t("experiments.dollars"),
  EUR: t("experiments.euros"),
};

/** As people say it. */
export function currencyOf({ region: { currency } }: { region: Pick<Region, "currency"> }): Text {
  return CURRENCIES[currency] ?? textOf(currency);
}

/** What people call a place or an industry. */
export function namesOf({ region }: ResolvedScenario): (id: string) => Text {
  const { cities, sectors } = region.tables;
  const names = new Map<string, Text>([
    ...sectors.map(({ id, label, labelZh }) => [id, textOf(label, labelZh)] as const),
    ...Object.entries(region.provinceLabels),
    ...region.agglomerations.map(({ id, label }) => [id, label] as const),
    ...region.hinterlands.map(({ id, label }) => [id, label] as const),
    ...cities.map(({ id, name, nameZh }) => [id, textOf(name, nameZh)] as const),
  ]);
  return (id) => names.get(id) ?? textOf(titleCase(id));
}

function titleCase(id: string): string {
  return id
    .split("-")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(" ");
}
