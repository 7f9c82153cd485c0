import type { Text } from "../language/index.js";
import type { CouncilMeeting } from "../results/index.js";
import { inLargeUnit, spare } from "./agreements.js";
import type { Lookup } from "./data.js";
import { distinct, firstRun, variantLabel } from "./decisions.js";
import { escapeHtml } from "./html.js";
import { playerNames } from "./players.js";
import { logPoints, plain, signed } from "./present.js";
import type { Reader } from "./reader.js";
import { type Column, tableHtml } from "./tableHtml.js";

type Vote = CouncilMeeting["votes"][number];

/** Who reads, and what players are called. */
type Told = Reader & { nameOf(player: string): string };

/** Meetings of councils, arm by arm: who signed, who refused and why; all votes behind a fold. HTML. */
export function councilHtml(view: Lookup): string {
  const { context, choices, manifest } = view.data;
  const { say, language } = view;
  const told: Told = { say, language, nameOf: playerNames(context) };
  const tables = distinct(choices.meetings.map(({ variant }) => variant)).map((variant) => {
    const meetings = firstRun(choices.meetings, variant);
    const players = distinct([
      ...context.players,
      ...meetings.flatMap(({ votes }) => votes.map(({ player }) => player)),
    ]);
    const name = variantLabel(view, variant);
    const title = escapeHtml(say({ en: `Under “${name}”`, zh: `“${name}”下` }));
    return `<p><b>${title}</b></p>${outcomes(meetings, players, told)}<details><summary>${say({ en: "All votes", zh: "全部表决" })}</summary>${votesTable(meetings, told)}</details>`;
  });
  const currency = escapeHtml(context.currency);
  const money = choices.meetings.some(pays)
    ? say({ en: ` Payments are net, in bn ${currency} a year.`, zh: `支付为净额，单位：亿${currency}/年。` })
    : "";
  return `<h3>${say({ en: "Meetings of the council", zh: "联席会议" })}</h3><p>${say(READING)}${money}${manifest.replicates > 1 ? say(FIRST_REPLICATE) : ""}</p>${tables.join("")}`;
}

/** Of what the tables of decisions are. */
export const FIRST_REPLICATE: Text = { en: " First replicate.", zh: "取第一次重复。" };

const READING: Text = {
  en: "A player signs where it is no worse off inside the agreement than outside it, nor than by breaking its word. Numbers: log points of its objective, inside against the other; 1 is about 1 % more of all that it wants, in one of the years it looks ahead.",
  zh: "参与方在协议之内不差于协议之外、也不差于违约时，便会签署。数字为其目标的对数点，即协议之内与另一情形之差；1约等于在其所考虑的某一年里，所求各项都多1 %。",
};

const MEETING: Text = { en: "meeting", zh: "会议" };
const ITEM: Text = { en: "item", zh: "议题" };
const NOBODY: Text = { en: "nobody", zh: "无" };
const NONE: Text = { en: "none", zh: "无" };
const COMMA: Text = { en: ", ", zh: "，" };
const COLON: Text = { en: ": ", zh: "：" };
const SEMICOLON: Text = { en: "; ", zh: "；" };

function outcomes(meetings: readonly CouncilMeeting[], players: readonly string[], told: Told): string {
  const { say } = told;
  const paid = meetings.some(pays);
  const columns: Column[] = [
    say(MEETING),
    ...(severalItems(meetings) ? [{ text: say(ITEM) }] : []),
    { text: say({ en: "in force among", zh: "生效范围" }) },
    { text: say({ en: "refused, and why", zh: "拒绝者及原因" }) },
    { text: say({ en: "nearest to refusing", zh: "最接近拒绝者" }) },
    ...(paid ? [{ text: say({ en: "payments", zh: "支付" }) }] : []),
  ];
  const rows = meetings.map((meeting) => [
    String(meeting.year),
    ...(severalItems(meetings) ? [meeting.item ?? ""] : []),
    agreed(meeting, players, told),
    refused(meeting, players, told),
    nearest(meeting, told),
    ...(paid ? [payments(meeting, told)] : []),
  ]);
  return tableHtml(columns, rows);
}

function severalItems(meetings: readonly CouncilMeeting[]): boolean {
  return distinct(meetings.map(({ item }) => item)).length > 1;
}

function agreed({ members }: CouncilMeeting, players: readonly string[], { say, nameOf }: Told): string {
  if (members.length === 0) return say(NOBODY);
  return members.length === players.length ? say({ en: "all", zh: "全体" }) : members.map(nameOf).join(say(COMMA));
}

