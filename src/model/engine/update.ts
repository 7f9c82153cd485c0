import { log } from "../../maths/numerics/elementary.js";
import { type Int, logarithms } from "../../maths/numerics/vectors.js";
import type { MarketInputs } from "./marketInputs.js";
import type { MarketState } from "./marketState.js";

/**
 * The image of the unknowns under the market's map: factor prices move to what the round's payments make of them
 * (7.2j), each damped by its own demand elasticity, prices and potentials to what trade found, spending to what finance
 * found. Undamped gaps are noted.
 */
export function updateUnknowns(market: MarketState, inputs: MarketInputs): void {
  updateFactorPrices(market, inputs);
  updateGoods(market);
  const { layout, finance } = market;
  for (let i = 0; i < market.economy.nodes; i++) {
    const spending = finance.nodeSpending[i];
    // Where nobody lives nothing is spent; money that is not a number is no market.
    if (!(spending <= Infinity)) noteGap(market, spending, layout.spending + i);
    towards(market, layout.spending + i, spending, 0);
  }
  updateCritical(market);
}

/** Notes how far an unknown (its position in the vector) is from rest, in logs. */
export function noteGap({ gap }: MarketState, value: number, index: Int): void {
  const size = Math.abs(value);
  // What is not a number stays the worst, whatever comes after it.
  if (size <= gap[0] || !(gap[0] <= Infinity)) return;
  gap[0] = size;
  gap[1] = index;
}

/** ln Q becomes what trade found. */
function updateCritical(market: MarketState): void {
  const { critical, unknowns, image } = market;
  for (const { at, sought } of critical) {
    for (let j = 0; j < sought.length; j++) {
      image[at + j] = sought[j];
      noteGap(market, sought[j] - unknowns[at + j], at + j);
    }
  }
}

/** Wages and rents that pay out what is earned to all that there is of each factor. */
function updateFactorPrices(market: MarketState, inputs: MarketInputs): void {
  const { layout, finance, capitalValue, landValue, labourElasticity, capitalElasticity, landElasticity } = market;
  const n = market.economy.nodes;
  for (let k = 0; k < layout.capitalRent; k++) {
    const value = finance.wageIncome[k];
    const elasticity = value > 0 ? labourElasticity[k] / value : 0;
    towards(market, layout.wage + k, value / inputs.workers[k], elasticity);
  }
  for (let i = 0; i < n; i++) {
    if (market.economy.capitalKinds === 1) {
      const capital = capitalValue[i];
      towards(market, layout.capitalRent + i, capital / inputs.capital[i], capitalElasticity[i] / capital);
    }
    const land = landValue[i];
    towards(market, layout.industrialRent + i, land / inputs.industrialLand[i], landElasticity[i] / land);
  }
}

/** Price indices from competition, and market potentials from sales over supply. */
function updateGoods(market: MarketState): void {
  const { economy, layout, unknowns, image, competition, soughtPotential, scratchRow } = market;
  const { nodes: n, sectors } = economy;
  const { price, potential, spending } = layout;
  logarithms(competition, scratchRow, 0, sectors * n);
  for (let s = 0; s < sectors; s++) {
    const exponent = 1 / (1 - economy.substitution[s]);
    for (let k = s * n; k < (s + 1) * n; k++) image[price + k] = exponent * scratchRow[k];
  }
  logarithms(soughtPotential, scratchRow, 0, sectors * n);
  for (let k = 0; k < sectors * n; k++) {
    const found = soughtPotential[k] > 0 && soughtPotential[k] < Infinity;
    image[potential + k] = found ? scratchRow[k] : unknowns[potential + k];
  }
  noteGaps(market, price, spending);
}

/** Notes the largest gap of the unknowns from one position to before another. */
function noteGaps(market: MarketState, from: Int, to: Int): void {
  const { unknowns, image } = market;
  let worst = 0;
  let at: Int = from;
  for (let k = from; k < to; k++) {
    const size = Math.abs(image[k] - unknowns[k]);
    if (size <= worst || !(worst <= Infinity)) continue;
    worst = size;
    at = k;
  }
  noteGap(market, worst, at);
}

/**
 * Log of the damped update of a positive unknown; zero or undefined targets, as where nobody lives, leave it as it is.
 */
function towards(market: MarketState, index: Int, target: number, elasticity: number): void {
  const { unknowns, image } = market;
  const current = unknowns[index];
  image[index] = current;
  if (!(target > 0) || target === Infinity) {
    market.left[0]++;
    return;
  }
  const gap = log(target) - current;
  noteGap(market, gap, index);
  image[index] = current + gap / (1 + elasticity);
}

/** Divides all nominal unknowns by exp(level): prices, wages, rents and spending; potentials by its power sigma. */
export function normalise({ economy, layout, critical, image }: MarketState, level: number): void {
  if (level === 0) return;
  const { nodes: n, sectors } = economy;
  for (let k = layout.wage; k < layout.potential; k++) image[k] -= level;
  for (let s = 0; s < sectors; s++) {
    const change = level * economy.substitution[s];
    for (let i = 0; i < n; i++) image[layout.potential + s * n + i] -= change;
  }
  for (let k = layout.spending; k < layout.size; k++) image[k] -= level;
  for (const { at } of critical) for (let j = 0; j < n; j++) image[at + j] -= level;
}
