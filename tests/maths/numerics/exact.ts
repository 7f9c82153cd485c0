/** e^x to thirty digits and more in whole numbers, beside which the functions of numbers are measured. */

const FRACTION = 128n;
const UNIT = 1n << FRACTION;

/** A number in units of 2^-128. */
export function fixed(x: number): bigint {
  let down = 0n;
  for (; !Number.isInteger(x); x *= 2) down++;
  return (BigInt(x) << FRACTION) >> down;
}

let ln2 = 0n;
for (let n = 1n; n < FRACTION; n++) ln2 += UNIT / (n << n);

/** e^x / 2^k, all but k in units of 2^-128, and k. */
function expOf(x: bigint): { value: bigint; k: number } {
  const k = (2n * x + ln2) / (2n * ln2) - (x < 0n ? 1n : 0n);
  const rest = x - k * ln2;
  let value = 0n;
  for (let n = 1n, term = UNIT; term !== 0n; n++) {
    value += term;
    term = (term * rest) / (n * UNIT);
  }
  return { value, k: Number(k) };
}

/** y / e^x - 1, with x in units of 2^-128. */
export function beyondExp(y: number, x: bigint): number {
  const { value, k } = expOf(x);
  const half = k >> 1;
  return Number(((fixed(y * 2 ** -half * 2 ** (half - k)) - value) << 100n) / value) * 2 ** -100;
}

/** What the last binary digit of a normal number is worth. */
export const ulp = (y: number) => 2 ** (Math.floor(Math.log2(Math.abs(y))) - 52);