/** Those who voted against, and those who did so in a round before the last, whose weighing is not recorded. */
function refused({ votes }: CouncilMeeting, players: readonly string[], told: Told): string {
  const { say, nameOf } = told;
  const before = players.filter((player) => !votes.some((vote) => vote.player === player));
  const refusals = votes
    .filter(({ stays }) => !stays)
    .map((vote) => `${nameOf(vote.player)}${say(COLON)}${say(reason(vote))}`);
  const earlier = say({ en: "in an earlier round", zh: "在较早一轮中拒绝" });
  const all = [...refusals, ...before.map((player) => `${nameOf(player)}${say(COLON)}${earlier}`)];
  return all.join(say(SEMICOLON)) || say(NOBODY);
}

/** Whoever is better off outside refuses for that; a breach is the reason where only that is better. */
function reason(vote: Vote): Text {
  const all = margins(vote);
  const { over, margin } = all.find((one) => one.over === OUTSIDE && one.margin < 0) ?? all[0]!;
  const by = logPoints(-margin).slice(1);
  return { en: `${over.en} is better by ${by}`, zh: `${over.zh}更优，高${by}` };
}

function nearest({ votes }: CouncilMeeting, { say, nameOf }: Told): string {
  const signing = votes.filter(({ stays }) => stays).map((vote) => ({ vote, least: margins(vote)[0]! }));
  const [first] = signing.sort((a, b) => a.least.margin - b.least.margin);
  if (!first) return "";
  const { over, margin } = first.least;
  const by = logPoints(margin);
  return `${nameOf(first.vote.player)}${say(COLON)}${say({ en: `${by} over ${over.en}`, zh: `较${over.zh}${by}` })}`;
}

const OUTSIDE: Text = { en: "outside", zh: "协议之外" };
const BREACH: Text = { en: "a breach", zh: "违约" };

/** How much better a player is inside than otherwise, the smallest margin first. */
function margins({ inside, outside, breach }: Vote): { over: Text; margin: number }[] {
  const all = [{ over: OUTSIDE, margin: inside - outside }];
  if (breach !== null) all.push({ over: BREACH, margin: inside - breach });
  return all.sort((a, b) => a.margin - b.margin);
}

function pays({ gains, receipts }: CouncilMeeting): boolean {
  return gains !== undefined || receipts !== undefined;
}

function payments(meeting: CouncilMeeting, told: Told): string {
  const { receipts = {}, centre = 0, members } = meeting;
  const { say, nameOf } = told;
  if (members.length === 0) return lacking(meeting, told);
  const players = Object.entries(receipts).filter(([, amount]) => amount !== 0);
  const texts = players.map(([player, amount]) => `${nameOf(player)} ${signed(inLargeUnit(amount, told))}`);
  const paid = plain(inLargeUnit(centre, told));
  const fromCentre = centre === 0 ? [] : [say({ en: `the centre pays ${paid}`, zh: `中央支付${paid}` })];
  return [...texts, ...fromCentre].join(say(COMMA)) || say(NONE);
}

/** What players lack to sign, and what the others could spare, before anything is paid. */
function lacking(meeting: CouncilMeeting, told: Told): string {
  const { say, nameOf } = told;
  const amounts = spare(meeting).map(([player, amount]) => ({ player, amount: inLargeUnit(amount, told) }));
  const lacks = amounts
    .filter(({ amount }) => amount < 0)
    .map(({ player, amount }) =>
      say({ en: `${nameOf(player)} lacks ${plain(-amount)}`, zh: `${nameOf(player)}缺${plain(-amount)}` }),
    );
  const others = plain(amounts.reduce((sum, { amount }) => sum + Math.max(0, amount), 0));
  if (lacks.length === 0) return say(NONE);
  return `${lacks.join(say(COMMA))}${say({ en: `; the others can spare ${others}`, zh: `；其他各方可让出${others}` })}`;
}

function votesTable(meetings: readonly CouncilMeeting[], told: Told): string {
  const { say, nameOf } = told;
  const paid = meetings.some(pays);
  const columns: Column[] = [
    say(MEETING),
    ...(severalItems(meetings) ? [{ text: say(ITEM) }] : []),
    { text: say({ en: "player", zh: "参与方" }) },
    say({ en: "over outside", zh: "较协议之外" }),
    say({ en: "over a breach", zh: "较违约" }),
    ...(paid ? [say({ en: "receives", zh: "获得" })] : []),
    { text: say({ en: "vote", zh: "表决" }) },
  ];
  const rows = meetings.flatMap(({ year, item, votes, receipts }) =>
    votes.map(({ player, inside, outside, breach, stays }) => [
      String(year),
      ...(severalItems(meetings) ? [item ?? ""] : []),
      nameOf(player),
      logPoints(inside - outside),
      breach === null ? say({ en: "bound", zh: "受约束" }) : logPoints(inside - breach),
      ...(paid ? [signed(inLargeUnit(receipts?.[player] ?? 0, told))] : []),
      say(stays ? { en: "signs", zh: "签署" } : { en: "refuses", zh: "拒绝" }),
    ]),
  );
  return tableHtml(columns, rows);
}
