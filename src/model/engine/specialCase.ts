import type { MarketInputs } from "./marketInputs.js";
import type { MarketState } from "./marketState.js";

/**
 * What a special case of the literature changes in the map of the market: zero-profit entry, fixed costs, a homogeneous
 * good. A calibrated market holds none. Each method is called after the part of the map that it is named for, and may
 * write on what that part has filled.
 */
export interface SpecialCase {
  /** Unknowns of its own (logs), which stand in the market's vector after its layout's size. */
  readonly unknowns: number;
  afterYearIsFixed(market: MarketState, inputs: MarketInputs): void;
  afterGuess(market: MarketState, inputs: MarketInputs): void;
  /** Called before production too, with the unknowns of the round. */
  beforeProduction(market: MarketState): void;
  afterProduction(market: MarketState): void;
  afterFactors(market: MarketState, inputs: MarketInputs): void;
  afterFinance(market: MarketState): void;
  afterUpdate(market: MarketState, inputs: MarketInputs): void;
  /** Ln of the level by which all nominal unknowns are divided, so that its numeraire is one. */
  level(market: MarketState, inputs: MarketInputs): number;
}
