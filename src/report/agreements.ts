import { type Language, range } from "../language/index.js";
import type { CouncilMeeting } from "../results/index.js";
import { titleOf } from "./players.js";
import { plain } from "./present.js";
import { type Reader, readerOf } from "./reader.js";

/** What is told of councils: meetings, all players of the agreement and their names, and the unit of money ("yuan"). */
export interface Councils {
  meetings: readonly CouncilMeeting[];
  players: readonly string[];
  currency: string;
  /** By default made of ids. */
  playerName?: (id: string) => string;
}

/** With the language in which it is told. */
type Told = Required<Councils> & Reader;

/** One sentence for every arm with a council, or for several of which the same is true: who signs, who refuses, who is paid. */
export function councilSentences(
  councils: Councils,
  nameOfArm: (variant: string) => string,
  language: Language = "en",
): string[] {
  const reader = readerOf(language);
  const { say } = reader;
  const told = groups(debates(councils.meetings), ({ item, meetings }) => {
    const on = item && say({ en: `, on ${item}`, zh: `（议题：${item}）` });
    return `${on}${say({ en: ": ", zh: "：" })}${courseOf({ playerName: titleOf, ...councils, ...reader, meetings })}`;
  });
  return [...told].map(([course, same]) => {
    const names = list(
      same.map(({ variant }) => nameOfArm(variant)),
      reader,
    );
    return say({ en: `Council under ${names}${course}.`, zh: `${names}下的联席会议${course}。` });
  });
}

/** What was decided on under an arm: the whole agreement ("" for its name), or item by item. */
interface Debate {
  variant: string;
  item: string;
  meetings: CouncilMeeting[];
}

function debates(meetings: readonly CouncilMeeting[]): Debate[] {
  return [...groups(meetings, ({ variant }) => variant)].flatMap(([variant, all]) => {
    const items = [...groups(all, ({ item = "" }) => item)];
    return items.map(([item, same]) => ({ variant, item: items.length > 1 ? item : "", meetings: same }));
  });
}

/** Replicates in which the same players sign are told together, with the mean of what is paid. */
function courseOf(councils: Told): string {
  const { say } = councils;
  const runs = [...groups(councils.meetings, ({ replicate }) => replicate).values()];
  const alike = [...groups(runs, (meetings) => signings({ ...councils, meetings }))];
  const told = alike.map(([course, same]) => {
    const share =
      runs.length > 1
        ? say({
            en: ` (${same.length} of ${runs.length} replicates)`,
            zh: `（${runs.length}次重复中的${same.length}次）`,
          })
        : "";
    return [course + share, ...money({ ...councils, meetings: same.flat() })].join(say(SEMICOLON));
  });
  return told.join(say(SEMICOLON));
}

const SEMICOLON = { en: "; ", zh: "；" };
const COMMA = { en: ", ", zh: "，" };

/** "all sign at all 5 meetings (2024-2032)"; "nobody agrees at 3 of 5 meetings (2024-2032): Beijing refuses; all sign at 2" */
function signings(councils: Told): string {
  const { meetings, say } = councils;
  const [first, last] = [meetings[0]!.year, meetings.at(-1)!.year];
  const span = first === last ? `${first}` : say({ en: `${first}-${last}`, zh: `${first}—${last}` });
  const outcomes = groups(meetings, (meeting) => JSON.stringify(outcomeOf(meeting, councils))).values();
  const told = [...outcomes].map((same, place) => {
    const { what, why, always } = outcomeOf(same[0]!, councils);
    const whole = same.length === meetings.length;
    const when = whole ? always(meetings.length) : `${same.length} of ${meetings.length} meetings`;
    const often = whole ? ofAll(meetings.length) : `${meetings.length}次会议中的${same.length}次`;
    return place === 0
      ? say({ en: `${what} at ${when} (${span})${why}`, zh: `${often}（${span}年）${what}${why}` })
      : say({ en: `${what} at ${same.length}${why}`, zh: `${same.length}次${what}${why}` });
  });
  return told.join(say(SEMICOLON));
}

interface Outcome {
  what: string;
  why: string;
  /** How one says in English that this happens at every one of so many meetings. */
  always: (count: number) => string;
}

const atAll = (count: number) => ["the only meeting", "both meetings"][count - 1] ?? `all ${count} meetings`;
const atAny = (count: number) => ["the only meeting", "either meeting"][count - 1] ?? `any of ${count} meetings`;
const ofAll = (count: number) => (count === 1 ? "唯一一次会议" : `全部${count}次会议`);

function outcomeOf(meeting: CouncilMeeting, { players, playerName, ...reader }: Told): Outcome {
  const { say } = reader;
  const refusing = refusers(meeting, players);
  const names = list(refusing.map(playerName), reader);
  if (refusing.length === 0) return { what: say({ en: "all sign", zh: "全体签署" }), why: "", always: atAll };
  if (meeting.members.length > 0)
    return { what: say({ en: `all but ${names} sign`, zh: `除${names}外均签署` }), why: "", always: atAll };
  const who =
    refusing.length === players.length
      ? say({ en: "all refuse", zh: "各方均拒绝" })
      : say({ en: `${names} ${refusing.length > 1 ? "refuse" : "refuses"}`, zh: `${names}拒绝` });
  const why = refusing.every((player) => wouldBreak(meeting, player))
    ? say({ en: ", as breaking the agreement pays", zh: "，因为违约更有利" })
    : "";
  return {
    what: say({ en: "nobody agrees", zh: "未达成协议" }),
    why: `${say({ en: ": ", zh: "，" })}${who}${why}`,
    always: atAny,
  };
}

