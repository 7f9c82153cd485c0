import type { CouncilMeeting } from "../results/index.js";
import { nameOf } from "./figures/game/names.js";
import { plain } from "./present.js";

/** What is told of councils: meetings, all players of the agreement, and the unit of money ("yuan"). */
export interface Councils {
  meetings: readonly CouncilMeeting[];
  players: readonly string[];
  currency: string;
}

/** One sentence for every arm with a council, or for several of which the same is true: who signs, who refuses, who is paid. */
export function councilSentences(councils: Councils, nameOfArm: (variant: string) => string): string[] {
  const told = groups(debates(councils.meetings), ({ item, meetings }) => {
    return `${item && `, on ${item}`}: ${courseOf({ ...councils, meetings })}`;
  });
  return [...told].map(([course, same]) => {
    const names = same.map(({ variant }) => nameOfArm(variant));
    return `Council under ${list(names)}${course}.`;
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
function courseOf(councils: Councils): string {
  const runs = [...groups(councils.meetings, ({ replicate }) => replicate).values()];
  const alike = [...groups(runs, (meetings) => signings({ ...councils, meetings }))];
  const told = alike.map(([course, same]) => {
    const share = runs.length > 1 ? ` (${same.length} of ${runs.length} replicates)` : "";
    return [course + share, ...money({ ...councils, meetings: same.flat() })].join("; ");
  });
  return told.join("; ");
}

/** "all sign at all 5 meetings (2024-2032)"; "nobody agrees at 3 of 5 meetings (2024-2032): Beijing refuses; all sign at 2" */
function signings({ meetings, players }: Councils): string {
  const [first, last] = [meetings[0]!.year, meetings.at(-1)!.year];
  const span = first === last ? `${first}` : `${first}-${last}`;
  const outcomes = groups(meetings, (meeting) => JSON.stringify(outcomeOf(meeting, players))).values();
  const told = [...outcomes].map((same, place) => {
    const { what, why, always } = outcomeOf(same[0]!, players);
    const whole = same.length === meetings.length;
    const when = whole ? always(meetings.length) : `${same.length} of ${meetings.length} meetings`;
    return place === 0 ? `${what} at ${when} (${span})${why}` : `${what} at ${same.length}${why}`;
  });
  return told.join("; ");
}

interface Outcome {
  what: string;
  why: string;
  /** How one says that this happens at every one of so many meetings. */
  always: (count: number) => string;
}

const atAll = (count: number) => ["the only meeting", "both meetings"][count - 1] ?? `all ${count} meetings`;
const atAny = (count: number) => ["the only meeting", "either meeting"][count - 1] ?? `any of ${count} meetings`;

function outcomeOf(meeting: CouncilMeeting, players: readonly string[]): Outcome {
  const refusing = refusers(meeting, players);
  const names = list(refusing.map(nameOf));
  if (refusing.length === 0) return { what: "all sign", why: "", always: atAll };
  if (meeting.members.length > 0) return { what: `all but ${names} sign`, why: "", always: atAll };
  const who =
    refusing.length === players.length ? "all refuse" : `${names} ${refusing.length > 1 ? "refuse" : "refuses"}`;
  const why = refusing.every((player) => wouldBreak(meeting, player)) ? ", as breaking the agreement pays" : "";
  return { what: "nobody agrees", why: `: ${who}${why}`, always: atAny };
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
function money({ meetings, currency }: Councils): string[] {
  const unit = `bn ${currency} a year`;
  const inForce = meetings.filter(({ members }) => members.length > 0);
  const lacking = meetings.filter((meeting) => meeting.members.length === 0 && lacks(meeting) > 0);
  const receivers = new Set(inForce.flatMap((meeting) => receiversOf(meeting).map(([player]) => player)));
  const paid =
    receivers.size > MOST_NAMED
      ? [`${receivers.size} players receive ${firstToLast(inForce, (meeting) => sum(receiversOf(meeting)))} ${unit}`]
      : [...receivers].map(
          (player) =>
            `${nameOf(player)} receives ${firstToLast(inForce, ({ receipts }) => receipts?.[player] ?? 0)} ${unit}`,
        );
  if (inForce.some(({ centre = 0 }) => centre > 0))
    paid.push(`of which the centre pays ${firstToLast(inForce, ({ centre = 0 }) => centre)}`);
  const missing = lacking.length > 0 && [
    `losers lack ${firstToLast(lacking, lacks)} ${unit}`,
    `the others can spare ${firstToLast(lacking, (meeting) => sum(spare(meeting).filter(([, amount]) => amount > 0)))}`,
  ];
  return [paid, missing || []].filter((parts) => parts.length > 0).map((parts) => parts.join(", "));
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

/** Billions, mean over replicates: "4.5 to 4.2" from the first of these meetings to the last, or one number where that is the same. */
function firstToLast(meetings: readonly CouncilMeeting[], amount: (meeting: CouncilMeeting) => number): string {
  const years = meetings.map(({ year }) => year);
  const ends = [Math.min(...years), Math.max(...years)].map((end) => {
    const then = meetings.filter(({ year }) => year === end);
    return plain(then.reduce((total, meeting) => total + amount(meeting), 0) / then.length / 10);
  });
  return [...new Set(ends)].join(" to ");
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
function list(names: readonly string[]): string {
  return names.length > 1 ? `${names.slice(0, -1).join(", ")} and ${names.at(-1)}` : `${names[0]}`;
}
