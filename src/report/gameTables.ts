import { type Text, t } from "../language/index.js";
import { objectiveName, type PriceCell, priceRows } from "../results/index.js";
import { inMoneyUnit, moneyUnit, nameOf, ruleName } from "./figures/game/names.js";
import type { GameView } from "./gameView.js";
import { escapeHtml } from "./html.js";
import { decimalsFor, plain, signed } from "./present.js";
import { tableHtml } from "./tableHtml.js";

/** In the unit of the page, to the first digit of the standard error where there is one. */
function amount(view: GameView, value: number, error: number | null = null): string {
  const size = inMoneyUnit(value, view);
  if (error === null) return plain(size);
  const spread = inMoneyUnit(error, view);
  const decimals = Math.max(0, decimalsFor(spread) - 1);
  return `${plain(size, decimals)}\u00a0±\u00a0${plain(spread, decimals)}`;
}

function signedAmount(view: GameView, value: number): string {
  return signed(inMoneyUnit(value, view));
}

const NOT_APPLICABLE: Text = t("report.n");
const PLAYER: Text = t("report.player");
const WITHOUT: Text = t("cli.withoutIt");
const VERDICT: Text = t("report.verdict");
const ACCEPTS: Text = t("cli.accepts");

/** What players must be paid to consent when all agree, by what they want and how far they look; empty where the file does not say. HTML. */
export function price(view: GameView): string {
  const { say } = view;
  const { price: found, settings } = view.report;
  if (!found) return "";
  const rows = priceRows(found);
  const limit = found.reach === null ? "" : say(t("report.someFutureCannotFollowed", { reach: found.reach }));
  if (rows.length === 0) {
    const horizons = found.horizons.join(say(t("join.enumeration")));
    const nobody = say(t("report.nobodyMustPaidWhatever", { horizons }));
    return `<p>${nobody}${limit}</p>`;
  }
  const unit = escapeHtml(moneyUnit(view));
  const intro = [
    say(t("report.eachMustPaidConsent", { unit, horizon: settings.horizon })),
    settings.replicates > 1 ? say(t("report.brackets95IntervalsOver")) : "",
    settings.terminalValue === "last-year" ? say(t("report.comesAfterHorizonCounts")) : "",
    limit,
  ];
  const heads = [
    say(PLAYER),
    { text: say(t("report.wants")) },
    ...found.horizons.map((years) => say(t("cli.years", { years }))),
  ];
  const cells = rows.map((row) => [
    nameOf(view, row.player),
    say(objectiveName(row.objective)),
    ...row.cells.map((cell) => priceCell(view, cell)),
  ]);
  return `<p>${intro.join("")}</p>${tableHtml(heads, cells)}`;
}

function priceCell(
  view: GameView,
  { needs, interval }: Omit<PriceCell, "interval"> & { interval: readonly number[] | null },
): string {
  if (needs === null) return view.say(NOT_APPLICABLE);
  const [low, high] = interval ?? [needs, needs];
  const middle = amount(view, needs);
  return high === low ? middle : `${middle} [${amount(view, low!)}, ${amount(view, high!)}]`;
}

/** Who accepts the agreement of all, and what the others need. HTML. */
export function acceptance(view: GameView): string {
  const { say, report } = view;
  const rows = report.acceptance.map((row, p) => [
    nameOf(view, row.player),
    amount(view, report.players[p]!.revenue),
    amount(view, row.gain, row.gainError),
    amount(view, row.without),
    amount(view, row.outside),
    row.accepts
      ? say(ACCEPTS)
      : say(needing(amount(view, row.needs, row.needsError), plain(100 * row.needsShareOfRevenue))),
  ]);
  const unit = escapeHtml(moneyUnit(view));
  const against =
    report.settings.decision === "quorum"
      ? say(t("report.othersGoWithout"))
      : say(t("report.thereAgreementWithoutUnanimity"));
  const intro = say(t("report.outsideWouldGainIf", { unit, against }));
  const heads: Text[] = [PLAYER, t("cli.ownRevenue"), t("cli.gainIfAllAgree"), WITHOUT, t("cli.outside"), VERDICT];
  return `<p>${intro}</p>${tableHtml(heads.map(say), rows)}`;
}

function needing(needs: string, share: string): Text {
  return t("report.needsRevenue", { needs, share });
}

/** What was paid and what came of it; empty where nothing was. HTML. */
export function payment(view: GameView): string {
  const { say, report } = view;
  const paid = report.payment;
  if (!paid) return "";
  const rows = report.players.map(({ id, label }, p) => [
    label,
    signedAmount(view, paid.receipts[id]!),
    paid.ledger ? signedAmount(view, paid.ledger[id]!) : say(NOT_APPLICABLE),
    amount(view, paid.gains[id]!),
    amount(view, report.acceptance[p]!.without),
    paid.accepts[id] ? say(ACCEPTS) : say(t("report.doesAccept")),
  ]);
  const [rule, unit] = [escapeHtml(say(ruleName(paid.rule))), escapeHtml(moneyUnit(view))];
  const intro = say(t("report.rulePaidEveryYear", { rule, unit }));
  const heads: Text[] = [
    PLAYER,
    t("cli.receives"),
    t("report.publicAccounts", { ledgerYear: paid.ledgerYear }),
    t("cli.gain"),
    WITHOUT,
    VERDICT,
  ];
  return `<p>${intro}</p>${tableHtml(heads.map(say), rows)}`;
}

/** How the joint gain may be divided, and which payments bring that about. HTML. */
export function divisions(view: GameView): string {
  const { say, report } = view;
  const { compensation, shapley, nucleolus, core } = report;
  const rules = Object.entries(compensation.transfers).filter(([rule, paid]) => rule !== "none" && paid !== null);
  const rows = report.players.map(({ id, label }) => [
    label,
    amount(view, shapley[id]!, report.shapleyErrors?.[id] ?? null),
    nucleolus ? amount(view, nucleolus[id]!) : say(NOT_APPLICABLE),
    ...rules.map(([, transfers]) => signedAmount(view, transfers![id]!)),
  ]);
  const unit = escapeHtml(moneyUnit(view));
  const verdict = core ? `<p>${say(coreText(core, amount(view, Math.abs(core.leastCore)), unit))}</p>` : "";
  const intro = say(t("report.eachGainsUnderSolution", { unit }));
  const heads: Text[] = [
    PLAYER,
    t("report.gainsShapleyValue"),
    t("report.gainsNucleolus"),
    ...rules.map(([rule]) => t("report.receives", { ruleName: ruleName(rule) })),
  ];
  return `${verdict}<p>${intro}</p>${tableHtml(heads.map(say), rows)}`;
}

function coreText({ empty, leastCore }: { empty: boolean; leastCore: number }, size: string, unit: string): Text {
  const lacks = leastCore > 0;
  return t("report.coreBestDivisionMost", { empty, lacks, size, unit });
}