/** A player that would rather have the agreement than none, and still rather break it. */
function wouldBreak({ votes }: CouncilMeeting, player: string): boolean {
  return votes.some((vote) => vote.player === player && !vote.stays && vote.inside >= vote.outside);
}

/** Those who voted against, and those who did so in a round before the last, whose votes are not recorded. */
function refusers({ votes }: CouncilMeeting, players: readonly string[]): string[] {
  return players.filter((player) => !votes.some((vote) => vote.player === player && vote.stays));
}

/** Most receivers who are named; of more the sum is told. */
const MOST_NAMED = 3;

/** What players receive while the agreement is in force, and the centre's part in it; what is lacking where compensation does not bring it about. */
function money({ meetings, currency, playerName, ...reader }: Told): string[] {
  const { say } = reader;
  const amount = (from: readonly CouncilMeeting[], of: (meeting: CouncilMeeting) => number) => {
    const size = firstToLast(from, of, reader);
    return { size, whole: say({ en: `${size} bn ${currency} a year`, zh: `每年${size}亿${currency}` }) };
  };
  const inForce = meetings.filter(({ members }) => members.length > 0);
  const lacking = meetings.filter((meeting) => meeting.members.length === 0 && lacks(meeting) > 0);
  const receivers = new Set(inForce.flatMap((meeting) => receiversOf(meeting).map(([player]) => player)));
  const receives = (who: string, many: boolean, of: (meeting: CouncilMeeting) => number) => {
    const { whole } = amount(inForce, of);
    return say({ en: `${who} receive${many ? "" : "s"} ${whole}`, zh: `${who}获得${whole}` });
  };
  const paid =
    receivers.size > MOST_NAMED
      ? [
          receives(say({ en: `${receivers.size} players`, zh: `${receivers.size}个参与方` }), true, (meeting) =>
            sum(receiversOf(meeting)),
          ),
        ]
      : [...receivers].map((player) => receives(playerName(player), false, ({ receipts }) => receipts?.[player] ?? 0));
  if (inForce.some(({ centre = 0 }) => centre > 0)) {
    const { size } = amount(inForce, ({ centre = 0 }) => centre);
    paid.push(say({ en: `of which the centre pays ${size}`, zh: `其中中央支付${size}` }));
  }
  const missing = () => {
    const short = amount(lacking, lacks).size;
    const rest = amount(lacking, (meeting) => sum(spare(meeting).filter(([, size]) => size > 0))).size;
    return [
      say({ en: `losers lack ${short} bn ${currency} a year`, zh: `受损方每年尚缺${short}亿${currency}` }),
      say({ en: `the others can spare ${rest}`, zh: `其他各方可让出${rest}` }),
    ];
  };
  return [paid, lacking.length > 0 ? missing() : []]
    .filter((parts) => parts.length > 0)
    .map((parts) => parts.join(say(COMMA)));
}

function lacks(meeting: CouncilMeeting): number {
  return -sum(spare(meeting).filter(([, amount]) => amount < 0));
}

function receiversOf({ receipts = {} }: CouncilMeeting): [string, number][] {
  return Object.entries(receipts).filter(([, amount]) => amount > 0);
}

/** By how much the agreement is better for players than refusing or a breach, before anything is paid; 100 million a year. */
export function spare({ gains = {}, refusing = {} }: CouncilMeeting): [player: string, amount: number][] {
  return Object.entries(gains).map(([player, gain]) => [player, gain - refusing[player]!]);
}

/** Events count in 100 million, which is a word in Chinese; English counts in billions. */
export function inLargeUnit(hundredMillions: number, { language }: Reader): number {
  return language === "en" ? hundredMillions / 10 : hundredMillions;
}

/** Mean over replicates: "4.5 to 4.2" from the first of these meetings to the last, or one number where that is the same. */
function firstToLast(
  meetings: readonly CouncilMeeting[],
  amount: (meeting: CouncilMeeting) => number,
  reader: Reader,
): string {
  const years = meetings.map(({ year }) => year);
  const [first, last] = [Math.min(...years), Math.max(...years)].map((end) => {
    const then = meetings.filter(({ year }) => year === end);
    return plain(inLargeUnit(then.reduce((total, meeting) => total + amount(meeting), 0) / then.length, reader));
  });
  return range(first!, last!, reader.language);
}

function sum(amounts: readonly [string, number][]): number {
  return amounts.reduce((total, [, amount]) => total + amount, 0);
}

/** Items by what is the same of them, in the order of their first appearance. */
function groups<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const found = new Map<Key, Item[]>();
  for (const item of items) found.set(keyOf(item), [...(found.get(keyOf(item)) ?? []), item]);
  return found;
}

/** "Beijing, Tianjin and Hebei" */
function list(names: readonly string[], { say }: Reader): string {
  if (names.length < 2) return names.join("");
  const [comma, and] = [say({ en: ", ", zh: "、" }), say({ en: " and ", zh: "和" })];
  return `${names.slice(0, -1).join(comma)}${and}${names.at(-1)}`;
}
