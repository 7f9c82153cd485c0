/** Elementary functions in whole numbers, to thirty digits: in units of 2^-128, by their series. */

const FRACTION = 128n;
const UNIT = 1n << FRACTION;

/** A number in such units. */
export function fixed(x: number): bigint {
  let down = 0n;
  for (; !Number.isInteger(x); x *= 2) down++;
  return (BigInt(x) << FRACTION) >> down;
}

/** How far y is from what it should be, in units of its last binary digit. */
export function ulps(y: number, exact: bigint): number {
  return Number(fixed(y) - exact) / Number(UNIT) / 2 ** (Math.floor(Math.log2(Math.abs(y))) - 52);
}

let ln2 = 0n;
for (let n = 1n; n < FRACTION; n++) ln2 += UNIT / (n << n);

/** Sum of first, first factor / 1, ... (Taylor): each term is the one before it times the factor, by `divisor(n)`. */
function series(first: bigint, factor: bigint, divisor: (n: bigint) => bigint): bigint {
  let sum = 0n;
  for (let n = 1n, term = first; term !== 0n; n++) {
    sum += term;
    term = (term * factor) / UNIT / divisor(n);
  }
  return sum;
}

/** e^x = value 2^k, value about 1. */
function significand(x: bigint): { value: bigint; k: bigint } {
  const k = (2n * x + ln2) / (2n * ln2) - (x < 0n ? 1n : 0n);
  return { value: series(UNIT, x - k * ln2, (n) => n), k };
}

export function exactExp(x: bigint): bigint {
  const { value, k } = significand(x);
  return k < 0 ? value >> -k : value << k;
}

export const exactSin = (x: bigint) => series(x, (-x * x) / UNIT, (n) => 2n * n * (2n * n + 1n));
export const exactCos = (x: bigint) => series(UNIT, (-x * x) / UNIT, (n) => 2n * n * (2n * n - 1n));
export const ratio = (above: bigint, below: bigint) => (above * UNIT) / below;

/** x / 2^k, in two steps lest one overflow. */
const without = (x: number, k: bigint) => x * 2 ** -Number(k >> 1n) * 2 ** Number((k >> 1n) - k);

/** How far y is from e^x, however large or small. */
export function ulpsOfExp(y: number, x: bigint): number {
  const { value, k } = significand(x);
  return ulps(without(y, k), value);
}

/** log x from one that is nearly so: what is missing is x / e^near - 1, less half its square. */
export function exactLog(x: number, near: number): bigint {
  const { value, k } = significand(fixed(near));
  const beyond = ratio(fixed(without(x, k)) - value, value);
  return fixed(near) + beyond - (beyond * beyond) / UNIT / 2n;
}
