import { type CouncilMeeting, isAbout } from "../../measures/results/index.js";
import { plain, type Reader, readerOf, spanOf, whenText } from "../../measures/views/index.js";
import {
  allOf,
  amountIn,
  ENGLISH,
  joined,
  type Language,
  listed,
  range,
  type Text,
  t,
  titleOf,
} from "../../words/index.js";
import { isNone, measureText, noneValues, shortChange, subjectText } from "./amounts.js";
import { effectTold } from "./headline.js";
import { type AnswerView, measureOf } from "./view.js";

/**
 * From when on a part of the agreement that is asked for is signed under every council, and what that arm then brings
 * against the baseline; the councils under which it never is.
 */
export function signedSentences(view: AnswerView): Text[] {
  const { signed } = view.plan;
  if (!signed) return [];
  const about = (view.meetings ?? []).filter((meeting) => isAbout(meeting, signed.type));
  const courses = view.variants.flatMap(({ id }) => {
    const meetings = about.filter(({ variant }) => variant === id);
    const name = subjectText(view, { run: id, against: view.baseline });
    return meetings.length === 0 ? [] : [{ id, name, meetings, kept: meetings.filter(isKept) }];
  });
  const never = courses.filter(({ kept }) => kept.length === 0).map(({ name }) => name);
  const told = [
    ...courses.filter(({ kept }) => kept.length > 0).map((course) => courseUnder(view, course)),
    ...(never.length > 0 ? [t("report.signedNever", { name: allOf(never) })] : []),
  ];
  return told.length === 0 ? [] : [t("report.signedFirst", { item: signed.label, told: joined(told, "semicolon") })];
}

/** Signed, and by nobody broken. */
const isKept = ({ members, votes }: CouncilMeeting) => members.length > 0 && !votes.some(({ breaks }) => breaks);

/** Meetings under the council of a variant, and those of them that signed and kept it. */
interface Course {
  id: string;
  name: Text;
  meetings: readonly CouncilMeeting[];
  kept: readonly CouncilMeeting[];
}

function courseUnder(view: AnswerView, { id, name, meetings, kept }: Course): Text {
  const row = effectTold(view, { run: id, against: view.baseline });
  const worth =
    row &&
    t("report.signedWorth", {
      measure: measureText(view, measureOf(view)),
      none: isNone(view, measureOf(view), row),
      ...noneValues(view, row, measureOf(view)),
      change: shortChange(view, measureOf(view), row),
      when: whenText(spanOf(view), measureOf(view)),
    });
  const year = Math.min(...kept.map((meeting) => meeting.year));
  const values = { name, year, worth: worth ?? "" };
  if (meetings.every((meeting) => kept.includes(meeting) || meeting.year < year)) return t("report.signedFrom", values);
  return t("report.signedSome", { ...values, share: Math.round((100 * kept.length) / meetings.length) });
}

/** What is told of councils: meetings, all players of the agreement and their names, and the unit of money ("yuan"). */
export interface Councils {
  meetings: readonly CouncilMeeting[];
  players: readonly string[];
  currency: string;
  /** By default made of ids. */
  playerName?: (id: string) => string;
  itemName?: (item: string) => string;
}

/** With the language in which it is told. */
type Told = Required<Omit<Councils, "itemName">> & Reader;

/**
 * One sentence for every arm with a council, or for several of which the same is true: who signs, who refuses, who is
 * paid.
 */
