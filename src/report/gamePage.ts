import type { GameReport, Manifest } from "../results/index.js";
import type { Figure } from "./figure.js";
import { compensationBars } from "./figures/game/compensation.js";
import { coreTriangle } from "./figures/game/coreTriangle.js";
import { moneyUnit, nameOf, ruleName } from "./figures/game/names.js";
import { payoffMap } from "./figures/game/payoffMap.js";
import { responseMap } from "./figures/game/responses.js";
import { stabilityBySize } from "./figures/game/stability.js";
import { escapeHtml } from "./html.js";
import { decimalsFor, plain, signed } from "./present.js";
import { figureHtml, pageHtml, type Section } from "./shell.js";
import { tableHtml } from "./tableHtml.js";

/** Figures of a game that its data allow, in reading order. */
export function gameFigures(report: GameReport): Figure[] {
  const figures = [
    compensationBars(report),
    payoffMap(report),
    responseMap(report),
    coreTriangle(report),
    stabilityBySize(report),
  ];
  return figures.filter((figure) => figure !== undefined);
}

/** The report of a coordination game as one HTML file. */
export function gameHtml(report: GameReport, manifest: Manifest, plotlySource: string): string {
  const figures = gameFigures(report);
  const drawn = (...ids: string[]) =>
    figures
      .filter(({ id }) => ids.includes(id))
      .map(figureHtml)
      .join("");
  const sections: Section[] = [
    { id: "findings", title: "Findings", html: findings(report) },
    { id: "acceptance", title: "Who accepts", html: acceptance(report) + drawn("compensation") },
    ...(report.payment ? [{ id: "payment", title: "Compensation paid", html: payment(report) }] : []),
    { id: "coalitions", title: "Coalitions", html: drawn("payoffs", "responses", "stability") },
    { id: "division", title: "Division of the gain", html: divisions(report) + drawn("core") },
    { id: "reading", title: "How to read this report", html: READING },
    { id: "provenance", title: "Provenance", html: provenance(report, manifest) },
  ];
  return pageHtml({ title: report.title, header: header(report), sections, figures, plotlySource });
}

function header({ region, title, question, agreement, settings, players }: GameReport): string {
  return `<header><p class="kind">Coalition analysis · ${escapeHtml(region)}</p>
<h1>${escapeHtml(title)}</h1>
<p class="question">${escapeHtml(question)}</p>
<p class="facts">${escapeHtml(agreement)} · ${players.length} players · ${settings.horizon} years from ${settings.from} · ${settings.replicates > 0 ? `${settings.replicates} replicates` : "without chance"}</p></header>`;
}

function findings({ summary, method }: GameReport): string {
  const items = summary.map((sentence) => `<li>${escapeHtml(sentence)}</li>`);
  return `<ul class="findings">${items.join("")}</ul><div class="box" id="limits"><h3>A scenario analysis, not a forecast</h3><ul><li>Gains are differences between simulated futures that share everything, chance included, except who agrees.</li><li>± is one standard error over replicates${method === "sampled" ? ", of the Shapley value over sampled orders of arrival" : ""}; thin lines on bars are 95 % intervals. They show chance only, not doubt about data, parameters, objectives or the model.</li><li>Governments hold their other levers; what they weigh is the scenario's assumption.</li></ul></div>`;
}

/** To the first digit of the standard error, where there is one. */
function billions(value: number, error: number | null = null): string {
  if (error === null) return plain(value / 10);
  const decimals = Math.max(0, decimalsFor(error / 10) - 1);
  return `${plain(value / 10, decimals)}\u00a0±\u00a0${plain(error / 10, decimals)}`;
}

function acceptance(report: GameReport): string {
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

function payment(report: GameReport): string {
  const paid = report.payment!;
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

function divisions(report: GameReport): string {
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

const READING = `<ul>
<li><b>Money.</b> A gain is the yearly addition to the player’s own budget, without an agreement, that it would value as much as what the agreement brings it.</li>
<li><b>Gain.</b> Against the future without an agreement. Every coalition’s agreement binds exactly its members.</li>
<li><b>Needs.</b> The smallest yearly payment with which the player is not worse off than without. Under unanimity “without” means no agreement at all, else that the others go on.</li>
<li><b>Core.</b> Divisions of the joint gain which give every group at least what it could gain by itself. <b>Shapley value:</b> what a player adds, averaged over all orders in which players may join. <b>Nucleolus:</b> the division that leaves the most dissatisfied group as content as can be.</li>
<li><b>Rules of compensation.</b> Equal gains: all gain the same. Gains by GDP: the joint gain is divided by GDP. Losses covered: those who gain cover losses as far as they can, in proportion. Nash bargaining: what exceeds the gains without membership is divided equally. Shapley value, nucleolus: gains become these. Minimal payments: those who lose get just what they need, the others pay in proportion to what they have to spare.</li>
<li><b>Equilibrium.</b> A coalition that nobody wants to leave or to join, when everyone may.</li>
</ul>`;

function provenance(report: GameReport, manifest: Manifest): string {
  const { program, node, scenario, seed, audit } = manifest;
  const { settings, method } = report;
  const how = method === "exact" ? "all coalitions" : `${settings.orders} sampled orders of arrival`;
  return `<dl><dt>Program</dt><dd>${program.name} ${escapeHtml(program.version)}${program.commit ? `, commit ${escapeHtml(program.commit)}` : ""}; Node ${escapeHtml(node)}</dd>
<dt>Scenario</dt><dd>${escapeHtml(scenario.file)}</dd><dt>SHA-256 (resolved)</dt><dd>${escapeHtml(scenario.sha256)}</dd>
<dt>Seed</dt><dd>${escapeHtml(String(seed))}</dd>
<dt>Coalitions</dt><dd>${how}; markets solved to ${settings.marketTolerance}; discount ${settings.discount}</dd>
<dt>Audit of the recorded runs</dt><dd>${audit ? `largest error ${audit.worstRow.toExponential(1)} of GDP (${escapeHtml(audit.worstRowKind)})` : "none was finished"}</dd>${unfinished(manifest)}</dl>`;
}

function unfinished({ failed }: Manifest): string {
  const runs = failed.map(({ variant, reason }) => `<dd>${escapeHtml(`${variant}: ${reason}`)}</dd>`).join("");
  return runs && `<dt>Recorded runs that could not be finished</dt>${runs}`;
}
