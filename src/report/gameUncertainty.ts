import type { GameReport } from "../results/index.js";
import { moneyUnit, nameOf } from "./figures/game/names.js";
import { plain, signed } from "./present.js";

type Band = [number, number, number] | null;

/** "1.2 to 5.6", in billions. */
function bandText(band: Band, write = plain): string {
  return band ? `${write(band[0] / 10)} to ${write(band[2] / 10)}` : "\u2013";
}

/** The answer of many worlds in one sentence; undefined where they were not asked. No markup. */
export function gameUncertaintySentence(report: GameReport): string | undefined {
  const { uncertainty } = report;
  if (!uncertainty) return undefined;
  const { worlds, draws, players, affordable } = uncertainty;
  const lost = worlds < draws ? ` (${draws - worlds} more could not be asked)` : "";
  if (worlds === 0) return `None of ${draws} worlds could be asked: ${uncertainty.failed[0]?.reason}`;
  const refusing = players.filter(({ refuses }) => refuses > 0).sort((a, b) => b.refuses - a.refuses);
  const told = refusing
    .slice(0, 4)
    .map(
      ({ player, needs, refuses }) =>
        `${nameOf(player)} refuses unpaid in ${plain(100 * refuses, 0)} % and needs ${bandText(needs)}`,
    );
  const who = told.length > 0 ? told.join("; ") : "nobody refuses in any";
  return `Given what is not known, in ${worlds} worlds${lost}: ${who} (${moneyUnit(report)}, 5 to 95 % of the worlds); those who gain could pay all others in ${plain(100 * affordable, 0)} %.`;
}

/** What every player gains and needs over worlds: head and rows of a table. */
export function gameUncertaintyRows(report: GameReport): { head: string[]; rows: string[][] } | undefined {
  const { uncertainty } = report;
  if (!uncertainty || uncertainty.worlds === 0) return undefined;
  return {
    head: [
      `${moneyUnit(report)}, 5 to 95 % of ${uncertainty.worlds} worlds`,
      "gain if all agree",
      "needs",
      "refuses unpaid",
    ],
    rows: uncertainty.players.map(({ player, gain, needs, refuses }) => [
      nameOf(player),
      bandText(gain, signed),
      bandText(needs),
      `${plain(100 * refuses, 0)} %`,
    ]),
  };
}
