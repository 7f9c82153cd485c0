import { ACCOUNTS, INDEX, type IndicatorDefinition, MONEY, SHARE } from "../definition.js";
import { standardDeviation } from "../measures/inequality.js";
import { tradeFreeness } from "../measures/trade.js";
import { sumCells, sumPairs, type YearView } from "../view.js";

/** Intermediates that `members` buy from nodes that `isSource` admits, each composite's origins taken in proportion. Nominal. */
function intermediatesFrom(view: YearView, members: number[], isSource: (from: number, to: number) => boolean): number {
  const { nodes, sectors } = view.economy;
  const { tradeBySector, intermediatePurchases } = view.outcome.market;
  let total = 0;
  for (let s = 0; s < sectors; s++)
    for (const to of members) {
      let admitted = 0;
      let all = 0;
      for (let from = 0; from < nodes; from++) {
        const value = tradeBySector[(s * nodes + from) * nodes + to]!;
        all += value;
        if (isSource(from, to)) admitted += value;
      }
      if (all > 0) total += (intermediatePurchases[s * nodes + to]! * admitted) / all;
    }
  return total;
}

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
      total += tradeFreeness(
        trade[i * nodes + j]!,
        trade[j * nodes + i]!,
        trade[i * nodes + i]!,
        trade[j * nodes + j]!,
      );
      pairs++;
    }
  return total / pairs;
}

/** Standard deviation over members of ln price, mean over sectors. */
function priceDispersion(view: YearView, members: number[]): number {
  const { nodes, sectors } = view.economy;
  const { price } = view.outcome.market;
  let total = 0;
  for (let s = 0; s < sectors; s++)
    total += standardDeviation(members.map((node) => Math.log(price[s * nodes + node]!))) / sectors;
  return members.length > 1 ? total : Number.NaN;
}

/** Trade, input links and market integration. */
export const trade: IndicatorDefinition[] = [
  {
    id: "cluster-trade-volume",
    label: { en: "Sales to other cities of the cluster", zh: "城市群内城际销售额" },
    unit: MONEY,
    formula: "value sold to other cities, buyers' prices / cluster's price index",
    source: ACCOUNTS,
    better: "none",
    scope: "both",
    measure: (view, members) => sumPairs(view, members, view.cities, view.outcome.market.trade) / view.deflator,
  },
  {
    id: "cluster-trade-share",
    label: { en: "Share of the cluster in exports", zh: "对城市群内其他城市销售占比" },
    unit: SHARE,
    formula: "sales to other cities of the cluster / sales to all other nodes",
    source: ACCOUNTS,
    better: "none",
    scope: "both",
    measure: (view, members) =>
      sumPairs(view, members, view.cities, view.outcome.market.trade) /
      sumPairs(view, members, view.everywhere, view.outcome.market.trade),
  },
  {
    id: "cluster-input-share",
    label: { en: "Intermediates bought inside the cluster", zh: "城市群内中间品采购占比" },
    unit: SHARE,
    formula: "intermediates from cities of the cluster, own city included / all intermediates",
    source: "Isard 1951 (interregional input-output); origins of a composite in proportion",
    better: "none",
    scope: "both",
    measure: (view, members) =>
      intermediatesFrom(view, members, (from) => view.economy.isCity[from] === 1) /
      sumCells(view, members, view.outcome.market.intermediatePurchases),
  },
  {
    id: "cross-city-input-share",
    label: { en: "Intermediates bought from other cities", zh: "跨城市中间品采购占比" },
    unit: SHARE,
    formula: "intermediates from other cities of the cluster / all intermediates",
    source: "Isard 1951 (interregional input-output); origins of a composite in proportion",
    better: "higher",
    scope: "both",
    measure: (view, members) =>
      intermediatesFrom(view, members, (from, to) => from !== to && view.economy.isCity[from] === 1) /
      sumCells(view, members, view.outcome.market.intermediatePurchases),
  },
  {
    id: "trade-freeness",
    label: { en: "Freeness of trade between cities", zh: "城际贸易自由度" },
    unit: INDEX,
    formula: "mean over pairs of √(X_ij X_ji / (X_ii X_jj)); 1 = no border, 0 = no trade",
    source: "Head and Ries 2001, American Economic Review 91(4)",
    better: "higher",
    scope: "both",
    measure: meanFreeness,
  },
  {
    id: "price-dispersion",
    label: { en: "Dispersion of prices between cities", zh: "城际价格离散度" },
    unit: "log points",
    formula: "standard deviation over cities of ln composite price, mean over sectors",
    source: "Parsley and Wei 1996, Quarterly Journal of Economics 111(4), in levels",
    better: "lower",
    scope: "cluster",
    measure: priceDispersion,
  },
];
