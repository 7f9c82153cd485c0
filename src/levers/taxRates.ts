import { z } from "zod";
import * as field from "./fields.js";
import { defineLever } from "./lever.js";
import { cities, labour, numberIn, writes } from "./selectors.js";

const schema = field.atLeastOne(
  z.strictObject({
    cities: field.cities,
    profitTaxRate: field.optional(0, 0.9, {
      label: "levers.effectiveTaxProfit",
      unit: "share of profit",
      source: "levers.statutoryProfitTax",
    }),
    labour: field.labour,
    wageTaxRate: field.optional(0, 0.9, {
      label: "levers.effectiveTaxLabourIncome",
      unit: "share of the wage",
      source: "levers.statutoryWageTax",
    }),
  }),
  "profitTaxRate",
  "wageTaxRate",
);

export const taxRates = defineLever({
  type: "tax-rates",
  label: "levers.taxRates",
  description: "levers.setsEffectiveRatesTaxes",
  decidedBy: "levers.centreSpecialRegionsTheir",
  source: "levers.enterpriseIncomeTaxLaw",
  slider: { mechanism: "coordination", parameter: "profitTaxRate", high: 0.6, mark: "below" },
  schema,
  ...writes<z.output<typeof schema>>(
    numberIn("profitTaxRate", "tax-rates:profit", cities),
    numberIn("wageTaxRate", "tax-rates:wage", labour),
  ),
});
