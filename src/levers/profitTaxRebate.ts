import { z } from "zod";
import { t } from "../words/index.js";
import * as field from "./fields.js";
import { defineLever } from "./lever.js";
import { nodeNames, selectNodes, writeCells } from "./selectors.js";

const schema = z.strictObject({
  cities: field.cities,
  profitTaxRebate: field.number(0, 1, {
    label: t("levers.shareLocalPartProfit"),
    unit: "share",
    source: t("levers.assumedLocalPart40"),
  }),
});

export const profitTaxRebate = defineLever({
  type: "profit-tax-rebate",
  label: t("levers.rebateProfitTax"),
  description: t("levers.cityHandsBackShare"),
  decidedBy: t("levers.city"),
  source: t("levers.noticeClearingUpPreferential"),
  slider: { id: "rebate", mechanism: "coordination", parameter: "profitTaxRebate" },
  schema,
  did: "values",
  sets: (parameters, context) =>
    nodeNames("profit-tax-rebate", selectNodes(parameters.cities, context, ["cities"]), context),
  apply: ({ cities, profitTaxRebate }, context, policy) =>
    writeCells(policy.profitTaxRebate, context.base.profitTaxRebate, selectNodes(cities, context, ["cities"]), {
      value: profitTaxRebate,
    }),
});