export function councilSentences(
  councils: Councils,
  nameOfArm: (variant: string) => string,
  language: Language = ENGLISH,
): string[] {
  const reader = readerOf(language);
  const { say } = reader;
  const told = groups(debates(councils.meetings), ({ item, meetings }) => {
    const on = item && say("report.on", { item: councils.itemName?.(item) ?? item });
    return `${on}${say("join.colon")}${courseOf({ playerName: titleOf, ...councils, ...reader, meetings })}`;
  });
  return [...told].map(([course, same]) => {
    const names = listed(
      same.map(({ variant }) => nameOfArm(variant)),
      language,
    );
    return say("report.councilUnder", { names, course });
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

/**
 * Replicates in which the same players sign are told together, with the mean of what is paid; why some refuse, where
 * that makes no more courses than can be told.
 */
function courseOf(councils: Told): string {
  const { say } = councils;
  const runs = [...groups(councils.meetings, ({ replicate }) => replicate).values()];
  const courses = (whys: boolean) => [...groups(runs, (meetings) => signings({ ...councils, meetings }, whys))];
  const explained = courses(true);
  const alike = explained.length > MOST_COURSES ? courses(false) : explained;
  if (alike.length > MOST_COURSES) return [inForceAt(councils), ...broken(councils)].join(say("join.semicolon"));
  const told = alike.map(([course, same]) => {
    const share = runs.length > 1 ? say("report.replicates", { sameCount: same.length, runsCount: runs.length }) : "";
    const all = { ...councils, meetings: same.flat() };
    return [course + share, ...broken(all), ...money(all)].join(say("join.semicolon"));
  });
  return told.join(say("join.semicolon"));
}

/** More courses of replicates are not told one by one. */
const MOST_COURSES = 3;

function inForceAt({ meetings, say }: Told): string {
  const inForce = meetings.filter(({ members }) => members.length > 0);
  return say("report.signedAtShare", { share: Math.round((100 * inForce.length) / meetings.length) });
}

/** How far members are believed at the first meeting and at the last, and how often some break their word. */
function broken({ meetings, say }: Told): string[] {
  const [first, last] = [meetings[0]!, meetings.at(-1)!].map(({ year }) => {
    const trust = meetings.flatMap((meeting) => (meeting.year === year ? Object.values(meeting.trust ?? {}) : []));
    return trust.reduce((total, one) => total + one, 0) / trust.length;
  });
  const signed = meetings.filter(({ members }) => members.length > 0);
  const breaches = signed.filter(({ votes }) => votes.some(({ breaks }) => breaks));
  const share = Math.round((100 * breaches.length) / signed.length);
  return [
    ...(share > 0 ? [say("report.breakAt", { share })] : []),
    ...(meetings[0]!.trust
      ? [say("report.believedFromTo", { first: Math.round(100 * first!), last: Math.round(100 * last!) })]
      : []),
  ];
}

/**
 * "all sign at all 5 meetings (2024-2032)"; "nobody agrees at 3 of 5 meetings (2024-2032): Beijing refuses; all sign at
 * 2"
 */
function signings(councils: Told, whys: boolean): string {
  const { meetings, say } = councils;
  const [first, last] = [meetings[0]!.year, meetings.at(-1)!.year];
  const span = first === last ? `${first}` : say("cli.yearsFromTo", { from: first, to: last });
  const outcomes = groups(meetings, (meeting) => JSON.stringify(outcomeOf(meeting, councils, whys))).values();
  const told = [...outcomes].map((same, place) => {
    const { what, why, always } = outcomeOf(same[0]!, councils, whys);
    const whole = same.length === meetings.length;
    const [count, all] = [same.length, meetings.length];
    const when = whole ? t(always, { count }) : t("report.someMeetings", { count, all });
    return place === 0
      ? say("report.atMeetings", { what, when, span, why })
      : say("report.outcomeInCases", { what, sameCount: same.length, why });
  });
  return told.join(say("join.semicolon"));
}

interface Outcome {
  what: string;
  why: string;
  /** How one says that this happens at every one of so many meetings. */
  always: "report.allMeetings" | "report.anyMeeting";
}

function outcomeOf(meeting: CouncilMeeting, { players, playerName, say, language }: Told, whys: boolean): Outcome {
  const refusing = refusers(meeting, players);
  const names = listed(refusing.map(playerName), language);
  if (refusing.length === 0) return { what: say("report.allSign"), why: "", always: "report.allMeetings" };
  if (meeting.members.length > 0)
    return { what: say("report.allButSign", { names }), why: "", always: "report.allMeetings" };
  const who =
    refusing.length === players.length
      ? say("report.allRefuse")
      : say("report.refuse", { names, count: refusing.length });
  const why = whys ? reasonOf(meeting, refusing) : undefined;
  return {
    what: say("report.nobodyAgrees"),
    why: `${say("join.colon")}${who}${why ? why[language] : ""}`,
    always: "report.anyMeeting",
  };
}

/** Why all of these refuse; undefined where they have no one reason. */
function reasonOf(meeting: CouncilMeeting, refusing: readonly string[]): Text | undefined {
  if (refusing.every((player) => doubts(meeting, player))) return t("report.doNotCount", { count: refusing.length });
  return refusing.every((player) => wouldBreak(meeting, player)) ? t("report.breakingAgreementPays") : undefined;
}

/** A player that would sign if it believed the others. */
function doubts({ votes }: CouncilMeeting, player: string): boolean {
  return votes.some((vote) => vote.player === player && !vote.stays && isDoubtful(vote));
}

/** Refuses what it would sign if all were believed. */
export function isDoubtful({ inside, outside, breach, promised = -1 }: CouncilMeeting["votes"][number]): boolean {
  return promised >= 0 && inside < Math.max(outside, breach ?? outside);
}

/** A player that would rather have the agreement than none, and still rather break it. */
function wouldBreak({ votes }: CouncilMeeting, player: string): boolean {
  return votes.some(
    ({ player: voter, stays, inside, outside, breach }) =>
      voter === player && !stays && inside >= outside && breach !== null && breach > inside,
  );
}

/** Those who voted against, and those who did so in a round before the last, whose votes are not recorded. */
function refusers({ votes }: CouncilMeeting, players: readonly string[]): string[] {
  return players.filter((player) => !votes.some((vote) => vote.player === player && vote.stays));
}

/** Most receivers who are named; of more the sum is told. */
const MOST_NAMED = 3;

/**
 * What players receive while the agreement is in force, and the centre's part in it; what is lacking where compensation
 * does not bring it about.
 */
function money({ meetings, currency, playerName, ...reader }: Told): string[] {
  const { say } = reader;
  const amount = (from: readonly CouncilMeeting[], of: (meeting: CouncilMeeting) => number) => {
    const size = firstToLast(from, of, reader);
    return { size, whole: say("game.moneyAYear", { amount: size, currency }) };
  };
  const inForce = meetings.filter(({ members }) => members.length > 0);
  const lacking = meetings.filter((meeting) => meeting.members.length === 0 && lacks(meeting) > 0);
  const receivers = new Set(inForce.flatMap((meeting) => receiversOf(meeting).map(([player]) => player)));
  const receives = (who: string, many: boolean, of: (meeting: CouncilMeeting) => number) => {
    const { whole } = amount(inForce, of);
    return say("report.receivesAmount", { who, many, whole });
  };
  const paid =
    receivers.size > MOST_NAMED
      ? [receives(say("report.players", { size: receivers.size }), true, (meeting) => sum(receiversOf(meeting)))]
      : [...receivers].map((player) => receives(playerName(player), false, ({ receipts }) => receipts?.[player] ?? 0));
  if (inForce.some(({ centre = 0 }) => centre > 0)) {
    const { size } = amount(inForce, ({ centre = 0 }) => centre);
    paid.push(say("report.centrePays", { size }));
  }
  const missing = () => {
    const short = amount(lacking, lacks).size;
    const others = (meeting: CouncilMeeting) => sum(spare(meeting).filter(([, size]) => size > 0));
    const rest = amount(lacking, others).size;
    // What is told as the same does not show whether it is too little.
    const [less, more] = [-1, 1].map((sign) => amount(lacking, (one) => sign * (others(one) - lacks(one))).size);
    // Payments move prices: what would do before any is paid may not do once it is.
    const enough = lacking.reduce((total, one) => total + others(one) - lacks(one), 0) > 0;
    const apart = enough ? say("report.othersSpareMore", { more }) : say("report.othersSpareLess", { less });
    const spared =
      (rest === short ? apart : say("report.othersCanSpare", { rest })) + (enough ? say("report.noPaymentsMake") : "");
    return [say("report.losersLackBnYear", { short, currency }), spared];
  };
  return [paid, lacking.length > 0 ? missing() : []]
    .filter((parts) => parts.length > 0)
    .map((parts) => parts.join(say("join.comma")));
}

function lacks(meeting: CouncilMeeting): number {
  return -sum(spare(meeting).filter(([, amount]) => amount < 0));
}

function receiversOf({ receipts = {} }: CouncilMeeting): [string, number][] {
  return Object.entries(receipts).filter(([, amount]) => amount > 0);
}

/**
 * By how much the agreement is better for players than refusing or a breach, before anything is paid; 100 million a
 * year.
 */
export function spare({ gains = {}, refusing = {} }: CouncilMeeting): [player: string, amount: number][] {
  return Object.entries(gains).map(([player, gain]) => [player, gain - refusing[player]!]);
}

/** Events count in 100 million, which is a word in Chinese; English counts in billions. */
export function inLargeUnit(hundredMillions: number, { language }: Reader): number {
  return amountIn(hundredMillions, language);
}

/**
 * Mean over replicates: "4.5 to 4.2" from the first of these meetings to the last, or one number where that is the
 * same.
 */
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
export function groups<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const found = new Map<Key, Item[]>();
  for (const item of items) found.set(keyOf(item), [...(found.get(keyOf(item)) ?? []), item]);
  return found;
}
