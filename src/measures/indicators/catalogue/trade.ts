import { log } from "../../../maths/numerics/elementary.js";
import { commonShares } from "../../../model/engine/economy.js";
import { textOf } from "../../../words/index.js";
import { mean, standardDeviation } from "../measures/inequality.js";
import { gravityLink, moran, rowStandardised } from "../measures/space.js";
import { total } from "../measures/structure.js";
import {
  chainCompleteness,
  chainLinks,
  exposureThroughInputs,
  meanPropagationLength,
  relativePriceVariance,
  tradeFreeness,
} from "../measures/volume.js";
import {
  INDEX,
  MONEY,
  NO_VALUE,
  oncePerYear,
  perHead,
  SHARE,
  sumCells,
  sumPairs,
  tableOf,
  type Written,
  type YearView,
} from "../view.js";

/**
 * Intermediates that nodes buy from cities, their own among them or not, each composite's origins taken in proportion.
 * Nominal. [s*n + i]
 */
function intermediatesFromCities({ economy, outcome: { market } }: YearView, own: boolean): Float64Array {
  const { nodes, sectors, isCity } = economy;
  const bought = market.intermediatePurchases.slice();
  for (let s = 0; s < sectors; s++) {
    const admitted = new Float64Array(nodes);
    const all = new Float64Array(nodes);
    for (let from = 0; from < nodes; from++) {
      const row = (s * nodes + from) * nodes;
      for (let to = 0; to < nodes; to++) {
        const value = market.tradeBySector[row + to];
        all[to] += value;
        if (isCity[from] === 1 && (own || from !== to)) admitted[to] += value;
      }
    }
    for (let to = 0; to < nodes; to++)
      bought[s * nodes + to] = all[to] > 0 ? (bought[s * nodes + to] * admitted[to]) / all[to] : 0;
  }
  return bought;
}

const intermediatesFromAllCities = oncePerYear((view) => intermediatesFromCities(view, true));
const intermediatesFromOtherCities = oncePerYear((view) => intermediatesFromCities(view, false));

/** Mean freeness of trade over pairs of members, or of one member with every other city. */
function meanFreeness(view: YearView, members: number[]): number {
  const { nodes } = view.economy;
  const { trade } = view.outcome.market;
  const partners = members.length === 1 ? view.cities : members;
  let total = 0;
  let pairs = 0;
  for (const i of members)
    for (const j of partners) {
      if (i === j) continue;
      total += tradeFreeness(trade[i * nodes + j], trade[j * nodes + i], trade[i * nodes + i], trade[j * nodes + j]);
      pairs++;
    }
  return total / pairs;
}

const logPrices = oncePerYear(({ outcome }) => outcome.market.price.map(log));

/** Standard deviation over members of ln price, mean over sectors. */
function priceDispersion(view: YearView, members: number[]): number {
  const { nodes, sectors } = view.economy;
  const prices = logPrices(view);
  let total = 0;
  for (let s = 0; s < sectors; s++)
    total += standardDeviation(members.map((node) => prices[s * nodes + node])) / sectors;
  return members.length > 1 ? total : NaN;
}

/** Prices by good of some nodes, on the market of a year. [good][member] */
function pricesOf(
  { economy: { nodes, sectorIds } }: YearView,
  { price }: YearView["outcome"]["market"],
  members: number[],
) {
  return sectorIds.map((_, s) => members.map((node) => price[s * nodes + node]));
}

/**
 * Variance over goods of changes of relative prices since the year before, mean over cities; NaN where none has changed
 * by more than rounding.
 */
const priceVariance = oncePerYear((view, members: number[]): number => {
  if (members.length < 2) return NO_VALUE;
  const [now, before] = [view.outcome, view.previous].map(({ market }) => pricesOf(view, market, members));
  const variance = mean(relativePriceVariance(now, before));
  return variance > ROUNDING ? variance : NO_VALUE;
});

/** Squared log points: changes of relative prices below a ten millionth are what the market's clearing leaves. */
const ROUNDING = 1e-14;

/** Strength of the link of two nodes in a year. */
function linkStrength({ economy, outcome }: YearView, i: number, j: number): number {
  const size = (node: number) => ({ people: outcome.residents[node], gdp: outcome.accounts.realGdp[node] });
  return gravityLink(size(i), size(j), outcome.wayHours[i * economy.nodes + j]);
}

/** Sum over pairs of members; of a single city with all others. */
function linksOf(view: YearView, members: number[]): number {
  const alone = members.length === 1;
  let strength = 0;
  for (const i of members)
    for (const j of alone ? view.cities : members) if (alone ? j !== i : j < i) strength += linkStrength(view, i, j);
  return strength;
}

