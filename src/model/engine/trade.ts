import { accumulateShares, clearingPass, type Int, withholdingPass } from "../../maths/numerics/vectors.js";
import { addExcess, divideCritical } from "./criticalInputs.js";
import type { MarketInputs } from "./marketInputs.js";
import type { MarketState } from "./marketState.js";

/**
 * Goods: purchases of every composite (7.2f, 7.10f), competition Phi (7.2e), the market potential that they make
 * (7.2g), tolls, rents of protection and tariffs.
 */
export function trade(market: MarketState, { wedges, lumpSums }: Pick<MarketInputs, "wedges" | "lumpSums">): void {
  const { economy, demand, competition, buyerWeight, soughtPotential, supply } = market;
  const { freeness, tollFreeness, rentFreeness, tariffFreeness } = wedges;
  const { nodes: n, sectors } = economy;
  market.tollByNode.fill(0);
  market.protectionRent.fill(0);
  market.tariffPaid.fill(0);
  for (let s = 0; s < sectors; s++) {
    const cell = s * n;
    demandGoods(market, s, lumpSums.targeted);
    clearingPass(freeness, cell * n, cell, n, supply, demand, competition, buyerWeight, soughtPotential);
    if (market.critical.length > 0) divideCritical(market, freeness, s);
    if (tollFreeness !== null && market.tolled[s] === 1) chargeTolls(market, tollFreeness, cell);
    if (rentFreeness !== null) withhold(market, rentFreeness, cell, market.protectionRent);
    if (tariffFreeness !== null) withhold(market, tariffFreeness, cell, market.tariffPaid);
  }
}

/** Spending, inputs, public orders `targeted` [s*n + j] and investment. */
function demandGoods(market: MarketState, s: Int, targeted: Float64Array): void {
  const { economy, demand, intermediateDemand, spending, investment } = market;
  const { nodes: n, saving, expenditureShare } = economy;
  const { width, step } = market.shares;
  const invested = saving !== null ? saving.mix[s] : 0;
  for (let j = 0; j < n; j++) {
    demand[s * n + j] = intermediateDemand[s * n + j] + targeted[s * n + j] + invested * investment[j];
  }
  accumulateShares(spending, 0, n, expenditureShare, s * width, step, demand, s * n);
}

/**
 * Half of the tolls goes to each end (7.2i): to where goods come from by what sales lose in `withhold`, to where they
 * go by what buyers pay.
 */
function chargeTolls(market: MarketState, tollFreeness: Float64Array, cell: Int): void {
  const { soughtPotential, supply, tollByNode, tollPaid } = market;
  const n = market.economy.nodes;
  for (let i = 0; i < n; i++) tollByNode[i] += 0.5 * supply[cell + i] * soughtPotential[cell + i];
  withhold(market, tollFreeness, cell, tollPaid);
  for (let i = 0; i < n; i++) {
    tollByNode[i] += 0.5 * (tollPaid[cell + i] - supply[cell + i] * soughtPotential[cell + i]);
  }
}

/**
 * What buyers pay and sellers do not get: `paid` by the buyers of a sector's cells [s*n + j]; potentials become net of
 * it.
 */
function withhold(market: MarketState, withheldFreeness: Float64Array, cell: Int, paid: Float64Array): void {
  const { buyerWeight, soughtPotential, supply } = market;
  const n = market.economy.nodes;
  withholdingPass(withheldFreeness, cell * n, cell, n, supply, buyerWeight, paid, soughtPotential);
  if (market.critical.length > 0) addExcess(market, withheldFreeness, cell / n, -1, paid);
}
