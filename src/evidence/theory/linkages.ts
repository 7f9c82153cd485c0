/**
 * Input-output linkages. Krugman and Venables 1995 (Fujita, Krugman and Venables 1999, chapter 14): labour stays in its
 * country and moves between a homogeneous farm sector and manufactures that use themselves as input. Caliendo and Parro
 * 2015: many sectors, any input matrix.
 */
import { z } from "zod";
import { exp, pow } from "../../maths/numerics/elementary.js";
import { SimulationError } from "../../model/engine/errors.js";
import {
  bareEconomy,
  bareStage,
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
  setMasses,
} from "./bare.js";
import { symmetricSlope } from "./corePeriphery.js";
import { grid, ratios, tradeShares } from "./gravity.js";
import { describeRest, type Growth, payoffGap, settle } from "./longRun.js";
import { aboveOne, fraction, notNegative, numbers, positive, properFraction, solver } from "./solver.js";

const FARM_LABOUR = 0;
const FACTORY_LABOUR = 1;

/**
 * Two countries of one unit of labour; within the year a worker is tied to a sector. A firm's output is 1/(1 - alpha),
 * its price its unit cost.
 */
function linkageStage(sigma: number, alpha: number, mu: number): Stage {
  const stage = manufacturesStage(
    { places: 2, sigma, share: mu, labour: [0, 1 - alpha] },
    {
      homogeneousLabour: FARM_LABOUR,
      freeEntry: { sector: MANUFACTURES, paidIn: { kind: "bundle" }, amount: 1 / ((1 - alpha) * (sigma - 1)) },
    },
    { inputCostShare: Float64Array.of(alpha) },
  );
  stage.inputs.productivity.fill(sigma / (sigma - 1));
  return stage;
}

/** Wages in manufactures, given labour there: the shadow wage where there is none. The farm wage is one. */
function factoryWages(stage: Stage): (labour: Float64Array) => Float64Array {
  return (labour) => {
    const { workers } = stage.inputs;
    for (let i = 0; i < 2; i++) {
      workers[2 * FARM_LABOUR + i] = 1 - labour[i];
      workers[2 * FACTORY_LABOUR + i] = labour[i];
    }
    clear(stage);
    return stage.market.wage.slice(2 * FACTORY_LABOUR);
  };
}

const parameters = { sigma: aboveOne, alpha: notNegative.lt(1), mu: properFraction };
const atBarrier = { ...parameters, T: z.number().gte(1) };

export const breakAndSustain = solver("t06_io_linkages", "kv_points", parameters, ({ sigma, alpha, mu }) => {
  const stage = linkageStage(sigma, alpha, mu);
  const wages = factoryWages(stage);
  const ofShares = (shares: Float64Array) => wages(shares.map((share) => 2 * mu * share));
  const tradeCost = (criterion: () => number) =>
    ifAny(
      firstBarrier(stage, () => unlessExplosive(criterion)),
      (barrier) => exp(barrier / (sigma - 1)),
    );
  return {
    T_break: tradeCost(() => symmetricSlope(ofShares)),
    T_sustain: 2 * mu < 1 ? tradeCost(() => payoffGap(ofShares, 1)) : null,
  };
});

/**
 * Inputs so important that each firm makes room for more than one other (alpha > (sigma-1)/sigma) leave no prices at
 * which markets clear: no number.
 */
function unlessExplosive(read: () => number): number {
  try {
    return read();
  } catch (error) {
    if (error instanceof SimulationError) return NaN;
    throw error;
  }
}

/** Where labour that starts in manufactures of country 1 alone comes to rest, d labour = labour (wage - 1). */
export const fromConcentration = solver(
  "t06_io_linkages",
  "kv_asymmetric_equilibrium",
  { ...atBarrier, mu: positive.lt(0.5) },
  ({ sigma, alpha, mu, T }) => {
    const stage = linkageStage(sigma, alpha, mu);
    setCommonFreeness(stage, pow(T, 1 - sigma));
    const wages = factoryWages(stage);
    const growth: Growth = (labour) => wages(labour).map((wage) => wage - 1);
    const labour = restFromConcentration(growth, 2 * mu);
    const factory = wages(labour);
    const paid = factory.map((wage, i) => (labour[i] > 0 ? wage : 1));
    const prices = stage.market.price;
    return {
      ...numbered("l", labour),
      w1: paid[0],
      ...numbered("wage", paid),
      ...numbered("shadow_mfg_wage", factory),
      ...numbered("G", prices),
      ...numbered(
        "real",
        paid.map((wage, i) => wage / pow(prices[i], mu)),
      ),
    };
  },
);

