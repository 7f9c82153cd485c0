import { log } from "../../../maths/numerics/elementary.js";
import { textOf } from "../../../words/index.js";
import { mean, standardDeviation } from "../measures/inequality.js";
import { gravityLink, moran, relativePriceVariance, rowStandardised, tradeFreeness } from "../measures/space.js";
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
 * Intermediates that nodes buy from all cities and from other ones than themselves, each composite's origins taken in
 * proportion. Nominal. [s*n + i] each
 */
const intermediatesFromCities = oncePerYear(({ economy, outcome: { market } }) => {
  const { nodes, sectors, isCity } = economy;
  const { intermediatePurchases, tradeBySector } = market;
  const all = new Float64Array(sectors * nodes);
  const others = new Float64Array(sectors * nodes);
  for (let s = 0; s < sectors; s++) {
    const bought = new Float64Array(nodes);
    const admitted = new Float64Array(nodes);
    for (let from = 0; from < nodes; from++) {
      const row = (s * nodes + from) * nodes;
      for (let to = 0; to < nodes; to++) bought[to] += tradeBySector[row + to];
      if (isCity[from] === 1) for (let to = 0; to < nodes; to++) admitted[to] += tradeBySector[row + to];
    }
    for (let to = 0; to < nodes; to++) {
      const k = s * nodes + to;
      const own = isCity[to] === 1 ? tradeBySector[k * nodes + to] : 0;
      const share = bought[to] > 0 ? intermediatePurchases[k] / bought[to] : 0;
      all[k] = share * admitted[to];
      others[k] = share * (admitted[to] - own);
    }
  }
  return { all, others };
});

/** [from*n + to] */
const freenessOfPairs = oncePerYear(({ economy: { nodes }, outcome: { market } }): Float64Array => {
  const { trade } = market;
  const freeness = new Float64Array(nodes * nodes);
  for (let i = 0; i < nodes; i++)
    for (let j = 0; j < i; j++) {
      const [there, back] = [i * nodes + j, j * nodes + i];
      const own = [trade[i * nodes + i], trade[j * nodes + j]] as const;
      freeness[there] = freeness[back] = tradeFreeness(trade[there], trade[back], ...own);
    }
  return freeness;
});

/** Mean freeness of trade over pairs of members, or of one member with every other city. */
function meanFreeness(view: YearView, members: number[]): number {
  const alone = members.length === 1;
  const partners = alone ? view.cities.filter((city) => city !== members[0]) : members;
  const pairs = members.length * (alone ? partners.length : partners.length - 1);
  return sumPairs(view, members, partners, freenessOfPairs(view)) / pairs;
}

const logPrices = oncePerYear(({ outcome }) => outcome.market.price.map(log));

/** Standard deviation over members of ln price, mean over sectors. */
function priceDispersion(view: YearView, members: number[]): number {
  const { nodes, sectors } = view.economy;
  const prices = logPrices(view);
  let total = 0;
  for (let s = 0; s < sectors; s++)
    total += standardDeviation(members.map((node) => prices[s * nodes + node])) / sectors;
  return total;
}

/** Change of ln price since the year before. [s*n + i] */
const pricesRisen = oncePerYear(({ outcome, previous }) =>
  outcome.market.price.map((now, k) => log(now / previous.market.price[k])),
);

/**
 * Variance over goods of changes of relative prices since the year before, mean over cities; NaN where none has changed
 * by more than rounding.
 */
const priceVariance = oncePerYear((view, members: number[]): number => {
  const { nodes, sectorIds } = view.economy;
  const risen = sectorIds.map((_, s) => members.map((node) => pricesRisen(view)[s * nodes + node]));
  const variance = mean(relativePriceVariance(risen));
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

/** Moran's I of GDP per head, weights one over hours. */
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
    unit: MONEY,
    measure: (view, members) => sumPairs(view, members, view.cities, view.outcome.market.trade) / view.deflator,
  },
  {
    id: "cluster-trade-share",
    unit: SHARE,
    measure: (view, members) =>
      sumPairs(view, members, view.cities, view.outcome.market.trade) /
      sumPairs(view, members, view.everywhere, view.outcome.market.trade),
  },
  {
    id: "cluster-input-share",
    unit: SHARE,
    source: "indicators.isard1951InterregionalInput",
    measure: (view, members) =>
      sumCells(view, members, intermediatesFromCities(view).all) /
      sumCells(view, members, view.outcome.market.intermediatePurchases),
  },
  {
    id: "cross-city-input-share",
    unit: SHARE,
    source: "indicators.isard1951InterregionalInput",
    better: "higher",
    measure: (view, members) =>
      sumCells(view, members, intermediatesFromCities(view).others) /
      sumCells(view, members, view.outcome.market.intermediatePurchases),
  },
  {
    id: "trade-freeness",
    unit: INDEX,
    source: textOf("Head and Ries 2001, American Economic Review 91(4)"),
    better: "higher",
    measure: meanFreeness,
  },
  {
    id: "price-dispersion",
    unit: "log points",
    source: "indicators.parsleyWei1996Quarterly",
    better: "lower",
    scope: "cluster",
    measure: priceDispersion,
  },
  {
    id: "relative-price-variance",
    trap: "indicators.goodSMeanOver",
    unit: "squared log points",
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
    unit: INDEX,
    source: "indicators.formLiteratureChineseMarket",
    better: "higher",
    scope: "cluster",
    measure: (view, members) => Math.sqrt(1 / priceVariance(view, members)),
  },
  {
    id: "gravity-links",
    trap: "indicators.hoursThoseLorryTolls",
    unit: "thousand persons × 100 million {currency} / hour²",
    source: "indicators.formLiteratureChineseCity",
    better: "higher",
    measure: linksOf,
  },
  {
    id: "moran-income",
    unit: INDEX,
    source: textOf("Moran 1950, Biometrika 37"),
    scope: "cluster",
    measure: spatialAutocorrelation,
  },
];
