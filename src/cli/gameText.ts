import { sayAmount, titleOf } from "../game/index.js";
import { gameUncertaintyRows, gameUncertaintySentence } from "../report/index.js";
import { type GameReport, objectiveName, type PriceCell, priceRows } from "../results/index.js";
import { signedPercent, textTable } from "./tables.js";

/** Most coalitions that the screen lists; game.json has all. */
const MOST_SHOWN = 16;

/** Most players whose price the screen shows by objective; game.json has all. */
const MOST_PRICED = 4;

/** The summary, the price of consent, who accepts, what coalitions are worth, how gains may be divided, and what was paid. */
export function gameText(report: GameReport, target: string): string {
  const parts = [
    `${report.title}\n${report.question}\n`,
    lines([...report.summary.slice(0, 1), gameUncertaintySentence(report) ?? []].flat()),
    worlds(report),
    price(report),
    lines(report.summary.slice(1)),
    acceptance(report),
    coalitions(report),
    divisions(report),
    payment(report),
    `${basis(report)}\nScenario analysis, not a forecast. Report: ${target}/report.html\n`,
  ];
  return parts.filter((part) => part !== "").join("\n");
}

function lines(sentences: readonly string[]): string {
  return sentences.map((sentence) => `${sentence}\n`).join("");
}

function worlds(report: GameReport): string {
  const table = gameUncertaintyRows(report);
  return table ? textTable(table.head, table.rows) : "";
}

function price({ price: found, currency, settings }: GameReport): string {
  const rows = found ? priceRows(found) : [];
  if (!found || rows.length === 0) return "";
  const shown = rows.slice(0, MOST_PRICED * found.objectives.length);
  const heads = found.horizons.map((years) => `${years} years${years === settings.horizon ? " *" : ""}`);
  const table = textTable(
    [`must be paid, bn ${currency} a year`, ...heads],
    shown.map(({ player, objective, cells }) => [
      `${titleOf(player)}: ${objectiveName(objective)}${objective === "own" ? " *" : ""}`,
      ...cells.map(priceText),
    ]),
  );
  const notes = [
    "* as the scenario has it.",
    ...(settings.replicates > 1 ? ["In brackets 95 % intervals over replicates."] : []),
    ...(shown.some(({ cells }) => cells.some(({ needs }) => needs === null))
      ? ["-: more money does not serve that objective."]
      : []),
    ...(found.reach === null ? [] : [`Some future cannot be followed for more than ${found.reach} years.`]),
    ...(shown.length < rows.length ? ["The players that need most; game.json has all."] : []),
  ];
  return `${table}${notes.join(" ")}\n`;
}

function priceText({ needs, interval }: PriceCell): string {
  if (needs === null) return "-";
  const [low, high] = interval ?? [needs, needs];
  if (high === low) return sayAmount(needs, null);
  return `${sayAmount(needs, null)} [${sayAmount(low, null)}, ${sayAmount(high, null)}]`;
}

function acceptance({ acceptance: rows, players, currency }: GameReport): string {
  return textTable(
    [`bn ${currency} a year`, "own revenue", "gain if all agree", "without it", "outside", "needs", "of revenue"],
    rows.map((row, p) => [
      titleOf(row.player),
      sayAmount(players[p]!.revenue, null),
      sayAmount(row.gain, row.gainError),
      sayAmount(row.without, null),
      sayAmount(row.outside, null),
      row.accepts ? "0" : sayAmount(row.needs, row.needsError),
      row.accepts ? "" : signedPercent(row.needsShareOfRevenue).slice(1),
    ]),
  );
}

function coalitions({ coalitions: all, players, currency }: GameReport): string {
  const shown = all.filter(({ members }) => members.length > 1).sort((a, b) => b.total - a.total);
  const rows = shown
    .slice(0, MOST_SHOWN)
    .map(({ members, payoffs, value, valueError, total, leave, join }) => [
      agreementOf(members, players),
      sayAmount(value, valueError),
      sayAmount(total, null),
      ...(players.length <= MOST_COLUMNS ? players.map(({ id }) => sayAmount(payoffs[id]!, null)) : []),
      leave?.map(titleOf).join(", ") ?? "?",
      join?.map(titleOf).join(", ") ?? "?",
    ]);
  const names = players.length <= MOST_COLUMNS ? players.map(({ id }) => titleOf(id)) : [];
  const rest =
    shown.length > MOST_SHOWN ? `The ${MOST_SHOWN} best of ${shown.length} coalitions; game.json has all.\n` : "";
  return (
    textTable(
      [`agreement of (bn ${currency} a year)`, "members", "everybody", ...names, "would leave", "would join"],
      rows,
    ) + rest
  );
}

const MOST_COLUMNS = 6;

/** "Beijing + Hebei", or "all but Chengde" where that is shorter. */
function agreementOf(members: readonly string[], players: GameReport["players"]): string {
  const out = players.filter(({ id }) => !members.includes(id)).map(({ id }) => titleOf(id));
  if (out.length === 0) return "all";
  return out.length < members.length && players.length > 3
    ? `all but ${out.join(", ")}`
    : members.map(titleOf).join(" + ");
}

function divisions({ players, shapley, shapleyErrors, nucleolus, compensation, currency }: GameReport): string {
  const rules = Object.entries(compensation.transfers).filter(([rule]) => rule !== "none");
  const header = [
    `bn ${currency} a year: net receipts`,
    ...rules.map(([rule]) => rule),
    "gain: Shapley value",
    "gain: nucleolus",
  ];
  const rows = players.map(({ id }) => [
    titleOf(id),
    ...rules.map(([, transfers]) => (transfers ? sayAmount(transfers[id]!, null) : "-")),
    sayAmount(shapley[id]!, shapleyErrors?.[id] ?? null),
    nucleolus ? sayAmount(nucleolus[id]!, null) : "-",
  ]);
  return textTable(header, rows);
}

function payment({ payment: paid, players, acceptance: rows }: GameReport): string {
  if (!paid) return "";
  const table = textTable(
    [`paid (${paid.rule})`, "receives", `accounts of ${paid.ledgerYear}`, "gain", "without", "accepts"],
    players.map(({ id }, p) => [
      titleOf(id),
      sayAmount(paid.receipts[id]!, null),
      paid.ledger ? sayAmount(paid.ledger[id]!, null) : "-",
      sayAmount(paid.gains[id]!, null),
      sayAmount(rows[p]!.without, null),
      paid.accepts[id] ? "yes" : "no",
    ]),
  );
  const all = Object.values(paid.accepts).every(Boolean) ? "Every player accepts." : "Not every player accepts.";
  const accounts = paid.imbalance === null ? "" : ` Accounts balance to ${paid.imbalance.toExponential(1)} of GDP.`;
  return `${table}${all}${accounts}\n`;
}

function basis({ settings, method, currency }: GameReport): string {
  const chance =
    settings.replicates > 0
      ? `${settings.replicates} replicates on agents, ± one standard error`
      : "cohorts, without chance";
  const how =
    method === "exact"
      ? "all coalitions"
      : `${settings.orders} sampled orders of arrival, ± one standard error of the Shapley value`;
  return `Money: bn ${currency} a year at base-year prices, as an addition to a player's own budget that it values as much, over ${settings.horizon} years from ${settings.from}${settings.terminalValue === "last-year" ? " and at the last one's rate for ever after" : ""}, discount ${settings.discount}; ${how}; ${chance}.`;
}
