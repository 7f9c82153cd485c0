import { addExcess, divideCritical } from "./criticalInputs.js";
import { shareLayout } from "./economy.js";
import { accumulateColumns, clearingPass, multiplyRows } from "./kernels.js";
import type { MarketState } from "./marketState.js";
import type { Wedges } from "./wedges.js";

/**
 * Goods: purchases of every composite (7.2f, 7.10f), competition Phi (7.2e), the market potential that they make (7.2g),
 * tolls, rents of protection and tariffs. `targeted`: public orders [s*n + j].
 */
export function trade(market: MarketState, wedges: Wedges, targeted: Float64Array): void {
  const { economy, demand, competition, soughtPotential, supply, spending, investment } = market;
  const { freeness, tollFreeness, rentFreeness, tariffFreeness } = wedges;
  const { nodes: n, sectors, saving } = economy;
  const { width, step } = shareLayout(economy);
  market.tollByNode.fill(0);
  market.protectionRent.fill(0);
  market.tariffPaid.fill(0);
  for (let s = 0; s < sectors; s++) {
    const cell = s * n;
    const row = s * width;
    const invested = saving ? saving.mix[s] : 0;
    for (let j = 0; j < n; j++) {
      const share = economy.expenditureShare[row + j * step];
      const final = share * spending[j] + market.intermediateDemand[cell + j] + targeted[cell + j];
      demand[cell + j] = final + invested * investment[j];
    }
    clearingPass(freeness, cell * n, cell, n, supply, demand, competition, soughtPotential);
    if (market.critical.length > 0) divideCritical(market, freeness, s);
    if (tollFreeness !== null) chargeTolls(market, tollFreeness, cell);
    if (rentFreeness !== null) withhold(market, rentFreeness, cell, market.protectionRent);
    if (tariffFreeness !== null) withhold(market, tariffFreeness, cell, market.tariffPaid);
  }
}

/** Half of the tolls goes to each end (7.2i). */
function chargeTolls(market: MarketState, tollFreeness: Float64Array, cell: number): void {
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
function withhold(market: MarketState, withheldFreeness: Float64Array, cell: number, paid: Float64Array): void {
  const { demand, competition, soughtPotential, supply, scratchRow } = market;
  const n = market.economy.nodes;
  multiplyRows(withheldFreeness, cell * n, cell, n, supply, paid);
  for (let k = cell; k < cell + n; k++) {
    const scale = competition[k] > 0 ? demand[k] / competition[k] : 0;
    paid[k] *= scale;
    scratchRow[k] = -scale;
  }
  accumulateColumns(withheldFreeness, cell * n, cell, n, scratchRow, soughtPotential, cell);
  if (market.critical.length > 0) addExcess(market, withheldFreeness, cell / n, -1, paid);
}
