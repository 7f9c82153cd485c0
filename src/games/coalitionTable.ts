import type { SourceDocument } from "../input/document.js";
import { nearestName, type Problem, Problems, throwProblems, UserError } from "../input/error.js";
import { type CoalitionGame, grandCoalition, listCoalitions, members, size } from "../maths/bargaining/index.js";
import { joined, t } from "../words/index.js";
import { MOST_ON_REQUEST } from "./coalitions.js";

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
export function coalitionTable(
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
      problems.add(() => ({
        ...document.locate([kind, key]),
        path: `${kind}.${key}`,
        ...(problem ?? worthOfNobody(value)),
      }));
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
function wrongCoalition(found: number | string | null, players: readonly string[]): Omit<Problem, "file"> {
  if (typeof found !== "string")
    return { what: t("game.twice"), allowed: t("game.everyCoalitionOnce"), hint: t("scenario.remove") };
  return {
    what: t("game.strangerInCoalition", { found }),
    allowed: players.join(", "),
    nearest: nearestName(found, players),
  };
}

function worthOfNobody(value: number): Omit<Problem, "file"> {
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

function missingCoalitions(
  document: SourceDocument,
  players: readonly string[],
  kind: "value" | "cost",
  worth: ReadonlyMap<number, number>,
): Problem[] {
  const missing = Array.from({ length: grandCoalition(players.length) }, (_, k) => k + 1).filter((s) => !worth.has(s));
  if (missing.length === 0) return [];
  const shown = missing.toSorted((a, b) => size(a) - size(b) || a - b).slice(0, 5);
  const names = shown.map((coalition) =>
    members(coalition)
      .map((i) => players[i])
      .join("+"),
  );
  const absent = players.filter((_, i) => [...worth.keys()].every((coalition) => !((coalition >> i) & 1)));
  const all = grandCoalition(players.length);
  return [
    {
      ...document.locate([kind]),
      path: kind,
      what: t("game.lacksCoalitions", {
        missing: missing.length,
        all,
        names: joined(names, "enumeration"),
        more: missing.length > shown.length,
        none: absent.length > 0,
        absent: joined(absent, "enumeration"),
      }),
      allowed: t("game.numberForEachCoalition", { all, players: joined(players, "enumeration") }),
      hint: t("game.addCoalitions"),
    },
  ];
}

function tooManyPlayers(document: SourceDocument, players: number): UserError {
  return new UserError({
    ...document.locate(["players"]),
    path: "players",
    what: t("game.tooManyPlayers", { players, coalitions: 2 ** players - 1 }),
    allowed: t("game.playersLookedAt", { most: MOST_ON_REQUEST }),
    hint: t("game.fewerPlayers"),
  });
}
