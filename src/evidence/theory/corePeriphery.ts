import { z } from "zod";
import { cos, exp, log, pow } from "../../maths/numerics/elementary.js";
import { firstRoot, linearGrid, slope } from "../../maths/numerics/roots.js";
import { sumOf } from "../../maths/numerics/sums.js";
import { csvTable } from "../../measures/results/index.js";
import {
  clear,
  firstBarrier,
  ifAny,
  MANUFACTURES,
  manufacturesStage,
  numbered,
  realWages,
  type Stage,
  setCommonFreeness,
  setFreeness,
} from "./bare.js";
import { describeRest, equalShares, interiorRestPoints, type Payoffs, payoffGap, replicator } from "./longRun.js";
import { aboveOne, fraction, notNegative, properFraction, solver } from "./solver.js";

/**
 * Core and periphery (Krugman 1991; Fujita, Krugman and Venables 1999, chapters 5 and 6): farmers (labour type 0) stay
 * and make a freely traded homogeneous good, workers (type 1) make varieties under free entry and move to the higher
 * real wage.
 */

const FARMERS = 0;
const WORKERS = 1;

/**
 * Units as in Fujita, Krugman and Venables: marginal input (sigma-1)/sigma, fixed input mu/sigma, mu workers and 1 - mu
 * farmers.
 */
function corePeripheryStage(sigma: number, mu: number, farmerShares: ArrayLike<number>): Stage {
  const places = farmerShares.length;
  const stage = manufacturesStage(
    { places, sigma, share: mu, labour: [0, 1] },
    {
      homogeneousLabour: FARMERS,
      freeEntry: { sector: MANUFACTURES, paidIn: { kind: "bundle" }, amount: mu / (sigma - 1) },
    },
  );
  const { workers, productivity } = stage.inputs;
  for (let i = 0; i < places; i++) workers[FARMERS * places + i] = (1 - mu) * farmerShares[i];
  productivity.fill(sigma / (sigma - 1));
  return stage;
}

/** Real wages of workers, given their shares. */
function workersPayoffs(stage: Stage): Payoffs {
  const { nodes: n, expenditureShare } = stage.economy;
  const total = expenditureShare[MANUFACTURES];
  return (shares) => {
    for (let i = 0; i < n; i++) stage.inputs.workers[WORKERS * n + i] = total * shares[i];
    clear(stage);
    return realWages(stage, WORKERS);
  };
}

/** Slope of the payoff gap at equal shares: positive where dispersion is unstable. */
export function symmetricSlope(payoffs: Payoffs): number {
  return slope((share) => payoffGap(payoffs, share), 0.5, 1e-3);
}

const parameters = { sigma: aboveOne, mu: properFraction };
const EQUAL = [0.5, 0.5];

export const points = solver("t01_core_periphery", "points", parameters, ({ sigma, mu }) => {
  const stage = corePeripheryStage(sigma, mu, EQUAL);
  const payoffs = workersPayoffs(stage);
  const tradeCost = (barrier: number) => exp(barrier / (sigma - 1));
  return {
    T_break: ifAny(
      firstBarrier(stage, () => symmetricSlope(payoffs)),
      tradeCost,
    ),
    T_sustain: ifAny(
      firstBarrier(stage, () => payoffGap(payoffs, 1)),
      tradeCost,
    ),
  };
});

const atBarrier = { ...parameters, T: z.number().gte(1) };
const rows = z.array(z.object({ lam: fraction }));

export const curves = solver("t01_core_periphery", "curves", { ...atBarrier, rows }, ({ sigma, mu, T, rows }) => {
  const stage = corePeripheryStage(sigma, mu, EQUAL);
  setCommonFreeness(stage, pow(T, 1 - sigma));
  const payoffs = workersPayoffs(stage);
  return {
    rows: rows.map(({ lam }) => {
      const real = payoffs(Float64Array.of(lam, 1 - lam));
      const { wage, price } = stage.market;
      return {
        ...numbered("w", wage.slice(2 * WORKERS)),
        ...numbered("G", price),
        ...numbered("om", real),
        gap: real[0] - real[1],
      };
    }),
  };
});

function equilibria(sigma: number, mu: number, T: number, farmerShares: number[]) {
  const stage = corePeripheryStage(sigma, mu, farmerShares);
  setCommonFreeness(stage, pow(T, 1 - sigma));
  const payoffs = workersPayoffs(stage);
  const corners = [Float64Array.of(1, 0), Float64Array.of(0, 1)];
  return {
    interior: interiorRestPoints(payoffs).map(({ stocks, stable }) => ({
      lam: stocks[0],
      kind: stable ? "stable" : "unstable",
    })),
    agglomeration_sustainable: corners.some((corner) => describeRest(replicator(payoffs), corner).stable),
  };
}

/** Shares of workers in the first of two equal places at which both rest, at an iceberg factor T. */
function restShares(sigma: number, mu: number, T: number): { stable: number[]; unstable: number[] } {
  const { interior, agglomeration_sustainable } = equilibria(sigma, mu, T, EQUAL);
  const of = (wanted: string) => interior.flatMap(({ lam, kind }) => (kind === wanted ? [lam] : []));
  return { stable: [...of("stable"), ...(agglomeration_sustainable ? [0, 1] : [])], unstable: of("unstable") };
}

export const interior = solver("t01_core_periphery", "equilibria", atBarrier, ({ sigma, mu, T }) =>
  equilibria(sigma, mu, T, EQUAL),
);

