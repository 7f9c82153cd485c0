import { range, type Text } from "../language/index.js";
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
  const reason = uncertainty.failed[0]?.reason;
  if (worlds === 0)
    return say({
      en: `None of ${draws} worlds could be asked: ${reason}`,
      zh: `${draws}个情形均无法推演：${reason}`,
    });
  const rest = draws - worlds;
  const refusing = players.filter(({ refuses }) => refuses > 0).sort((a, b) => b.refuses - a.refuses);
  const told = refusing.slice(0, 4).map(({ player, needs, refuses }) => {
    const [name, share, band] = [nameOf(view, player), plain(100 * refuses, 0), bandText(view, needs)];
    return say({
      en: `${name} refuses unpaid in ${share} % and needs ${band}`,
      zh: `${name}在${share} %的情形中不获补偿便拒绝，需${band}`,
    });
  });
  const who =
    told.join(say({ en: "; ", zh: "；" })) || say({ en: "nobody refuses in any", zh: "任何情形下都无人拒绝" });
  const [unit, share] = [moneyUnit(view), plain(100 * affordable, 0)];
  return say({
    en: `Given what is not known, in ${worlds} worlds${rest > 0 ? ` (${rest} more could not be asked)` : ""}: ${who} (${unit}, 5 to 95 % of the worlds); those who gain could pay all others in ${share} %.`,
    zh: `计入未知因素，在${worlds}个情形中${rest > 0 ? `（另有${rest}个无法推演）` : ""}：${who}（${unit}，5—95 %的情形）；获益者在${share} %的情形中有能力补偿其他各方。`,
  });
}

const HEADS: readonly Text[] = [
  { en: "gain if all agree", zh: "全体同意时的获益" },
  { en: "needs", zh: "所需" },
  { en: "refuses unpaid", zh: "不获补偿便拒绝" },
];

/** What every player gains and needs over worlds: head and rows of a table. */
export function gameUncertaintyRows(view: GameSeen): { head: string[]; rows: string[][] } | undefined {
  const { report, say } = view;
  const { uncertainty } = report;
  if (!uncertainty || uncertainty.worlds === 0) return undefined;
  const [unit, { worlds }] = [moneyUnit(view), uncertainty];
  const first = say({ en: `${unit}, 5 to 95 % of ${worlds} worlds`, zh: `${unit}，${worlds}个情形的5—95 %` });
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
