import type { SourceDocument } from "../input/document.js";
import { nearestName, type Problem, Problems, throwProblems, UserError } from "../input/error.js";
import { MOST_PROFILES, type NormalForm, normalForm, profileAt } from "../maths/bargaining/index.js";
import { joined, t } from "../words/index.js";
import { doubledNames } from "./doubledNames.js";

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
export function strategyTable(
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
    throw new UserError({
      ...document.locate(["strategies"]),
      path: "strategies",
      what: t("game.tooManyProfiles", { profiles }),
      allowed: t("game.profilesLookedAt", { most: MOST_PROFILES }),
      hint: t("game.leaveStrategiesOut"),
    });
  }
  const cells = readCells(document, players, strategies, payoffs);
  const game = normalForm(counts, (profile) => cells.get(keyOf(strategies, profile))!);
  return { form: "strategies", players, strategies, game };
}

function strategyProblems(
  document: SourceDocument,
  players: readonly string[],
  written: Readonly<Record<string, string[]>>,
): Problem[] {
  const at = (player: string) => ({ ...document.locate(["strategies", player]), path: `strategies.${player}` });
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
      what: t("scenario.missing"),
      allowed: t("game.strategiesOfAll"),
      hint: t("scenario.addIt"),
    })),
    ...Object.entries(written).flatMap(([player, names]) =>
      doubledNames(document, `strategies.${player}`, names, ["strategies", player]),
    ),
  ];
}

function readCells(
  document: SourceDocument,
  players: readonly string[],
  strategies: readonly (readonly string[])[],
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
        ? { what: t("game.twice"), allowed: t("game.everyProfileOnce"), hint: t("scenario.remove") }
        : payoffs.length !== players.length
          ? wrongNumber(payoffs, players)
          : undefined;
    if (problem) problems.add(() => ({ ...document.locate(["payoffs", key]), path: `payoffs.${key}`, ...problem }));
    if (known) cells.set(plain, payoffs);
  }
  const counts = strategies.map((own) => own.length);
  const profiles = counts.reduce((product, count) => product * count, 1);
  if (cells.size < profiles) problems.add(() => missingCells(document, strategies, profiles, cells));
  throwProblems(problems.list());
  return cells;
}

type Wrong = Omit<Problem, "file">;

function noProfile(players: readonly string[], strategies: readonly (readonly string[])[]): Wrong {
  const first = strategies.map(([strategy]) => strategy).join(",");
  return {
    what: t("game.noProfile"),
    allowed: t("game.strategyOfEach", { players: joined(players, "enumeration"), first }),
  };
}

function wrongNumber(payoffs: readonly number[], players: readonly string[]): Wrong {
  return {
    value: payoffs,
    what: t("game.wrongPayoffs", { count: payoffs.length }),
    allowed: t("game.payoffOfEach", { count: players.length, players: joined(players, "enumeration") }),
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
    ...document.locate(["payoffs"]),
    path: "payoffs",
    what: t("game.lacksProfiles", {
      missing,
      all: profiles,
      names: joined(named, "semicolon"),
      more: missing > MOST_NAMED,
    }),
    allowed: t("game.payoffsOfAll"),
    hint: t("game.addThem"),
  };
}

/** "C,D" */
function keyOf(strategies: readonly (readonly string[])[], profile: readonly number[]): string {
  return profile.map((strategy, i) => strategies[i][strategy]).join(",");
}
