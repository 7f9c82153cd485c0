import { log } from "../../maths/numerics/elementary.js";
import type { MarketInputs } from "./marketInputs.js";
import type { MarketState } from "./marketState.js";
import { parkShares } from "./parks.js";

/**
 * What a year fixes before the map is first applied: taxes and productivity in unit cost, firms with coordination
 * folded in.
 */
export function fixYear(market: MarketState, inputs: MarketInputs): void {
  const { nodes: n, sectors } = market.economy;
  const { coordination, tollFreeness } = inputs.wedges;
  const { policy, productivity, linkMass, parks } = inputs;
  for (let k = 0; k < sectors * n; k++) {
    const tax = 1 + policy.productionTax[k] - policy.sectorSubsidy[k];
    market.taxFactor[k] = 1 / tax;
    market.costConstant[k] = market.primaryShare[k] * log(tax) - log(productivity[k]);
  }
  if (coordination === null) market.linkMass.set(linkMass);
  else for (let k = 0; k < sectors * n * n; k++) market.linkMass[k] = linkMass[k] * coordination[k];
  for (let s = 0; s < sectors; s++) {
    const charged = tollFreeness?.subarray(s * n * n, (s + 1) * n * n).some((share) => share !== 0);
    market.tolled[s] = charged ? 1 : 0;
  }
  market.parkShares = parkShares(parks, policy.enclaves, sectors);
}
