import { listed, type Text } from "../../language/index.js";
import type { EffectRow } from "../../results/effects.js";
import { type AnswerView, isNothing, isUnclear, percentOf } from "./view.js";
import { signedPercent, sum } from "./words.js";

/** Hundred millions a year below which a payment is not told. */
const LEAST = 0.005;

/** What the focus variant costs whom in money: budgets of city governments, spending on levers, payments between them. */
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
  return {
    en: `${[moved?.en, spent && `${moved ? "they spend" : "City governments spend"} ${spent.en} a year ${more ? "more" : "less"} on levers`].filter(Boolean).join("; ")}.`,
    zh: `${[moved?.zh, spent && `${moved ? "" : "城市政府"}用于政策工具的支出每年${more ? "增加" : "减少"}${spent.zh}`].filter(Boolean).join("；")}。`,
  };
}

function revenueText(row: EffectRow, { currency, lastYear }: AnswerView): Text {
  const amount = sum(row.effect, currency);
  const share = signedPercent(percentOf(row));
  return {
    en: `City governments’ own revenue ${row.effect > 0 ? "rises" : "falls"} by ${amount.en} a year (${share}, ${lastYear})`,
    zh: `城市自有财政收入每年${row.effect > 0 ? "增加" : "减少"}${amount.zh}（${share}，${lastYear}年）`,
  };
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
        return { en: `${label.en} ${amount.en}`, zh: `${label.zh}${amount.zh}` };
      });
  const [receive, pay] = [side(1), side(-1)];
  return {
    en: `Under sharing rules, a year: ${[receive.length > 0 && `most is received by ${listed(receive, "en")}`, pay.length > 0 && `most is paid by ${listed(pay, "en")}`].filter(Boolean).join("; ")}.`,
    zh: `分享规则之下，每年${[receive.length > 0 && `净收入最多：${listed(receive, "zh")}`, pay.length > 0 && `净支出最多：${listed(pay, "zh")}`].filter(Boolean).join("；")}。`,
  };
}
