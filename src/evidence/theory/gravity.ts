/**
 * Trade by gravity with given varieties: Armington, Eaton and Kortum 2002, Alvarez and Lucas 2007 and Krugman with
 * fixed labour are one system with trade elasticity eps = sigma - 1. Labour stays, moves freely under externalities
 * (Allen and Arkolakis 2014), or by Frechet tastes.
 */
import { z } from "zod";
import { hypot, pow } from "../../maths/numerics/elementary.js";
import { choiceProbabilities } from "../../model/engine/choice.js";
import { compileWedges, deliveredPrice } from "../../model/engine/wedges.js";
import { clear, manufacturesStage, realWages, type Stage, setMasses } from "./bare.js";
import { adjustment, equalShares, replicator, settle } from "./longRun.js";
import { aboveOne, numbers, positive, real, solver } from "./solver.js";

const geography = {
  xy: z.array(z.array(real).length(2)),
  prov: numbers,
  delta: real,
  b: positive,
};
type Geography = z.output<z.ZodObject<typeof geography>>;

/** One good, one factor, perfect competition; total income one; d = (1 + distance)^delta, times b between provinces. */
function gravityStage(eps: number, { xy, prov, delta, b }: Geography): Stage {
  const places = xy.length;
  const competition = { markup: Float64Array.of(1) };
  const stage = manufacturesStage({ places, sigma: 1 + eps, share: 1, labour: [1] }, {}, competition);
  stage.economy.goods.distanceElasticity.fill(delta);
  const between = ([x, y]: number[], [otherX, otherY]: number[]) => hypot(x - otherX, y - otherY);
  stage.inputs.policy.travelHours.set(grid(places, places, (i, j) => between(xy[i], xy[j])).flat());
  setBorder(stage, prov, b);
  return stage;
}

/** Goods between different provinces cost so many times as much; `provinces` [place]. */
function setBorder(stage: Stage, provinces: readonly number[], factor: number): void {
  const { economy, inputs } = stage;
  const n = economy.nodes;
  inputs.policy.border.set(grid(n, n, (i, j) => (provinces[i] === provinces[j] ? 0 : factor - 1)).flat());
  inputs.wedges = compileWedges(economy, inputs.policy);
}

function setWorkers(stage: Stage, workers: ArrayLike<number>): void {
  stage.inputs.workers.set(workers);
  stage.inputs.residents.set(workers);
}

/** Delivered over factory price of the first good. [seller][buyer] */
export function deliveredPrices({ economy, inputs }: Stage): number[][] {
  const delivered = { factor: 1, tollShare: 0, rentShare: 0, tariffShare: 0 };
  return grid(economy.nodes, economy.nodes, (seller, buyer) => {
    deliveredPrice(economy, inputs.policy, 0, seller, buyer, delivered);
    return delivered.factor;
  });
}

/** Share of seller i in what buyer j spends on a sector. [seller][buyer] */
export function tradeShares({ economy, market, inputs }: Stage, sector: number): number[][] {
  const n = economy.nodes;
  return grid(n, n, (i, j) => {
    const bought = market.supply[sector * n + i] * inputs.wedges.freeness[(sector * n + j) * n + i];
    return bought / market.competition[sector * n + j];
  });
}

/** Numbers by row and column. */
export function grid(rows: number, columns: number, value: (row: number, column: number) => number): number[][] {
  return Array.from({ length: rows }, (_, row) => Array.from({ length: columns }, (_, column) => value(row, column)));
}

export function ratios(after: ArrayLike<number>, before: ArrayLike<number>): number[] {
  return Array.from(after, (value, i) => value / before[i]);
}

/** A: what multiplies a place's share in every market at given prices (varieties or the scale of technology draws). */
const positives = z.array(positive);

export const fixedLabour = solver(
  "t05_gravity",
  "gravity",
  {
    ...geography,
    eps: positive,
    A: positives,
    L: positives,
    dhat_border: positive,
    Ahat: positives,
  },
  ({ eps, A, L, dhat_border, Ahat, ...place }) => {
    const stage = gravityStage(eps, place);
    setMasses(stage, 0, A);
    setWorkers(stage, L);
    clear(stage);
    const before = { w: stage.market.wage.slice(), real: realWages(stage, 0) };
    const autarky = realWagesWithoutTrade(stage);
    clear(stage);
    const base = { d: deliveredPrices(stage), pi: tradeShares(stage, 0) };
    setBorder(stage, place.prov, place.b * dhat_border);
    setMasses(
      stage,
      0,
      A.map((value, i) => value * Ahat[i]),
    );
    clear(stage);
    return {
      ...base,
      w: before.w,
      real_wage: before.real,
      gains_from_trade_vs_autarky: ratios(before.real, autarky),
      counterfactual: {
        w_hat: ratios(stage.market.wage, before.w),
        pi_new: tradeShares(stage, 0),
        welfare_hat: ratios(realWages(stage, 0), before.real),
      },
    };
  },
);

/** The same places when nothing travels. */
function realWagesWithoutTrade(stage: Stage): Float64Array {
  const { economy, inputs } = stage;
  const n = economy.nodes;
  const open = inputs.wedges;
  inputs.wedges = { ...open, freeness: open.freeness.map((phi, at) => (Math.floor(at / n) % n === at % n ? phi : 0)) };
  clear(stage);
  const real = realWages(stage, 0);
  inputs.wedges = open;
  return real;
}

/** Productivity A L^alpha, utility u L^beta w / P; everybody moves to the best place. */
export const freeMobility = solver(
  "t05_gravity",
  "allen_arkolakis",
  { ...geography, s: aboveOne, alpha: real, beta: real, A: positives, u: positives },
  ({ s, alpha, beta, A, u, ...place }) => {
    const stage = gravityStage(s - 1, place);
    const welfare = (shares: Float64Array) => {
      setWorkers(stage, shares);
      for (const [i, people] of shares.entries()) stage.inputs.productivity[i] = A[i] * pow(people, alpha);
      clear(stage);
      return realWages(stage, 0).map((real, i) => u[i] * pow(shares[i], beta) * real);
    };
    const { stocks } = settle(replicator(welfare), equalShares(A.length), { corners: false });
    const atRest = welfare(stocks);
    const { wage, price } = stage.market;
    return { d: deliveredPrices(stage), L: stocks, w: wage, P: price, W: atRest[0] };
  },
);

/** Shares of people proportional to B (L^-chi w / P)^kappa. */
export const frechetMobility = solver(
  "t05_gravity",
  "frechet_mobility",
  {
    ...geography,
    eps: positive,
    kap: positive,
    chi: real,
    A: positives,
    B: positives,
  },
  ({ eps, kap, chi, A, B, ...place }) => {
    const n = A.length;
    const stage = gravityStage(eps, place);
    setMasses(stage, 0, A);
    const free = new Float64Array(n * n).fill(1);
    const choose = (shares: Float64Array) => {
      setWorkers(stage, shares);
      clear(stage);
      const weight = realWages(stage, 0).map((real, i) => B[i] * pow(pow(shares[i], -chi) * real, kap));
      return choiceProbabilities(n, weight, free).slice(0, n);
    };
    const { stocks } = settle(adjustment(choose), equalShares(n), { corners: false });
    choose(stocks);
    return {
      d: deliveredPrices(stage),
      L: stocks,
      w: stage.market.wage,
      real_wage: realWages(stage, 0),
      pi: tradeShares(stage, 0),
    };
  },
);
