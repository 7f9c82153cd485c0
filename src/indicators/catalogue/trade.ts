import { ACCOUNTS, INDEX, type IndicatorDefinition, MONEY, NO_VALUE, SHARE } from "../definition.js";
import { mean, standardDeviation } from "../measures/inequality.js";
import { gravityLink, moran, rowStandardised } from "../measures/space.js";
import { relativePriceVariance, tradeFreeness } from "../measures/trade.js";
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

/** Prices by good of some nodes, on the market of a year. [good][member] */
function pricesOf(
  { economy: { nodes, sectors } }: YearView,
  { price }: YearView["outcome"]["market"],
  members: number[],
) {
  return Array.from({ length: sectors }, (_, s) => members.map((node) => price[s * nodes + node]!));
}

/** Variance over goods of changes of relative prices since the year before, mean over cities; NaN where none has changed by more than rounding. */
function priceVariance(view: YearView, members: number[]): number {
  if (members.length < 2) return NO_VALUE;
  const [now, before] = [view.outcome, view.previous].map(({ market }) => pricesOf(view, market, members));
  const variance = mean(relativePriceVariance(now!, before!));
  return variance > ROUNDING ? variance : NO_VALUE;
}

/** Squared log points: changes of relative prices below a ten millionth are what the market's clearing leaves. */
const ROUNDING = 1e-14;

/** Strength of the link of two nodes in a year. */
function linkStrength({ economy, outcome }: YearView, i: number, j: number): number {
  const size = (node: number) => ({ people: outcome.residents[node]!, gdp: outcome.accounts.realGdp[node]! });
  return gravityLink(size(i), size(j), outcome.wayHours[i * economy.nodes + j]!);
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
  const near = members.flatMap((i) => members.map((j) => (i === j ? 0 : 1 / outcome.wayHours[i * economy.nodes + j]!)));
  const incomes = members.map((node) => outcome.accounts.realGdp[node]! / outcome.residents[node]!);
  return moran(incomes, rowStandardised(near, n));
}

