/**
 * Functions of src/maths/numerics/elementary.ts, bit for bit, exp and log two at a time too (WebAssembly SIMD). What
 * they give, methods and sources are said there; tests compare the bits. Offsets are bytes into the memory of the
 * module.
 */

const LN2_HIGH: f64 = 0.6931471803691238;
const LN2_LOW: f64 = 1.9082149292705877e-10;
const ROUNDER: f64 = 6755399441055744;
const CUTTER: f64 = 134217729;
const COMMON: f64 = 708;
const LEAST_NORMAL: f64 = 2.2250738585072014e-308;
const MOST: f64 = 1.7976931348623157e308;

const P1: f64 = 0.16666666666666602;
const P2: f64 = -0.0027777777777015593;
const P3: f64 = 6.613756321437934e-5;
const P4: f64 = -1.6533902205465252e-6;
const P5: f64 = 4.1381367970572385e-8;

const L1: f64 = 0.6666666666666735;
const L2: f64 = 0.3999999999940942;
const L3: f64 = 0.2857142874366239;
const L4: f64 = 0.22222198432149784;
const L5: f64 = 0.1818357216161805;
const L6: f64 = 0.15313837699209373;
const L7: f64 = 0.14798198605116586;

/** The bits of 1, of its sign and exponent alone, and those of 1 less those of the square root of 1/2. */
const ONE: i64 = 0x3ff0000000000000;
const EXPONENT: i64 = 0xfff0000000000000;
const ABOUT_ONE: i64 = 0x3ff0000000000000 - 0x3fe6a09e00000000;
/** The bits of 2^52, and this with the bias of exponents: they make numbers of exponents without a conversion. */
const WHOLE: i64 = 0x4330000000000000;
const BIASED: f64 = 4503599627370496 + 1023;

export function exp(x: f64): f64 {
  return expOf(x, 0);
}

/** e^(x + rest). */
function expOf(x: f64, rest: f64): f64 {
  const near = max<f64>(-1000, min<f64>(1000, x));
  const rounded = near * Math.LOG2E + ROUNDER;
  const whole = rounded - ROUNDER;
  const high = near - whole * LN2_HIGH;
  const sum = 1 + high;
  const beside = sum + (high - (sum - 1) + expTail(high, whole * LN2_LOW - rest));
  // In two steps, of which the second alone may overflow or lose digits.
  const k = <i32>reinterpret<i64>(rounded);
  const half = k >> 1;
  return beside * power(half) * power(k - half);
}

function expTail(high: f64, low: f64): f64 {
  const r = high - low;
  const t = r * r;
  const c = r - t * (P1 + t * (P2 + t * (P3 + t * (P4 + t * P5))));
  return (r * c) / (2 - c) - low;
}

function power(k: i32): f64 {
  return reinterpret<f64>((<i64>k + 1023) << 52);
}

export function expm1(x: f64): f64 {
  if (!(x <= 40)) return exp(x);
  if (x < -40) return -1;
  const rounded = x * Math.LOG2E + ROUNDER;
  const whole = rounded - ROUNDER;
  const high = x - whole * LN2_HIGH;
  const scale = power(<i32>reinterpret<i64>(rounded));
  const less = scale - 1;
  const scaled = scale * high;
  const sum = less + scaled;
  const part = sum - less;
  const lost = less - (sum - part) + (scaled - part);
  return sum + (lost + scale * expTail(high, whole * LN2_LOW));
}

export function log(x: f64): f64 {
  if (x >= LEAST_NORMAL && x <= MOST) return logOf(x, 0);
  if (x > 0 && x < LEAST_NORMAL) return logOf(x * 18014398509481984, 54);
  return x === 0 ? -Infinity : x > 0 ? x : NaN;
}

function logOf(x: f64, down: f64): f64 {
  const moved = reinterpret<i64>(x) + ABOUT_ONE;
  const f = significand(x, moved) - 1;
  const whole = exponent(moved) - down;
  const s = f / (2 + f);
  const half = 0.5 * f * f;
  return whole * LN2_HIGH - (half - (s * (half + logSeries(s)) + whole * LN2_LOW) - f);
}

function significand(x: f64, moved: i64): f64 {
  return reinterpret<f64>(reinterpret<i64>(x) - ((moved & EXPONENT) - ONE));
}

function exponent(moved: i64): f64 {
  return reinterpret<f64>((moved >>> 52) | WHOLE) - BIASED;
}

function logSeries(s: f64): f64 {
  const z = s * s;
  const w = z * z;
  return z * (L1 + w * (L3 + w * (L5 + w * L7))) + w * (L2 + w * (L4 + w * L6));
}

export function log1p(x: f64): f64 {
  const sum = 1 + x;
  const lost = (x - (sum - 1)) / sum;
  return log(sum) + (Number.isNaN(lost) ? 0 : lost);
}

export function pow(x: f64, y: f64): f64 {
  if (!(x >= LEAST_NORMAL && x <= MOST && abs<f64>(y) < 1e300)) return y === 0 ? 1 : exp(y * log(x));
  const moved = reinterpret<i64>(x) + ABOUT_ONE;
  const f = significand(x, moved) - 1;
  const whole = exponent(moved);
  const s = f / (2 + f);
  const cut = CUTTER * f;
  const front = cut - (cut - f);
  const half = 0.5 * front * front;
  const halfLost = 0.5 * (front + f) * (f - front);
  const large = whole * LN2_HIGH;
  const first = large + f;
  const second = first - half;
  const lost = f - (first - large) + (first - second - half);
  const small = lost + (s * (half + halfLost + logSeries(s)) - halfLost + whole * LN2_LOW);
  const logarithm = second + small;
  const product = y * logarithm;
  return expOf(product, productLost(y, logarithm, product) + y * (small - (logarithm - second)));
}

