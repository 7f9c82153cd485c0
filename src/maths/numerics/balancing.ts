import { type Workspace, workspace } from "./simd.js";
import { dot } from "./vectors.js";

/** Relative changes below this are rounding: rounds that no longer come closer are the end. */
const ROUNDING = 1e-12;
/** So many rounds in a row without coming closer. */
const STALLED = 3;

/**
 * Weights that put the given masses at rest: outflow equals inflow in every place. With symmetric closeness flows
 * balance pair by pair when weight[i] (closeness weight)[i] is proportional to mass[i]; that symmetric scaling (Knight
 * and Ruiz 2013) is found place by place. Asymmetric closeness then needs the second, global iteration. Places with no
 * mass get weight zero. Scaled so that the largest is one. mass [n], closeness [from*n + to]
 */
export function balancingWeights(
  n: number,
  mass: Float64Array,
  closeness: Float64Array,
  space: Workspace | null = workspace,
): Float64Array {
  const weight = Float64Array.from(mass, (value) => Math.sqrt(Math.max(value, 0)));
  const rounds = space ? fastRounds(space, n, mass, closeness, weight) : plainRounds(n, mass, closeness, weight);
  const enough = (n * Number.EPSILON) / 2;
  untilRest(2000, enough, rounds.pairwise);
  untilRest(5000, enough, rounds.global);
  rounds.finish();
  const largest = weight.reduce((a, b) => Math.max(a, b), 0);
  return largest > 0 ? weight.map((value) => value / largest) : weight;
}

/** Rounds that change weights and tell by how much. The weights stand in their array once `finish` was called. */
interface Rounds {
  pairwise(): number;
  global(): number;
  finish(): void;
}

function plainRounds(n: number, mass: Float64Array, closeness: Float64Array, weight: Float64Array): Rounds {
  const reach = new Float64Array(n);
  const pull = new Float64Array(n);
  return {
    pairwise: () => pairwiseRound(n, mass, closeness, weight),
    global: () => globalRound(n, mass, closeness, weight, reach, pull),
    finish: () => {},
  };
}

/** The same on two numbers at once; closeness may be held (simd.ts). */
function fastRounds(
  space: Workspace,
  n: number,
  mass: Float64Array,
  closeness: Float64Array,
  weight: Float64Array,
): Rounds {
  const masses = space.place(mass, 0, n);
  const held = space.find(closeness);
  const between = held >= 0 ? held : space.place(closeness, 0, n * n);
  const weights = space.place(weight, 0, n);
  const pull = space.room(n);
  return {
    pairwise: () => space.kernels.pairwiseRound(n, masses, between, weights),
    global: () => space.kernels.globalRound(n, masses, between, weights, pull),
    finish: () => {
      space.take(weights, weight, 0, n);
      space.drop(masses);
    },
  };
}

/**
 * Repeats rounds, which tell by how much they changed something, until that is little enough or round-off hides whether
 * they still come closer.
 */
function untilRest(most: number, enough: number, round: () => number): void {
  let least = Infinity;
  let stalled = 0;
  for (let count = 0; count < most && stalled < STALLED; count++) {
    const change = round();
    if (change <= enough) return;
    if (change < least) stalled = 0;
    else if (least < ROUNDING) stalled++;
    least = Math.min(least, change);
  }
}

/**
 * Place by place, the weight at which its own flows balance given the others': the positive root of own w^2 + others w
 * = mass.
 */
function pairwiseRound(n: number, mass: Float64Array, closeness: Float64Array, weight: Float64Array): number {
  let worst = 0;
  for (let i = 0; i < n; i++) {
    if (!(mass[i] > 0)) continue;
    const own = closeness[i * n + i];
    const others = Math.max(0, dot(closeness, i * n, weight, 0, n) - own * weight[i]);
    const next = (2 * mass[i]) / (others + Math.sqrt(others * others + 4 * own * mass[i]));
    worst = Math.max(worst, Math.abs(next / weight[i] - 1));
    weight[i] = next;
  }
  return worst;
}

/** One round of scaling so that every place's inflow meets its mass; largest relative change of a weight. */
function globalRound(
  n: number,
  mass: Float64Array,
  closeness: Float64Array,
  weight: Float64Array,
  reach: Float64Array,
  pull: Float64Array,
): number {
  pull.fill(0);
  for (let i = 0; i < n; i++) {
    if (!(mass[i] > 0)) continue;
    reach[i] = mass[i] / dot(closeness, i * n, weight, 0, n);
    for (let j = 0; j < n; j++) pull[j] += reach[i] * closeness[i * n + j];
  }
  let worst = 0;
  for (let j = 0; j < n; j++) {
    if (!(mass[j] > 0)) continue;
    const ratio = mass[j] / (pull[j] * weight[j]);
    worst = Math.max(worst, Math.abs(ratio - 1));
    weight[j] *= ratio;
  }
  return worst;
}
