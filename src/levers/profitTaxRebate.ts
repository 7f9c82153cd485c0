import { z } from "zod";
import * as field from "./fields.js";
import { defineLever } from "./lever.js";
import { cities, numberIn, writes } from "./selectors.js";

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
  ...writes(numberIn("profitTaxRebate", "profit-tax-rebate", cities)),
});
