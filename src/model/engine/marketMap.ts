import { type AndersonAccelerator, accelerate, forget } from "../../maths/numerics/anderson.js";
import { log } from "../../maths/numerics/elementary.js";
import { exponentials, type Int } from "../../maths/numerics/vectors.js";
import { type Aggregation, addLaterSteps } from "./aggregation.js";
import { enterFirms } from "./entry.js";
import { settle } from "./finance.js";
import type { MarketInputs } from "./marketInputs.js";
import type { MarketState } from "./marketState.js";
import { dampHeadquarters, payFactors, produce } from "./production.js";
import { investSaving, priceCapital } from "./saving.js";
import { trade } from "./trade.js";
import { normalise, updateUnknowns } from "./update.js";

/**
 * Rounds of the map until the unknowns rest, accelerated where the largest gap is below `care`, and by groups where
 * there are any; how many there were, at `most`.
 */
export function iterate(
  market: MarketState,
  inputs: MarketInputs,
  accelerator: AndersonAccelerator,
  aggregation: Aggregation | null,
  tolerance: number,
  most: Int,
  care: number,
): Int {
  const { gap, left, unknowns, image } = market;
  forget(accelerator);
  for (let round = 1; round <= most; round++) {
    applyMap(market, inputs);
    if (gap[0] <= tolerance || !(gap[0] < Infinity)) return round;
    if (gap[0] > care) forget(accelerator);
    // What the map leaves would move with its group, and nothing would bring it back.
    if (aggregation !== null && left[0] === 0) addLaterSteps(aggregation, unknowns, image);
    accelerate(accelerator, unknowns, image);
  }
  return most;
}

/**
 * The market's map at the present unknowns, in the order of the economy; leaves their image and the largest gap. This
 * file and what it imports are compiled twice: to JavaScript, and to WebAssembly (docs/performance.md). Hence no
 * closures, no objects made, integers marked.
 */
export function applyMap(market: MarketState, inputs: MarketInputs): void {
  const { special, gap, left } = market;
  takeLevels(market);
  gap[0] = 0;
  left[0] = 0;
  if (special !== null) special.beforeProduction(market);
  priceCapital(market);
  produce(market, inputs);
  if (special !== null) special.afterProduction(market);
  payFactors(market);
  enterFirms(market, inputs);
  if (special !== null) special.afterFactors(market, inputs);
  investSaving(market, inputs);
  trade(market, inputs);
  settle(market, inputs);
  if (special !== null) special.afterFinance(market);
  dampHeadquarters(market);
  updateUnknowns(market, inputs);
  if (special !== null) special.afterUpdate(market, inputs);
  normalise(market, special !== null ? special.level(market, inputs) : levelOfNumeraire(market));
}

/**
 * Wages, rents, potentials and spending from their logs. Other prices, and rents of sectors' own capital, stay in logs
 * until the market has cleared: the map asks for none.
 */
function takeLevels(market: MarketState): void {
  const { logs, layout } = market;
  const { nodes: n, capitalKinds } = market.economy;
  exponentials(logs.wage, market.wage, 0, layout.capitalRent);
  if (capitalKinds === 1) exponentials(logs.capitalRent, market.capitalRent, 0, n);
  exponentials(logs.industrialRent, market.industrialRent, 0, n);
  exponentials(logs.potential, market.potential, 0, layout.spending - layout.potential);
  exponentials(logs.spending, market.spending, 0, n);
}

function levelOfNumeraire({ economy, layout, image }: MarketState): number {
  const { node, value } = economy.numeraire;
  return image[layout.wage + node] - log(value);
}
