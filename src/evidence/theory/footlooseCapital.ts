/**
 * Footloose capital (Martin and Rogers 1995; Baldwin et al. 2003, chapter 3): a firm is a unit of capital, goes where
 * its profit after tax is highest and sends it home to owners who stay, as labour does. Home-market effect, tax wedge,
 * many places, firms with a taste for places.
 */
import { z } from "zod";
import { exp, pow } from "../../maths/numerics/elementary.js";
import { slope } from "../../maths/numerics/roots.js";
import { choiceProbabilities } from "../../model/engine/choice.js";
import {
  clear,
  MANUFACTURES,
  manufacturesStage,
  type Stage,
  setCommonFreeness,
  setFreeness,
  setMasses,
} from "./bare.js";
import { adjustment, equalShares, type Growth, type Payoffs, replicator, settle } from "./longRun.js";
import { aboveOne, notNegative, positive, properFraction, solver } from "./solver.js";
import { profitPerUnitMass } from "./specialMarket.js";

const WORKERS = 0;

/** Where a case gives only shares of spending, any of these will do. */
const SIGMA = 4;
const MU = 0.4;

interface Primitives {
  sigma: number;
  mu: number;
  /** Shares of labour and of the ownership of capital, by place. */
  labour: readonly number[];
  ownership: readonly number[];
}

/**
 * One unit of capital, and as much labour as makes the mean return before tax one. Tax on profit is handed back in
 * proportion to private income, so that it moves firms and not spending.
 */
export function capitalStage({ sigma, mu, labour, ownership }: Primitives): Stage {
  const stage = manufacturesStage(
    { places: labour.length, sigma, share: mu, labour: [1] },
    { homogeneousLabour: WORKERS, taxesAsIncome: true },
    { profitOwner: { kind: "shares", shares: Float64Array.from(ownership) } },
  );
  const { workers, policy } = stage.inputs;
  workers.set(labour.map((share) => (sigma / mu - 1) * share));
  policy.localShareProfit.fill(1);
  return stage;
}

function stageOfSpending(spendingShares: readonly number[], phi: number, taxes: readonly number[] = []): Stage {
  const stage = capitalStage({ sigma: SIGMA, mu: MU, labour: spendingShares, ownership: spendingShares });
  stage.inputs.policy.profitTaxRate.set(taxes);
  setCommonFreeness(stage, phi);
  return stage;
}

/**
 * Profit after tax of a firm in each place, given the shares of firms; of the first firm that came where there is none.
 */
function returns(stage: Stage): Payoffs {
  const { market, inputs } = stage;
  return (shares) => {
    setMasses(stage, MANUFACTURES, shares);
    clear(stage);
    return shares.map((_, i) => profitPerUnitMass(market, MANUFACTURES, i) * (1 - inputs.policy.profitTaxRate[i]));
  };
}

function restFromEqualShares(growth: Growth, places: number, corners: boolean): number[] {
  return Array.from(settle(growth, equalShares(places), { corners }).stocks);
}

/** Shares of firms once none gains by moving. */
export function restingShares(stage: Stage): number[] {
  return restFromEqualShares(replicator(returns(stage)), stage.economy.nodes, true);
}

/** Shares of firms that choose by logit on the level of profit after tax, dispersion nu. */
function logitShares(stage: Stage, nu: number): number[] {
  const n = stage.economy.nodes;
  const payoffs = returns(stage);
  const free = new Float64Array(n * n).fill(1);
  const choose = (shares: Float64Array) => {
    const profit = payoffs(shares);
    const best = Math.max(...profit);
    return choiceProbabilities(
      n,
      profit.map((value) => exp((value - best) / nu)),
      free,
    ).slice(0, n);
  };
  return restFromEqualShares(adjustment(choose), n, false);
}

const share = properFraction;
const tax = z.number().lt(1).default(0);
const two = (first: number) => [first, 1 - first];

export const symmetric = solver("t03_footloose_capital", "sym", { s_E: share, phi: share }, ({ s_E, phi }) => {
  const firmShare = (spendingShare: number) => restingShares(stageOfSpending(two(spendingShare), phi))[0];
  const [core, periphery] = returns(stageOfSpending(two(s_E), phi))(Float64Array.of(1, 0));
  return {
    s_n: firmShare(s_E),
    HME_slope: slope(firmShare, 0.5, (1 - phi) / 16),
    max_tax_gap_full_agglomeration: 1 - periphery / core,
  };
});

export const unequalBarriers = solver(
  "t03_footloose_capital",
  "asym",
  { s_E: share, phi12: share, phi21: share },
  ({ s_E, phi12, phi21 }) => ({
    s_n: generalShares(two(s_E), [
      [1, phi12],
      [phi21, 1],
    ])[0],
  }),
);

export const taxWedge = solver(
  "t03_footloose_capital",
  "tax",
  { s_E: share, phi: share, t1: tax, t2: tax },
  ({ s_E, phi, t1, t2 }) => ({ s_n: restingShares(stageOfSpending(two(s_E), phi, [t1, t2]))[0] }),
);

export const primitives = solver(
  "t03_footloose_capital",
  "primitives",
  { s_L: share, s_K: share, mu: share, sigma: aboveOne, T: aboveOne },
  ({ s_L, s_K, mu, sigma, T }) => {
    const stage = capitalStage({ sigma, mu, labour: two(s_L), ownership: two(s_K) });
    const phi = pow(T, 1 - sigma);
    setCommonFreeness(stage, phi);
    const s_n = restingShares(stage)[0];
    const [first, second] = stage.market.spending;
    return { phi, s_E: first / (first + second), s_n };
  },
);

export const manyPlaces = solver(
  "t03_footloose_capital",
  "nregion",
  { s_E: z.array(share), phi: share },
  ({ s_E, phi }) => ({ s: restingShares(stageOfSpending(s_E, phi)) }),
);

export const manyPlacesGeneral = solver(
  "t03_footloose_capital",
  "nregion_general",
  { s_E: z.array(share), Phi: z.array(z.array(notNegative)) },
  ({ s_E, Phi }) => ({ s: generalShares(s_E, Phi) }),
);

/** Phi[seller][buyer]. */
function generalShares(spendingShares: readonly number[], Phi: readonly (readonly number[])[]): number[] {
  const stage = stageOfSpending(spendingShares, 1);
  setFreeness(stage, MANUFACTURES, (seller, buyer) => Phi[seller][buyer]);
  return restingShares(stage);
}

export const logit = solver(
  "t03_footloose_capital",
  "logit_choice",
  { s_E: share, phi: share, nu: positive, t1: tax, t2: tax },
  ({ s_E, phi, nu, t1, t2 }) => {
    const stage = stageOfSpending(two(s_E), phi, [t1, t2]);
    return { s_n: logitShares(stage, nu)[0], s_n_no_noise: restingShares(stage)[0] };
  },
);