function productLost(x: f64, y: f64, product: f64): f64 {
  const cutX = CUTTER * x;
  const cutY = CUTTER * y;
  const frontX = cutX - (cutX - x);
  const frontY = cutY - (cutY - y);
  const backX = x - frontX;
  const backY = y - frontY;
  return backX * backY - (product - frontX * frontY - backX * frontY - frontX * backY);
}

/** to[k] = e^from[k] of `count` numbers; the two may be the same. */
export function exponentials(count: usize, from: usize, to: usize): void {
  const end = from + (count << 3);
  const limit = f64x2.splat(COMMON);
  for (; from + 16 <= end; from += 16, to += 16) {
    const x = v128.load(from);
    if (i64x2.all_true(f64x2.le(f64x2.abs(x), limit))) v128.store(to, expPair(x));
    else v128.store(to, f64x2(exp(f64x2.extract_lane(x, 0)), exp(f64x2.extract_lane(x, 1))));
  }
  if (from < end) store<f64>(to, exp(load<f64>(from)));
}

function expPair(x: v128): v128 {
  const rounder = f64x2.splat(ROUNDER);
  const rounded = f64x2.add(f64x2.mul(x, f64x2.splat(Math.LOG2E)), rounder);
  const whole = f64x2.sub(rounded, rounder);
  const high = f64x2.sub(x, f64x2.mul(whole, f64x2.splat(LN2_HIGH)));
  const low = f64x2.mul(whole, f64x2.splat(LN2_LOW));
  const r = f64x2.sub(high, low);
  const t = f64x2.mul(r, r);
  let p = f64x2.add(f64x2.splat(P4), f64x2.mul(t, f64x2.splat(P5)));
  p = f64x2.add(f64x2.splat(P3), f64x2.mul(t, p));
  p = f64x2.add(f64x2.splat(P2), f64x2.mul(t, p));
  p = f64x2.add(f64x2.splat(P1), f64x2.mul(t, p));
  const c = f64x2.sub(r, f64x2.mul(t, p));
  const quotient = f64x2.div(f64x2.mul(r, c), f64x2.sub(f64x2.splat(2), c));
  const sum = f64x2.add(f64x2.splat(1), high);
  const lost = f64x2.sub(high, f64x2.sub(sum, f64x2.splat(1)));
  const beside = f64x2.add(sum, f64x2.add(lost, f64x2.sub(quotient, low)));
  return i64x2.add(beside, i64x2.shl(rounded, 52));
}

/** to[k] = log from[k] of `count` numbers; the two may be the same. */
export function logarithms(count: usize, from: usize, to: usize): void {
  const end = from + (count << 3);
  const least = f64x2.splat(LEAST_NORMAL);
  const most = f64x2.splat(MOST);
  for (; from + 16 <= end; from += 16, to += 16) {
    const x = v128.load(from);
    if (i64x2.all_true(v128.and(f64x2.ge(x, least), f64x2.le(x, most)))) v128.store(to, logPair(x));
    else v128.store(to, f64x2(log(f64x2.extract_lane(x, 0)), log(f64x2.extract_lane(x, 1))));
  }
  if (from < end) store<f64>(to, log(load<f64>(from)));
}

function logPair(x: v128): v128 {
  const moved = i64x2.add(x, i64x2.splat(ABOUT_ONE));
  const scale = i64x2.sub(v128.and(moved, i64x2.splat(EXPONENT)), i64x2.splat(ONE));
  const f = f64x2.sub(i64x2.sub(x, scale), f64x2.splat(1));
  const whole = f64x2.sub(v128.or(i64x2.shr_u(moved, 52), i64x2.splat(WHOLE)), f64x2.splat(BIASED));
  const s = f64x2.div(f, f64x2.add(f64x2.splat(2), f));
  const z = f64x2.mul(s, s);
  const w = f64x2.mul(z, z);
  let even = f64x2.add(f64x2.splat(L4), f64x2.mul(w, f64x2.splat(L6)));
  even = f64x2.mul(w, f64x2.add(f64x2.splat(L2), f64x2.mul(w, even)));
  let odd = f64x2.add(f64x2.splat(L5), f64x2.mul(w, f64x2.splat(L7)));
  odd = f64x2.add(f64x2.splat(L3), f64x2.mul(w, odd));
  odd = f64x2.mul(z, f64x2.add(f64x2.splat(L1), f64x2.mul(w, odd)));
  const half = f64x2.mul(f64x2.mul(f64x2.splat(0.5), f), f);
  const bent = f64x2.mul(s, f64x2.add(half, f64x2.add(odd, even)));
  const tail = f64x2.sub(half, f64x2.add(bent, f64x2.mul(whole, f64x2.splat(LN2_LOW))));
  return f64x2.sub(f64x2.mul(whole, f64x2.splat(LN2_HIGH)), f64x2.sub(tail, f));
}
