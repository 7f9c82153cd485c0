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
    let low = mix(this.keyLow ^ Math.imul(agent, 0x9e3779b1));
    low = mix(low ^ whenOf(year, draw));
    let high = mix(this.keyHigh ^ Math.imul(draw + 1, 0x27d4eb2f) ^ low);
    high = mix(high ^ Math.imul(agent ^ 0x165667b1, 0x9e3779b1) ^ Math.imul(year, 0x2545f491));
    return ((low >>> 0) * 1048576 + (high >>> 12) + 0.5) / 4503599627370496;
  }

  /** Uniform on (0, 1) with 32 bits: half the work, enough for deciding whether something happens. */
  coarse(agent: number, year: number, draw: number): number {
    return unit(this.coarseWord(agent, year, draw) >>> 0);
  }

  /** Finds the agents whose coarse draw lies outside the bounds. Returns how many; `found` has room for all. */
  outside(asked: BoundedDraw, found: Found): number {
    return workspace ? this.compiledOutside(workspace, asked, found) : this.plainOutside(asked, found);
  }

  private plainOutside({ agents, from, end, year, draw, n, low, high }: BoundedDraw, found: Found): number {
    const { key, sector, plant } = agents;
    let count = 0;
    for (let a = from; a < end; a++) {
      const word = this.coarseWord(key[a], year, draw) >>> 0;
      const k = sector[a] * n + plant[a];
      if (unit(word) >= low[k] && unit(word) <= high[k]) continue;
      found.agent[count] = a;
      found.word[count++] = word;
    }
    return count;
  }

  private compiledOutside(memory: Workspace, asked: BoundedDraw, found: Found): number {
    const { agents, from, end, year, draw, n, low, high } = asked;
    const { key, sector, plant } = agents;
    const size = end - from;
    // Eight are drawn at a time.
    const drawn = memory.room((size + 8) >> 1);
    const who = memory.room((size + 1) >> 1);
    memory.words.set(key.subarray(from, end), drawn / 4);
    const sectors = memory.placeBytes(sector.subarray(from, end));
    const plants = memory.placeBytes(plant.subarray(from, end));
    memory.kernels.drawWords(size, drawn, this.keyLow, whenOf(year, draw), drawn);
    const [least, most] = [memory.find(low), memory.find(high)];
    const count = memory.kernels.keepOutside(size, drawn, sectors, plants, n, least, most, who);
    found.word.set(memory.words.subarray(drawn / 4, drawn / 4 + count));
    for (let f = 0; f < count; f++) found.agent[f] = from + memory.words[who / 4 + f];
    memory.drop(drawn);
    return count;
  }

  private coarseWord(agent: number, year: number, draw: number): number {
    return mix(mix(this.keyLow ^ Math.imul(agent, 0x9e3779b1)) ^ whenOf(year, draw));
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
  /** In columns: key and cell. */
  agents: { key: Uint32Array; sector: Uint16Array; plant: Uint16Array };
  from: number;
  end: number;
  year: number;
  draw: number;
  n: number;
  /** Of a cell's agents; held (simd.ts). [s*n + i] */
  low: Float64Array;
  high: Float64Array;
}

/** Agents by their place in the columns, and the word of each (see unit). */
interface Found {
  agent: Uint32Array;
  word: Uint32Array;
}

/** Uniform number `draw` of a word on (0, 1), 32 bits; -ln of it is standard exponential. */
export function fraction(word: number, draw: number): number {
  return unit(mix(word ^ Math.imul(draw + 1, 0xc2b2ae35)) >>> 0);
}

/** Uniform on (0, 1) from a word of 32 bits without sign. */
export function unit(word: number): number {
  return (word + 0.5) / 4294967296;
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
