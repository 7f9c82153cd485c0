import { z } from "zod";
import { leverOf } from "../levers/index.js";
import { isHolder, mostExact } from "../levers/members.js";
import { type RoleField, roleFields } from "../levers/roles.js";
import { sumOf } from "../maths/numerics/sums.js";
import { advice, joined, t } from "../words/index.js";
import { cityIdsOf, isReservedName, namesOfCity, placeNames, RESERVED_NAMES } from "./cityNames.js";
import { blocksOf } from "./councils.js";
import { isPlainMap, type Locate, type Path, placed } from "./document.js";
import { onceEach, type Problem, unknownName } from "./files.js";
import type { Coordination, Objectives } from "./governmentSchemas.js";
import type { Region } from "./regionSchema.js";
import { validate } from "./rules.js";
import type { ResolvedScenario } from "./scenarioSchema.js";
import { type LeverEntry, leverEntrySchema, namesByYear, wrongUse } from "./timeline.js";

/** A player of the coordination game: a city, or cities that decide as one. City ids in the order of the region. */
export interface Player {
  id: string;
  cities: string[];
}

/** The players of an agreement with their cities, in the order of the file. */
export function playersOf({ players }: Pick<Coordination, "players">, region: Region): Player[] {
  return Object.entries(players).map(([id, names]) => {
    const own = new Set(names.flatMap((name) => cityIdsOf(name, region)));
    return { id, cities: region.tables.cities.map((city) => city.id).filter((city) => own.has(city)) };
  });
}

/** Levers of the agreement when exactly these players join. An agreement takes two: with fewer there is none. */
export function agreementLevers(coordination: Coordination, region: Region, joining: readonly string[]): LeverEntry[] {
  if (joining.length < 2) return [];
  const out = playersOf(coordination, region).filter(({ id }) => !joining.includes(id));
  const outsiders = new Set(out.flatMap(({ cities }) => cities));
  return coordination.agreement.levers.flatMap((lever) => withoutCities(lever, outsiders) ?? []);
}

/** What a city weighs: its own weights, those of its province or its agglomeration, or the common ones. */
export function weightsOf(objectives: Objectives, region: Region, city: string): Objectives["weights"] {
  const named = namesOfCity(city, region).find((name) => Object.hasOwn(objectives.cities, name));
  return named === undefined ? objectives.weights : objectives.cities[named]!;
}

/**
 * Where gains need an equivalent in money: in coalition analysis and for compensation. Councils that only vote need
 * none.
 */
export function checkMoneyEquivalents(scenario: ResolvedScenario, locate: Locate): Problem[] {
  const councils = blocksOf(scenario, "council").map(([, council]) => council);
  // What a council promotes for is checked beside it.
  const needed = councils.length === 0 || councils.some(({ compensation, promotion }) => compensation && !promotion);
  return needed ? moneyEquivalents(scenario, locate) : [];
}

/**
 * The mistake of a player's city, the first of several, whose objective money cannot raise: only revenue and
 * consumption turn a budget into satisfaction.
 */
export function moneyEquivalents({ coordination, objectives, region }: ResolvedScenario, locate: Locate): Problem[] {
  if (!coordination) return [];
  const cities = playersOf(coordination, region).flatMap((player) => player.cities);
  const worthless = cities.find((city) => {
    const { revenue, consumption } = weightsOf(objectives, region, city);
    return revenue + consumption === 0;
  });
  if (worthless === undefined) return [];
  const own = namesOfCity(worthless, region).find((name) => name in objectives.cities);
  const path = own === undefined ? ["objectives", "weights"] : ["objectives", "cities", own];
  return [
    {
      ...placed(locate, path),
      ...advice(
        t("scenario.noMoneyEquivalent", { city: worthless }),
        "error.revenueConsumptionAbove",
        "error.giveWeight",
      ),
    },
  ];
}

const LEVERS = ["coordination", "agreement", "levers"];

/**
 * The coordination block with its levers written out for all players together, and what is wrong with it: names that
 * the region does not know, a city in two players, levers that bind nobody or that their schema refuses.
 */
