import type { CouncilMeeting } from "../results/index.js";
import { spare } from "./agreements.js";
import type { Lookup } from "./data.js";
import { distinct, firstRun, variantLabel } from "./decisions.js";
import { nameOf } from "./figures/game/names.js";
import { escapeHtml } from "./html.js";
import { logPoints, plain, signed } from "./present.js";
import { type Column, tableHtml } from "./tableHtml.js";

type Vote = CouncilMeeting["votes"][number];

/** Meetings of councils, arm by arm: who signed, who refused and why; all votes behind a fold. HTML. */
export function councilHtml(view: Lookup): string {
  const { context, choices, manifest } = view.data;
  const tables = distinct(choices.meetings.map(({ variant }) => variant)).map((variant) => {
    const meetings = firstRun(choices.meetings, variant);
    const players = distinct([
      ...context.players,
      ...meetings.flatMap(({ votes }) => votes.map(({ player }) => player)),
    ]);
    const title = escapeHtml(`Under “${variantLabel(view, variant)}”`);
    return `<p><b>${title}</b></p>${outcomes(meetings, players)}<details><summary>All votes</summary>${votesTable(meetings)}</details>`;
  });
  const money = choices.meetings.some(pays) ? ` Payments are net, in bn ${escapeHtml(context.currency)} a year.` : "";
  return `<h3>Meetings of the council</h3><p>${READING}${money}${manifest.replicates > 1 ? " First replicate." : ""}</p>${tables.join("")}`;
}

const READING =
  "A player signs where it is no worse off inside the agreement than outside it, nor than by breaking its word. Numbers: log points of its objective, inside against the other; 1 is about 1 % more of all that it wants, in one of the years it looks ahead.";

function outcomes(meetings: readonly CouncilMeeting[], players: readonly string[]): string {
  const paid = meetings.some(pays);
  const columns: Column[] = [
    "meeting",
    ...(severalItems(meetings) ? [{ text: "item" }] : []),
    { text: "in force among" },
    { text: "refused, and why" },
    { text: "nearest to refusing" },
    ...(paid ? [{ text: "payments" }] : []),
  ];
  const rows = meetings.map((meeting) => [
    String(meeting.year),
    ...(severalItems(meetings) ? [meeting.item ?? ""] : []),
    agreed(meeting, players),
    refused(meeting, players),
    nearest(meeting),
    ...(paid ? [payments(meeting)] : []),
  ]);
  return tableHtml(columns, rows);
}

function severalItems(meetings: readonly CouncilMeeting[]): boolean {
  return distinct(meetings.map(({ item }) => item)).length > 1;
}

function agreed({ members }: CouncilMeeting, players: readonly string[]): string {
  if (members.length === 0) return "nobody";
  return members.length === players.length ? "all" : members.map(nameOf).join(", ");
}

/** Those who voted against, and those who did so in a round before the last, whose weighing is not recorded. */
function refused({ votes }: CouncilMeeting, players: readonly string[]): string {
  const before = players.filter((player) => !votes.some((vote) => vote.player === player));
  const refusals = votes.filter(({ stays }) => !stays).map((vote) => `${nameOf(vote.player)}: ${reason(vote)}`);
  return [...refusals, ...before.map((player) => `${nameOf(player)}: in an earlier round`)].join("; ") || "nobody";
}

/** Whoever is better off outside refuses for that; a breach is the reason where only that is better. */
function reason(vote: Vote): string {
  const all = margins(vote);
  const { over, margin } = all.find((one) => one.over === OUTSIDE && one.margin < 0) ?? all[0]!;
  return `${over} is better by ${logPoints(-margin).slice(1)}`;
}

function nearest({ votes }: CouncilMeeting): string {
  const signing = votes.filter(({ stays }) => stays).map((vote) => ({ vote, least: margins(vote)[0]! }));
  const [first] = signing.sort((a, b) => a.least.margin - b.least.margin);
  return first ? `${nameOf(first.vote.player)}: ${logPoints(first.least.margin)} over ${first.least.over}` : "";
}

const OUTSIDE = "outside";

/** How much better a player is inside than otherwise, the smallest margin first. */
function margins({ inside, outside, breach }: Vote): { over: string; margin: number }[] {
  const all = [{ over: OUTSIDE, margin: inside - outside }];
  if (breach !== null) all.push({ over: "a breach", margin: inside - breach });
  return all.sort((a, b) => a.margin - b.margin);
}

function pays({ gains, receipts }: CouncilMeeting): boolean {
  return gains !== undefined || receipts !== undefined;
}

/** Billions; events count in 100 million. */
function payments(meeting: CouncilMeeting): string {
  const { receipts = {}, centre = 0, members } = meeting;
  if (members.length === 0) return lacking(meeting);
  const players = Object.entries(receipts).filter(([, amount]) => amount !== 0);
  const texts = players.map(([player, amount]) => `${nameOf(player)} ${signed(amount / 10)}`);
  return [...texts, ...(centre === 0 ? [] : [`the centre pays ${plain(centre / 10)}`])].join(", ") || "none";
}

/** What players lack to sign, and what the others could spare, before anything is paid. */
function lacking(meeting: CouncilMeeting): string {
  const amounts = spare(meeting).map(([player, amount]) => ({ player, amount: amount / 10 }));
  const lacks = amounts
    .filter(({ amount }) => amount < 0)
    .map(({ player, amount }) => `${nameOf(player)} lacks ${plain(-amount)}`);
  const others = amounts.reduce((sum, { amount }) => sum + Math.max(0, amount), 0);
  return lacks.length > 0 ? `${lacks.join(", ")}; the others can spare ${plain(others)}` : "none";
}

function votesTable(meetings: readonly CouncilMeeting[]): string {
  const paid = meetings.some(pays);
  const columns: Column[] = [
    "meeting",
    ...(severalItems(meetings) ? [{ text: "item" }] : []),
    { text: "player" },
    "over outside",
    "over a breach",
    ...(paid ? ["receives"] : []),
    { text: "vote" },
  ];
  const rows = meetings.flatMap(({ year, item, votes, receipts }) =>
    votes.map(({ player, inside, outside, breach, stays }) => [
      String(year),
      ...(severalItems(meetings) ? [item ?? ""] : []),
      nameOf(player),
      logPoints(inside - outside),
      breach === null ? "bound" : logPoints(inside - breach),
      ...(paid ? [signed((receipts?.[player] ?? 0) / 10)] : []),
      stays ? "signs" : "refuses",
    ]),
  );
  return tableHtml(columns, rows);
}
