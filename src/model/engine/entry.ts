import { log, pow } from "../../maths/numerics/elementary.js";
import { accumulateShares, exponentials, logarithms } from "../../maths/numerics/vectors.js";
import type { EntryInputs, MarketInputs } from "./marketInputs.js";
import type { MarketState } from "./marketState.js";
import { effectiveProfitTax, type Policy } from "./policy.js";
import type { InnovationFund } from "./policyEntries.js";
import type { Residuals } from "./world.js";

/** Entry under the year's policy: a negative list refuses its share of those who would come. */
export function entryInputs(
  { entryFirms, entryLabour, entryTotal, base }: Residuals,
  { entryBan, innovationFunds }: Policy,
): EntryInputs {
  return {
    firms: entryFirms.map((firms, k) => firms * (1 - entryBan[k])),
    labour: entryLabour,
    baseValue: base.entryValue,
    total: entryTotal,
    support: innovationFunds.length === 0 ? null : supportOfFunds(entryFirms.length, innovationFunds),
  };
}

/** -ln(1 - share) of what funds pay of an entry (7.6e): to entrants the cost is so much lower. [s*n + i] */
function supportOfFunds(cells: number, funds: readonly InnovationFund[]): Float64Array {
  const support = new Float64Array(cells);
  for (const fund of funds) for (let k = 0; k < cells; k++) support[k] -= log(1 - fund.support[k]);
  return support;
}

/** Ln wage of a bundle of the sector's labour in every node. [s*n + i] */
function priceBundles(market: MarketState): void {
  const { economy, logs, labourMix: mix, logBundle } = market;
  const { nodes: n, sectors, labourTypes } = economy;
  const { width, step } = market.shares;
  logBundle.fill(0);
  for (let s = 0; s < sectors; s++) {
    for (let t = 0; t < labourTypes; t++) {
      accumulateShares(logs.wage, t * n, n, mix, (t * sectors + s) * width, step, logBundle, s * n);
    }
  }
}

/**
 * Ln after-tax profit of a firm of unit size with own-city headquarters over the wage of what an entry takes (7.6a):
 * what entry and exit respond to. Free of the price level, and of productivity that all places share.
 */
export function valueEntries(market: MarketState, { policy }: MarketInputs): void {
  const { economy, logs, logUnitCost, entryValue, entryShare: kept, logBundle } = market;
  const { nodes: n, sectors, headquartersLabour } = economy;
  priceBundles(market);
  for (let i = 0; i < n; i++) kept[i] = 1 - effectiveProfitTax(policy, i);
  logarithms(kept, kept, 0, n);
  for (let s = 0; s < sectors; s++) {
    const exponent = 1 - economy.substitution[s];
    const markup = economy.markup[s];
    const common = exponent * log(markup) + log(1 - 1 / markup);
    const staff = economy.headquartersCostShare[s] * exponent;
    for (let i = 0; i < n; i++) {
      const k = s * n + i;
      const revenue = common + exponent * logUnitCost[k] + logs.potential[k];
      entryValue[k] = revenue + staff * logs.wage[headquartersLabour * n + i] + kept[i] - logBundle[k];
    }
  }
}

/**
 * Entrants, and the labour that they take (7.6b, 7.6c). A country's entrants of a sector answer the value that its
 * places offer all together with entryElasticity; places divide them with entryPlaceElasticity (nested logit, McFadden
 * 1978): who is refused here goes elsewhere. What funds pay makes an entry worth as much more; firms that are there
 * do not see it.
 */
export function enterFirms(market: MarketState, inputs: MarketInputs): void {
  const { entry } = inputs;
  if (entry === null) return;
  const { economy, entrants, entryCost, entryShare, logBundle } = market;
  const { nodes: n, sectors, country, relocation } = economy;
  valueEntries(market, inputs);
  weighPlaces(market, entry);
  const power = relocation.entryElasticity / relocation.entryPlaceElasticity - 1;
  exponentials(logBundle, entryCost, 0, sectors * n);
  for (let s = 0; s < sectors; s++) {
    entryShare.fill(0);
    for (let i = 0; i < n; i++) entryShare[country[i]] += entrants[s * n + i];
    // Countries go by their first node. From here on the share is the factor by which what a country offers together
    // changes its entrants.
    for (let c = 0; c < n; c++) {
      if (entryShare[c] > 0) entryShare[c] = pow(entryShare[c] / entry.total[s * n + c], power);
    }
    for (let i = 0; i < n; i++) {
      const k = s * n + i;
      if (entrants[k] > 0) entrants[k] *= entryShare[country[i]];
      entryCost[k] = entrants[k] > 0 ? entrants[k] * entry.labour[k] * entryCost[k] : 0;
    }
  }
  hireForEntry(market);
}

/** Leaves in `entrants` what each place offers of what its country offers. */
function weighPlaces(market: MarketState, { firms, baseValue, support }: EntryInputs): void {
  const { entrants, entryValue } = market;
  const { entryPlaceElasticity } = market.economy.relocation;
  for (let k = 0; k < firms.length; k++) {
    const gain = entryValue[k] - baseValue[k] + (support === null ? 0 : support[k]);
    entrants[k] = entryPlaceElasticity * gain;
  }
  exponentials(entrants, entrants, 0, firms.length);
  for (let k = 0; k < firms.length; k++) entrants[k] = firms[k] > 0 ? firms[k] * entrants[k] : 0;
}

/** Adds what entrants pay for labour to what plants pay, and what it does to the demand for it. */
export function hireForEntry(market: MarketState): void {
  const { economy, entryCost, labourMix, entryResponse, labourValue, labourElasticity } = market;
  const { nodes: n, sectors, labourTypes } = economy;
  const { width, step } = market.shares;
  for (let s = 0; s < sectors; s++) {
    for (let t = 0; t < labourTypes; t++) {
      const row = (t * sectors + s) * width;
      accumulateShares(entryCost, s * n, n, labourMix, row, step, labourValue, t * n);
      accumulateShares(entryCost, s * n, n, entryResponse, row, step, labourElasticity, t * n);
    }
  }
}