/** Moran's I of income per head, weights one over hours. */
function spatialAutocorrelation(view: YearView, members: number[]): number {
  if (members.length < 3) return NO_VALUE;
  const { outcome, economy } = view;
  const n = members.length;
  const near = new Float64Array(n * n);
  for (let a = 0; a < n; a++)
    for (let b = 0; b < n; b++)
      if (a !== b) near[a * n + b] = 1 / outcome.wayHours[members[a] * economy.nodes + members[b]];
  return moran(perHead(tableOf(view), members), rowStandardised(near, n));
}

/** Trade, input links and market integration. */
export const trade: Written[] = [
  {
    id: "cluster-trade-volume",
    label: "indicators.salesOtherCitiesCluster",
    unit: MONEY,
    formula: "indicators.valueSoldOtherCities",
    measure: (view, members) => sumPairs(view, members, view.cities, view.outcome.market.trade) / view.deflator,
  },
  {
    id: "cluster-trade-share",
    label: "indicators.shareClusterExports",
    unit: SHARE,
    formula: "indicators.salesOtherCitiesClusterSales",
    measure: (view, members) =>
      sumPairs(view, members, view.cities, view.outcome.market.trade) /
      sumPairs(view, members, view.everywhere, view.outcome.market.trade),
  },
  {
    id: "cluster-input-share",
    label: "indicators.intermediatesBoughtInsideCluster",
    unit: SHARE,
    formula: "indicators.intermediatesCitiesClusterOwn",
    source: "indicators.isard1951InterregionalInput",
    measure: (view, members) =>
      sumCells(view, members, intermediatesFromAllCities(view)) /
      sumCells(view, members, view.outcome.market.intermediatePurchases),
  },
  {
    id: "cross-city-input-share",
    label: "indicators.intermediatesBoughtOtherCities",
    unit: SHARE,
    formula: "indicators.intermediatesOtherCitiesCluster",
    source: "indicators.isard1951InterregionalInput",
    better: "higher",
    measure: (view, members) =>
      sumCells(view, members, intermediatesFromOtherCities(view)) /
      sumCells(view, members, view.outcome.market.intermediatePurchases),
  },
  {
    id: "trade-freeness",
    label: "indicators.freenessTradeBetweenCities",
    unit: INDEX,
    formula: "indicators.meanOverPairsX",
    source: textOf("Head and Ries 2001, American Economic Review 91(4)"),
    better: "higher",
    measure: meanFreeness,
  },
  {
    id: "price-dispersion",
    label: "indicators.dispersionPricesBetweenCities",
    unit: "log points",
    formula: "indicators.standardDeviationOverCitiesLnComposite",
    source: "indicators.parsleyWei1996Quarterly",
    better: "lower",
    scope: "cluster",
    measure: priceDispersion,
  },
  {
    id: "relative-price-variance",
    trap: "indicators.goodSMeanOver",
    label: "indicators.varianceChangesRelativePrices",
    unit: "squared log points",
    formula: "indicators.varianceOverGoodsChange",
    source: textOf(
      "Parsley and Wei 1996, Quarterly Journal of Economics 111(4); Parsley and Wei 2001, Journal of " +
        "International Economics 55(1)",
    ),
    better: "lower",
    scope: "cluster",
    measure: priceVariance,
  },
  {
    id: "market-integration",
    trap: "indicators.growsWithoutBoundWhere",
    label: "indicators.marketIntegrationRelativePrices",
    unit: INDEX,
    formula: "indicators.n1VarianceChangesRelative",
    source: "indicators.formLiteratureChineseMarket",
    better: "higher",
    scope: "cluster",
    measure: (view, members) => Math.sqrt(1 / priceVariance(view, members)),
  },
  {
    id: "gravity-links",
    trap: "indicators.hoursThoseLorryTolls",
    label: "indicators.strengthEconomicLinks",
    unit: "thousand persons × 100 million {currency} / hour²",
    formula: "indicators.pIGI",
    source: "indicators.formLiteratureChineseCity",
    better: "higher",
    measure: (view, members) => linksOf(view, members),
  },
  {
    id: "moran-income",
    label: "indicators.spatialAutocorrelationIncomePer",
    unit: INDEX,
    formula: "indicators.moranSIN",
    source: textOf("Moran 1950, Biometrika 37"),
    scope: "cluster",
    measure: spatialAutocorrelation,
  },
];

/**
 * A link counts from two per cent of a sector's cost; an input is there where half of what the place needs of it is
 * made there. Our assumptions.
 */
