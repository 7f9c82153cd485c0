import { groupsOf, labourIds, placeLabels, type Region, type ResolvedScenario } from "../../input/index.js";
import { type Text, type TextKey, t, textOf, titleOf } from "../../words/index.js";

const CURRENCIES: Readonly<Record<string, TextKey>> = {
  CNY: "experiments.yuan",
  USD: "experiments.dollars",
  EUR: "experiments.euros",
};

/** As people say it. */
export function currencyOf({ region: { currency } }: { region: Pick<Region, "currency"> }): Text {
  return t(CURRENCIES[currency] ?? textOf(currency));
}

/** What people call a place, an industry or a type of labour. */
export function namesOf(scenario: ResolvedScenario): (id: string) => Text {
  return placeLabels(scenario.region, [...LABOUR, ...industriesOf(scenario.region), ...groupsOf(scenario)]);
}

const LABOUR = labourIds.map((id) => ({ id, label: t("experiments.labour", { id }) }));

/** What sentences call the baseline or a variant. */
export function armLabel({ variants }: Pick<ResolvedScenario, "variants">, name: string): Text {
  return variants[name]?.label ?? t("experiments.baseline");
}

/** A place or an industry, with what people call it. */
interface Named {
  id: string;
  label: Text;
}

/** The same without anything else. */
export function named(places: readonly Named[]): Named[] {
  return places.map(({ id, label }) => ({ id, label }));
}

/** Degrees are absent where cities have no place on a map. */
export function citiesOf({ tables }: Region) {
  return tables.cities.map(({ id, name, nameZh, province, longitude, latitude }) => ({
    id,
    label: textOf(name, nameZh),
    province,
    longitude,
    latitude,
  }));
}

/** The provinces of a region's cities with their names, in the order of the table. */
export function provincesOf({ tables, provinceLabels }: Region): Named[] {
  const ids = [...new Set(tables.cities.map(({ province }) => province))];
  return ids.map((id) => ({ id, label: provinceLabels[id] ?? textOf(titleOf(id)) }));
}

export function industriesOf({ tables }: Region): Named[] {
  return tables.sectors.map(({ id, label, labelZh }) => ({ id, label: textOf(label, labelZh) }));
}
