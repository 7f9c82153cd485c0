import { z } from "zod";
import * as field from "./fields.js";
import { defineLever } from "./lever.js";
import { nodeNames, selectNodes, writeCells } from "./selectors.js";

const schema = z.strictObject({
  cities: field.cities,
  profitTaxRebate: field.number(0, 1, {
    label: "levers.shareLocalPartProfit",
    unit: "share",
    source: "levers.assumedLocalPart",
  }),
});

export const profitTaxRebate = defineLever({
  type: "profit-tax-rebate",
  label: "levers.rebateProfitTax",
  description: "levers.cityHandsBackShare",
  decidedBy: "levers.city",
  source: "levers.noticeClearingUpPreferential",
  slider: { id: "rebate", mechanism: "coordination", parameter: "profitTaxRebate" },
  schema,
  did: "values",
  sets: (parameters, context) => nodeNames("profit-tax-rebate", selectNodes(parameters.cities, context), context),
  apply: ({ cities, profitTaxRebate }, context, policy) =>
    writeCells(policy.profitTaxRebate, context.base.profitTaxRebate, selectNodes(cities, context), {
      value: profitTaxRebate,
    }),
});
