import { solveLinear } from "./linear.js";
import { sumOf } from "./sums.js";

/** Share of the longest column's square by which rounding may miss the least. */
const ROUNDING = 1e-12;

/**
 * What keeps a plane through dependent columns from being level: its lowest point lies far off, and leads to where a
 * column leaves.
 */
const SLOPE = 1e-9;

/**
 * Weights w >= 0 that add up to one and make
 *
 *   |y - X w|^2 + penalty x sum_j w[j] |y - X[j]|^2
 *
 * least. Without penalty it is least squares on the simplex; with one, however small, the weights are unique also where
 * many mixtures meet y exactly: those of columns that are near to y themselves (Abadie and L'Hour 2021). Seen from y
 * the first term is the norm of a point in the hull of the columns, and Wolfe's algorithm (1976) finds it: columns come
 * in one by one, those that would get a weight below zero leave. `columns`: [column][row]; `target`: [row]. Returns
 * [column].
 */
export function simplexLeastSquares(
  columns: readonly ArrayLike<number>[],
  target: ArrayLike<number>,
  penalty = 0,
): Float64Array<ArrayBuffer> {
  const points = columns.map((column) => Float64Array.from(column, (value, t) => value - target[t]));
  const lengths = points.map((point) => dot(point, point));
  const costs = lengths.map((length) => (penalty * length) / 2);
  const enough = ROUNDING * Math.max(...lengths);
  let corral: Corral = { members: [lengths.indexOf(Math.min(...lengths))], weights: [1] };
  // Every round makes the sum smaller, so that no corral comes back; the bound is for rounding.
  for (let round = 0; round < 10 * columns.length; round++) {
    const rest = mixtureOf(points, corral);
    const slopes = points.map((point, j) => dot(point, rest) + costs[j]);
    const best = slopes.indexOf(Math.min(...slopes));
    const now = sumOf(corral.members, (member, m) => corral.weights[m] * slopes[member]);
    if (slopes[best] >= now - enough || corral.members.includes(best)) break;
    const next = settle(points, costs, {
      members: [...corral.members, best],
      weights: [...corral.weights, 0],
    });
    if (next === undefined) break;
    corral = next;
  }
  const weights = new Float64Array(columns.length);
  corral.members.forEach((member, m) => {
    weights[member] = corral.weights[m];
  });
  return weights;
}

/** Columns that have weight, and how much. */
interface Corral {
  members: number[];
  weights: number[];
}

/**
 * The best weights of the members or of some of them, by way of the planes through them; undefined where rounding makes
 * them dependent.
 */
function settle(points: readonly Float64Array[], costs: readonly number[], corral: Corral): Corral | undefined {
  let { members, weights } = corral;
  for (;;) {
    const free = inPlane(points, costs, members);
    if (free === undefined) return undefined;
    if (free.every((value) => value > 0)) return { members, weights: free };
    const reach = Math.min(...weights.map((weight, m) => (free[m] > 0 ? 1 : weight / (weight - free[m]))));
    const moved = weights.map((weight, m) => weight + reach * (free[m] - weight));
    const least = Math.min(...moved.filter((_, m) => free[m] <= 0));
    const kept = members.map((_, m) => free[m] > 0 || moved[m] > least);
    members = members.filter((_, m) => kept[m]);
    weights = moved.filter((_, m) => kept[m]);
  }
}

/**
 * Weights w of the members, of any sign, that add up to one and make |sum w p|^2 / 2 + sum w c least, by Lagrange's
 * equations. `points`: columns less the target. Undefined where they have no one solution.
 */
function inPlane(
  points: readonly Float64Array[],
  costs: readonly number[],
  members: readonly number[],
): number[] | undefined {
  const size = members.length;
  const side = size + 1;
  const matrix = new Float64Array(side * side);
  const right = new Float64Array(side);
  members.forEach((a, i) => {
    members.forEach((b, j) => {
      matrix[i * side + j] = dot(points[a], points[b]);
    });
    matrix[i * side + i] += SLOPE * Math.max(...members.map((member) => dot(points[member], points[member])));
    matrix[i * side + size] = 1;
    matrix[size * side + i] = 1;
    right[i] = -costs[a];
  });
  right[size] = 1;
  const solved = solveLinear(side, matrix, right);
  return solved?.every(Number.isFinite) ? Array.from(solved.subarray(0, size)) : undefined;
}

function mixtureOf(points: readonly Float64Array[], { members, weights }: Corral): Float64Array {
  const rest = new Float64Array(points[0].length);
  members.forEach((member, m) => {
    points[member].forEach((value, t) => {
      rest[t] += weights[m] * value;
    });
  });
  return rest;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let t = 0; t < a.length; t++) sum += a[t] * b[t];
  return sum;
}
