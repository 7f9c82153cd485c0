import type { CouncilMeeting, Decision } from "../../measures/results/index.js";
import {
  type Alternative,
  type ChosenLever,
  distinct,
  firstRun,
  inLastYear,
  itemNames,
  type Lookup,
  labelIn,
  leverName,
  leversChosen,
  logPoints,
  plain,
  playerNames,
  type Reader,
  signed,
  variantLabel,
  weighing,
} from "../../measures/views/index.js";
import { type Text, type TextKey, t, type Words } from "../../words/index.js";
import { inLargeUnit, isDoubtful, spare } from "../answer/agreements.js";
import { averageSentences, courseSentences } from "../answer/fromContext.js";
import { escapeHtml, findingsHtml, foldHtml, ofWords, type Table, tableHtml, tableOf } from "../tables/table.js";

/** How choices of city governments end, and their averages; empty where nobody chooses. HTML. */
export function decisionsHtml(view: Lookup): string {
  const quoted = (variant: string) => `“${variantLabel(view, variant)}”`;
  const items = [...averageSentences(view, quoted), ...courseSentences(view.data.choices, quoted, view.language)];
  return items.length > 0 ? findingsHtml(items) : "";
}

/** Why cities chose so, and the meetings of councils; empty where nobody decides. HTML. */
export function reasonsHtml(view: Lookup): string {
  return why(view, leversChosen(view)) + (view.data.choices.meetings.length > 0 ? councilHtml(view) : "");
}

/** Of arms whose governments weigh alternatives; imitators weigh none. */
function why(view: Lookup, levers: readonly ChosenLever[]): string {
  const { imitating } = view.data.context;
  const tables = levers.flatMap((lever) =>
    lever.variants
      .filter((variant) => !imitating.includes(variant))
      .map((variant) => reasonsTable(view, lever, variant)),
  );
  const { say } = view;
  const replicates = view.data.manifest.replicates > 1 ? say(FIRST_REPLICATE) : "";
  return tables.length > 0
    ? `<h3>${say("report.why")}</h3><p>${say("report.lastDecisionEveryCity")}${replicates}</p>${tables.join("")}`
    : "";
}

const COLUMNS = [
  "report.city",
  "report.before",
  "report.chosen",
  "report.gainChange",
  "report.bestAlternative",
  "report.lowestTried",
  "report.highestTried",
  ofWords("report.flatSteep"),
] as const;

/** Why: the last decision of every city under a variant, with what else it weighed. */
function reasonsTable(view: Lookup, lever: ChosenLever, variant: string): string {
  const last = inLastYear(firstRun(lever.decisions, variant));
  const rows = last.map((decision) => [
    labelIn(view.data.context.cities, decision.city),
    ...reasons(decision, lever.decimals, view),
  ]);
  const [name, arm, year] = [leverName(lever, view), variantLabel(view, variant), last[0]!.year];
  const table = tableOf(view.say, t("report.underDecision", { name, arm, year }), COLUMNS, rows);
  return foldHtml(escapeHtml(table.title), tableHtml(table));
}

function reasons(decision: Decision, decimals: number, { say }: Reader): string[] {
  const { value, before, payoffBefore, payoffAfter } = decision;
  const { lowest, highest, best, flat } = weighing(decision);
  const option = ({ value: other, gain }: Alternative) =>
    say("join.withBracket", { what: plain(other, decimals), bracket: logPoints(gain) });
  const steepness = flat ? say("report.flat") : say("report.steep");
  const shape = best === undefined ? say("report.nothingElseTried") : steepness;
  const corner = value === lowest.value ? say("report.lowest") : value === highest.value ? say("report.highest") : "";
  return [
    plain(before, decimals),
    plain(value, decimals),
    logPoints(payoffAfter - payoffBefore),
    best === undefined ? "" : option(best),
    option(lowest),
    option(highest),
    best === undefined ? shape : shape + corner,
  ];
}

type Vote = CouncilMeeting["votes"][number];