export function resolveCoordination(
  coordination: Coordination,
  region: Region,
  locate: Locate,
): { coordination: Coordination; problems: Problem[] } {
  const problems = checkPlayers(coordination, region, locate);
  if (problems.length > 0) return { coordination, problems };
  const members = playersOf(coordination, region).flatMap(({ cities }) => cities);
  const { levers } = coordination.agreement;
  const expanded = levers.map((lever) => expandMembers(lever, members, region));
  const written = expanded.map(({ lever }) => lever);
  const place = (lever: number) => placed(locate, [...LEVERS, lever]);
  const idle = written.flatMap((lever, i): Problem[] => {
    if (withoutCities(lever as LeverEntry, new Set())) return [];
    const nobody = advice("scenario.bindsNobody", "scenario.bindsMember", "scenario.writeMembers");
    return [{ ...place(i), value: lever["type"], ...nobody }];
  });
  if (idle.length > 0) return { coordination, problems: idle };
  const strange = written.flatMap((lever, i): Problem[] => {
    const stranger = boundStranger(lever, members, region);
    if (stranger === undefined) return [];
    return [
      {
        ...place(i),
        ...advice(
          t("scenario.bindsStranger", { place: stranger }),
          t("scenario.citiesOfPlayers", { names: joined(members) }),
          "scenario.giveToPlayer",
        ),
      },
    ];
  });
  if (strange.length > 0) return { coordination, problems: strange };
  const asWritten = ([l, ...inside]: Path): Path =>
    typeof l === "number" ? [...LEVERS, l, ...beforeExpansion(inside, levers[l]!, expanded[l]!)] : LEVERS;
  const checked = validate(z.array(leverEntrySchema()), written, locate, asWritten);
  if (!checked.data) return { coordination, problems: onceEach(checked.problems) };
  const namesOf = namesByYear(region);
  const misnamed = checked.data.flatMap((entry, l) =>
    wrongUse(entry, namesOf, (inside) => asWritten([l, ...inside]), locate),
  );
  return { coordination: { ...coordination, agreement: { levers: checked.data } }, problems: misnamed };
}

/** Where a part of a written-out lever stands in what the user wrote. */
function beforeExpansion(path: Path, lever: Fields, { rows }: Expanded): Path {
  const [field = "", item, ...inside] = path;
  const row = typeof item === "number" ? rows[field]?.[item] : undefined;
  if (row === undefined) return path;
  return Array.isArray(lever[field]) ? [field, row, ...inside] : [field];
}

function checkPlayers({ players }: Coordination, region: Region, locate: Locate): Problem[] {
  const known = placeNames(region);
  const owner = new Map<string, string>();
  const misnamed = Object.entries(players).flatMap(([player, names]) =>
    isMisnamed(player, names, region) ? [misnamedPlayer(player, names, locate)] : [],
  );
  const wrong = Object.entries(players).flatMap(([player, names]) =>
    names.flatMap((name, row): Problem[] => {
      const path = ["coordination", "players", player, row];
      const none = () => unknownName(name, known, "error.noPlaceOfTheRegion", "error.correctName");
      if (!known.includes(name)) return [{ ...placed(locate, path), ...none() }];
      const inside = cityIdsOf(name, region);
      const taken = inside.find((city) => owner.has(city));
      for (const city of inside) if (!owner.has(city)) owner.set(city, player);
      if (taken === undefined) return [];
      return [
        {
          ...placed(locate, path),
          value: name,
          ...advice(
            t("scenario.cityHasPlayer", { city: taken, owner: owner.get(taken) }),
            "scenario.cityInOnePlayer",
            "error.removeOne",
          ),
        },
      ];
    }),
  );
  return [...misnamed, ...wrong];
}

/** A player that is called as a place is that place, as whoever reads the results will think. */
function isMisnamed(player: string, names: readonly string[], region: Region): boolean {
  if (isReservedName(player)) return true;
  const [own, named] = [cityIdsOf(player, region), names.flatMap((name) => cityIdsOf(name, region))];
  return own.length > 0 && !own.some((city) => named.includes(city));
}

