/** Draws of src/model/engine/random.ts, four at once, and choices by them (agents.ts), bit for bit. */
import { log } from "../../src/maths/numerics/elementary.js";

/**
 * Words of `count` agents, 32 bits each: out[k] of keys[k]; eight at a time, the last of them too. `stream`: half of
 * the stream's key; `when`: the words of year and draw.
 */
export function drawWords(count: usize, keys: usize, stream: i32, when: i32, out: usize): void {
  const end = keys + (count << 2);
  const moment = i32x4.splat(when);
  for (; keys < end; keys += 32, out += 32) {
    const early = mix(keyed(v128.load(keys), stream));
    const late = mix(keyed(v128.load(keys, 16), stream));
    v128.store(out, mix(v128.xor(early, moment)));
    v128.store(out, mix(v128.xor(late, moment)), 16);
  }
}

/**
 * Moves words to the front whose draw does not lie from `low` to `high` of its agent's cell [s*n + i], and writes which
 * they are to `who`; returns how many. `sectors`, `plants`: 16 bits each.
 */
export function keepOutside(
  count: i32,
  words: usize,
  sectors: usize,
  plants: usize,
  n: i32,
  low: usize,
  high: usize,
  who: usize,
): i32 {
  let kept = 0;
  for (let a = 0; a < count; a++) {
    const word = load<u32>(words + ((<usize>a) << 2));
    const cell = (<usize>(load<u16>(sectors + ((<usize>a) << 1)) * n + load<u16>(plants + ((<usize>a) << 1)))) << 3;
    const u = unit(word);
    store<u32>(who + ((<usize>kept) << 2), a);
    store<u32>(words + ((<usize>kept) << 2), word);
    // Without a jump, which would be guessed wrong as often as something happens.
    kept += i32(!(u >= load<f64>(low + cell))) | i32(!(u <= load<f64>(high + cell)));
  }
  return kept;
}

function keyed(agents: v128, stream: i32): v128 {
  return v128.xor(i32x4.mul(agents, i32x4.splat(0x9e3779b1)), i32x4.splat(stream));
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
