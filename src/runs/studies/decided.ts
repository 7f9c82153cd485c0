import { type Choices, CLUSTER, choicesOf, type PolicyEvent } from "../../measures/results/index.js";
import type { OutcomeCell } from "./outcomeCell.js";

/** Players between whom the agreement is in force. */
export const MEMBERS = "members";

/** `chosen:sector-subsidy` and so on: the mean of what cities last chose, over all levers whose name begins so. */
const CHOSEN = "chosen:";

/**
 * `gain:PLAYER`: what the agreement brings a player a year by its own reckoning, before payments, 100 million of the
 * currency.
 */
export const GAIN = "gain:";

/**
 * `signed:revenue-pool` and so on: years from the first meeting until the item with that lever is in force and kept.
 */
const SIGNED = "signed:";

/** True of what is no indicator of a year, but a decision taken in the run. */
export function isDecided(name: string): boolean {
  return name === MEMBERS || name.startsWith(CHOSEN) || name.startsWith(GAIN) || name.startsWith(SIGNED);
}

/**
 * What governments chose (mean over the place's cities, in the lever's unit) or how many players the agreement holds or
 * what it brings one of them, as decided last up to the year of the cell. NaN where nobody chose; 0 members before any
 * meeting. Of places, single cities and the cluster.
 */
export function decidedIn(events: readonly PolicyEvent[], { indicator, place, year }: OutcomeCell): number {
  const past = events.filter((event) => event.year <= year);
  const choices = choicesOf(past.map((event) => ({ ...NAMELESS, ...event })));
  if (indicator.startsWith(GAIN)) return choices.meetings.at(-1)?.gains?.[indicator.slice(GAIN.length)] ?? Number.NaN;
  if (indicator.startsWith(SIGNED)) return signedIn(choices, indicator.slice(SIGNED.length));
  return indicator === MEMBERS ? membersIn(choices) : chosenIn(choices, indicator.slice(CHOSEN.length), place);
}

/** Of the one run nobody asks what it is called. */
const NAMELESS = { variant: "", replicate: 0 };

function membersIn({ meetings }: Choices): number {
  return meetings.at(-1)?.members.length ?? 0;
}

function signedIn({ meetings }: Choices, lever: string): number {
  const about = meetings.filter(({ item = "" }) => item.split(" + ").includes(lever));
  const last = about.findLastIndex(({ members, votes }) => members.length === 0 || votes.some(({ breaks }) => breaks));
  return about[last + 1] ? about[last + 1].year - about[0].year : Number.NaN;
}

function chosenIn({ decisions }: Choices, lever: string, place: string): number {
  const last = new Map<string, number>();
  for (const { city, lever: name, value } of decisions)
    if (name.startsWith(lever) && (place === CLUSTER || place === city)) last.set(`${city} ${name}`, value);
  return [...last.values()].reduce((sum, value) => sum + value / last.size, 0) / (last.size > 0 ? 1 : 0);
}