const LINKS = { smallest: 0.02, cover: 0.5 };

const commonInputShares = oncePerYear(({ economy }) => commonShares(economy, economy.inputCostShare));

/** Sum over some nodes, by sector, of a cell array [s*n + i]. */
function bySector({ economy: { nodes, sectors } }: YearView, members: number[], cells: ArrayLike<number>) {
  const sums = new Array<number>(sectors).fill(0);
  for (let s = 0; s < sectors; s++) for (const node of members) sums[s] += cells[s * nodes + node];
  return sums;
}

/** Output of each sector, and what intermediates of it some nodes buy. */
const chains = oncePerYear((view, members: number[]) => {
  const { revenue, intermediatePurchases } = view.outcome.market;
  const output = bySector(view, members, revenue);
  const needs = bySector(view, members, intermediatePurchases);
  return { output, links: chainLinks(commonInputShares(view), output, needs, LINKS) };
});

/** Of what some nodes buy of each composite, the part that comes from themselves. [S] */
function boughtInside({ economy, outcome }: YearView, members: number[]): Float64Array {
  const { nodes, sectors } = economy;
  const { tradeBySector } = outcome.market;
  const inside = new Uint8Array(nodes);
  for (const node of members) inside[node] = 1;
  const shares = new Float64Array(sectors);
  for (let r = 0; r < sectors; r++) {
    let own = 0;
    let all = 0;
    for (let from = 0; from < nodes; from++) {
      const row = (r * nodes + from) * nodes;
      let sold = 0;
      for (const to of members) sold += tradeBySector[row + to];
      all += sold;
      if (inside[from] === 1) own += sold;
    }
    shares[r] = all > 0 ? own / all : 0;
  }
  return shares;
}

/**
 * Input coefficients per unit of output of what some nodes buy from each other: national technology times the part that
 * comes from inside. [r*S + s]
 */
function innerCoefficients(view: YearView, members: number[]): Float64Array {
  const { sectors, markup } = view.economy;
  const inputCostShare = commonInputShares(view);
  const inside = boughtInside(view, members);
  const coefficients = new Float64Array(sectors * sectors);
  for (let r = 0; r < sectors; r++)
    for (let s = 0; s < sectors; s++)
      coefficients[r * sectors + s] = (inputCostShare[s * sectors + r] / markup[s]) * inside[r];
  return coefficients;
}

/** Cost that hangs on the origins of critical inputs, directly and through inputs. [s*n + j] */
const exposedCost = oncePerYear(({ economy, outcome: { market } }) => {
  const { cost, critical, tradeBySector } = market;
  if (!critical) return new Float64Array(cost.length);
  const direct = critical.toOrigins.map((paid, k) => (cost[k] > 0 ? paid / cost[k] : 0));
  return exposureThroughInputs(economy, tradeBySector, direct).map((share, k) => share * cost[k]);
});

/** Production chains: what of them the places hold themselves. */
export const productionChains: Written[] = [
  {
    id: "chain-completeness",
    trap: "indicators.thirteenSectorsNearlyEverything",
    label: "indicators.completenessProductionChains",
    unit: "share",
    formula: "indicators.inputsMadeHomeInputs",
    source: "indicators.afterHirschman1958Strategy",
    measure: (view, members) => {
      const { links, output } = chains(view, members);
      return chainCompleteness(links, output);
    },
  },
  {
    id: "missing-links",
    label: "indicators.missingLinksProductionChains",
    unit: "links",
    formula: "indicators.pairsSectorMadeHere",
    source: "indicators.afterHirschman1958Strategy",
    measure: (view, members) => total(chains(view, members).links.missing),
  },
  {
    id: "critical-input-exposure",
    trap: "indicators.exposureNoneDeclared",
    label: "indicators.exposureCriticalInputs",
    unit: SHARE,
    formula: "indicators.exposureFormula",
    source: "indicators.exposureSource",
    better: "lower",
    measure: (view, members) =>
      sumCells(view, members, exposedCost(view)) / sumCells(view, members, view.outcome.market.cost),
  },
  {
    id: "propagation-length",
    trap: "indicators.identityTakenOffDiagonal",
    label: "indicators.averagePropagationLengthInside",
    unit: "rounds",
    formula: "indicators.hIjLIj",
    source: textOf("Dietzenbacher, Romero and Bosma 2005, Estudios de Economía Aplicada 23(2)"),
    scope: "cluster",
    measure: (view, members) =>
      members.length > 1 ? meanPropagationLength(innerCoefficients(view, members)) : NO_VALUE,
  },
];
