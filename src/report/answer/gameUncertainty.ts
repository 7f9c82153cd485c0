import { type GameSeen, moneyUnit, nameOf, plain, rangeText } from "../../measures/views/index.js";

/** The answer over parameter draws in one sentence; undefined where none was made. No markup. */
export function gameRangeSentence(view: GameSeen): string | undefined {
  const { report, say } = view;
  const { uncertainty } = report;
  if (!uncertainty) return undefined;
  const { worlds, draws, players, affordable, given } = uncertainty;
  const reason = uncertainty.failed[0]?.text;
  if (uncertainty.total === null) return say("report.tooFewDrawsOfGame", { worlds, draws, reason });
  const rest = draws - worlds;
  const refusing = players.filter(({ refuses }) => refuses > 0).sort((a, b) => b.refuses - a.refuses);
  const told = refusing.slice(0, 4).map(({ player, needs, refuses }) => {
    const [name, share, band] = [nameOf(view, player), plain(100 * refuses, 0), rangeText(view, needs)];
    return say("report.refusesUnpaidNeeds", { name, share, band });
  });
  const who = told.join(say("join.semicolon")) || say("report.nobodyRefusesAny");
  const [unit, share] = [moneyUnit(view), plain(100 * affordable, 0)];
  return say("report.givenKnownWorlds5", { worlds, rest, who, unit, share, given });
}
