/**
 * Elementary functions from + - * / and the square root alone, which IEEE 754 fixes to the last bit: they give the same
 * bytes in every engine of JavaScript, where Math.exp and its like may differ in the last digit. This file is compiled
 * to WebAssembly too; what works on bits stands in scripts/assembly/elementary.ts then, with exp and log two at a time.
 *
 * Reductions and coefficients are those of fdlibm 5.3 (Sun Microsystems 1993: e_exp.c, e_log.c, k_sin.c, k_cos.c,
 * e_rem_pio2.c, e_asin.c; www.netlib.org/fdlibm), with one form in place of its cases where no common argument should
 * need a branch. Errors are the largest ones found, in units of the last binary digit (ulp).
 */

/** ln 2 in two parts: the first has 32 bits, so that its product with an exponent is exact. */
const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
/** pi / 2 in three parts, of which the first two have 33 bits. */
const QUARTER_HIGH = 1.5707963267341256;
const QUARTER_MIDDLE = 6.077100506303966e-11;
const QUARTER_LOW = 2.0222662487959506e-21;
/** What pi / 2 is more than its nearest number. */
const QUARTER_REST = 6.123233995736766e-17;
/** 1.5 * 2^52: a number of less than 2^51 that is added to it and taken away again is rounded to a whole one. */
const ROUNDER = 6755399441055744;
/**
 * 2^27 + 1: cuts numbers in two, so that products of the parts are exact (Dekker 1971, Numerische Mathematik 18:224).
 */
const CUTTER = 134217729;
/** Where e^x and its reciprocal are normal numbers. */
const COMMON = 708;
const LEAST_NORMAL = 2.2250738585072014e-308;
/** The high word of the square root of 1/2 below that of 1: what is added so that significands lie about 1. */
const ABOUT_ONE = 0x3ff00000 - 0x3fe6a09e;
const LEAST_POWER = -1074;

/** 2^k, from the least one. */
const POWERS = new Float64Array(1023 - LEAST_POWER + 1);
for (let k = 0, power = Number.MIN_VALUE; k < POWERS.length; k++, power *= 2) POWERS[k] = power;

const bits = new Float64Array([1]);
const words = new Int32Array(bits.buffer);
const HIGH_WORD = words[0] === 0 ? 1 : 0;

/**
 * The power of ten at or below |x|, which is not zero: its decimal digits say it without the rounding of a logarithm.
 */
export function decade(x: number): number {
  return Number(x.toExponential().split("e")[1]);
}

export function square(x: number): number {
  return x * x;
}

/** 2^k, k from -1074 to 1023. */
function power(k: number): number {
  return POWERS[k - LEAST_POWER];
}

/** e^x; 0.63 ulp. */
export function exp(x: number): number {
  return x >= -COMMON && x <= COMMON ? expNear(x, 0) : expFar(x, 0);
}

/** e^(x + rest), where it is a normal number. */
function expNear(x: number, rest: number): number {
  const whole = x * Math.LOG2E + ROUNDER - ROUNDER;
  const high = x - whole * LN2_HIGH;
  const tail = expTail(high, whole * LN2_LOW - rest);
  const sum = 1 + high;
  return (sum + (high - (sum - 1) + tail)) * power(whole);
}

/** The same where it may overflow or lose digits below the least normal number. */
function expFar(x: number, rest: number): number {
  if (Number.isNaN(x)) return x;
  const near = Math.max(-1000, Math.min(1000, x));
  const whole = near * Math.LOG2E + ROUNDER - ROUNDER;
  const high = near - whole * LN2_HIGH;
  const tail = expTail(high, whole * LN2_LOW - rest);
  const sum = 1 + high;
  const half = Math.floor(whole / 2);
  return (sum + (high - (sum - 1) + tail)) * power(half) * power(whole - half);
}

