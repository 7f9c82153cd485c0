/**
 * What src/maths/numerics/elementary.ts, which is compiled as it stands but for this, does with bits, and its exp and
 * log two at a time (WebAssembly SIMD), bit for bit; tests compare the bits. Offsets are bytes into the memory of the
 * module.
 */
import { COMMON, exp, LEAST_NORMAL, LN2_HIGH, LN2_LOW, log, ROUNDER } from "../../src/maths/numerics/elementary.js";

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

export function power(k: f64): f64 {
  return reinterpret<f64>((reinterpret<i64>(k + ROUNDER) + 1023) << 52);
}

export function exponentOf(x: f64): f64 {
  return reinterpret<f64>(((reinterpret<i64>(x) + ABOUT_ONE) >>> 52) | WHOLE) - BIASED;
}

/** The exponent is seen from the bits. */
export function significandOf(x: f64, _exponent: f64): f64 {
  return reinterpret<f64>(reinterpret<i64>(x) - (((reinterpret<i64>(x) + ABOUT_ONE) & EXPONENT) - ONE));
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
  const most = f64x2.splat(f64.MAX_VALUE);
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
