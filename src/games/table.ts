import { z } from "zod";
import { type Path, placed, readDocument, type SourceDocument } from "../input/document.js";
import {
  type FileSource,
  nearestName,
  type Problem,
  Problems,
  throwProblems,
  type UserError,
  type Wrong,
} from "../input/files.js";
import { mistakeAt } from "../input/index.js";
import { validate } from "../input/rules.js";
import {
  type CoalitionGame,
  grandCoalition,
  listCoalitions,
  MOST_PROFILES,
  members,
  type NormalForm,
  normalForm,
  profileAt,
  size,
} from "../maths/bargaining/index.js";
import { pow } from "../maths/numerics/elementary.js";
import { advice, joined, t } from "../words/index.js";
import { MOST_ON_REQUEST } from "./coalitions.js";

/** A problem for every name of a list that stands there before. `path`: of the list. */
function doubledNames({ locate }: SourceDocument, path: Path, names: readonly string[]): Problem[] {
  const known = new Set<string>();
  const doubled: number[] = [];
  for (let k = 0; k < names.length; k++) {
    if (known.has(names[k])) doubled.push(k);
    known.add(names[k]);
  }
  return doubled.map((k) => ({
    ...placed(locate, [...path, k]),
    value: names[k],
    ...advice("game.twice", "game.everyNameOnce", "cli.renameOne"),
  }));
}

/** Who plays what. */
export interface StrategyTable {
  form: "strategies";
  players: string[];
  /** Names, by player. */
  strategies: string[][];
  game: NormalForm;
}

/**
 * Lists the profiles of a table {"C,D": [0, 5], ...}. Throws UserError for missing, doubled and unknown ones, and for
 * too many profiles.
 */
function strategyTable(
  document: SourceDocument,
  players: string[],
  written: Readonly<Record<string, string[]>>,
  payoffs: Readonly<Record<string, number[]>>,
): StrategyTable {
  throwProblems(strategyProblems(document, players, written));
  const strategies = players.map((player) => written[player]);
  const counts = strategies.map((names) => names.length);
  const profiles = counts.reduce((product, count) => product * count, 1);
  if (profiles > MOST_PROFILES) {
    throw mistakeAt(
      placed(document.locate, ["strategies"]),
      t("game.tooManyProfiles", { profiles }),
      t("game.profilesLookedAt", { most: MOST_PROFILES }),
      "game.leaveStrategiesOut",
    );
  }
  const cells = readCells(document, players, strategies, profiles, payoffs);
  const game = normalForm(counts, (profile) => cells.get(keyOf(strategies, profile))!);
  return { form: "strategies", players, strategies, game };
}

function strategyProblems(
  document: SourceDocument,
  players: readonly string[],
  written: Readonly<Record<string, string[]>>,
): Problem[] {
  const at = (player: string) => placed(document.locate, ["strategies", player]);
  const unknown = Object.keys(written).filter((player) => !players.includes(player));
  const without = players.filter((player) => !Object.hasOwn(written, player));
  return [
    ...unknown.map((player) => ({
      ...at(player),
      what: t("game.notAmongPlayers"),
      allowed: players.join(", "),
      nearest: nearestName(player, players),
    })),
    ...without.map((player) => ({
      ...at(player),
      ...advice("scenario.missing", "game.strategiesOfAll", "scenario.addIt"),
    })),
    ...Object.entries(written).flatMap(([player, names]) => doubledNames(document, ["strategies", player], names)),
  ];
}

/** Payoffs of all players by profile (strategies joined by commas). Throws UserError where any is wrong or missing. */
function readCells(
  document: SourceDocument,
  players: readonly string[],
  strategies: readonly (readonly string[])[],
  profiles: number,
  written: Readonly<Record<string, number[]>>,
): Map<string, number[]> {
  const cells = new Map<string, number[]>();
  const problems = new Problems();
  const names = strategies.map((own) => new Set(own));
  for (const [key, payoffs] of Object.entries(written)) {
    const parts = key.split(",").map((part) => part.trim());
    const known = parts.length === players.length && parts.every((part, i) => names[i].has(part));
    const plain = parts.join(",");
    const problem = !known
      ? noProfile(players, strategies)
      : cells.has(plain)
        ? advice("game.twice", "game.everyProfileOnce", "scenario.remove")
        : payoffs.length !== players.length
          ? wrongNumber(payoffs, players)
          : undefined;
    if (problem) problems.add(() => ({ ...placed(document.locate, ["payoffs", key]), ...problem }));
    if (known) cells.set(plain, payoffs);
  }
  if (cells.size < profiles) problems.add(() => missingCells(document, strategies, profiles, cells));
  throwProblems(problems.list());
  return cells;
}

