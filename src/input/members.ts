import { leverOf } from "../levers/index.js";
import { isHolder, mostExact } from "../levers/members.js";
import { type RoleField, roleFields } from "../levers/roles.js";
import { cityIdsOf } from "./cityNames.js";
import { isPlainMap } from "./document.js";
import type { LeverEntry } from "./leverEntry.js";
import type { Region } from "./regionSchema.js";

/** The word that stands for the cities of those who join an agreement. */
const MEMBERS = "members";

type Fields = Record<string, unknown>;

/**
 * Writes out whom a lever of an agreement binds when all `members` (city ids) join: `members`, provinces,
 * agglomerations, `all` and the words for pairs become ids. Works on what the user wrote, before the lever's schema
 * sees it; what is not understood stays, for the schema to report.
 */
export function expandMembers(lever: Fields, members: readonly string[], region: Region): Fields {
  const { cities } = region.tables;
  const nodes = [...cities, ...region.hinterlands].map(({ id }) => id);
  const idsOf = (name: unknown): unknown[] => {
    if (name === MEMBERS || name === "all") return [...members];
    if (name === "all-nodes") return nodes;
    const inside = nodes.includes(name as string) ? [] : cityIdsOf(name as string, region);
    return inside.length > 0 ? inside : [name];
  };
  const provinceOf = new Map(cities.map(({ id, province }) => [id, province]));
  const areaOf = new Map<unknown, number>(cities.map(({ id, builtupKm2 }) => [id, builtupKm2]));
  const partOf = (id: unknown, ids: readonly unknown[]) =>
    areaOf.get(id)! / ids.reduce<number>((sum, other) => sum + areaOf.get(other)!, 0);
  const written = (value: unknown, { form, divided }: RoleField): unknown => {
    if (form === "names") return [value].flat().flatMap(idsOf);
    if (form === "pairs") return pairsOf(value, members, nodes, idsOf, provinceOf);
    if (form === "members")
      return listOf(value, idsOf, (id, ids) => (divided ? { field: divided, part: partOf(id, ids) } : undefined));
    return value;
  };
  const expanded = { ...lever };
  for (const role of rolesOf(lever))
    if (lever[role.field] !== undefined) expanded[role.field] = written(lever[role.field], role);
  return expanded;
}

function rolesOf(lever: Fields): RoleField[] {
  return roleFields(leverOf(lever["type"] as string).schema);
}

function pairsOf(
  between: unknown,
  members: readonly string[],
  nodes: readonly string[],
  idsOf: (name: unknown) => unknown[],
  provinceOf: ReadonlyMap<string, string>,
): unknown {
  const product = (first: readonly unknown[], second: readonly unknown[]) =>
    first.flatMap((from) => second.filter((to) => to !== from).map((to) => [from, to]));
  if (Array.isArray(between)) {
    return between.flatMap((pair: unknown) =>
      Array.isArray(pair) && pair.length === 2 ? product(idsOf(pair[0]), idsOf(pair[1])) : [pair],
    );
  }
  const sameProvince = ([a, b]: unknown[]) => provinceOf.get(a as string) === provinceOf.get(b as string);
  if (between === MEMBERS || between === "cities") return product(members, members);
  if (between === "same-province") return product(members, members).filter(sameProvince);
  if (between === "different-province") return product(members, members).filter((pair) => !sameProvince(pair));
  if (between === "all-nodes") return product(nodes, nodes);
  return between;
}

/**
 * Part of one of several cities, by built-up area, in the number that they hold together; undefined where they hold
 * none.
 */
type Division = (id: unknown, ids: readonly unknown[]) => { field: string; part: number } | undefined;

/**
 * `members`, or a list in which an item for several cities by a common name is written out, one item a city that no
 * other item names more exactly. What a province holds is divided among its cities.
 */
function listOf(list: unknown, idsOf: (name: unknown) => unknown[], divide: Division): unknown {
  const items: unknown[] | undefined = list === MEMBERS ? [{ city: MEMBERS }] : Array.isArray(list) ? list : undefined;
  if (!items) return list;
  const names = items.map((item) => (isPlainMap(item) ? item["city"] : undefined));
  const named = names.map(idsOf);
  const own = mostExact(names, named);
  return items.flatMap((item, row) => {
    if (!isPlainMap(item)) return [item];
    const ids = own[row]!;
    return ids.map((city) => {
      const share = isHolder(names[row], named[row]!) ? divide(city, ids) : undefined;
      const amount = share && item[share.field];
      return typeof amount === "number" ? { ...item, city, [share!.field]: amount * share!.part } : { ...item, city };
    });
  });
}

/**
 * The first node that a written-out lever binds though it is no member: a city of no player, a hinterland that pays, a
 * pair without a member.
 */
export function boundStranger(lever: Fields, members: readonly string[], region: Region): string | undefined {
  const nodes = [...region.tables.cities, ...region.hinterlands].map(({ id }) => id);
  const strangers = new Set(nodes.filter((id) => !members.includes(id)));
  const strange = (name: unknown): name is string => strangers.has(name as string);
  const firstStranger = ({ field, form }: RoleField): string | undefined => {
    const value = [lever[field]].flat();
    if (form === "pairs") return (value.find((pair) => Array.isArray(pair) && pair.every(strange)) as string[])?.[0];
    const names = form === "members" ? value.map((item) => isPlainMap(item) && item["city"]) : value;
    return names.find(strange);
  };
  const bound = rolesOf(lever).filter((role) => role.bound);
  return bound.map(firstStranger).find((stranger) => stranger !== undefined);
}

/**
 * What is left of a written-out lever when some cities stay out of the agreement: it binds none of them. Undefined
 * where it then binds nobody, has fewer than two members or none with a weight, or rests on a city that stays out (as
 * payer, host, or one side of a bond).
 */
export function withoutCities(lever: LeverEntry, outsiders: ReadonlySet<string>): LeverEntry | undefined {
  const left: LeverEntry = { ...lever };
  const inside = (id: unknown) => !outsiders.has(id as string);
  const remains = ({ field, form, least }: RoleField): boolean => {
    const value = lever[field];
    if (form === "node") return inside(value);
    if (!Array.isArray(value)) return true;
    const stays = {
      names: inside,
      pairs: (pair: unknown) => [pair].flat().every(inside),
      members: (item: unknown) => !isPlainMap(item) || inside(item["city"]),
    }[form];
    const kept = value.filter(stays);
    left[field] = kept;
    return kept.length >= least;
  };
  return rolesOf(lever).every(remains) && hasWeight(left["members"]) ? left : undefined;
}

/** Of members that divide something by weights one must have some. */
function hasWeight(members: unknown): boolean {
  return !Array.isArray(members) || members.some((item) => !isPlainMap(item) || item["weight"] !== 0);
}
