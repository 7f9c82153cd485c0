/**
 * Populations of policy makers of a core A and a periphery B who cooperate or free-ride while A compensates B by M,
 * with or without a coordinating government (after the evolutionary games on regional cooperation; Friedman 1991,
 * Econometrica 59, for the method). Tables of payoffs are the test's, the dynamics are the module's. Strategies: first
 * cooperate (coordinate), then not.
 */
import { z } from "zod";
import {
  basins,
  describeRestPoint,
  equalPayoffs,
  matchedAtRandom,
  normalForm,
  type PopulationGame,
  pureState,
  replicatorPath,
  restPoints,
} from "../../maths/bargaining/index.js";
import { type Complex, modulus } from "../../maths/numerics/linear.js";
import { findRoot } from "../../maths/numerics/roots.js";
import { fitKeeping, indexOfDilemma, keeping } from "../scorecard/people.js";
import { fraction, notNegative, numbers, positive, properFraction, real, solver } from "./solver.js";

const COOPERATE = 0;

const dilemma = z.object({
  temptation: real,
  reward: real,
  punishment: real,
  sucker: real,
  continuation: properFraction,
  error: fraction,
});

/** How people cooperate, by the index of gain: fitted to some treatments, asked of others (docs/model.md, 7.15e). */
export const keepingOfPeople = solver(
  "t17_signing",
  "keeping",
  {
    fitted: z.array(z.object({ game: dilemma, share: fraction, people: positive })).min(2),
    asked: z.array(dilemma),
  },
  ({ fitted, asked }) => {
    const fit = fitKeeping(fitted);
    const games = fitted.map(({ game }) => game);
    return {
      ...fit,
      inSample: games.map((game) => keeping(game, fit)),
      outOfSample: asked.map((game) => keeping(game, fit)),
      index: [...games, ...asked].map(indexOfDilemma),
    };
  },
);

const pair = {
  VA: real,
  VB: real,
  CA: real,
  CB: real,
  fA: real,
  fB: real,
  P: real,
  M: real,
};

type Pair = z.output<z.ZodObject<typeof pair>>;

const government = {
  ...pair,
  SA: real,
  SB: real,
  K: real,
  Bg: real,
  Cg: real,
};

/**
 * V gain of cooperating together, C its cost, f gain of free-riding on the other, P fine paid to the one who cooperated
 * alone.
 */
function pairPayoff(cooperates: boolean, other: boolean, gain: number, cost: number, freeRide: number, fine: number) {
  if (cooperates) return other ? gain - cost : fine - cost;
  return other ? freeRide - fine : 0;
}

function pairPayoffs({ VA, VB, CA, CB, fA, fB, P, M }: Pair, a: boolean, b: boolean): [number, number] {
  return [pairPayoff(a, b, VA - M, CA, fA, P), pairPayoff(b, a, VB + M, CB, fB, P)];
}

function twoPopulations(setting: Pair): PopulationGame {
  const table = normalForm([2, 2], ([a, b]) => pairPayoffs(setting, a === COOPERATE, b === COOPERATE));
  return matchedAtRandom(table);
}

/** Shares that cooperate, from a state; and a state from them. */
const cooperating = (state: Float64Array) => Array.from(state).filter((_, k) => k % 2 === 0);
const stateOf = (shares: readonly number[]) => Float64Array.from(shares.flatMap((share) => [share, 1 - share]));

const times = z.array(notNegative);

