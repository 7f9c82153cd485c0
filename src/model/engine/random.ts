import seedrandom from "seedrandom";
import { cos, log } from "../../maths/numerics/elementary.js";
import { type Workspace, workspace } from "../../maths/numerics/simd.js";

/**
 * Keyed random draws: a draw is a hash of (root seed, replicate, stream, agent, year, draw number), never the next
 * number of a shared sequence, so that a policy changes only the draws of the events that it causes (common random
 * numbers; docs/model.md, section 8.3). The stream key comes from seedrandom; the mixing is that of SplitMix64's 32-bit
 * relatives (two rounds of murmur3's finaliser per word).
 */
export class RandomStream {
  private readonly keyLow: number;
  private readonly keyHigh: number;

  constructor(seed: string | number, replicate: number, stream: string) {
    const generator = seedrandom(`${seed}|${replicate}|${stream}`);
    this.keyLow = generator.int32();
    this.keyHigh = generator.int32();
  }

  /** Uniform on (0, 1), 52 bits, for integer keys (32 bits each). */
  uniform(agent: number, year: number, draw: number): number {
    const low = this.coarseWord(agent, year, draw);
    let high = mix(this.keyHigh ^ Math.imul(draw + 1, 0x27d4eb2f) ^ low);
    high = mix(high ^ Math.imul(agent ^ 0x165667b1, 0x9e3779b1) ^ Math.imul(year, 0x2545f491));
    return ((low >>> 0) * 1048576 + (high >>> 12) + 0.5) / 4503599627370496;
  }

  /** Uniform on (0, 1) with 32 bits: half the work, enough for deciding whether something happens. */
  coarse(agent: number, year: number, draw: number): number {
    return unit(this.coarseWord(agent, year, draw));
  }

  /** Finds the agents whose coarse draw lies outside the bounds. Returns how many; `found` has room for all. */
  outside(asked: BoundedDraw, found: Found): number {
    const { link, from, n, low, high } = asked;
    const drawn = workspace ? this.compiledDraw(workspace, asked, found) : this.plainDraw(asked, found);
    const { agent, word } = found;
    let count = 0;
    for (let f = 0; f < drawn; f++) {
      const a = from + agent[f];
      const k = Math.floor(link[a] / n);
      const u = unit(word[f]);
      if (u >= low[k] && u <= high[k]) continue;
      agent[count] = a;
      word[count++] = word[f];
    }
    return count;
  }

  /** All that are asked about, counted from the first. */
  private plainDraw({ beginning, from, end, year, draw }: BoundedDraw, found: Found): number {
    for (let k = 0; from + k < end; k++) {
      found.agent[k] = k;
      found.word[k] = mix(beginning[from + k] ^ whenOf(year, draw));
    }
    return end - from;
  }

  /** Those of them whose word lies outside the bounds of any cell. */
  private compiledDraw(memory: Workspace, asked: BoundedDraw, found: Found): number {
    const { beginning, from, end, year, draw } = asked;
    const [least, most] = widest(asked);
    if (!(least <= most)) return this.plainDraw(asked, found);
    const size = end - from;
    const beginnings = memory.placeBytes(beginning.subarray(from, end));
    // Eight are drawn at a time and written four at a time, also of what stands behind the last one.
    const [, who, words] = [4, size + 12, size + 12].map((count) => memory.room(count >> 1));
    let count = memory.kernels.drawOutside(size, beginnings, whenOf(year, draw), least, most - least, who, words);
    const drawn = (at: number) => memory.words.subarray(at / 4, at / 4 + count);
    while (count > 0 && drawn(who)[count - 1] >= size) count--;
    found.word.set(drawn(words));
    found.agent.set(drawn(who));
    memory.drop(beginnings);
    return count;
  }

  private coarseWord(agent: number, year: number, draw: number): number {
    return mix(this.beginning(agent) ^ whenOf(year, draw));
  }

  /** What all coarse draws of an agent begin with: half the work, which a firm does once. */
  beginning(agent: number): number {
    return mix(this.keyLow ^ Math.imul(agent, 0x9e3779b1));
  }

  /**
   * The word of an agent's year, from which `fraction` draws one number after another at half the cost of a full key.
   */
  word(agent: number, year: number): number {
    return mix(mix(this.keyHigh ^ Math.imul(agent, 0x9e3779b1)) ^ Math.imul(year, 0x85ebca6b));
  }