/** e^(high - low) - 1 - high, where high - low is at most ln 2 / 2 from 0. */
function expTail(high: number, low: number): number {
  const r = high - low;
  const t = r * r;
  const c =
    r -
    t *
      (0.16666666666666602 +
        t *
          (-0.0027777777777015593 +
            t * (6.613756321437934e-5 + t * (-1.6533902205465252e-6 + t * 4.1381367970572385e-8))));
  return (r * c) / (2 - c) - low;
}

/** e^x - 1, with its digits where x is small; 1.1 ulp. */
export function expm1(x: number): number {
  if (!(x <= 40)) return exp(x);
  if (x < -40) return -1;
  const whole = x * Math.LOG2E + ROUNDER - ROUNDER;
  const high = x - whole * LN2_HIGH;
  const scale = power(whole);
  const less = scale - 1;
  const scaled = scale * high;
  const sum = less + scaled;
  const part = sum - less;
  const lost = less - (sum - part) + (scaled - part);
  return sum + (lost + scale * expTail(high, whole * LN2_LOW));
}

/** Hyperbolic tangent; 2.5 ulp. */
export function tanh(x: number): number {
  const grown = expm1(-2 * Math.abs(x));
  return (x > 0 ? -grown : grown) / (grown + 2);
}

/** Natural logarithm; 0.8 ulp; -Infinity of 0, NaN of what is negative. */
export function log(x: number): number {
  if (x >= LEAST_NORMAL && x <= Number.MAX_VALUE) return logOfNormal(x, 0);
  if (x > 0 && x < LEAST_NORMAL) return logOfNormal(x * 18014398509481984, -54);
  return x === 0 ? -Infinity : x > 0 ? x : NaN;
}

/** Logarithm of x 2^shift; x: a normal number, not a denormal one. */
function logOfNormal(x: number, shift: number): number {
  const exponent = exponentOf(x);
  const f = significandOf(x, exponent) - 1;
  const whole = exponent + shift;
  const s = f / (2 + f);
  const half = 0.5 * f * f;
  return whole * LN2_HIGH - (half - (s * (half + logSeries(s)) + whole * LN2_LOW) - f);
}

/** The exponent that leaves a significand from the square root of 1/2 to that of 2. */
function exponentOf(x: number): number {
  bits[0] = x;
  return ((words[HIGH_WORD] + ABOUT_ONE) >> 20) - 1023;
}

/** What is left of x without this exponent. */
function significandOf(x: number, exponent: number): number {
  return x * POWERS[-exponent - LEAST_POWER];
}

/** log((1 + s) / (1 - s)) / s - 2. */
function logSeries(s: number): number {
  const z = s * s;
  const w = z * z;
  const even = w * (0.3999999999940942 + w * (0.22222198432149784 + w * 0.15313837699209373));
  const odd = z * (0.6666666666666735 + w * (0.2857142874366239 + w * (0.1818357216161805 + w * 0.14798198605116586)));
  return odd + even;
}

/** log(1 + x), with its digits where x is small: what 1 + x loses is added; 1.2 ulp. */
export function log1p(x: number): number {
  const sum = 1 + x;
  return log(sum) + ((x - (sum - 1)) / sum || 0);
}

/**
 * x^y, x not negative (NaN where it is), by a logarithm with some digits after its last; 1 ulp where y is from -10 to
 * 10, another for every 20 beyond.
 */
export function pow(x: number, y: number): number {
  if (!(x >= LEAST_NORMAL && x <= Number.MAX_VALUE && Math.abs(y) < 1e300)) return y === 0 ? 1 : exp(y * log(x));
  const exponent = exponentOf(x);
  const f = significandOf(x, exponent) - 1;
  const s = f / (2 + f);
  const cut = CUTTER * f;
  const front = cut - (cut - f);
  const half = 0.5 * front * front;
  const halfLost = 0.5 * (front + f) * (f - front);
  const large = exponent * LN2_HIGH;
  const first = large + f;
  const second = first - half;
  const lost = f - (first - large) + (first - second - half);
  const small = lost + (s * (half + halfLost + logSeries(s)) - halfLost + exponent * LN2_LOW);
  const logarithm = second + small;
  const product = y * logarithm;
  const rest = productLost(y, logarithm, product) + y * (small - (logarithm - second));
  return product >= -COMMON && product <= COMMON ? expNear(product, rest) : expFar(product, rest);
}