/** Who reads, and what players and items of the agenda are called. */
type Told = Reader & { nameOf(player: string): string; itemOf(item: string): string };

/** Meetings of councils, arm by arm: who signed, who refused and why; all votes behind a fold. HTML. */
export function councilHtml(view: Lookup): string {
  const { context, choices, manifest } = view.data;
  const { say, language } = view;
  const told: Told = { say, language, nameOf: playerNames(context), itemOf: itemNames(context) };
  const tables = distinct(choices.meetings.map(({ variant }) => variant)).map((variant) => {
    const meetings = firstRun(choices.meetings, variant);
    const players = distinct([
      ...context.players,
      ...meetings.flatMap(({ votes }) => votes.map(({ player }) => player)),
    ]);
    const title = t("report.under", { name: variantLabel(view, variant) });
    const [signed, votes] = [outcomesTable(title, meetings, players, told), votesTable(meetings, told)];
    const fold = foldHtml(escapeHtml(votes.title), tableHtml(votes));
    return `<p><b>${escapeHtml(signed.title)}</b></p>${tableHtml(signed)}${fold}`;
  });
  const currency = escapeHtml(context.currency);
  const money = choices.meetings.some(pays) ? say("report.paymentsNetBnYear", { currency }) : "";
  return (
    `<h3>${say("report.meetingsCouncil")}</h3><p>${say("report.playerSignsWhereWorse")}${money}` +
    `${manifest.replicates > 1 ? say(FIRST_REPLICATE) : ""}</p>${tables.join("")}`
  );
}

/** Of what the tables of decisions are. */
const FIRST_REPLICATE: TextKey = "report.firstReplicate";

function outcomesTable(
  title: Text,
  meetings: readonly CouncilMeeting[],
  players: readonly string[],
  told: Told,
): Table {
  const doubted = meetings.some(({ trust }) => trust);
  return tableOfMeetings(title, meetings, meetings, told, [
    doubted && ["report.believed", (meeting) => believed(meeting, told)],
    ["report.forceAmong", (meeting) => agreed(meeting, players, told)],
    ["report.refusedWhy", (meeting) => refused(meeting, players, told)],
    ["report.nearestRefusing", (meeting) => nearest(meeting, told)],
    meetings.some(pays) && ["report.payments", (meeting) => payments(meeting, told)],
  ]);
}

/** Head and cells of a column, of words or of numbers; false where there is none. */
type MeetingColumn<Row> = [head: TextKey, cell: (row: Row) => string, kind?: "numbers"] | false;

/** Rows of meetings: each begins with its year, and with its item where there are several. */
function tableOfMeetings<Row extends Pick<CouncilMeeting, "year" | "item">>(
  title: Words,
  meetings: readonly CouncilMeeting[],
  rows: readonly Row[],
  { say, itemOf }: Told,
  columns: readonly MeetingColumn<Row>[],
): Table {
  const several = distinct(meetings.map(({ item }) => item)).length > 1;
  const all: MeetingColumn<Row>[] = [several && ["report.item", ({ item = "" }) => itemOf(item)], ...columns];
  const shown = all.filter((column) => column !== false);
  const heads = shown.map(([head, , kind]) => (kind ? head : ofWords(head)));
  const cells = rows.map((row) => [String(row.year), ...shown.map(([, cell]) => cell(row))]);
  return tableOf(say, title, ["report.meeting", ...heads], cells);
}

function agreed({ members }: CouncilMeeting, players: readonly string[], { say, nameOf }: Told): string {
  if (members.length === 0) return say("lab.nobody");
  return members.length === players.length ? say("cli.all") : members.map(nameOf).join(say("join.comma"));
}

/** "Beijing 50 %, Tianjin 60 %" */
function believed({ trust = {} }: CouncilMeeting, { say, nameOf }: Told): string {
  return Object.entries(trust)
    .map(([player, share]) => `${nameOf(player)} ${Math.round(100 * share)} %`)
    .join(say("join.comma"));
}

