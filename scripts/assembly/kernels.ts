/**
 * Loops over matrices, two numbers at once (WebAssembly SIMD), compiled by scripts/kernels.js. What they compute is
 * said in src/maths/numerics/vectors.ts and balancing.ts, beside the plain loops. Arguments are byte offsets into the
 * memory of the module and counts of numbers (f64); sums are taken in a fixed order, so that every machine finds the
 * same digits.
 */

/** Sum of row[k] vector[k]. */
export function dot(n: usize, row: usize, vector: usize): f64 {
  let sum0 = f64x2.splat(0);
  let sum1 = sum0;
  let sum2 = sum0;
  let sum3 = sum0;
  let k: usize = 0;
  const end = n << 3;
  for (; k + 64 <= end; k += 64) {
    const a = row + k;
    const b = vector + k;
    sum0 = f64x2.add(sum0, f64x2.mul(v128.load(a), v128.load(b)));
    sum1 = f64x2.add(sum1, f64x2.mul(v128.load(a, 16), v128.load(b, 16)));
    sum2 = f64x2.add(sum2, f64x2.mul(v128.load(a, 32), v128.load(b, 32)));
    sum3 = f64x2.add(sum3, f64x2.mul(v128.load(a, 48), v128.load(b, 48)));
  }
  let sum = total(f64x2.add(f64x2.add(sum0, sum1), f64x2.add(sum2, sum3)));
  for (; k < end; k += 8) sum += load<f64>(row + k) * load<f64>(vector + k);
  return sum;
}

function total(pair: v128): f64 {
  return f64x2.extract_lane(pair, 0) + f64x2.extract_lane(pair, 1);
}

/** Numbers in a row from which on a sector's matrix does not stay in the caches between two passes. */
const BEYOND_CACHES: usize = 240;

/** Reads four rows that follow each other in one stream: from memory, four streams at once are half as fast. */
function fetchFour(n: usize, row0: usize): void {
  const end = n << 5;
  for (let k: usize = 0; k < end; k += 64) load<f64>(row0 + k);
}

/** Sums of four rows that follow each other, to `out`. */
function dotFour(n: usize, row0: usize, vector: usize, out: usize): void {
  if (n >= BEYOND_CACHES) fetchFour(n, row0);
  const end = n << 3;
  const row1 = row0 + end;
  const row2 = row1 + end;
  const row3 = row2 + end;
  let pair0 = f64x2.splat(0);
  let pair1 = pair0;
  let pair2 = pair0;
  let pair3 = pair0;
  let k: usize = 0;
  for (; k + 32 <= end; k += 32) {
    const first = v128.load(vector + k);
    const next = v128.load(vector + k, 16);
    pair0 = addTwo(pair0, row0 + k, first, next);
    pair1 = addTwo(pair1, row1 + k, first, next);
    pair2 = addTwo(pair2, row2 + k, first, next);
    pair3 = addTwo(pair3, row3 + k, first, next);
  }
  if (k + 16 <= end) {
    const value = v128.load(vector + k);
    pair0 = f64x2.add(pair0, f64x2.mul(v128.load(row0 + k), value));
    pair1 = f64x2.add(pair1, f64x2.mul(v128.load(row1 + k), value));
    pair2 = f64x2.add(pair2, f64x2.mul(v128.load(row2 + k), value));
    pair3 = f64x2.add(pair3, f64x2.mul(v128.load(row3 + k), value));
    k += 16;
  }
  let sum0 = total(pair0);
  let sum1 = total(pair1);
  let sum2 = total(pair2);
  let sum3 = total(pair3);
  if (k < end) {
    const value = load<f64>(vector + k);
    sum0 += load<f64>(row0 + k) * value;
    sum1 += load<f64>(row1 + k) * value;
    sum2 += load<f64>(row2 + k) * value;
    sum3 += load<f64>(row3 + k) * value;
  }
  store<f64>(out, sum0);
  store<f64>(out, sum1, 8);
  store<f64>(out, sum2, 16);
  store<f64>(out, sum3, 24);
}

/** Two pairs after the other onto a sum: the order of one at a time. */
function addTwo(sum: v128, row: usize, first: v128, next: v128): v128 {
  return f64x2.add(f64x2.add(sum, f64x2.mul(v128.load(row), first)), f64x2.mul(v128.load(row, 16), next));
}

/** out[k] += weight row[k]. */
export function add(n: usize, row: usize, weight: f64, out: usize): void {
  const end = n << 3;
  const pair = f64x2.splat(weight);
  let k: usize = 0;
  for (; k + 16 <= end; k += 16)
    v128.store(out + k, f64x2.add(v128.load(out + k), f64x2.mul(pair, v128.load(row + k))));
  if (k < end) store<f64>(out + k, load<f64>(out + k) + weight * load<f64>(row + k));
}

/** The same with four rows that follow each other and their four weights. */
export function addFour(n: usize, row0: usize, weights: usize, out: usize): void {
  const end = n << 3;
  const row1 = row0 + end;
  const row2 = row1 + end;
  const row3 = row2 + end;
  const weight0 = v128.load64_splat(weights);
  const weight1 = v128.load64_splat(weights, 8);
  const weight2 = v128.load64_splat(weights, 16);
  const weight3 = v128.load64_splat(weights, 24);
  let k: usize = 0;
  for (; k + 16 <= end; k += 16) {
    const early = f64x2.add(f64x2.mul(weight0, v128.load(row0 + k)), f64x2.mul(weight1, v128.load(row1 + k)));
    const late = f64x2.add(f64x2.mul(weight2, v128.load(row2 + k)), f64x2.mul(weight3, v128.load(row3 + k)));
    v128.store(out + k, f64x2.add(v128.load(out + k), f64x2.add(early, late)));
  }
  if (k === end) return;
  const early = load<f64>(weights) * load<f64>(row0 + k) + load<f64>(weights, 8) * load<f64>(row1 + k);
  const late = load<f64>(weights, 16) * load<f64>(row2 + k) + load<f64>(weights, 24) * load<f64>(row3 + k);
  store<f64>(out + k, load<f64>(out + k) + (early + late));
}

