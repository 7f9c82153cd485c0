import { objectiveName, type PriceCell, type PriceRow, priceRows } from "../../measures/results/index.js";
import {
  agreementOf,
  decimalsFor,
  type GameSeen,
  inMoneyUnit,
  moneyUnit,
  nameOf,
  plain,
  rangeText,
  ruleName,
  signed,
  threeDigits,
} from "../../measures/views/index.js";
import { joined, type Text, t, textOf, type Words } from "../../words/index.js";
import { type Column, ofWords, type Table, tableOf } from "./table.js";

/** What every player gains and needs over parameter draws; undefined where none was made. */
export function rangesTable(view: GameSeen): Table | undefined {
  const { uncertainty } = view.report;
  if (!uncertainty || uncertainty.total === null) return undefined;
  const title = t("game.rangeOverDraws", { draws: uncertainty.worlds, given: uncertainty.given });
  const rows = uncertainty.players.map(({ player, gain, needs, refuses }) => [
    nameOf(view, player),
    rangeText(view, gain, signed),
    rangeText(view, needs),
    `${plain(100 * refuses, 0)} %`,
  ]);
  const heads = ["cli.gainIfAllAgree", "cli.needs", "report.refusesUnpaid"] as const;
  return tableOf(view.say, title, [playerColumn(view), ...heads], rows);
}

/**
 * What players must be paid to consent when all agree, by what they want and how far they look; undefined where the
 * file does not say or nobody must be paid. `most`: players that are shown, the dearest first.
 */
export function priceTable(view: GameSeen, most = Infinity): Table | undefined {
  const { say } = view;
  const { price: found, settings } = view.report;
  const rows = found ? priceRows(found) : [];
  if (!found || rows.length === 0) return undefined;
  const shown = rows.slice(0, most * found.objectives.length);
  const star = (own: boolean) => (own ? " *" : "");
  const heads = found.horizons.map((count) => ({
    text: `${say("cli.yearsCounted", { count })}${star(count === settings.horizon)}`,
  }));
  const isServed = (row: PriceRow) => row.cells.some(({ needs }) => needs !== null);
  const served = shown.filter(isServed);
  const unserved = shown.filter((row) => !isServed(row));
  const cells = served.map(({ player, objective, cells }) => [
    nameOf(view, player),
    `${say(objectiveName(objective))}${star(objective === "own")}`,
    ...cells.map((cell) => priceCell(view, cell)),
  ]);
  const notes: (Words | false)[] = [
    "game.asInScenario",
    settings.replicates > 1 && "game.bracketsOverReplicates",
    served.some(({ cells }) => cells.some(({ needs }) => needs === null)) && "game.notServed",
    unserved.length > 0 && leftOut(view, unserved),
    settings.terminalValue === "last-year" && "game.afterHorizon",
    found.reach !== null && t("game.shorterReach", { reach: found.reach }),
    shown.length < rows.length && "game.needMost",
  ];
  const columns = [playerColumn(view), ofWords("report.wants"), ...heads];
  const note = notes.filter((note) => note !== false).map((note) => t(note));
  return tableOf(say, "report.priceConsent", columns, cells, [joined(note, "sentence")]);
}

/** What no payment serves at any horizon, and of whom. */
function leftOut(view: GameSeen, rows: readonly PriceRow[]): Text {
  const list = [...new Set(rows.map(({ objective }) => objective))].map((wanted) => {
    const players = rows.filter(({ objective }) => objective === wanted).map(({ player }) => nameOf(view, player));
    return t("game.ofWhom", { objective: objectiveName(wanted), players: joined(players) });
  });
  return t("game.leftOut", { list: joined(list, "comma") });
}

/** A price with its 95 % interval in brackets. */
function priceCell(
  view: GameSeen,
  { needs, interval }: Omit<PriceCell, "interval"> & { interval: readonly number[] | null },
): string {
  if (needs === null) return view.say("report.n");
  const [low, high] = interval ?? [needs, needs];
  const middle = amount(view, needs);
  return high === low ? middle : `${middle} [${amount(view, low!)}, ${amount(view, high!)}]`;
}

/** Who accepts the agreement of all, and what the others need. */
export function acceptanceTable(view: GameSeen): Table {
  const { say, report } = view;
  const rows = report.acceptance.map((row, p) => [
    nameOf(view, row.player),
    amount(view, report.players[p]!.revenue),
    amount(view, row.gain, row.gainError),
    amount(view, row.without),
    amount(view, row.outside),
    row.accepts ? say("cli.accepts") : say(needing(view, row)),
  ]);
  const heads = ["cli.ownRevenue", "cli.gainIfAllAgree", "cli.withoutIt", "cli.outside"] as const;
  return tableOf(say, "report.accepts", [playerColumn(view), ...heads, ofWords("cli.verdictHead")], rows);
}

