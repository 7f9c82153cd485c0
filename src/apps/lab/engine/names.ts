import type { Region } from "../../../input/index.js";
import { textOf } from "../../../words/index.js";
import type { CityPlace, NamedPlace } from "./worlds.js";

export function citiesOf({ tables }: Region): CityPlace[] {
  return tables.cities.map(({ id, name, nameZh, province, longitude, latitude }) => ({
    id,
    label: textOf(name, nameZh),
    province,
    longitude,
    latitude,
  }));
}

export function provincesOf({ tables, provinceLabels }: Region): NamedPlace[] {
  const ids = [...new Set(tables.cities.map(({ province }) => province))];
  return ids.map((id) => ({ id, label: provinceLabels[id] ?? textOf(titleCase(id)) }));
}

export function agglomerationsOf({ agglomerations }: Region): NamedPlace[] {
  return agglomerations.map(({ id, label }) => ({ id, label }));
}

export function hinterlandsOf({ hinterlands }: Region): NamedPlace[] {
  return hinterlands.map(({ id, label }) => ({ id, label }));
}

export function sectorsOf({ tables }: Region): NamedPlace[] {
  return tables.sectors.map(({ id, label, labelZh }) => ({ id, label: textOf(label, labelZh) }));
}

function titleCase(id: string): string {
  return id
    .split("-")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(" ");
}