/** What a product of two numbers has lost by rounding. */
function productLost(x: number, y: number, product: number): number {
  const cutX = CUTTER * x;
  const cutY = CUTTER * y;
  const frontX = cutX - (cutX - x);
  const frontY = cutY - (cutY - y);
  const backX = x - frontX;
  const backY = y - frontY;
  return backX * backY - (product - frontX * frontY - backX * frontY - frontX * backY);
}

/** Square root of the sum of two squares, which may be too large or small for a number; 1 ulp where they are not. */
export function hypot(x: number, y: number): number {
  const squares = x * x + y * y;
  if (squares > 1e-280 && squares < Infinity) return Math.sqrt(squares);
  const most = Math.max(Math.abs(x), Math.abs(y));
  return most > 0 && most < Infinity ? most * Math.sqrt(square(x / most) + square(y / most)) : most;
}

/** Sine, |x| below a million; 0.75 ulp. */
export function sin(x: number): number {
  return turned(x, 0);
}

/** Cosine, |x| below a million; 0.75 ulp. */
export function cos(x: number): number {
  return turned(x, 1);
}

/** Sine of x and so many quarters of a turn. */
function turned(x: number, quarters: number): number {
  const whole = (x * 2) / Math.PI + ROUNDER - ROUNDER;
  const first = x - whole * QUARTER_HIGH;
  const middle = whole * QUARTER_MIDDLE;
  const second = first - middle;
  const low = whole * QUARTER_LOW - (first - second - middle);
  const r = second - low;
  const rest = second - r - low;
  const quarter = whole + quarters;
  const value = quarter & 1 ? cosNear(r, rest) : sinNear(r, rest);
  return quarter & 2 ? -value : value;
}

/** sin(x + rest), |x| <= pi / 4. */
function sinNear(x: number, rest: number): number {
  const z = x * x;
  const v = z * x;
  const r =
    0.00833333333332249 +
    z *
      (-0.0001984126982985795 + z * (2.7557313707070068e-6 + z * (-2.5050760253406863e-8 + z * 1.58969099521155e-10)));
  return x - (z * (0.5 * rest - v * r) - rest - v * -0.16666666666666632);
}

/** cos(x + rest), |x| <= pi / 4. */
function cosNear(x: number, rest: number): number {
  const z = x * x;
  const r =
    z *
    (0.0416666666666666 +
      z *
        (-0.001388888888887411 +
          z *
            (2.480158728947673e-5 +
              z * (-2.7557314351390663e-7 + z * (2.087572321298175e-9 + z * -1.1359647557788195e-11)))));
  const half = 0.5 * z;
  const sum = 1 - half;
  return sum + (1 - sum - half + (z * r - x * rest));
}

/** Angle from -pi / 2 to pi / 2 whose sine is x, NaN where there is none; 2.5 ulp. */
export function asin(x: number): number {
  const size = Math.abs(x);
  if (size < 0.5) return x + x * asinSeries(x * x);
  const root = Math.sqrt(0.5 * (1 - size));
  const angle = Math.PI / 2 - (2 * (root + root * asinSeries(root * root)) - QUARTER_REST);
  return x < 0 ? -angle : angle;
}

/** asin(x) / x - 1 of t = x^2 up to 1/4. */
function asinSeries(t: number): number {
  const above =
    t *
    (0.16666666666666666 +
      t *
        (-0.3255658186224009 +
          t *
            (0.20121253213486293 +
              t * (-0.04005553450067941 + t * (0.0007915349942898145 + t * 3.479331075960212e-5)))));
  const below =
    1 + t * (-2.403394911734414 + t * (2.0209457602335057 + t * (-0.6882839716054533 + t * 0.07703815055590194)));
  return above / below;
}
