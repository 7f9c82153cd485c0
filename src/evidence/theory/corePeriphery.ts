/**
 * Core and periphery (Krugman 1991; Fujita, Krugman and Venables 1999, chapters 5 and 6): farmers (labour type 0) stay
 * and make a freely traded homogeneous good, workers (type 1) make varieties under free entry and move to the higher
 * real wage.
 */
import { z } from "zod";
import { firstRoot, geometricGrid, linearGrid, slope } from "../../maths/numerics/roots.js";
import {
  bareEconomy,
  bareStage,
  clear,
  numbered,
  realWages,
  type Stage,
  setCommonFreeness,
  setFreeness,
} from "./bare.js";
import { describeRest, interiorRestPoints, type Payoffs, replicator } from "./longRun.js";
import { solver } from "./solver.js";

const FARMERS = 0;
const WORKERS = 1;
const MANUFACTURES = 0;

/**
 * Units as in Fujita, Krugman and Venables: marginal input (sigma-1)/sigma, fixed input mu/sigma, mu workers and 1 - mu
 * farmers.
 */
export function corePeripheryStage(sigma: number, mu: number, farmerShares: ArrayLike<number>): Stage {
  const places = farmerShares.length;
  const economy = bareEconomy(
    { nodes: places, sectors: 1, labourTypes: 2 },
    {
      expenditureShare: Float64Array.of(mu),
      labourCostShare: Float64Array.of(0, 1),
      substitution: Float64Array.of(sigma),
      markup: Float64Array.of(sigma / (sigma - 1)),
    },
  );
  const stage = bareStage(economy, {
    homogeneousLabour: FARMERS,
    freeEntry: { sector: MANUFACTURES, paidIn: { kind: "bundle" }, amount: mu / (sigma - 1) },
  });
  for (let i = 0; i < places; i++) {
    stage.inputs.workers[FARMERS * places + i] = (1 - mu) * farmerShares[i];
    stage.inputs.residents[i] = 1;
    stage.inputs.productivity[MANUFACTURES * places + i] = sigma / (sigma - 1);
  }
  return stage;
}

/** Real wages of workers, given their shares. */
export function workersPayoffs(stage: Stage): Payoffs {
  const { nodes: n, expenditureShare } = stage.economy;
  const total = expenditureShare[MANUFACTURES];
  return (shares) => {
    for (let i = 0; i < n; i++) stage.inputs.workers[WORKERS * n + i] = total * shares[i];
    clear(stage);
    return realWages(stage, WORKERS);
  };
}

/** Payoff of the first of two places less that of the second. */
export function payoffGap(payoffs: Payoffs, firstShare: number): number {
  const [first, second] = payoffs(Float64Array.of(firstShare, 1 - firstShare));
  return first - second;
}

/** Slope of the payoff gap at equal shares: positive where dispersion is unstable. */
export function symmetricSlope(payoffs: Payoffs): number {
  return slope((share) => payoffGap(payoffs, share), 0.5, 1e-3);
}

/**
 * Values of ln d^(sigma-1) = -ln phi that are scanned for break and sustain points: from nearly free trade to nearly
 * none.
 */
export const BARRIERS = geometricGrid(1e-3, 40, 90);

const parameters = { sigma: z.number().gt(1), mu: z.number().gt(0).lt(1) };
const EQUAL = [0.5, 0.5];

export const points = solver("t01_core_periphery", "points", z.object(parameters), ({ sigma, mu }) => {
  const stage = corePeripheryStage(sigma, mu, EQUAL);
  const payoffs = workersPayoffs(stage);
  const firstBarrier = (criterion: () => number) => {
    const barrier = firstRoot((value) => {
      setCommonFreeness(stage, MANUFACTURES, Math.exp(-value));
      return criterion();
    }, BARRIERS);
    return barrier === null ? null : Math.exp(barrier / (sigma - 1));
  };
  return {
    T_break: firstBarrier(() => symmetricSlope(payoffs)),
    T_sustain: firstBarrier(() => payoffGap(payoffs, 1)),
  };
});

const atBarrier = { ...parameters, T: z.number().gte(1) };
const rows = z.array(z.object({ lam: z.number().min(0).max(1) }));

export const curves = solver(
  "t01_core_periphery",
  "curves",
  z.object({ ...atBarrier, rows }),
  ({ sigma, mu, T, rows }) => {
    const stage = corePeripheryStage(sigma, mu, EQUAL);
    setCommonFreeness(stage, MANUFACTURES, T ** (1 - sigma));
    const payoffs = workersPayoffs(stage);
    return {
      rows: rows.map(({ lam }) => {
        const real = payoffs(Float64Array.of(lam, 1 - lam));
        const { wage, price } = stage.market;
        return {
          ...numbered("w", wage.slice(2 * WORKERS, 2 * WORKERS + 2)),
          ...numbered("G", price.slice(2 * MANUFACTURES, 2 * MANUFACTURES + 2)),
          ...numbered("om", real),
          gap: real[0] - real[1],
        };
      }),
    };
  },
);

function equilibria(sigma: number, mu: number, T: number, farmerShares: number[]) {
  const stage = corePeripheryStage(sigma, mu, farmerShares);
  setCommonFreeness(stage, MANUFACTURES, T ** (1 - sigma));
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
export function restShares(sigma: number, mu: number, T: number): { stable: number[]; unstable: number[] } {
  const { interior, agglomeration_sustainable } = equilibria(sigma, mu, T, EQUAL);
  const of = (wanted: string) => interior.flatMap(({ lam, kind }) => (kind === wanted ? [lam] : []));
  return { stable: [...of("stable"), ...(agglomeration_sustainable ? [0, 1] : [])], unstable: of("unstable") };
}

export const interior = solver("t01_core_periphery", "equilibria", z.object(atBarrier), ({ sigma, mu, T }) =>
  equilibria(sigma, mu, T, EQUAL),
);

export const asymmetric = solver(
  "t01_core_periphery",
  "asymmetric",
  z.object({ ...atBarrier, farmer_share_1: z.number().gt(0).lt(1) }),
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
  z.object({
    ...parameters,
    R: z.number().int().gte(2),
    tau: z.number().gte(0),
    modes: z.array(z.object({ k: z.number().int() })).optional(),
  }),
  ({ R, tau, sigma, mu, modes }) => {
    const stage = corePeripheryStage(sigma, mu, new Array<number>(R).fill(1 / R));
    const arc = (i: number, j: number) => Math.min(Math.abs(i - j), R - Math.abs(i - j));
    setFreeness(stage, MANUFACTURES, (i, j) => Math.exp((1 - sigma) * tau * arc(i, j)));
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
  const wave = Float64Array.from({ length: places }, (_, i) => Math.cos((2 * Math.PI * k * i) / places));
  const project = (values: ArrayLike<number>) => wave.reduce((total, crest, i) => total + crest * values[i], 0);
  const response = slope(
    (height) => project(payoffs(wave.map((crest) => (1 + height * crest) / places)).map(Math.log)) / project(wave),
    0,
    1e-3,
  );
  return {
    k,
    Z: project(phi) / phi.reduce((total, value) => total + value, 0),
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
      setCommonFreeness(stage, MANUFACTURES, (1 - barrier) / (1 + barrier));
      return symmetricSlope(payoffs);
    },
    linearGrid(0.005, 1.985, 100),
  );
}
