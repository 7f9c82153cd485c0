import { z } from "zod";
import * as field from "./fields.js";
import { defineLever } from "./lever.js";
import { nodeNames, rowCells, rowNames, selectLabour, selectNodes, writeCells } from "./selectors.js";

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
  did: "values",
  sets: ({ cities, labour, profitTaxRate, wageTaxRate }, context) => {
    const nodes = selectNodes(cities, context);
    const types = selectLabour(labour, context);
    return [
      ...(profitTaxRate === undefined ? [] : nodeNames("tax-rates:profit", nodes, context)),
      ...(wageTaxRate === undefined ? [] : rowNames("tax-rates:wage", types, context.labourIds, nodes, context)),
    ];
  },
  apply: ({ cities, labour, profitTaxRate: onProfit, wageTaxRate: onWage }, context, policy) => {
    const nodes = selectNodes(cities, context);
    const cells = rowCells(selectLabour(labour, context), nodes, context);
    if (onProfit !== undefined)
      writeCells(policy.profitTaxRate, context.base.profitTaxRate, nodes, { value: onProfit });
    if (onWage !== undefined) writeCells(policy.wageTaxRate, context.base.wageTaxRate, cells, { value: onWage });
  },
});
