import { accumulateColumns, clearingPass, multiplyRows } from "./kernels.js";
import type { MarketState } from "./marketState.js";
import type { Wedges } from "./wedges.js";

/** Goods: purchases of every composite (7.2f), competition Phi (7.2e), the market potential that they make (7.2g), and tolls. `targeted`: public orders [s*n + j]. */
export function trade(market: MarketState, { freeness, netFreeness }: Wedges, targeted: Float64Array): void {
  const { economy, demand, competition, soughtPotential, supply, spending } = market;
  const { nodes: n, sectors } = economy;
  market.tollByNode.fill(0);
  for (let s = 0; s < sectors; s++) {
    const cell = s * n;
    const share = economy.expenditureShare[s];
    for (let j = 0; j < n; j++) {
      demand[cell + j] = share * spending[j] + market.intermediateDemand[cell + j] + targeted[cell + j];
    }
    clearingPass(freeness, cell * n, cell, n, supply, demand, competition, soughtPotential);
    if (netFreeness !== null) chargeTolls(market, netFreeness, cell);
  }
}

/** Buyers pay more than sellers get: half of the difference goes to each end (7.2i), and potentials are net of it. */
function chargeTolls(market: MarketState, netFreeness: Float64Array, cell: number): void {
  const { demand, competition, soughtPotential, supply, tollByNode, scratchRow } = market;
  const n = market.economy.nodes;
  multiplyRows(netFreeness, cell * n, cell, n, supply, scratchRow);
  for (let j = 0; j < n; j++) {
    const received = competition[cell + j] > 0 ? (demand[cell + j] * scratchRow[cell + j]) / competition[cell + j] : 0;
    tollByNode[j] += 0.5 * (demand[cell + j] - received);
    scratchRow[cell + j] = competition[cell + j] > 0 ? demand[cell + j] / competition[cell + j] : 0;
  }
  for (let i = 0; i < n; i++) tollByNode[i] += 0.5 * supply[cell + i] * soughtPotential[cell + i];
  for (let i = 0; i < n; i++) soughtPotential[cell + i] = 0;
  accumulateColumns(netFreeness, cell * n, cell, n, scratchRow, soughtPotential, cell);
  for (let i = 0; i < n; i++) tollByNode[i] -= 0.5 * supply[cell + i] * soughtPotential[cell + i];
}