function noProfile(players: readonly string[], strategies: readonly (readonly string[])[]): Wrong {
  const first = strategies.map(([strategy]) => strategy).join(",");
  return {
    what: t("game.noProfile"),
    allowed: t("game.strategyOfEach", { players: joined(players), first }),
  };
}

function wrongNumber(payoffs: readonly number[], players: readonly string[]): Wrong {
  return {
    value: payoffs,
    what: t("game.wrongPayoffs", { count: payoffs.length }),
    allowed: t("game.payoffOfEach", { count: players.length, players: joined(players) }),
  };
}

/** Missing profiles that a message names. */
const MOST_NAMED = 5;

function missingCells(
  document: SourceDocument,
  strategies: readonly (readonly string[])[],
  profiles: number,
  cells: ReadonlyMap<string, unknown>,
): Problem {
  const counts = strategies.map((own) => own.length);
  const named: string[] = [];
  for (let p = 0; p < profiles && named.length < MOST_NAMED; p++) {
    const key = keyOf(strategies, profileAt({ strategies: counts }, p));
    if (!cells.has(key)) named.push(key);
  }
  const missing = profiles - cells.size;
  return {
    ...placed(document.locate, ["payoffs"]),
    ...advice(
      t("game.lacksProfiles", {
        missing,
        all: profiles,
        names: joined(named, "semicolon"),
        more: missing > MOST_NAMED,
      }),
      "game.payoffsOfAll",
      "game.addThem",
    ),
  };
}

/** "C,D" */
function keyOf(strategies: readonly (readonly string[])[], profile: readonly number[]): string {
  return profile.map((strategy, i) => strategies[i][strategy]).join(",");
}

/** Who divides what: `kind` says whether the table's numbers are worths or costs. */
export interface CoalitionTable {
  form: "coalitions";
  kind: "value" | "cost";
  players: string[];
  game: CoalitionGame;
}

/**
 * Lists the coalitions of a table {"A+B": 6, ...}. Throws UserError for missing, doubled and unknown ones, and for too
 * many players.
 */
function coalitionTable(
  document: SourceDocument,
  players: string[],
  kind: "value" | "cost",
  written: Readonly<Record<string, number>>,
): CoalitionTable {
  if (players.length > MOST_ON_REQUEST) throw tooManyPlayers(document, players.length);
  const problems = new Problems();
  const worth = new Map<number, number>();
  for (const [key, value] of Object.entries(written)) {
    const found = coalitionOf(key, players);
    const problem = typeof found === "number" && !worth.has(found) ? undefined : wrongCoalition(found, players);
    if (problem || (found === 0 && value !== 0))
      problems.add(() => ({ ...placed(document.locate, [kind, key]), ...(problem ?? worthOfNobody(value)) }));
    else worth.set(found as number, value);
  }
  for (const problem of missingCoalitions(document, players, kind, worth)) problems.add(() => problem);
  throwProblems(problems.list());
  return {
    form: "coalitions",
    kind,
    players,
    game: listCoalitions(players.length, (coalition) => worth.get(coalition)!),
  };
}

/** What is wrong with a coalition that is there already, or that names a stranger. */
function wrongCoalition(found: number | string | null, players: readonly string[]): Wrong {
  if (typeof found !== "string")
    return advice(found === null ? "game.memberTwice" : "game.twice", "game.everyCoalitionOnce", "scenario.remove");
  return {
    what: t("game.strangerInCoalition", { found }),
    allowed: players.join(", "),
    nearest: nearestName(found, players),
  };
}

function worthOfNobody(value: number): Wrong {
  return { value, what: t("game.nobodyGets"), allowed: t("game.zeroForNobody") };
}

