import { z } from "zod";
import * as field from "./fields.js";
import { defineLever } from "./lever.js";
import { labour, writes } from "./selectors.js";

/** Deducted before tax, yuan a year (Individual Income Tax Law 2018). */
const basicDeduction = 60_000;

const schema = z.strictObject({
  cities: field.cities,
  labour: field.skilledLabour,
  cap: field.byDefault(0.15, 0, 0.45, {
    label: "levers.taxAboveShareTaxable",
    unit: "share of taxable income",
    source: "levers.caiShui2019",
  }),
  taxableIncome: field.byDefault(500_000, 0, 1e8, {
    label: "levers.yearlyTaxableIncomeEligible",
    unit: "yuan a year",
    source: "assumed",
  }),
  coverage: field.byDefault(0.1, 0, 1, {
    label: "levers.shareWagesLabourType",
    unit: "share",
    source: "assumed",
  }),
});

type Parameters = z.output<typeof schema>;

export const skilledWageSubsidy = defineLever({
  type: "skilled-wage-subsidy",
  label: "levers.incomeTaxSubsidyScarce",
  description: "levers.cityPaysBackIncome",
  decidedBy: "levers.nineMainlandCitiesGreater",
  source: "levers.caiShui201931Nine",
  slider: { mechanism: "coordination", parameter: "coverage", high: 0.5 },
  schema,
  ...writes({
    array: "wageSubsidy",
    quantity: "wage-subsidy",
    where: labour,
    amountOf: (parameters: Parameters) => ({ value: subsidyRate(parameters) }),
  }),
});

function subsidyRate({ taxableIncome, cap, coverage }: Parameters): number {
  return (coverage * incomeTaxSubsidy(taxableIncome, cap)) / (taxableIncome + basicDeduction);
}

/**
 * Mainland China's tax on comprehensive income, yuan a year: rate and quick deduction by bracket (Individual Income Tax
 * Law 2018, in force 2019).
 */
const brackets = [
  { upTo: 36_000, rate: 0.03, quickDeduction: 0 },
  { upTo: 144_000, rate: 0.1, quickDeduction: 2_520 },
  { upTo: 300_000, rate: 0.2, quickDeduction: 16_920 },
  { upTo: 420_000, rate: 0.25, quickDeduction: 31_920 },
  { upTo: 660_000, rate: 0.3, quickDeduction: 52_920 },
  { upTo: 960_000, rate: 0.35, quickDeduction: 85_920 },
  { upTo: Infinity, rate: 0.45, quickDeduction: 181_920 },
] as const;

/** Tax on a year's taxable income (after deductions), yuan. */
export function incomeTax(taxableIncome: number): number {
  const { rate, quickDeduction } = brackets.find(({ upTo }) => taxableIncome <= upTo)!;
  return taxableIncome * rate - quickDeduction;
}

/**
 * Tax above `cap` times taxable income, paid back to scarce talent in the Greater Bay Area (Cai Shui [2019] 31), yuan.
 */
export function incomeTaxSubsidy(taxableIncome: number, cap = 0.15): number {
  return Math.max(0, incomeTax(taxableIncome) - cap * taxableIncome);
}
