import type { GameReport } from "../results/index.js";
import { moneyUnit, nameOf, ruleName } from "./figures/game/names.js";
import { escapeHtml } from "./html.js";
import { decimalsFor, plain, signed } from "./present.js";
import { tableHtml } from "./tableHtml.js";

/** To the first digit of the standard error, where there is one. */
function billions(value: number, error: number | null = null): string {
  if (error === null) return plain(value / 10);
  const decimals = Math.max(0, decimalsFor(error / 10) - 1);
  return `${plain(value / 10, decimals)}\u00a0±\u00a0${plain(error / 10, decimals)}`;
}

/** Who accepts the agreement of all, and what the others need. HTML. */
export function acceptance(report: GameReport): string {
  const rows = report.acceptance.map((row, p) => [
    nameOf(row.player),
    billions(report.players[p]!.revenue),
    billions(row.gain, row.gainError),
    billions(row.without),
    billions(row.outside),
    row.accepts
      ? "accepts"
      : `needs ${billions(row.needs, row.needsError)} (${plain(100 * row.needsShareOfRevenue)} % of revenue)`,
  ]);
  const against =
    report.settings.decision === "quorum"
      ? "the others go on without it"
      : "there is no agreement without it (unanimity)";
  return `<p>In ${escapeHtml(moneyUnit(report))}; ${against}. Outside: what it would gain if the others went on all the same.</p>${tableHtml(["player", "own revenue", "gain if all agree", "without it", "outside", "verdict"], rows)}`;
}

/** What was paid and what came of it; empty where nothing was. HTML. */
export function payment(report: GameReport): string {
  const paid = report.payment;
  if (!paid) return "";
  const rows = report.players.map(({ id }, p) => [
    nameOf(id),
    signed(paid.receipts[id]! / 10),
    paid.ledger ? signed(paid.ledger[id]! / 10) : "n/a",
    billions(paid.gains[id]!),
    billions(report.acceptance[p]!.without),
    paid.accepts[id] ? "accepts" : "does not accept",
  ]);
  return `<p>Rule “${escapeHtml(ruleName(paid.rule))}”, paid every year from city to city and looked at anew, with all its effects on prices and people. In ${escapeHtml(moneyUnit(report))}.</p>${tableHtml(["player", "receives", `public accounts ${paid.ledgerYear}`, "gain", "without it", "verdict"], rows)}`;
}

/** How the joint gain may be divided, and which payments bring that about. HTML. */
export function divisions(report: GameReport): string {
  const { compensation, shapley, nucleolus, core } = report;
  const rules = Object.entries(compensation.transfers).filter(([rule, paid]) => rule !== "none" && paid !== null);
  const rows = report.players.map(({ id }) => [
    nameOf(id),
    billions(shapley[id]!, report.shapleyErrors?.[id] ?? null),
    nucleolus ? billions(nucleolus[id]!) : "n/a",
    ...rules.map(([, transfers]) => signed(transfers![id]! / 10)),
  ]);
  const verdict = core
    ? `<p>The core is ${core.empty ? "empty" : "not empty"}: at the best division the most dissatisfied coalition ${core.leastCore > 0 ? "lacks" : "has"} ${billions(Math.abs(core.leastCore))} ${escapeHtml(moneyUnit(report))} ${core.leastCore > 0 ? "of" : "more than"} what it could do alone.</p>`
    : "";
  const heads = rules.map(([rule]) => `receives: ${ruleName(rule)}`);
  const unit = `<p>In ${escapeHtml(moneyUnit(report))}. What each gains under a solution, and what it receives (negative: pays) under a rule of compensation.</p>`;
  return `${verdict}${unit}${tableHtml(["player", "gains: Shapley value", "gains: nucleolus", ...heads], rows)}`;
}