/** Bit mask of "A+B"; the name that is no player; null where a player is named twice. */
function coalitionOf(key: string, players: readonly string[]): number | string | null {
  if (key.trim() === "") return 0;
  let mask = 0;
  for (const part of key.split("+")) {
    const player = players.indexOf(part.trim());
    if (player < 0) return part.trim();
    if ((mask >> player) & 1) return null;
    mask |= 1 << player;
  }
  return mask;
}

/** Nothing, or the one mistake of all coalitions that have no worth; the five smallest are named. worth by mask */
function missingCoalitions(
  document: SourceDocument,
  players: readonly string[],
  kind: "value" | "cost",
  worth: ReadonlyMap<number, number>,
): Problem[] {
  // Masks of coalitions go from 1 to that of all players, so that it is their number too.
  const all = grandCoalition(players.length);
  const missing = Array.from({ length: all }, (_, k) => k + 1).filter((coalition) => !worth.has(coalition));
  if (missing.length === 0) return [];
  const shown = missing.toSorted((a, b) => size(a) - size(b) || a - b).slice(0, 5);
  const names = shown.map((coalition) =>
    members(coalition)
      .map((i) => players[i])
      .join("+"),
  );
  const absent = players.filter((_, i) => [...worth.keys()].every((coalition) => !((coalition >> i) & 1)));
  return [
    {
      ...placed(document.locate, [kind]),
      ...advice(
        t("game.lacksCoalitions", {
          missing: missing.length,
          all,
          names: joined(names),
          more: missing.length > shown.length,
          none: absent.length > 0,
          absent: joined(absent),
        }),
        t("game.numberForEachCoalition", { all, players: joined(players) }),
        "game.addCoalitions",
      ),
    },
  ];
}

function tooManyPlayers(document: SourceDocument, players: number): UserError {
  return mistakeAt(
    placed(document.locate, ["players"]),
    t("game.tooManyPlayers", { players, coalitions: pow(2, players) - 1 }),
    t("game.playersLookedAt", { most: MOST_ON_REQUEST }),
    "game.fewerPlayers",
  );
}

/**
 * A plain game as users write it: worths (or costs) of coalitions, or payoffs of strategy profiles. Read, checked,
 * listed.
 */

export type GameTable = CoalitionTable | StrategyTable;

/** Of a plain game; tables of coalitions take fewer. */
const MOST_PLAYERS = 64;

/** Numbers beyond this overflow in sums. */
const LARGEST = 1e100;

const amount = z.number().min(-LARGEST).max(LARGEST).meta({ description: "a finite number" });
const name = (separator: string, of: string) =>
  z
    .string()
    .regex(new RegExp(`^[^\\${separator}\\s]([^\\${separator}]*[^\\${separator}\\s])?$`))
    .meta({ description: `a name of a ${of}, without ${separator}` });

const tableSchema = z.strictObject({
  players: z.array(name("+", "player")).min(1).max(MOST_PLAYERS).meta({ description: "names of players" }),
  value: z.record(z.string(), amount).optional(),
  cost: z.record(z.string(), amount).optional(),
  strategies: z.record(z.string(), z.array(name(",", "strategy")).min(1)).optional(),
  payoffs: z.record(z.string(), z.array(amount)).optional(),
});

const EXAMPLES = {
  first: '{"players":["A","B"],"value":{"A":0,"B":0,"A+B":6}}',
  second:
    '{"players":["A","B"],"strategies":{"A":["C","D"],"B":["C","D"]},' +
    '"payoffs":{"C,C":[3,3],"C,D":[0,5],"D,C":[5,0],"D,D":[1,1]}}',
};

/** Reads a table, JSON or YAML. Throws UserError with the place of every mistake. */
export function readTable(files: FileSource, file: string): GameTable {
  const document = readDocument(files, file);
  const checked = validate(tableSchema, document.data, document.locate);
  throwProblems(checked.problems);
  const { players, value, cost, strategies, payoffs } = checked.data!;
  throwProblems(doubledNames(document, ["players"], players));
  const given = [value, cost, strategies, payoffs].filter(Boolean).length;
  if (value && given === 1) return coalitionTable(document, players, "value", value);
  if (cost && given === 1) return coalitionTable(document, players, "cost", cost);
  if (strategies && payoffs && given === 2) return strategyTable(document, players, strategies, payoffs);
  throw mistakeAt(document.locate([]), "game.whichGame", t("game.allowedTables", EXAMPLES), "game.keepOne");
}