function restFromConcentration(growth: Growth, labour: number): Float64Array {
  const concentrated = Float64Array.of(labour, 0);
  if (describeRest(growth, concentrated, false).stable) return concentrated;
  return settle(growth, Float64Array.of(0.999 * labour, 0.001 * labour), { conserve: false }).stocks;
}

export const shortRun = solver(
  "t06_io_linkages",
  "kv_short_run",
  { ...atBarrier, l1: fraction, l2: fraction },
  ({ sigma, alpha, mu, T, l1, l2 }) => {
    const stage = linkageStage(sigma, alpha, mu);
    setCommonFreeness(stage, pow(T, 1 - sigma));
    const wages = factoryWages(stage)(Float64Array.of(l1, l2));
    return {
      ...numbered("w", wages),
      ...numbered("G", stage.market.price),
      ...numbered("om", realWages(stage, FACTORY_LABOUR)),
    };
  },
);

const table = z.array(numbers);

/** A[place][sector], g[input][sector], d[sector][seller][buyer]. */
export const manySectors = solver(
  "t06_io_linkages",
  "caliendo_parro",
  {
    A: table,
    th: z.array(positive),
    gL: z.array(positive),
    g: table,
    al: z.array(notNegative),
    L: z.array(positive),
    d: z.array(table),
    prov: numbers,
    border_hat: positive,
  },
  ({ A, th, gL, g, al, L, d, prov, border_hat }) => {
    const [n, sectors] = [L.length, th.length];
    const economy = bareEconomy(
      { nodes: n, sectors, labourTypes: 1 },
      {
        expenditureShare: Float64Array.from(al),
        substitution: Float64Array.from(th, (elasticity) => 1 + elasticity),
        labourCostShare: Float64Array.from(gL),
        inputCostShare: Float64Array.from(th.flatMap((_, s) => g.map((row) => row[s]))),
      },
    );
    const stage = bareStage(economy);
    stage.inputs.workers.set(L);
    stage.inputs.residents.set(L);
    for (let s = 0; s < sectors; s++) {
      const shares = [gL[s], ...g.map((row) => row[s])];
      stage.inputs.productivity.fill(outputOfUnitCost(shares), s * n, (s + 1) * n);
    }
    const clearWithBorder = (factor: number) => {
      for (let s = 0; s < sectors; s++) {
        setMasses(
          stage,
          s,
          A.map((row) => row[s]),
        );
        const delivered = (i: number, j: number) => d[s][i][j] * (prov[i] === prov[j] ? 1 : factor);
        setFreeness(stage, s, (i, j) => pow(delivered(i, j), -th[s]));
      }
      clear(stage);
      return describeSectors(stage);
    };
    const before = clearWithBorder(1);
    const after = clearWithBorder(border_hat);
    return {
      ...before,
      counterfactual_remove_border: {
        ...after,
        w_hat: ratios(after.w, before.w),
        welfare_hat: ratios(after.real_wage, before.real_wage),
      },
    };
  },
);

/**
 * Caliendo and Parro write technology as a product of quantities: one unit of cost at unit prices makes prod
 * share^share.
 */
function outputOfUnitCost(shares: readonly number[]): number {
  return shares.reduce((product, share) => (share > 0 ? product * pow(share, share) : product), 1);
}

function describeSectors(stage: Stage) {
  const { economy, market } = stage;
  const { nodes: n, sectors } = economy;
  const bySector = (value: (sector: number, place: number) => number) => grid(n, sectors, (i, s) => value(s, i));
  return {
    w: market.wage.slice(),
    P: bySector((s, i) => market.price[s * n + i]),
    pi: Array.from({ length: sectors }, (_, s) => tradeShares(stage, s)),
    X: bySector((s, i) => market.demand[s * n + i]),
    labour_by_sector: bySector((s, i) => (economy.labourCostShare[s] * market.cost[s * n + i]) / market.wage[i]),
    real_wage: realWages(stage, 0),
  };
}