/** out[row] = sum_k matrix[row,k] vector[k]. */
export function multiplyRows(rows: usize, n: usize, matrix: usize, vector: usize, out: usize): void {
  const stride = n << 3;
  let row: usize = 0;
  for (; row + 4 <= rows; row += 4) dotFour(n, matrix + row * stride, vector, out + (row << 3));
  for (; row < rows; row++) store<f64>(out + (row << 3), dot(n, matrix + row * stride, vector));
}

/** out[k] += sum_row weight[row] matrix[row,k]. */
export function accumulateColumns(rows: usize, n: usize, matrix: usize, weight: usize, out: usize): void {
  const stride = n << 3;
  let row: usize = 0;
  for (; row + 4 <= rows; row += 4) {
    if (n >= BEYOND_CACHES) fetchFour(n, matrix + row * stride);
    addFour(n, matrix + row * stride, weight + (row << 3), out);
  }
  for (; row < rows; row++) add(n, matrix + row * stride, load<f64>(weight + (row << 3)), out);
}

/** Competition and market potential of n places; potentials start from zero. */
export function clearingPass(
  n: usize,
  freeness: usize,
  supply: usize,
  demand: usize,
  competition: usize,
  weight: usize,
  potential: usize,
): void {
  const stride = n << 3;
  memory.fill(potential, 0, stride);
  let j: usize = 0;
  for (; j + 4 <= n; j += 4) {
    const row = freeness + j * stride;
    const at = j << 3;
    dotFour(n, row, supply, competition + at);
    for (let r = at; r < at + 32; r += 8) store<f64>(weight + r, weigh(demand + r, competition + r));
    addFour(n, row, weight + at, potential);
  }
  for (; j < n; j++) {
    const row = freeness + j * stride;
    const at = j << 3;
    store<f64>(competition + at, dot(n, row, supply));
    store<f64>(weight + at, weigh(demand + at, competition + at));
    add(n, row, load<f64>(weight + at), potential);
  }
}

/** What buyers pay of a withheld part, and what sellers get less. */
export function withholdingPass(
  n: usize,
  freeness: usize,
  supply: usize,
  weight: usize,
  paid: usize,
  potential: usize,
): void {
  const stride = n << 3;
  const less = memory.data(32);
  let j: usize = 0;
  for (; j + 4 <= n; j += 4) {
    const row = freeness + j * stride;
    const at = j << 3;
    dotFour(n, row, supply, paid + at);
    for (let r: usize = 0; r < 32; r += 8) {
      const own = load<f64>(weight + at + r);
      store<f64>(paid + at + r, own * load<f64>(paid + at + r));
      store<f64>(less + r, -own);
    }
    addFour(n, row, less, potential);
  }
  for (; j < n; j++) {
    const row = freeness + j * stride;
    const own = load<f64>(weight + (j << 3));
    store<f64>(paid + (j << 3), own * dot(n, row, supply));
    add(n, row, -own, potential);
  }
}

function weigh(demand: usize, competition: usize): f64 {
  const faced = load<f64>(competition);
  return faced > 0 ? load<f64>(demand) / faced : 0;
}

/** One round of weights that put masses at rest, pair by pair; returns the largest relative change. */
export function pairwiseRound(n: usize, mass: usize, closeness: usize, weight: usize): f64 {
  const end = n << 3;
  let worst: f64 = 0;
  for (let at: usize = 0; at < end; at += 8) {
    const own = load<f64>(mass + at);
    if (!(own > 0)) continue;
    const row = closeness + at * n;
    const before = load<f64>(weight + at);
    const stay = load<f64>(row + at);
    const others = max<f64>(0, dot(n, row, weight) - stay * before);
    const next = (2 * own) / (others + sqrt<f64>(others * others + 4 * stay * own));
    worst = max<f64>(worst, abs<f64>(next / before - 1));
    store<f64>(weight + at, next);
  }
  return worst;
}

/** One round of the same over all places together. `pull`: n numbers of room. */
export function globalRound(n: usize, mass: usize, closeness: usize, weight: usize, pull: usize): f64 {
  const end = n << 3;
  memory.fill(pull, 0, end);
  for (let at: usize = 0; at < end; at += 8) {
    const own = load<f64>(mass + at);
    if (own > 0) add(n, closeness + at * n, own / dot(n, closeness + at * n, weight), pull);
  }
  let worst: f64 = 0;
  for (let at: usize = 0; at < end; at += 8) {
    const own = load<f64>(mass + at);
    if (!(own > 0)) continue;
    const before = load<f64>(weight + at);
    const ratio = own / (load<f64>(pull + at) * before);
    worst = max<f64>(worst, abs<f64>(ratio - 1));
    store<f64>(weight + at, before * ratio);
  }
  return worst;
}

/** Adds `count` values to `out`, each at its place; one after the other. `places`: 32 bits each. */
export function addAt(count: usize, places: usize, values: usize, out: usize): void {
  for (let k: usize = 0; k < count; k++) {
    const at = out + ((<usize>load<u32>(places + (k << 2))) << 3);
    store<f64>(at, load<f64>(at) + load<f64>(values + (k << 3)));
  }
}
