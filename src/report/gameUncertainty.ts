import { range, type Text, t } from "../language/index.js";
import { inMoneyUnit, moneyUnit, nameOf } from "./figures/game/names.js";
import type { GameSeen } from "./gameView.js";
import { plain, signed } from "./present.js";

/** "1.2 to 5.6", in the unit of the page. */
function bandText(view: GameSeen, band: readonly number[] | null, write = plain): string {
  if (!band) return "\u2013";
  const [low, high] = [band[0]!, band[2]!].map((end) => write(inMoneyUnit(end, view)));
  return range(low!, high!, view.language);
}

/** The answer of many worlds in one sentence; undefined where they were not asked. No markup. */
export function gameUncertaintySentence(view: GameSeen): string | undefined {
  const { report, say } = view;
  const { uncertainty } = report;
  if (!uncertainty) return undefined;
  const { worlds, draws, players, affordable } = uncertainty;
  const reason = uncertainty.failed[0]?.text;
  if (worlds === 0) return say(t("report.noneWorldsCouldAsked", { draws, reason }));
  const rest = draws - worlds;
  const refusing = players.filter(({ refuses }) => refuses > 0).sort((a, b) => b.refuses - a.refuses);
  const told = refusing.slice(0, 4).map(({ player, needs, refuses }) => {
    const [name, share, band] = [nameOf(view, player), plain(100 * refuses, 0), bandText(view, needs)];
    return say(t("report.refusesUnpaidNeeds", { name, share, band }));
  });
  const who = told.join(say(t("join.semicolon"))) || say(t("report.nobodyRefusesAny"));
  const [unit, share] = [moneyUnit(view), plain(100 * affordable, 0)];
  return say(t("report.givenKnownWorlds5", { worlds, rest, who, unit, share }));
}

const HEADS: readonly Text[] = [t("cli.gainIfAllAgree"), t("cli.needs"), t("report.refusesUnpaid")];

/** What every player gains and needs over worlds: head and rows of a table. */
export function gameUncertaintyRows(view: GameSeen): { head: string[]; rows: string[][] } | undefined {
  const { report, say } = view;
  const { uncertainty } = report;
  if (!uncertainty || uncertainty.worlds === 0) return undefined;
  const [unit, { worlds }] = [moneyUnit(view), uncertainty];
  const first = say(t("report.n595Worlds", { unit, worlds }));
  return {
    head: [first, ...HEADS.map(say)],
    rows: uncertainty.players.map(({ player, gain, needs, refuses }) => [
      nameOf(view, player),
      bandText(view, gain, signed),
      bandText(view, needs),
      `${plain(100 * refuses, 0)} %`,
    ]),
  };
}
