import { sayAmount } from "../game/index.js";
import { ENGLISH, joined, type Language, percentSigns, type Text, t, together } from "../language/index.js";
import { type GameSeen, gameSeen, gameUncertaintyRows, gameUncertaintySentence, ruleName } from "../report/index.js";
import { type GameReport, objectiveName, type PriceCell, priceRows } from "../results/index.js";
import { named } from "./named.js";
import { signedPercent, textTable } from "./tables.js";

/** Most coalitions that the screen lists; game.json has all. */
const MOST_SHOWN = 16;

/** Most players whose price the screen shows by objective; game.json has all. */
const MOST_PRICED = 4;

/** The summary, the price of consent, who accepts, what coalitions are worth, how gains may be divided, and what was paid. */
export function gameText(source: GameReport, target: string, language: Language = ENGLISH): string {
  const view = gameSeen(source, language);
  const { report, say } = view;
  const wide = gameUncertaintySentence(view);
  const foot = say(t("cli.noForecastReport", { target }));
  const parts = [
    `${report.title}\n${report.question}\n`,
    lines([...report.summary.slice(0, 1), ...(wide ? [wide] : [])]),
    worlds(view),
    price(view),
    lines(report.summary.slice(1)),
    acceptance(view),
    coalitions(view),
    divisions(view),
    payment(view),
    `${basis(view)}\n${foot}\n`,
  ];
  const text = parts.filter((part) => part !== "").join("\n");
  return percentSigns(text, language);
}

function nameOf(view: GameSeen, id: string): string {
  return view.report.players.find((player) => player.id === id)?.label ?? id;
}

function amount({ language }: GameSeen, value: number, error: number | null = null): string {
  return sayAmount(value, error, language);
}

/** "bn yuan a year" */
function unit({ report: { currency }, say }: GameSeen): string {
  return say(t("cli.billionAYear", { currency }));
}

function lines(sentences: readonly string[]): string {
  return sentences.map((sentence) => `${sentence}\n`).join("");
}

function worlds(view: GameSeen): string {
  const table = gameUncertaintyRows(view);
  return table ? textTable(table.head, table.rows) : "";
}

function price(view: GameSeen): string {
  const { say } = view;
  const { price: found, settings } = view.report;
  const rows = found ? priceRows(found) : [];
  if (!found || rows.length === 0) return "";
  const shown = rows.slice(0, MOST_PRICED * found.objectives.length);
  const heads = found.horizons.map(
    (years) => `${say(t("cli.years", { years }))}${years === settings.horizon ? " *" : ""}`,
  );
  const table = textTable(
    [say(t("cli.mustBePaid", { unit: unit(view) })), ...heads],
    shown.map(({ player, objective, cells }) => [
      `${nameOf(view, player)}${say(t("join.colon"))}${say(objectiveName(objective))}${objective === "own" ? " *" : ""}`,
      ...cells.map((cell) => priceText(view, cell)),
    ]),
  );
  const notes: Text[] = [
    t("cli.starAsScenario"),
    ...(settings.replicates > 1 ? [t("cli.bracketsOverReplicates")] : []),
    ...(shown.some(({ cells }) => cells.some(({ needs }) => needs === null)) ? [t("cli.moneyDoesNotServe")] : []),
    ...(found.reach === null ? [] : [t("cli.futureReach", { reach: found.reach })]),
    ...(shown.length < rows.length ? [t("cli.playersThatNeedMost")] : []),
  ];
  return `${table}${together(notes.map(say), view.language)}\n`;
}

function priceText(
  view: GameSeen,
  { needs, interval }: Omit<PriceCell, "interval"> & { interval: readonly number[] | null },
): string {
  if (needs === null) return "-";
  const [low, high] = interval ?? [needs, needs];
  if (high === low) return amount(view, needs);
  return `${amount(view, needs)} [${amount(view, low!)}, ${amount(view, high!)}]`;
}

const ACCEPTANCE: readonly Text[] = [
  t("cli.ownRevenue"),
  t("cli.gainIfAllAgree"),
  t("cli.withoutIt"),
  t("cli.outside"),
  t("cli.needs"),
  t("cli.ofRevenue"),
];

function acceptance(view: GameSeen): string {
  const { acceptance: rows, players } = view.report;
  return textTable(
    [unit(view), ...ACCEPTANCE.map(view.say)],
    rows.map((row, p) => [
      nameOf(view, row.player),
      amount(view, players[p]!.revenue),
      amount(view, row.gain, row.gainError),
      amount(view, row.without),
      amount(view, row.outside),
      row.accepts ? "0" : amount(view, row.needs, row.needsError),
      row.accepts ? "" : signedPercent(row.needsShareOfRevenue).slice(1),
    ]),
  );
}

