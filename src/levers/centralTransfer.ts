import { z } from "zod";
import type { FiscalTransfer } from "../model/engine/policyEntries.js";
import { refused, t } from "../words/index.js";
import { paidToCities } from "./did.js";
import * as field from "./fields.js";
import { defineLever, type LeverContext } from "./lever.js";
import { addsTo, findNode, findPayer } from "./selectors.js";

const schema = z
  .strictObject({
    id: field.id,
    payer: field.payer,
    payee: field.recipient.meta({ label: t("levers.payee") }),
    amount: field.number(0, 100000.0, {
      label: "levers.amount",
      unit: "100 million of currency a year, base-year prices",
    }),
  })
  .refine(({ payer, payee }) => payer !== payee, refused({ why: "levers.differFromPayer" }, ["payee"]));

type Parameters = z.output<typeof schema>;

export const centralTransfer = defineLever({
  type: "central-transfer",
  label: "levers.fiscalTransfer",
  description: "levers.yearlyPaymentCityCentre",
  decidedBy: "levers.pays",
  source: "levers.counterpartSupportEcologicalTransfers",
  slider: { mechanism: "coordination", parameter: "amount", high: 20, named: ["payee"] },
  schema,
  pays: () => true,
  did: paidToCities,
  ...addsTo("central-transfer", "transfers", transfer),
});

function transfer({ id, payer, payee, amount }: Parameters, context: LeverContext): FiscalTransfer {
  return {
    id: id ?? `${payer}>${payee}`,
    payer: findPayer(payer, context, ["payer"]),
    payee: findNode(payee, context, ["payee"]),
    amount,
  };
}
