import { type Economy, type ShareLayout, shareLayout } from "./economy.js";

/**
 * Of an economy's shares, what the market's map asks for in every round, and where they stand. Arrays by labour type
 * and sector, or by sector and input, are by node too where shares are (shareLayout).
 */
export interface Shares extends ShareLayout {
  /** Share of labour, capital and land in cost: what the production tax falls on. [s*n + i] */
  primary: Float64Array;
  /** Share of each type in a sector's own labour: what an entry takes too. [t*S + s] */
  labourMix: Float64Array;
  /**
   * What a unit of the labour, capital of one kind and land that plants pay for adds to the elasticity of its demand.
   */
  labourResponse: Float64Array; // [t*S + s]
  capitalResponse: Float64Array; // [S]
  landResponse: Float64Array; // [S]
  /** The same of what entrants pay for labour. [t*S + s] */
  entryResponse: Float64Array;
  /** Share of input r in the cost of sector s, by input. [r*S + s] */
  inputUse: Float64Array;
}

/** What the map asks of an economy's shares in every round. */
export function sharesOf(economy: Economy): Shares {
  const { width, step } = shareLayout(economy);
  const labourMix = labourMixes(economy);
  return {
    width,
    step,
    primary: primaryShares(economy),
    labourMix,
    labourResponse: responses(economy, economy.labourCostShare, width),
    capitalResponse: responses(economy, economy.capitalCostShare),
    landResponse: responses(economy, economy.landCostShare),
    entryResponse: entryResponses(economy, labourMix),
    inputUse: inputUses(economy),
  };
}

function primaryShares(economy: Economy): Float64Array {
  const { nodes: n, sectors, labourTypes, capitalCostShare, landCostShare, ownLand, labourCostShare } = economy;
  const { width, step } = shareLayout(economy);
  return Float64Array.from({ length: sectors * n }, (_, k) => {
    const s = Math.floor(k / n);
    let share = capitalCostShare[s] + landCostShare[s] + ownLand.costShare[s];
    for (let t = 0; t < labourTypes; t++) share += labourCostShare[(t * sectors + s) * width + (k % n) * step];
    return share;
  });
}

/** Share of each labour type in a sector's own labour: what an entry takes too. */
function labourMixes(economy: Economy): Float64Array {
  const { labourTypes, sectors, labourCostShare } = economy;
  const cells = sectors * shareLayout(economy).width;
  const mix = new Float64Array(labourTypes * cells);
  for (let k = 0; k < cells; k++) {
    let total = 0;
    for (let t = 0; t < labourTypes; t++) total += labourCostShare[t * cells + k];
    for (let t = 0; t < labourTypes; t++) mix[t * cells + k] = total > 0 ? labourCostShare[t * cells + k] / total : 0;
  }
  return mix;
}

/** Share x own elasticity of demand: a dearer factor costs plants sales by its share in their cost. */
function responses({ substitution, sectors }: Economy, shares: Float64Array, width = 1): Float64Array {
  return shares.map((share, k) => share * share * (substitution[Math.floor(k / width) % sectors] - 1));
}

function inputUses({ sectors, inputCostShare, ...economy }: Economy): Float64Array {
  const { width } = shareLayout(economy);
  return inputCostShare.map((_, k) => {
    const pair = Math.floor(k / width);
    return inputCostShare[((pair % sectors) * sectors + Math.floor(pair / sectors)) * width + (k % width)];
  });
}

/**
 * Entry answers wages by its own elasticity, and is paid in a bundle of all types; labour demand never rises with them.
 */
function entryResponses(
  { labourCostShare, substitution, sectors, relocation, ...economy }: Economy,
  mix: Float64Array,
) {
  const { width } = shareLayout(economy);
  return mix.map((share, k) => {
    const own = labourCostShare[k] * (substitution[Math.floor(k / width) % sectors] - 1);
    return share * Math.max(0, relocation.entryPlaceElasticity * (share + own) - share);
  });
}