/** Trade, input links and market integration. */
export const trade: IndicatorDefinition[] = [
  {
    id: "cluster-trade-volume",
    label: { en: "Sales to other cities of the cluster", zh: "城市群内城际销售额" },
    unit: MONEY,
    formula: {
      en: "value sold to other cities, buyers' prices / cluster's price index",
      zh: "对其他城市的销售额（购买者价格）/ 城市群价格指数",
    },
    source: ACCOUNTS,
    better: "none",
    scope: "both",
    measure: (view, members) => sumPairs(view, members, view.cities, view.outcome.market.trade) / view.deflator,
  },
  {
    id: "cluster-trade-share",
    label: { en: "Share of the cluster in exports", zh: "对外销售中城市群内占比" },
    unit: SHARE,
    formula: {
      en: "sales to other cities of the cluster / sales to all other nodes",
      zh: "对城市群内其他城市的销售 / 对所有其他节点的销售",
    },
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
    formula: {
      en: "intermediates from cities of the cluster, own city included / all intermediates",
      zh: "来自城市群各市（含本市）的中间品 / 全部中间品",
    },
    source: {
      en: "Isard 1951 (interregional input-output); origins of a composite in proportion",
      zh: "Isard 1951（区域间投入产出）；复合品的产地构成按比例分摊",
    },
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
    formula: {
      en: "intermediates from other cities of the cluster / all intermediates",
      zh: "来自城市群内其他城市的中间品 / 全部中间品",
    },
    source: {
      en: "Isard 1951 (interregional input-output); origins of a composite in proportion",
      zh: "Isard 1951（区域间投入产出）；复合品的产地构成按比例分摊",
    },
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
    formula: {
      en: "mean over pairs of √(X_ij X_ji / (X_ii X_jj)); 1 = no border, 0 = no trade",
      zh: "√(X_ij X_ji / (X_ii X_jj))对城市对的平均；1 = 无边界，0 = 无贸易",
    },
    source: "Head and Ries 2001, American Economic Review 91(4)",
    better: "higher",
    scope: "both",
    measure: meanFreeness,
  },
  {
    id: "price-dispersion",
    label: { en: "Dispersion of prices between cities", zh: "城际价格离散度" },
    unit: "log points",
    formula: {
      en: "standard deviation over cities of ln composite price, mean over sectors",
      zh: "各市复合品价格对数的标准差，对行业平均",
    },
    source: {
      en: "Parsley and Wei 1996, Quarterly Journal of Economics 111(4), in levels",
      zh: "Parsley and Wei 1996, Quarterly Journal of Economics 111(4)，水平值形式",
    },
    better: "lower",
    scope: "cluster",
    measure: priceDispersion,
  },
  {
    id: "relative-price-variance",
    trap: {
      en: "the good's mean over pairs must be taken off before the variance",
      zh: "计算方差前须先减去该商品对城市对的均值",
    },
    label: { en: "Variance of changes of relative prices", zh: "相对价格变动的方差" },
    unit: "squared log points",
    formula: {
      en: "variance over goods of |change of ln(p_i/p_j) since the year before| less its mean over pairs, mean over pairs; empty where no relative price has moved",
      zh: "|ln(p_i/p_j)较上年的变动|减去该商品对城市对的均值，求商品间方差，再对城市对平均；相对价格均无变动时为空",
    },
    source:
      "Parsley and Wei 1996, Quarterly Journal of Economics 111(4); Parsley and Wei 2001, Journal of International Economics 55(1)",
    better: "lower",
    scope: "cluster",
    measure: priceVariance,
  },
  {
    id: "market-integration",
    trap: {
      en: "grows without bound where prices rest: in a calm year it says little; a reform that moves prices lowers it in its first year",
      zh: "价格不动时无限增大：平稳年份意义不大；引起价格变动的改革在首年使其下降",
    },
    label: { en: "Market integration by relative prices", zh: "市场一体化指数" },
    unit: INDEX,
    formula: { en: "√(1 / variance of changes of relative prices)", zh: "√(1 / 相对价格变动的方差)" },
    source: {
      en: "form of the literature on Chinese market segmentation (Gui et al. 2006, recalled)",
      zh: "国内市场分割文献的形式（桂琦寒等2006，凭记忆引用）",
    },
    better: "higher",
    scope: "cluster",
    measure: (view, members) => Math.sqrt(1 / priceVariance(view, members)),
  },
  {
    id: "gravity-links",
    trap: {
      en: "hours are those of a lorry, tolls at the value of its time: distance alone would show no effect of a toll, passengers would feel it less",
      zh: "时间为货车行驶时间，通行费按货车时间价值折算：只用距离则看不出通行费的影响，客运受影响较小",
    },
    label: { en: "Strength of economic links", zh: "经济联系强度" },
    unit: "thousand persons × 100 million {currency} / hour²",
    formula: {
      en: "√(P_i G_i) √(P_j G_j) / D_ij², summed over pairs (of a city: with all other cities); P residents, G real income, D hours of travel, stops and tolls over the value of time",
      zh: "√(P_i G_i) √(P_j G_j) / D_ij²，对城市对求和（单个城市：与所有其他城市）；P常住人口，G实际地区生产总值，D为行驶时间、停车等候与按时间价值折算的通行费之和（小时）",
    },
    source: {
      en: "form of the literature on Chinese city networks (recalled); gravity after Reilly 1931 and Zipf 1946",
      zh: "国内城市网络文献的形式（凭记忆引用）；引力形式见Reilly 1931与Zipf 1946",
    },
    better: "higher",
    scope: "both",
    measure: (view, members) => linksOf(view, members),
  },
  {
    id: "moran-income",
    label: { en: "Spatial autocorrelation of income per head", zh: "人均GDP莫兰指数" },
    unit: INDEX,
    formula: {
      en: "Moran's I = n/S0 Σ w_ij z_i z_j / Σ z_i², w = 1 / hours of the way, rows scaled to one",
      zh: "I = n/S0 Σ w_ij z_i z_j / Σ z_i²，w = 1 / 行程小时，行标准化",
    },
    source: "Moran 1950, Biometrika 37",
    better: "none",
    scope: "cluster",
    measure: spatialAutocorrelation,
  },
];
