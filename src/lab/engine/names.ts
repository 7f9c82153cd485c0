import type { Text } from "../../language/index.js";
import type { Region } from "../../scenario/index.js";
import type { CityPlace, NamedPlace } from "./worlds.js";

/** A name that is the same in both languages. */
export function labelled(name: string): Text {
  return { en: name, zh: name };
}

export function citiesOf({ tables }: Region): CityPlace[] {
  return tables.cities.map(({ id, name, nameZh, province, longitude, latitude }) => ({
    id,
    label: { en: name, zh: nameZh ?? name },
    province,
    longitude,
    latitude,
  }));
}

export function provincesOf({ tables, provinceLabels }: Region): NamedPlace[] {
  const ids = [...new Set(tables.cities.map(({ province }) => province))];
  return ids.map((id) => ({ id, label: provinceLabels[id] ?? labelled(titleCase(id)) }));
}

export function agglomerationsOf({ agglomerations }: Region): NamedPlace[] {
  return agglomerations.map(({ id, label }) => ({ id, label }));
}

export function hinterlandsOf({ hinterlands }: Region): NamedPlace[] {
  return hinterlands.map(({ id, label }) => ({ id, label }));
}

export function sectorsOf({ tables }: Region): NamedPlace[] {
  return tables.sectors.map(({ id, label, labelZh }) => ({ id, label: { en: label, zh: labelZh ?? label } }));
}

function titleCase(id: string): string {
  return id
    .split("-")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(" ");
}