export const twoGroups = solver(
  "t08_evolutionary",
  "two",
  { ...pair, trajectory: z.object({ x0: fraction, y0: fraction, t: times }).optional() },
  ({ trajectory, ...setting }) => {
    const game = twoPopulations(setting);
    const together = describeRestPoint(game, pureState([2, 2], [0, 0]));
    const apart = describeRestPoint(game, pureState([2, 2], [1, 1]));
    const mixed = equalPayoffs(game, stateOf([0.5, 0.5]));
    const inside = mixed?.every((share) => share > 0 && share < 1) ?? false;
    const [M_hi, M_lo] = [0, 1].map((population) => limitOfCompensation(setting, population));
    return {
      M_lo,
      M_hi,
      window_nonempty: M_lo < M_hi,
      x_star: mixed?.[0] ?? null,
      y_star: mixed?.[2] ?? null,
      interior_exists: inside,
      CC_stable: together.stable,
      FF_stable: apart.stable,
      interior_eigs: mixed && inside ? realParts(game, mixed) : null,
      // Takes longer than all the rest: for who asks.
      get basin_CC() {
        return inside ? basinOf(game, together.state) : null;
      },
      trajectory: trajectory && {
        xy: replicatorPath(game, stateOf([trajectory.x0, trajectory.y0]), trajectory.t).map(cooperating),
      },
    };
  },
);

/** The compensation at which members of a population stop to lose by leaving mutual cooperation. */
function limitOfCompensation(setting: Pair, population: number): number {
  const { M: _, ...others } = setting;
  const most = 10 * Object.values(others).reduce((total, value) => total + Math.abs(value), 1);
  const gainFromLeaving = (M: number) =>
    describeRestPoint(twoPopulations({ ...setting, M }), pureState([2, 2], [0, 0])).eigenvalues[population].re;
  return findRoot(gainFromLeaving, -most, most);
}

function realParts(game: PopulationGame, state: Float64Array): number[] {
  return describeRestPoint(game, state)
    .eigenvalues.map(({ re }) => re)
    .sort((a, b) => a - b);
}

function basinOf(game: PopulationGame, state: Float64Array): number {
  const found = basins(game).find(({ restPoint }) => restPoint?.state.every((share, k) => share === state[k]));
  return found?.share ?? 0;
}

export const withGovernment = solver(
  "t08_evolutionary",
  "three",
  {
    ...government,
    vertices: z.array(z.object({ vertex: numbers })).default([]),
    trajectory: z.object({ s0: z.array(fraction), t: times }).optional(),
  },
  ({ vertices, trajectory, ...setting }) => {
    const game = threePopulations(setting);
    const interior = restPoints(game).filter(({ state }) => state.every((share) => share > 0));
    return {
      vertices: vertices.map(({ vertex }) => {
        const { eigenvalues, stable } = describeRestPoint(game, stateOf(vertex));
        return { eigenvalues: eigenvalues.map(({ re }) => re), ESS: stable };
      }),
      interior: interior.map(({ state, eigenvalues }) => ({
        point: cooperating(state),
        eigenvalues: eigenvalues.toSorted(fasterFirst).map(({ re, im }) => [re, im]),
      })),
      trajectory: trajectory && {
        xyz: replicatorPath(game, stateOf(trajectory.s0), trajectory.t).map(cooperating),
      },
    };
  },
);

/** Larger modulus first, of a conjugate pair the positive imaginary part. */
function fasterFirst(a: Complex, b: Complex): number {
  const difference = modulus(b) - modulus(a);
  return Math.abs(difference) > 1e-9 * modulus(b) ? difference : b.im - a.im;
}

/**
 * A government that coordinates pays S to those who cooperate and fines those who do not by K; it bears Cg, and is
 * rewarded by Bg where its cities do not cooperate of themselves.
 */
function threePopulations(setting: z.output<z.ZodObject<typeof government>>): PopulationGame {
  const { SA, SB, K, Bg, Cg } = setting;
  const table = normalForm([2, 2, 2], (profile) => {
    const [a, b, coordinates] = profile.map((strategy) => strategy === COOPERATE);
    const [payoffA, payoffB] = pairPayoffs(setting, a, b);
    if (!coordinates) return [payoffA, payoffB, 0];
    const spent = Cg + (a ? SA : -K) + (b ? SB : -K);
    return [payoffA + (a ? SA : -K), payoffB + (b ? SB : -K), (a && b ? 0 : Bg) - spent];
  });
  return matchedAtRandom(table);
}