function misnamedPlayer(player: string, names: readonly string[], locate: Locate): Problem {
  const path = ["coordination", "players", player];
  return {
    ...placed(locate, path),
    value: names,
    ...advice(
      isReservedName(player) ? "scenario.playerIsWord" : "scenario.playerIsPlace",
      t("scenario.playerNames", { names: joined(RESERVED_NAMES) }),
      "scenario.renamePlayer",
    ),
  };
}

/** The word that stands for the cities of those who join an agreement. */
const MEMBERS = "members";

type Fields = Record<string, unknown>;

/** A lever with its lists written out, and, by field, the row of the user's list that each item comes from. */
interface Expanded {
  lever: Fields;
  rows: Record<string, number[]>;
}

/** An item of a list that is written out, and the row that it comes from. */
interface FromRow {
  item: unknown;
  row: number;
}

function fromRows<Item>(list: readonly Item[], out: (item: Item, row: number) => unknown[]): FromRow[] {
  return list.flatMap((item, row) => out(item, row).map((one) => ({ item: one, row })));
}

/**
 * Writes out whom a lever of an agreement binds when all `members` (city ids) join: `members`, provinces,
 * agglomerations, `all` and the words for pairs become ids. Works on what the user wrote, before the lever's schema
 * sees it; what is not understood stays, for the schema to report.
 */
export function expandMembers(lever: Fields, members: readonly string[], region: Region): Expanded {
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
  const partOf = (id: unknown, ids: readonly unknown[]) => areaOf.get(id)! / sumOf(ids, (other) => areaOf.get(other)!);
  const written = (value: unknown, { form, divided }: RoleField): FromRow[] | undefined => {
    if (form === "names") return fromRows([value].flat(), idsOf);
    if (form === "pairs") return pairsOf(value, members, nodes, idsOf, provinceOf);
    if (form === "members")
      return listOf(value, idsOf, (id, ids) => (divided ? { field: divided, part: partOf(id, ids) } : undefined));
    return undefined;
  };
  const expanded: Expanded = { lever: { ...lever }, rows: {} };
  for (const role of rolesOf(lever)) {
    const { field } = role;
    const list = lever[field] === undefined ? undefined : written(lever[field], role);
    if (!list) continue;
    expanded.lever[field] = list.map(({ item }) => item);
    expanded.rows[field] = list.map(({ row }) => row);
  }
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
): FromRow[] | undefined {
  const product = (first: readonly unknown[], second: readonly unknown[]) =>
    first.flatMap((from) => second.filter((to) => to !== from).map((to) => [from, to]));
  if (Array.isArray(between)) {
    return fromRows(between, (pair: unknown) =>
      Array.isArray(pair) && pair.length === 2 ? product(idsOf(pair[0]), idsOf(pair[1])) : [pair],
    );
  }
  const all = product(members, members);
  const sameProvince = ([a, b]: unknown[]) => provinceOf.get(a as string) === provinceOf.get(b as string);
  const words: Readonly<Record<string, () => unknown[]>> = {
    [MEMBERS]: () => all,
    cities: () => all,
    "same-province": () => all.filter(sameProvince),
    "different-province": () => all.filter((pair) => !sameProvince(pair)),
    "all-nodes": () => product(nodes, nodes),
  };
  const word = typeof between === "string" && Object.hasOwn(words, between) ? words[between] : undefined;
  return word && fromRows([between], word);
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
function listOf(list: unknown, idsOf: (name: unknown) => unknown[], divide: Division): FromRow[] | undefined {
  const items: unknown[] | undefined = list === MEMBERS ? [{ city: MEMBERS }] : Array.isArray(list) ? list : undefined;
  if (!items) return undefined;
  const names = items.map((item) => (isPlainMap(item) ? item["city"] : undefined));
  const named = names.map(idsOf);
  const own = mostExact(names, named);
  return fromRows(items, (item, row) => {
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
