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
  { upTo: Number.POSITIVE_INFINITY, rate: 0.45, quickDeduction: 181_920 },
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
