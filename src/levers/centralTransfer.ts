import { z } from "zod";
import type { FiscalTransfer } from "../engine/policy.js";
import * as field from "./fields.js";
import { defineLever, type LeverContext } from "./lever.js";
import { findNode, findPayer } from "./selectors.js";

const schema = z
  .strictObject({
    id: field.id,
    payer: field.payer,
    payee: field.recipient.meta({ label: { en: "Payee", zh: "受款方" } }),
    amount: z
      .number()
      .min(0)
      .max(100000.0)
      .meta({ label: { en: "Amount", zh: "金额" }, unit: "100 million of currency a year, base-year prices" }),
  })
  .refine(({ payer, payee }) => payer !== payee, { path: ["payee"], error: "must differ from the payer" });

type Parameters = z.output<typeof schema>;

export const centralTransfer = defineLever({
  type: "central-transfer",
  label: { en: "Fiscal transfer", zh: "财政转移支付" },
  description: {
    en: "A yearly payment to a city by the centre or by another city, at base-year prices; the payee spends it on local public services.",
    zh: "中央或另一城市每年支付给某城市的款项（基年价格），由该市用于公共服务。",
  },
  decidedBy: { en: "Who pays", zh: "出资方" },
  source: {
    en: "Counterpart support and ecological transfers between Chinese localities; central grants of the Budget Law (2014)",
    zh: "地方间对口支援与生态补偿转移支付；《预算法》（2014）规定的中央转移支付",
  },
  schema,
  sets: (parameters, context) => [`central-transfer:${transfer(parameters, context).id}`],
  apply: (parameters, context, policy) => {
    policy.transfers.push(transfer(parameters, context));
  },
});

function transfer({ id, payer, payee, amount }: Parameters, context: LeverContext): FiscalTransfer {
  return {
    id: id ?? `${payer}>${payee}`,
    payer: findPayer(payer, context, ["payer"]),
    payee: findNode(payee, context, ["payee"]),
    amount,
  };
}
