/** Significant bits that a number of a table keeps. */
export const BITS = {
  /** All there are. */
  full: 53,
  /** Levels, effects and their intervals: nine digits, so that an effect follows from the levels to 1e-9 of them. */
  exact: 32,
  /** Per cent: seven digits. */
  percent: 24,
  /** Deviations, shares and flows: six digits. */
  rough: 20,
} as const;

/** log10 2. */
const DIGITS_OF_A_BIT = 0.30103;

/** How exact the numbers of a column are. */
export type Precision = keyof typeof BITS;

/** What splits a number into the bits that are kept and the others: 2^(53 - bits) + 1. */
const FACTORS: Readonly<Record<Precision, number>> = {
  full: 2,
  exact: 0x20_0001,
  percent: 0x2000_0001,
  rough: 0x2_0000_0001,
};

/**
 * The nearest number of that many significant bits (Dekker 1971, Numerische Mathematik 18:224); NaN for what is not
 * finite.
 */
export function kept(value: number, precision: Precision): number {
  const scaled = value * FACTORS[precision];
  const near = scaled - (scaled - value);
  if (isDouble(precision)) return Number.isFinite(near) ? near : Number.NaN;
  const single = Math.fround(near);
  return Number.isFinite(single) ? single : Number.NaN;
}

/** Whether such numbers take eight bytes, not four. */
export function isDouble(precision: Precision): boolean {
  return precision === "full" || precision === "exact";
}

/** The shortest decimal that `kept` makes the same number of; blank for NaN. */
export function shortest(value: number, precision: Precision): string {
  const number = kept(value, precision);
  if (Number.isNaN(number)) return "";
  for (let digits = Math.floor(BITS[precision] * DIGITS_OF_A_BIT); digits < 17; digits++) {
    const decimal = Number(number.toPrecision(digits));
    if (kept(decimal, precision) === number) return String(decimal === 0 ? 0 : decimal);
  }
  return String(number);
}
