/** Draws of src/model/engine/random.ts, four at once, and choices by them (agents.ts), bit for bit. */
import { log } from "../../src/maths/numerics/elementary.js";

/**
 * Draws a word for each of `count` agents and keeps those that are not among the `span` + 1 from `least` on: which
 * agents to `who`, the words to `words`; returns how many. Eight at a time, the last of them too, without a jump, which
 * would be guessed wrong as often as something happens. `beginnings`: of their draws, 32 bits each; `when`: the word of
 * year and draw.
 */
export function drawOutside(
  count: i32,
  beginnings: usize,
  when: i32,
  least: i32,
  span: i32,
  who: usize,
  words: usize,
): i32 {
  const moment = i32x4.splat(when);
  // Words compare with a sign: least as the smallest there is.
  const shift = i32x4.splat(i32.MIN_VALUE - least);
  const most = i32x4.splat(i32.MIN_VALUE + span);
  const four = i32x4.splat(4);
  const fronts = toTheFront();
  let agents = i32x4(0, 1, 2, 3);
  let kept: usize = 0;
  for (const end = beginnings + (count << 2); beginnings < end; beginnings += 32) {
    const early = mix(v128.xor(v128.load(beginnings), moment));
    const late = mix(v128.xor(v128.load(beginnings, 16), moment));
    const earlyOut = i32x4.bitmask(i32x4.gt_s(i32x4.add(early, shift), most));
    const lateOut = i32x4.bitmask(i32x4.gt_s(i32x4.add(late, shift), most));
    const earlyFront = v128.load(fronts + (earlyOut << 4));
    const lateFront = v128.load(fronts + (lateOut << 4));
    v128.store(who + kept, v128.swizzle(agents, earlyFront));
    v128.store(words + kept, v128.swizzle(early, earlyFront));
    kept += popcnt(earlyOut) << 2;
    agents = i32x4.add(agents, four);
    v128.store(who + kept, v128.swizzle(agents, lateFront));
    v128.store(words + kept, v128.swizzle(late, lateFront));
    kept += popcnt(lateOut) << 2;
    agents = i32x4.add(agents, four);
  }
  return i32(kept >> 2);
}

/** For each set of four words, a bit a word, where the bytes are that belong in front. */
function toTheFront(): usize {
  const table = memory.data(256);
  for (let set = 0; set < 16; set++) {
    let to = table + (set << 4);
    for (let word = 0; word < 4; word++) {
      if (!((set >> word) & 1)) continue;
      store<i32>(to, 0x03020100 + word * 0x04040404);
      to += 4;
    }
  }
  return table;
}

function mix(h: v128): v128 {
  h = i32x4.mul(v128.xor(h, i32x4.shr_u(h, 16)), i32x4.splat(0x85ebca6b));
  h = i32x4.mul(v128.xor(h, i32x4.shr_u(h, 13)), i32x4.splat(0xc2b2ae35));
  h = v128.xor(h, i32x4.shr_u(h, 16));
  h = i32x4.mul(v128.xor(h, i32x4.shr_u(h, 15)), i32x4.splat(0x2c1b3c6d));
  h = i32x4.mul(v128.xor(h, i32x4.shr_u(h, 12)), i32x4.splat(0x297a2d39));
  return v128.xor(h, i32x4.shr_u(h, 15));
}

/** Place of the largest attraction over exponential among n; `from` is looked at first. `draw`: number of place 0. */
export function choosePlace(n: i32, from: i32, word: i32, draw: i32, weight: usize, closeness: usize): i32 {
  const words = memory.data(16);
  let best = from;
  v128.store(words, fractions(word, draw + from));
  let most = attraction(weight, closeness, from) / -log(unit(load<u32>(words)));
  for (let first = 0; first < n; first += 4) {
    const four = fractions(word, draw + first);
    const at = first << 3;
    const all = first + 4 <= n;
    if (all && !mayBeat(four, weight + at, closeness + at, most)) continue;
    v128.store(words, four);
    for (let j = first; j < min(first + 4, n); j++) {
      const u = unit(load<u32>(words + ((j - first) << 2)));
      const own = attraction(weight, closeness, j);
      if (j === from || own <= most * (1 - u)) continue;
      const value = own / -log(u);
      if (value > most) {
        most = value;
        best = j;
      }
    }
  }
  return best;
}

/** Words of four draws that follow each other. */
function fractions(word: i32, draw: i32): v128 {
  const draws = i32x4.add(i32x4.splat(draw), i32x4(1, 2, 3, 4));
  return mix(v128.xor(i32x4.mul(draws, i32x4.splat(0xc2b2ae35)), i32x4.splat(word)));
}

/** Whether one of four places may: -ln u > 1 - u. */
function mayBeat(words: v128, weight: usize, closeness: usize, most: f64): bool {
  const high = v128.shuffle<i64>(words, words, 1, 0);
  return v128.any_true(
    v128.or(mayBeatOfTwo(words, weight, closeness, most), mayBeatOfTwo(high, weight + 16, closeness + 16, most)),
  );
}

function mayBeatOfTwo(words: v128, weight: usize, closeness: usize, most: f64): v128 {
  const half = f64x2.add(f64x2.convert_low_i32x4_u(words), f64x2.splat(0.5));
  const rest = f64x2.sub(f64x2.splat(1), f64x2.mul(half, f64x2.splat(1 / 4294967296.0)));
  return f64x2.gt(f64x2.mul(v128.load(weight), v128.load(closeness)), f64x2.mul(f64x2.splat(most), rest));
}

function attraction(weight: usize, closeness: usize, j: i32): f64 {
  return load<f64>(weight + ((<usize>j) << 3)) * load<f64>(closeness + ((<usize>j) << 3));
}

function unit(word: u32): f64 {
  return (<f64>word + 0.5) * (1 / 4294967296.0);
}