  /** Standard normal (Box and Muller 1958) from two draws. */
  normal(agent: number, year: number, draw: number): number {
    const radius = Math.sqrt(-2 * log(this.uniform(agent, year, 2 * draw)));
    return radius * cos(2 * Math.PI * this.uniform(agent, year, 2 * draw + 1));
  }
}

/** A draw of agents from `from` to before `end`, and the bounds between which it means nothing. */
interface BoundedDraw {
  /** Of every agent: the beginning of its draws, and where it is. [(s*n + i)*n + h] */
  beginning: Int32Array;
  link: Int32Array;
  from: number;
  end: number;
  year: number;
  draw: number;
  n: number;
  /** Of a cell's agents. [s*n + i] */
  low: Float64Array;
  high: Float64Array;
}

/** First and last word that lies within the bounds of every cell; the first is above the last where there is none. */
function widest({ low, high }: BoundedDraw): [least: number, most: number] {
  let [least, most] = [0, 1];
  for (let k = 0; k < low.length; k++) {
    least = Math.max(least, low[k]);
    most = Math.min(most, high[k]);
  }
  return [Math.ceil(least * WORDS), Math.floor(most * WORDS) - 1];
}

/** Agents by their place in the columns, and the word of each (see unit). */
interface Found {
  agent: Int32Array;
  word: Int32Array;
}

/** Uniform number `draw` of a word on (0, 1), 32 bits; -ln of it is standard exponential. */
export function fraction(word: number, draw: number): number {
  return unit(mix(word ^ Math.imul(draw + 1, 0xc2b2ae35)));
}

/** Words of 32 bits. */
const WORDS = 4294967296;

/** Uniform on (0, 1) from a word of 32 bits, with or without sign. */
export function unit(word: number): number {
  return ((word >>> 0) + 0.5) / WORDS;
}

function whenOf(year: number, draw: number): number {
  return Math.imul(year, 0x85ebca6b) ^ Math.imul(draw + 1, 0xc2b2ae35);
}

function mix(word: number): number {
  let h = word | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  h ^= h >>> 16;
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  h = Math.imul(h ^ (h >>> 12), 0x297a2d39);
  return h ^ (h >>> 15);
}

/** 32-bit identity of an agent born in (sector, city, year) with a birth number. */
export function birthKey(sector: number, city: number, year: number, number: number): number {
  return (
    mix(
      mix(mix(mix(sector + 1) ^ Math.imul(city + 1, 0x9e3779b1)) ^ Math.imul(year, 0x85ebca6b)) ^
        Math.imul(number + 1, 0xc2b2ae35),
    ) >>> 0
  );
}

/**
 * The place in `weights`, which sum to `total`, on which a uniform number `u` falls; each as likely as its weight is
 * large.
 */
export function pick(weights: Float64Array, total: number, u: number): number {
  let left = u * total;
  let last = 0;
  for (let j = 0; j < weights.length; j++) {
    if (weights[j] === 0) continue;
    last = j;
    left -= weights[j];
    if (left < 0) return j;
  }
  return last;
}

/**
 * Logit choice among n places with one draw each, draw + j of a word: argmax of attraction / exponential (Gumbel's
 * maximum, in levels), attraction j being weight[weights + j] closeness[row + j]. The logarithm of a draw is left out
 * where -ln u > 1 - u already shows that another place is better. The arrays are held (simd.ts).
 */
export function choosePlace(
  n: number,
  from: number,
  word: number,
  draw: number,
  weight: Float64Array,
  weights: number,
  closeness: Float64Array,
  row: number,
): number {
  if (workspace) {
    const near = workspace.find(closeness) + row * 8;
    return workspace.kernels.choosePlace(n, from, word, draw, workspace.find(weight) + weights * 8, near);
  }
  // Most stay: with the own place first few others are worth a look.
  let best = from;
  let bestValue = (weight[weights + from] * closeness[row + from]) / -log(fraction(word, draw + from));
  for (let j = 0; j < n; j++) {
    const attraction = weight[weights + j] * closeness[row + j];
    const u = fraction(word, draw + j);
    if (j === from || attraction <= bestValue * (1 - u)) continue;
    const value = attraction / -log(u);
    if (value > bestValue) {
      bestValue = value;
      best = j;
    }
  }
  return best;
}
