import { MOST_PROFILES, type NormalForm, normalForm, profileAt } from "../bargaining/index.js";
import type { SourceDocument } from "../scenario/document.js";
import { type Problem, throwProblems, UserError } from "../scenario/error.js";
import { nearestName } from "../scenario/nearest.js";
import { doubledNames } from "./doubledNames.js";

/** Who plays what. */
export interface StrategyTable {
  form: "strategies";
  players: string[];
  /** Names, by player. */
  strategies: string[][];
  game: NormalForm;
}

/** Lists the profiles of a table {"C,D": [0, 5], ...}. Throws UserError for missing, doubled and unknown ones, and for too many profiles. */
export function strategyTable(
  document: SourceDocument,
  players: string[],
  written: Readonly<Record<string, string[]>>,
  payoffs: Readonly<Record<string, number[]>>,
): StrategyTable {
  throwProblems(strategyProblems(document, players, written));
  const strategies = players.map((player) => written[player]!);
  const counts = strategies.map((names) => names.length);
  const profiles = counts.reduce((product, count) => product * count, 1);
  if (profiles > MOST_PROFILES) {
    throw new UserError({
      ...document.locate(["strategies"]),
      path: "strategies",
      what: `makes ${profiles.toLocaleString("en-US")} profiles`,
      allowed: `up to ${MOST_PROFILES.toLocaleString("en-US")}, every one of which is looked at`,
      hint: "Leave out strategies or players",
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
      what: "is not among the players",
      allowed: players.join(", "),
      nearest: nearestName(player, players),
    })),
    ...without.map((player) => ({
      ...at(player),
      what: "is missing",
      allowed: "a list of strategies for every player",
      hint: "Add it",
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
  const problems: Problem[] = [];
  for (const [key, payoffs] of Object.entries(written)) {
    const parts = key.split(",").map((part) => part.trim());
    const at = () => ({ ...document.locate(["payoffs", key]), path: `payoffs.${key}` });
    const known = parts.length === players.length && parts.every((part, i) => strategies[i]!.includes(part));
    const plain = parts.join(",");
    if (!known)
      problems.push({
        ...at(),
        what: "is no profile",
        allowed: `a strategy of each of ${players.join(", ")}, in this order: ${keyOf(
          strategies,
          players.map(() => 0),
        )}`,
      });
    else if (cells.has(plain))
      problems.push({ ...at(), what: "is there twice", allowed: "every profile once", hint: "Remove one" });
    else if (payoffs.length !== players.length)
      problems.push({
        ...at(),
        value: payoffs,
        what: `has ${payoffs.length} payoffs`,
        allowed: `${players.length}, one for each of ${players.join(", ")}`,
      });
    cells.set(plain, payoffs);
  }
  const counts = strategies.map((names) => names.length);
  const profiles = counts.reduce((product, count) => product * count, 1);
  const missing = Array.from({ length: profiles }, (_, p) =>
    keyOf(strategies, profileAt({ strategies: counts }, p)),
  ).filter((key) => !cells.has(key));
  if (missing.length > 0) {
    problems.push({
      ...document.locate(["payoffs"]),
      path: "payoffs",
      what: `lacks ${missing.length} of ${profiles} profiles: ${missing.slice(0, 5).join("; ")}${missing.length > 5 ? "; ..." : ""}`,
      allowed: "payoffs for every combination of strategies",
      hint: "Add them",
    });
  }
  throwProblems(problems);
  return cells;
}

/** "C,D" */
function keyOf(strategies: readonly (readonly string[])[], profile: readonly number[]): string {
  return profile.map((strategy, i) => strategies[i]![strategy]).join(",");
}