function coalitions(view: GameSeen): string {
  const { say } = view;
  const { coalitions: all, players } = view.report;
  const listed = (ids: readonly string[] | null) =>
    ids?.map((id) => nameOf(view, id)).join(say(t("join.enumeration"))) ?? "?";
  const shown = all.filter(({ members }) => members.length > 1).sort((a, b) => b.total - a.total);
  const few = players.length <= MOST_COLUMNS;
  const rows = shown
    .slice(0, MOST_SHOWN)
    .map(({ members, payoffs, value, valueError, total, leave, join }) => [
      agreementOf(members, view),
      amount(view, value, valueError),
      amount(view, total),
      ...(few ? players.map(({ id }) => amount(view, payoffs[id]!)) : []),
      listed(leave),
      listed(join),
    ]);
  const best = say(t("cli.bestCoalitionsShown", { most: MOST_SHOWN, all: shown.length }));
  const heads = [
    say(t("cli.agreementOf", { unit: unit(view) })),
    say(t("cli.members")),
    say(t("cli.everybody")),
    ...(few ? players.map(({ label }) => label) : []),
    say(t("cli.wouldLeave")),
    say(t("cli.wouldJoin")),
  ];
  return textTable(heads, rows) + (shown.length > MOST_SHOWN ? best : "");
}

const MOST_COLUMNS = 6;

/** "Beijing + Hebei", or "all but Chengde" where that is shorter. */
function agreementOf(members: readonly string[], view: GameSeen): string {
  const { players } = view.report;
  const out = players.filter(({ id }) => !members.includes(id)).map(({ label }) => label);
  if (out.length === 0) return view.say(t("cli.all"));
  return out.length < members.length && players.length > 3
    ? view.say(t("cli.allBut", { out: joined(out, "enumeration") }))
    : members.map((id) => nameOf(view, id)).join(" + ");
}

function divisions(view: GameSeen): string {
  const { say, report } = view;
  const { players, shapley, shapleyErrors, nucleolus, compensation } = report;
  const rules = Object.entries(compensation.transfers).filter(([rule]) => rule !== "none");
  const header = [
    say(t("cli.netReceipts", { unit: unit(view) })),
    ...rules.map(([rule]) => say(named(rule, ruleName(rule)))),
    say(t("cli.gainShapleyValue")),
    say(t("cli.gainNucleolus")),
  ];
  const rows = players.map(({ id, label }) => [
    label,
    ...rules.map(([, transfers]) => (transfers ? amount(view, transfers[id]!) : "-")),
    amount(view, shapley[id]!, shapleyErrors?.[id] ?? null),
    nucleolus ? amount(view, nucleolus[id]!) : "-",
  ]);
  return textTable(header, rows);
}

function payment(view: GameSeen): string {
  const { say, report } = view;
  const { payment: paid, players, acceptance: rows } = report;
  if (!paid) return "";
  const rule = named(paid.rule, ruleName(paid.rule));
  const heads: Text[] = [
    t("cli.paidByRule", { rule }),
    t("cli.receives"),
    t("cli.accountsOfYear", { ledgerYear: paid.ledgerYear }),
    t("cli.gain"),
    t("cli.gainWithoutPayment"),
    t("cli.accepts"),
  ];
  const table = textTable(
    heads.map(say),
    players.map(({ id, label }, p) => [
      label,
      amount(view, paid.receipts[id]!),
      paid.ledger ? amount(view, paid.ledger[id]!) : "-",
      amount(view, paid.gains[id]!),
      amount(view, rows[p]!.without),
      say(paid.accepts[id] ? t("cli.yes") : t("cli.no")),
    ]),
  );
  const all = Object.values(paid.accepts).every(Boolean)
    ? say(t("cli.everyPlayerAccepts"))
    : say(t("cli.notEveryPlayerAccepts"));
  const error = paid.imbalance?.toExponential(1);
  const accounts = error === undefined ? "" : say(t("cli.accountsBalance", { error }));
  return `${table}${all}${accounts}\n`;
}

function basis(view: GameSeen): string {
  const { say } = view;
  const { settings, method } = view.report;
  const { replicates, orders, horizon, from, terminalValue, discount } = settings;
  const chance = replicates > 0 ? say(t("cli.replicatesOnAgents", { replicates })) : say(t("cli.cohortsWithoutChance"));
  const how = method === "exact" ? say(t("cli.allCoalitions")) : say(t("cli.sampledOrders", { orders }));
  const forever = terminalValue === "last-year";
  return say(t("cli.moneyOfGame", { unit: unit(view), horizon, from, forever, discount, how, chance }));
}