export const asymmetric = solver(
  "t01_core_periphery",
  "asymmetric",
  { ...atBarrier, farmer_share_1: properFraction },
  ({ sigma, mu, T, farmer_share_1 }) => equilibria(sigma, mu, T, [farmer_share_1, 1 - farmer_share_1]),
);

/**
 * Places on a circle, d = exp(tau arc): how the real wage responds to a ripple of workers with k crests, and the
 * barrier index Z = (1 - phi)/(1 + phi) at which the two-place economy breaks (Fujita, Krugman and Venables 1999,
 * chapters 6 and 17).
 */
export const racetrack = solver(
  "t13_nregion",
  "racetrack",
  {
    ...parameters,
    R: z.number().int().gte(2),
    tau: notNegative,
    modes: z.array(z.object({ k: z.number().int() })).optional(),
  },
  ({ R, tau, sigma, mu, modes }) => {
    const stage = corePeripheryStage(sigma, mu, equalShares(R));
    const arc = (i: number, j: number) => Math.min(Math.abs(i - j), R - Math.abs(i - j));
    setFreeness(stage, MANUFACTURES, (i, j) => exp((1 - sigma) * tau * arc(i, j)));
    const payoffs = workersPayoffs(stage);
    const phi = stage.inputs.wedges.freeness.subarray(MANUFACTURES * R * R, MANUFACTURES * R * R + R);
    const all = Array.from({ length: Math.floor(R / 2) }, (_, index) => describeRipple(payoffs, phi, index + 1));
    const fastest = all.reduce((best, mode) => (mode.dln_omega_dln_lambda > best.dln_omega_dln_lambda ? mode : best));
    return {
      modes: modes ? modes.map(({ k }) => describeRipple(payoffs, phi, k)) : all,
      Z_break: twoPlaceBreak(sigma, mu),
      fastest_growing_k: fastest.k,
      any_unstable: all.some((mode) => mode.unstable),
    };
  },
);

/** Z from the freeness seen by one place; the slope from the market's response to a small ripple. */
function describeRipple(payoffs: Payoffs, phi: Float64Array, k: number) {
  const places = phi.length;
  const wave = Float64Array.from({ length: places }, (_, i) => cos((2 * Math.PI * k * i) / places));
  const project = (values: ArrayLike<number>) => sumOf(wave, (crest, i) => crest * values[i]);
  const response = slope(
    (height) => project(payoffs(wave.map((crest) => (1 + height * crest) / places)).map(log)) / project(wave),
    0,
    1e-3,
  );
  return {
    k,
    Z: project(phi) / sumOf(phi),
    dln_omega_dln_lambda: response,
    unstable: response > 0,
  };
}

/**
 * Break of the two-place economy in Z. Where dispersion is unstable at every barrier the root lies beyond Z = 1 (a
 * freeness below zero): no economy, but the index that compares with the places on the circle; null where there is
 * none.
 */
function twoPlaceBreak(sigma: number, mu: number): number | null {
  const stage = corePeripheryStage(sigma, mu, EQUAL);
  const payoffs = workersPayoffs(stage);
  return firstRoot(
    (barrier) => {
      setCommonFreeness(stage, (1 - barrier) / (1 + barrier));
      return symmetricSlope(payoffs);
    },
    linearGrid(0.005, 1.985, 100),
  );
}

/**
 * A state in which a core-periphery economy rests at some barrier: the iceberg factor (units that leave for one that
 * arrives), the share of workers in the first of two equal places, and "stable" or "unstable"; or "falling" and
 * "rising", where the economy is while the barrier slowly falls, then rises.
 */
type RestPoint = [barrier: number, share: number, state: string];

/**
 * Of figure 5.4 of Fujita, Krugman and Venables (1999): the elasticity of substitution and the share of manufactures.
 */
const [SIGMA, MU] = [5, 0.4];
const PHASE_BARRIERS = Array.from({ length: 110 }, (_, step) => (101 + step) / 100);

/**
 * Where two equal places rest at each barrier, and the way there: agglomeration begins below one barrier and ends above
 * another, higher one. Between them history decides (hysteresis). Through the modules of the simulator, as
 * `agglom theory` checks them.
 */
function restPoints(): RestPoint[] {
  const rests = PHASE_BARRIERS.map((barrier) => ({ barrier, ...restShares(SIGMA, MU, barrier) }));
  const points = rests.flatMap(({ barrier, stable, unstable }): RestPoint[] => [
    ...stable.map((share): RestPoint => [barrier, share, "stable"]),
    ...unstable.map((share): RestPoint => [barrier, share, "unstable"]),
  ]);
  const falling = followed([...rests].reverse(), 0.5, "falling");
  const [, least] = falling.at(-1)!;
  return [...points, ...falling, ...followed(rests, least, "rising")];
}

/** A little more than nothing in favour of the first place, so that an unstable rest is left. */
const NUDGE = 1e-3;

/** Where an economy goes that starts at a share and is at rest at each barrier in turn. */
function followed(
  rests: readonly { barrier: number; stable: number[]; unstable: number[] }[],
  start: number,
  state: string,
): RestPoint[] {
  let share = start;
  return rests.map(({ barrier, stable, unstable }) => {
    const from = Math.min(1, share + NUDGE);
    // It moves to the stable rest that no unstable one stands before.
    const reached = stable.filter(
      (rest) => !unstable.some((wall) => (wall - from) * (wall - rest) < 0 && Math.abs(wall - from) > 1e-12),
    );
    share = reached.sort((a, b) => Math.abs(a - from) - Math.abs(b - from))[0] ?? share;
    return [barrier, share, state];
  });
}

/** Lines of phase.csv. */
export function phaseCsv(): string {
  return csvTable("barrier,share,state", restPoints());
}