function needing(view: GameSeen, row: { needs: number; needsError: number | null; needsShareOfRevenue: number }): Text {
  const share = plain(100 * row.needsShareOfRevenue);
  return t("report.needsRevenue", { needs: amount(view, row.needs, row.needsError), share });
}

/** What coalitions are worth, the best `most` first, who would leave and who would join. */
export function coalitionsTable(view: GameSeen, most = Infinity): Table {
  const { say } = view;
  const { coalitions, players } = view.report;
  const listed = (ids: readonly string[] | null) =>
    ids?.map((id) => nameOf(view, id)).join(say("join.enumeration")) ?? "?";
  const found = coalitions.filter(({ members }) => members.length > 1).sort((a, b) => b.total - a.total);
  const named = players.length <= MOST_COLUMNS ? players : [];
  const rows = found
    .slice(0, most)
    .map(({ members, payoffs, value, valueError, total, leave, join }) => [
      agreementOf(view, members),
      amount(view, value, valueError),
      amount(view, total),
      ...named.map(({ id }) => amount(view, payoffs[id]!)),
      listed(leave),
      listed(join),
    ]);
  const heads = [
    { text: say("game.agreementOf"), small: moneyUnit(view) },
    "cli.members",
    "cli.everybody",
    ...named.map(({ label }) => ({ text: label })),
    ofWords("cli.wouldLeave"),
    ofWords("cli.wouldJoin"),
  ] as const;
  const rest = t("game.bestCoalitions", { most, count: found.length });
  return tableOf(say, "report.coalitionsHead", heads, rows, found.length > most ? [rest] : []);
}

/** Players beyond which a table has no column for each. */
const MOST_COLUMNS = 6;

/** How the joint gain may be divided, and which payments bring that about. */
export function divisionsTable(view: GameSeen): Table {
  const { say, report } = view;
  const { compensation, shapley, shapleyErrors, nucleolus } = report;
  const rules = Object.entries(compensation.transfers).filter(([rule, paid]) => rule !== "none" && paid !== null);
  const rows = report.players.map(({ id, label }) => [
    label,
    amount(view, shapley[id]!, shapleyErrors?.[id] ?? null),
    nucleolus ? amount(view, nucleolus[id]!) : say("report.n"),
    ...rules.map(([, transfers]) => signedAmount(view, transfers![id]!)),
  ]);
  const heads = [
    playerColumn(view),
    "report.gainsShapleyValue",
    "report.gainsNucleolus",
    ...rules.map(([rule]) => t("report.receives", { ruleName: ruleName(rule) })),
  ] as const;
  return tableOf(say, "report.divisionGain", heads, rows);
}

/** What was paid and what came of it; undefined where nothing was. */
export function paymentTable(view: GameSeen): Table | undefined {
  const { say, report } = view;
  const paid = report.payment;
  if (!paid) return undefined;
  const rows = report.players.map(({ id, label }, p) => [
    label,
    signedAmount(view, paid.receipts[id]!),
    paid.ledger ? signedAmount(view, paid.ledger[id]!) : say("report.n"),
    amount(view, paid.gains[id]!),
    amount(view, report.acceptance[p]!.without),
    say(paid.accepts[id] ? "cli.accepts" : "report.doesAccept"),
  ]);
  const accounts = t("report.publicAccounts", { ledgerYear: paid.ledgerYear });
  const heads = [playerColumn(view), "cli.receives", accounts, "cli.gain", "cli.withoutIt"] as const;
  const error = paid.imbalance?.toExponential(1);
  const all = Object.values(paid.accepts).every(Boolean);
  const notes = [
    say(all ? "cli.everyPlayerAccepts" : "cli.notEveryPlayerAccepts"),
    error === undefined ? "" : say("cli.accountsBalance", { error }),
  ];
  const title = t("game.paidByRule", { rule: ruleName(paid.rule) });
  return tableOf(say, title, [...heads, ofWords("cli.verdictHead")], rows, [textOf(notes.join(""))]);
}

/** Names of players, with the unit of the table's money. */
function playerColumn(view: GameSeen): Column {
  return { text: view.say("report.player"), small: moneyUnit(view) };
}

function signedAmount(view: GameSeen, value: number): string {
  const size = inMoneyUnit(value, view);
  return signed(size, threeDigits(size));
}

/** In the unit of the page, three digits, or to the first digit of the standard error where there is one. */
export function amount(view: GameSeen, value: number, error: number | null = null): string {
  const size = inMoneyUnit(value, view);
  if (error === null) return plain(size, threeDigits(size));
  const spread = inMoneyUnit(error, view);
  const decimals = Math.max(0, decimalsFor(spread) - 1);
  return `${plain(size, decimals)}\u00a0±\u00a0${plain(spread, decimals)}`;
}
