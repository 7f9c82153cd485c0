import { z } from "zod";
import { t } from "../words/index.js";
import { rowCells, rowNames, writeCells } from "./cells.js";
import * as field from "./fields.js";
import { incomeTaxSubsidy } from "./incomeTax.js";
import { defineLever, type LeverContext } from "./lever.js";
import { selectLabour, selectNodes } from "./selectors.js";

/** Deducted before tax, yuan a year (Individual Income Tax Law 2018). */
const basicDeduction = 60_000;

const schema = z.strictObject({
  cities: field.cities,
  labour: field.labour.default("skilled").meta({
    label: t("levers.labourTypes"),
    unit: '"all" or ids of labour types',
  }),
  cap: z
    .number()
    .min(0)
    .max(0.45)
    .default(0.15)
    .meta({
      label: t("levers.taxAboveShareTaxable"),
      unit: "share of taxable income",
      source: t("levers.caiShui201931"),
    }),
  taxableIncome: z
    .number()
    .min(0)
    .max(1e8)
    .default(500_000)
    .meta({
      label: t("levers.yearlyTaxableIncomeEligible"),
      unit: "yuan a year",
      source: "assumed",
    }),
  coverage: z
    .number()
    .min(0)
    .max(1)
    .default(0.1)
    .meta({
      label: t("levers.shareWagesLabourType"),
      unit: "share",
      source: "assumed",
    }),
});

export const skilledWageSubsidy = defineLever({
  type: "skilled-wage-subsidy",
  label: t("levers.incomeTaxSubsidyScarce"),
  description: t("levers.cityPaysBackIncome"),
  decidedBy: t("levers.nineMainlandCitiesGreater"),
  source: t("levers.caiShui201931Nine"),
  slider: { mechanism: "coordination", parameter: "coverage", high: 0.5 },
  schema,
  sets: ({ cities, labour }, context) =>
    rowNames(
      "wage-subsidy",
      selectLabour(labour, context),
      context.labourIds,
      selectNodes(cities, context, ["cities"]),
      context,
    ),
  apply: (parameters, context, policy) =>
    writeCells(policy.wageSubsidy, context.base.wageSubsidy, subsidisedCells(parameters, context), {
      value: subsidyRate(parameters),
    }),
});

function subsidisedCells({ cities, labour }: z.output<typeof schema>, context: LeverContext): number[] {
  return rowCells(selectLabour(labour, context), selectNodes(cities, context, ["cities"]), context);
}

function subsidyRate({ taxableIncome, cap, coverage }: z.output<typeof schema>): number {
  return (coverage * incomeTaxSubsidy(taxableIncome, cap)) / (taxableIncome + basicDeduction);
}
