import type { MarketInputs } from "./marketInputs.js";
import type { MarketState } from "./marketState.js";
import type { NoteGap } from "./specialCase.js";

/**
 * The image of the unknowns under the market's map: factor prices move to what the round's payments make of them
 * (7.2j), each damped by its own demand elasticity, prices and potentials to what trade found, spending to what finance
 * found. Undamped gaps are noted.
 */
export function updateUnknowns(market: MarketState, inputs: MarketInputs, image: Float64Array, note: NoteGap): void {
  updateFactorPrices(market, inputs, image, note);
  updateGoods(market, image, note);
  const { layout, finance } = market;
  for (let i = 0; i < market.economy.nodes; i++) {
    // Where nobody lives nothing is spent; money that is not a number is no market.
    if (Number.isNaN(finance.nodeSpending[i])) note(Number.NaN, layout.spending + i);
    towards(market, image, layout.spending + i, finance.nodeSpending[i], 0, note);
  }
  updateCritical(market, image, note);
}

/** ln Q becomes what trade found. */
function updateCritical({ critical, unknowns }: MarketState, image: Float64Array, note: NoteGap): void {
  for (const { at, sought } of critical) {
    for (let j = 0; j < sought.length; j++) {
      image[at + j] = sought[j];
      note(sought[j] - unknowns[at + j], at + j);
    }
  }
}

function updateFactorPrices(market: MarketState, inputs: MarketInputs, image: Float64Array, note: NoteGap): void {
  const { layout, finance, capitalValue, landValue, labourElasticity, capitalElasticity, landElasticity } = market;
  const n = market.economy.nodes;
  for (let k = 0; k < layout.capitalRent; k++) {
    const value = finance.wageIncome[k];
    const elasticity = value > 0 ? labourElasticity[k] / value : 0;
    towards(market, image, layout.wage + k, value / inputs.workers[k], elasticity, note);
  }
  for (let i = 0; i < n; i++) {
    if (market.economy.capitalKinds === 1) {
      const capital = capitalValue[i];
      const rent = capital / inputs.capital[i];
      towards(market, image, layout.capitalRent + i, rent, capitalElasticity[i] / capital, note);
    }
    const land = landValue[i];
    const landRent = land / inputs.industrialLand[i];
    towards(market, image, layout.industrialRent + i, landRent, landElasticity[i] / land, note);
  }
}

function updateGoods(market: MarketState, image: Float64Array, note: NoteGap): void {
  const { economy, layout, unknowns, competition, soughtPotential } = market;
  const { nodes: n, sectors } = economy;
  for (let s = 0; s < sectors; s++) {
    const exponent = 1 / (1 - economy.substitution[s]);
    for (let k = s * n; k < (s + 1) * n; k++) {
      image[layout.price + k] = exponent * Math.log(competition[k]);
      note(image[layout.price + k] - unknowns[layout.price + k], layout.price + k);
      towards(market, image, layout.potential + k, soughtPotential[k], 0, note);
    }
  }
}

/**
 * Log of the damped update of a positive unknown; zero or undefined targets, as where nobody lives, leave it as it is.
 */
function towards(
  { unknowns }: MarketState,
  image: Float64Array,
  index: number,
  target: number,
  elasticity: number,
  note: NoteGap,
): void {
  const current = unknowns[index];
  image[index] = current;
  if (!(target > 0) || target === Infinity) return;
  const gap = Math.log(target) - current;
  note(gap, index);
  image[index] = current + gap / (1 + elasticity);
}

/** Divides all nominal unknowns by exp(level): prices, wages, rents and spending; potentials by its power sigma. */
export function normalise({ economy, layout, critical }: MarketState, image: Float64Array, level: number): void {
  if (level === 0) return;
  const { nodes: n, sectors } = economy;
  for (let k = layout.wage; k < layout.potential; k++) image[k] -= level;
  for (let s = 0; s < sectors; s++) {
    for (let i = 0; i < n; i++) image[layout.potential + s * n + i] -= level * economy.substitution[s];
  }
  for (let k = layout.spending; k < layout.size; k++) image[k] -= level;
  for (const { at } of critical) for (let j = 0; j < n; j++) image[at + j] -= level;
}
