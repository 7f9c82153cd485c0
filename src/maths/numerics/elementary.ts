/**
 * Elementary functions from + - * / and the square root alone, which IEEE 754 fixes to the last bit: they give the same
 * bytes in every engine of JavaScript, where Math.exp and its like may differ in the last digit. exp and log stand also
 * in scripts/assembly/elementary.ts, one and two at a time, bit for bit the same.
 *
 * Methods and coefficients of exp and log are those of fdlibm 5.3 (Sun Microsystems 1993, e_exp.c and e_log.c,
 * www.netlib.org/fdlibm), with one form in place of its cases, so that no argument of a common size needs a branch.
 */

/** ln 2 in two parts: the first has 32 bits, so that its product with an exponent is exact. */
const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
/** 1.5 * 2^52: a number of less than 2^51 that is added to it and taken away again is rounded to a whole one. */
const ROUNDER = 6755399441055744;
/** Where e^x and its reciprocal are normal numbers. */
const COMMON = 708;
const LEAST_NORMAL = 2.2250738585072014e-308;
/** The high word of the square root of 1/2 below that of 1: what is added so that significands lie about 1. */
const ABOUT_ONE = 0x3ff00000 - 0x3fe6a09e;
const LEAST_POWER = -1074;

/** 2^k, k from -1074 to 1023. */
const POWERS = new Float64Array(1023 - LEAST_POWER + 1);
for (let k = 0, power = Number.MIN_VALUE; k < POWERS.length; k++, power *= 2) POWERS[k] = power;

const bits = new Float64Array([1]);
const words = new Int32Array(bits.buffer);
const HIGH_WORD = words[0] === 0 ? 1 : 0;

/** e^x, at most 1 ulp off. */
export function exp(x: number): number {
  if (!(x >= -COMMON && x <= COMMON)) return farExp(x);
  const whole = x * Math.LOG2E + ROUNDER - ROUNDER;
  return expBeside(x, whole) * POWERS[whole - LEAST_POWER];
}

/** The same where it may overflow or lose digits below the least normal number. */
function farExp(x: number): number {
  const near = Math.max(-1000, Math.min(1000, x));
  const whole = near * Math.LOG2E + ROUNDER - ROUNDER;
  const half = whole >> 1;
  return expBeside(near, whole) * POWERS[half - LEAST_POWER] * POWERS[(whole | 0) - half - LEAST_POWER];
}

/** e^x / 2^whole, where x is at most ln 2 / 2 from whole ln 2. */
function expBeside(x: number, whole: number): number {
  const high = x - whole * LN2_HIGH;
  const low = whole * LN2_LOW;
  const r = high - low;
  const t = r * r;
  const c =
    r -
    t *
      (0.16666666666666602 +
        t *
          (-0.0027777777777015593 +
            t * (6.613756321437934e-5 + t * (-1.6533902205465252e-6 + t * 4.1381367970572385e-8))));
  const sum = 1 + high;
  return sum + (high - (sum - 1) + ((r * c) / (2 - c) - low));
}

/** Natural logarithm, at most 1 ulp off; -Infinity of 0, NaN of what is negative. */
export function log(x: number): number {
  if (x >= LEAST_NORMAL && x <= Number.MAX_VALUE) return logOf(x, 0);
  if (x > 0 && x < LEAST_NORMAL) return logOf(x * 18014398509481984, -54);
  return x === 0 ? -Infinity : x > 0 ? x : NaN;
}

/** Logarithm of x 2^shift, x normal. */
function logOf(x: number, shift: number): number {
  bits[0] = x;
  const exponent = ((words[HIGH_WORD] + ABOUT_ONE) >> 20) - 1023;
  const f = x * POWERS[-exponent - LEAST_POWER] - 1;
  const whole = exponent + shift;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const even = w * (0.3999999999940942 + w * (0.22222198432149784 + w * 0.15313837699209373));
  const odd = z * (0.6666666666666735 + w * (0.2857142874366239 + w * (0.1818357216161805 + w * 0.14798198605116586)));
  const half = 0.5 * f * f;
  return whole * LN2_HIGH - (half - (s * (half + (odd + even)) + whole * LN2_LOW) - f);
}