/** Those who voted against, and those who did so in a round before the last, whose weighing is not recorded. */
function refused({ votes }: CouncilMeeting, players: readonly string[], told: Told): string {
  const { say, nameOf } = told;
  const before = players.filter((player) => !votes.some((vote) => vote.player === player));
  const refusals = votes
    .filter(({ stays }) => !stays)
    .map((vote) => `${nameOf(vote.player)}${say("join.colon")}${say(reason(vote))}`);
  const earlier = say("report.earlierRound");
  const all = [...refusals, ...before.map((player) => `${nameOf(player)}${say("join.colon")}${earlier}`)];
  return all.join(say("join.semicolon")) || say("lab.nobody");
}

/** Whoever is better off outside refuses for that; a breach is the reason where only that is better. */
function reason(vote: Vote): Text {
  const all = margins(vote);
  const { over, margin } = all.find((one) => one.over === OUTSIDE && one.margin < 0) ?? all[0]!;
  if (margin > 0) return t("report.refusesByChance");
  const told = logPoints(-margin).replace("+", "");
  const by = told === "0" ? plain(-100 * margin) : told;
  return isDoubtful(vote)
    ? t("report.betterIfDoubted", { over, by, promised: logPoints(vote.promised!) })
    : t("report.better", { over, by });
}

function nearest({ votes }: CouncilMeeting, { say, nameOf }: Told): string {
  const signing = votes.filter(({ stays }) => stays).map((vote) => ({ vote, least: margins(vote)[0]! }));
  const [first] = signing.sort((a, b) => a.least.margin - b.least.margin);
  if (!first) return "";
  const { over, margin } = first.least;
  const by = logPoints(margin);
  return `${nameOf(first.vote.player)}${say("join.colon")}${say("report.over", { by, over })}`;
}

const OUTSIDE = t("cli.outside");

/** How much better a player is inside than otherwise, the smallest margin first. */
function margins({ inside, outside, breach }: Vote): { over: Text; margin: number }[] {
  const all = [{ over: OUTSIDE, margin: inside - outside }];
  if (breach !== null) all.push({ over: t("report.breach"), margin: inside - breach });
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
  const fromCentre = centre === 0 ? [] : [say("report.centrePaysSum", { paid })];
  return [...texts, ...fromCentre].join(say("join.comma")) || say("cli.none");
}

/** What players lack to sign, and what the others could spare, before anything is paid. */
function lacking(meeting: CouncilMeeting, told: Told): string {
  const { say, nameOf } = told;
  const amounts = spare(meeting).map(([player, amount]) => ({ player, amount: inLargeUnit(amount, told) }));
  const lacks = amounts
    .filter(({ amount }) => amount < 0)
    .map(({ player, amount }) => say("report.lacks", { nameOf: nameOf(player), amount: plain(-amount) }));
  const others = plain(amounts.reduce((sum, { amount }) => sum + Math.max(0, amount), 0));
  if (lacks.length === 0) return say("cli.none");
  return `${lacks.join(say("join.comma"))}${say("report.butOthersCanSpare", { others })}`;
}

function votesTable(meetings: readonly CouncilMeeting[], told: Told): Table {
  const { say, nameOf } = told;
  const rows = meetings.flatMap(({ year, item, votes, receipts }) =>
    votes.map((vote) => ({ ...vote, year, item, received: receipts?.[vote.player] ?? 0 })),
  );
  return tableOfMeetings("report.allVotes", meetings, rows, told, [
    ["report.player", ({ player }) => nameOf(player)],
    ["report.overOutside", ({ inside, outside }) => logPoints(inside - outside), "numbers"],
    [
      "report.overBreach",
      ({ inside, breach }) => (breach === null ? say("report.bound") : logPoints(inside - breach)),
      "numbers",
    ],
    meetings.some(pays) && ["cli.receives", ({ received }) => signed(inLargeUnit(received, told)), "numbers"],
    [
      "report.vote",
      ({ stays, breaks }) => say(breaks ? "report.signsAndBreaks" : stays ? "report.signs" : "report.refuses"),
    ],
  ]);
}
