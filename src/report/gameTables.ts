import { type GameReport, objectiveName, type PriceCell, priceRows } from "../results/index.js";
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

/** What players must be paid to consent when all agree, by what they want and how far they look; empty where the file does not say. HTML. */
export function price(report: GameReport): string {
  const { price: found, settings } = report;
  if (!found) return "";
  const rows = priceRows(found);
  const limit =
    found.reach === null
      ? ""
      : ` Some future cannot be followed for more than ${found.reach} years, so that longer horizons are left out.`;
  if (rows.length === 0)
    return `<p>Nobody must be paid, whatever players want of these and at any horizon of ${found.horizons.join(", ")} years.${limit}</p>`;
  const interval = settings.replicates > 1 ? " In brackets 95 % intervals over replicates." : "";
  const forever =
    settings.terminalValue === "last-year"
      ? " What comes after the horizon counts at the last year’s rate for ever."
      : "";
  const intro = `<p>What each must be paid, in ${escapeHtml(moneyUnit(report))}, to consent when all agree, by what it wants and how many years it looks ahead. The scenario has its own weights and ${settings.horizon} years. n/a: more money does not serve that objective, so that no payment does.${interval}${forever}${limit}</p>`;
  const heads = ["player", { text: "wants" }, ...found.horizons.map((years) => `${years} years`)];
  return `${intro}${tableHtml(
    heads,
    rows.map(({ player, objective, cells }) => [nameOf(player), objectiveName(objective), ...cells.map(priceCell)]),
  )}`;
}

function priceCell({ needs, interval }: PriceCell): string {
  if (needs === null) return "n/a";
  const [low, high] = interval ?? [needs, needs];
  return high === low ? billions(needs) : `${billions(needs)} [${billions(low)}, ${billions(high)}]`;
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
