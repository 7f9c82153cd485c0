import { type Text, textOf, titleOf } from "../words/index.js";
import type { Region } from "./regionSchema.js";

type Places = Pick<Region, "tables" | "agglomerations">;

/** What stands for cities of a region: ids of cities, provinces and agglomerations, each once. */
export function placeNames({ tables, agglomerations }: Places): string[] {
  return [
    ...new Set([...tables.cities.flatMap(({ id, province }) => [id, province]), ...agglomerations.map(({ id }) => id)]),
  ];
}

/**
 * What people call a place of a region; a name is made of the id of one that has no label. `others`: what else may be
 * asked for, as far as no place is called so.
 */
export function placeLabels(
  { tables, provinceLabels, agglomerations, hinterlands }: Region,
  others: readonly { id: string; label: Text }[] = [],
): (id: string) => Text {
  const labels = new Map(others.map(({ id, label }) => [id, label]));
  for (const [id, label] of Object.entries(provinceLabels)) labels.set(id, label);
  for (const { id, label } of [...agglomerations, ...hinterlands]) labels.set(id, label);
  for (const { id, name, nameZh } of tables.cities) labels.set(id, textOf(name, nameZh));
  return (id) => labels.get(id) ?? textOf(titleOf(id));
}

/**
 * Ids of the cities that a name stands for, in the order of the region: a city, or all of its province or
 * agglomeration.
 */
export function cityIdsOf(name: string, { tables, agglomerations }: Places): string[] {
  const together = new Set(agglomerations.find(({ id }) => id === name)?.cities);
  return tables.cities
    .filter(({ id, province }) => id === name || province === name || together.has(id))
    .map(({ id }) => id);
}

/**
 * What a city answers to, from the most exact to the widest: its id, its province, its agglomeration where it has one.
 */
export function namesOfCity(city: string, { tables, agglomerations }: Places): string[] {
  const { province } = tables.cities.find(({ id }) => id === city)!;
  const within = agglomerations.filter(({ cities }) => cities.includes(city)).map(({ id }) => id);
  return [city, province, ...within];
}

/** Ids of the cities of every agglomeration; of all cities where a region is one. */
export function citiesByAgglomeration({ agglomerations, tables }: Places): string[][] {
  const one = [tables.cities.map(({ id }) => id)];
  return agglomerations.length > 0 ? agglomerations.map(({ cities }) => cities) : one;
}

/** Agglomeration of every node, cities first; "" where a node belongs to none. */
export function agglomerationOfNodes({
  tables,
  agglomerations,
  hinterlands,
}: Places & Pick<Region, "hinterlands">): string[] {
  const of = new Map(agglomerations.flatMap(({ id, cities }) => cities.map((city) => [city, id] as const)));
  return [...tables.cities, ...hinterlands].map(({ id }) => of.get(id) ?? "");
}

/** Country of every node, cities first; where trade is data every node is a country of its own. */
export function countriesOfNodes({
  exact,
  tables,
  hinterlands,
}: Pick<Region, "exact" | "tables" | "hinterlands">): string[] {
  const home = hinterlands.find((node) => node.complementOf === "national")?.country ?? "home";
  return [...tables.cities.map(({ id }) => (exact ? id : home)), ...hinterlands.map(({ country }) => country)];
}

/**
 * Words that scenarios and results use for more than one place or for nobody's: no place and no player may be called
 * so.
 */
export const RESERVED_NAMES = [
  "all",
  "all-nodes",
  "members",
  "centre",
  "cluster",
  "country",
  "scenario",
  "council",
  "governments",
] as const;

export function isReservedName(id: string): boolean {
  return RESERVED_NAMES.some((name) => name === id);
}
