import type { EffectRow } from "../../measures/results/effects.js";
import { isNothing, isUnclear, percentOf } from "../../measures/views/effect.js";
import { allOf, joined, type Text, t } from "../../words/index.js";
import type { AnswerView } from "./view.js";
import { signedPercent, sum } from "./words.js";

/** Hundred millions a year below which a payment is not told. */
const LEAST = 0.005;

/**
 * What the focus variant costs whom in money: budgets of city governments, spending on levers, payments between them.
 */
export function moneySentences(view: AnswerView): Text[] {
  return [revenue(view), transfers(view)].filter((sentence) => sentence !== undefined);
}

function revenue(view: AnswerView): Text | undefined {
  const own = view.effect(view.focus, "cluster", "own-revenue");
  const cost = view.effect(view.focus, "cluster", "lever-cost");
  const moved = own && !isNothing(own) && !isUnclear(own) ? revenueText(own, view) : undefined;
  const spent = cost && Math.abs(cost.effect) >= LEAST ? sum(cost.effect, view.currency) : undefined;
  if (!moved && !spent) return undefined;
  const more = cost !== undefined && cost.effect > 0;
  const levers = spent && t("report.spendOnLevers", { moved: moved !== undefined, spent, more });
  return t("report.sentence", { clauses: joined(told([moved, levers]), "semicolon") });
}

function told(clauses: readonly (Text | undefined)[]): Text[] {
  return clauses.filter((clause) => clause !== undefined);
}

function revenueText(row: EffectRow, { currency, lastYear }: AnswerView): Text {
  const amount = sum(row.effect, currency);
  const share = signedPercent(percentOf(row));
  return t("report.cityGovernmentsOwnRevenue", { effect: row.effect > 0, amount, share, lastYear });
}

/** Who pays and who receives under sharing rules and compensation; cities, the largest first. */
function transfers(view: AnswerView): Text | undefined {
  const parties = view.places
    .filter(({ kind }) => kind === "city")
    .flatMap(({ id, label }) => {
      const row = view.effect(view.focus, id, "net-transfers");
      return row && Math.abs(row.effect) >= LEAST ? [{ label, received: row.effect }] : [];
    });
  if (parties.length === 0) return undefined;
  const side = (sign: 1 | -1) =>
    parties
      .filter(({ received }) => received * sign > 0)
      .sort((a, b) => sign * (b.received - a.received))
      .slice(0, 3)
      .map(({ label, received }): Text => {
        const amount = sum(received, view.currency);
        return t("lab.text", { label, amount });
      });
  const [receive, pay] = [side(1), side(-1)];
  const clauses = [
    receive.length > 0 ? t("report.mostReceived", { names: allOf(receive) }) : undefined,
    pay.length > 0 ? t("report.mostPaid", { names: allOf(pay) }) : undefined,
  ];
  return t("report.underSharingRulesYear", { clauses: joined(told(clauses), "semicolon") });
}
