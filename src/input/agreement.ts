import { z } from "zod";
import { joined, t } from "../words/index.js";
import { cityIdsOf, namesOfCity, placeNames } from "./cityNames.js";
import type { Coordination } from "./coordinationSchema.js";
import type { Locate, Path } from "./document.js";
import { dottedPath, type Problem } from "./error.js";
import { type LeverEntry, leverEntrySchema } from "./leverEntry.js";
import { boundStranger, expandMembers, withoutCities } from "./members.js";
import { nearestName } from "./nearest.js";
import type { Objectives } from "./objectivesSchema.js";
import type { Region } from "./regionSchema.js";
import { isReservedName, RESERVED_NAMES } from "./reservedNames.js";
import type { ResolvedScenario } from "./resolvedScenario.js";
import { validate } from "./validate.js";

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
  const { council, variants } = scenario;
  const councils = [council, ...Object.values(variants).map((variant) => variant.council)].filter(
    (one) => one !== undefined,
  );
  // What a council promotes for is checked beside it.
  const needed = councils.length === 0 || councils.some(({ compensation, promotion }) => compensation && !promotion);
  return needed ? moneyEquivalents(scenario, locate) : [];
}

/**
 * Cities of players whose objective has no equivalent in money: only revenue and consumption turn a budget into
 * satisfaction.
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
      ...locate(path),
      path: dottedPath(path),
      what: t("scenario.noMoneyEquivalent", { city: worthless }),
      allowed: t("error.revenueConsumptionAbove"),
      hint: t("error.giveWeight"),
    },
  ];
}

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
  const written = coordination.agreement.levers.map((lever) => expandMembers(lever, members, region));
  const idle = written.flatMap((lever, i) =>
    withoutCities(lever as LeverEntry, new Set()) ? [] : [bindsNobody(i, lever["type"], locate)],
  );
  if (idle.length > 0) return { coordination, problems: idle };
  const strange = written.flatMap((lever, i) => {
    const stranger = boundStranger(lever, members, region);
    return stranger === undefined ? [] : [bindsStranger(i, stranger, members, locate)];
  });
  if (strange.length > 0) return { coordination, problems: strange };
  const list = z.array(leverEntrySchema());
  const checked = validate(
    z.object({ coordination: z.object({ agreement: z.object({ levers: list }) }) }),
    { coordination: { agreement: { levers: written } } },
    locate,
  );
  if (!checked.data) return { coordination, problems: checked.problems };
  const { agreement } = checked.data.coordination;
  return { coordination: { ...coordination, agreement }, problems: [] };
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
      if (!known.includes(name)) return [unknownName(path, name, known, locate)];
      const inside = cityIdsOf(name, region);
      const taken = inside.find((city) => owner.has(city));
      for (const city of inside) if (!owner.has(city)) owner.set(city, player);
      if (taken === undefined) return [];
      return [
        {
          ...locate(path),
          path: dottedPath(path),
          value: name,
          what: t("scenario.cityHasPlayer", { city: taken, owner: owner.get(taken) }),
          allowed: t("scenario.cityInOnePlayer"),
          hint: t("error.removeOne"),
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
  const reserved = isReservedName(player);
  return {
    ...locate(path),
    path: dottedPath(path),
    value: names,
    what: reserved ? t("scenario.playerIsWord") : t("scenario.playerIsPlace"),
    allowed: t("scenario.playerNames", { names: joined(RESERVED_NAMES, "enumeration") }),
    hint: t("scenario.renamePlayer"),
  };
}

function unknownName(path: Path, name: string, known: readonly string[], locate: Locate): Problem {
  return {
    ...locate(path),
    path: dottedPath(path),
    value: name,
    what: t("error.noPlaceOfRegion"),
    allowed: joined(known, "enumeration"),
    nearest: nearestName(name, known),
    hint: t("error.correctName"),
  };
}

function bindsStranger(lever: number, stranger: string, members: readonly string[], locate: Locate): Problem {
  const path = ["coordination", "agreement", "levers", lever];
  return {
    ...locate(path),
    path: dottedPath(path),
    what: t("scenario.bindsStranger", { place: stranger }),
    allowed: t("scenario.citiesOfPlayers", { names: joined(members, "enumeration") }),
    hint: t("scenario.giveToPlayer"),
  };
}

function bindsNobody(lever: number, type: unknown, locate: Locate): Problem {
  const path = ["coordination", "agreement", "levers", lever];
  return {
    ...locate(path),
    path: dottedPath(path),
    value: type,
    what: t("scenario.bindsNobody"),
    allowed: t("scenario.bindsMember"),
    hint: t("scenario.writeMembers"),
  };
}
