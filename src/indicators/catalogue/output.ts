import { ACCOUNTS, type IndicatorDefinition, MONEY, PER_HEAD, SHARE } from "../definition.js";
import { labourType, sum, sumCells, workersOf, type YearView } from "../view.js";

/** 100 million per thousand persons = 100 thousand a head. */
const THOUSAND_A_HEAD = 100;

/** Mean real wage of a labour type, weighted by its workers. */
function realWage(view: YearView, members: number[], id: string): number {
  const offset = labourType(view, id) * view.economy.nodes;
  if (offset < 0) return Number.NaN;
  const { workers, accounts } = view.outcome;
  let wages = 0;
  let people = 0;
  for (const node of members) {
    wages += workers[offset + node]! * accounts.realWage[offset + node]!;
    people += workers[offset + node]!;
  }
  return (THOUSAND_A_HEAD * wages) / people;
}

function workers(view: YearView, members: number[], id: string): number {
  const type = labourType(view, id);
  const { nodes } = view.economy;
  return type < 0 ? Number.NaN : sum(members, view.outcome.workers.subarray(type * nodes, (type + 1) * nodes));
}

/** People's consumption at base-year prices. */
function consumption({ accounts, residents }: YearView["outcome"], node: number): number {
  return accounts.realConsumptionPerHead[node]! * residents[node]!;
}

/** What they and their cities consume, public services included. */
function finalConsumption(outcome: YearView["outcome"], node: number): number {
  return consumption(outcome, node) + outcome.accounts.publicServicesPerHead[node]! * outcome.residents[node]!;
}

/** Of residents, weighted by their number. */
function wellBeing({ outcome }: YearView, members: number[]): number {
  const { accounts, residents } = outcome;
  return (
    members.reduce((total, node) => total + accounts.wellBeing[node]! * residents[node]!, 0) / sum(members, residents)
  );
}

/** Output, income and stocks. */
export const output: IndicatorDefinition[] = [
  {
    id: "real-gdp",
    label: { en: "Real gross domestic income", zh: "实际地区生产总值" },
    unit: MONEY,
    formula: {
      en: "nominal GDP of each city / its chained Törnqvist price index of final demand, summed",
      zh: "各市名义地区生产总值 / 当地最终需求的链式Törnqvist价格指数，再求和；按购买力平减，国民账户体系称实际国内总收入",
    },
    source: {
      en: "United Nations et al. 2009, System of National Accounts 2008, ch. 15 (real income)",
      zh: "联合国等2009，《国民账户体系2008》第15章（实际收入）",
    },
    better: "higher",
    scope: "both",
    measure: (view, members) => sum(members, view.outcome.accounts.realGdp),
  },
  {
    id: "nominal-gdp",
    label: { en: "Nominal GDP", zh: "名义地区生产总值" },
    unit: "100 million {currency}, prices of the year's numeraire",
    formula: { en: "sum of value added by city and sector", zh: "各城市、各行业增加值之和" },
    source: ACCOUNTS,
    better: "none",
    scope: "both",
    measure: (view, members) => sum(members, view.outcome.accounts.gdp),
  },
  {
    id: "real-gdp-per-head",
    label: { en: "Real income per resident", zh: "人均实际GDP" },
    unit: PER_HEAD,
    formula: { en: "real gross domestic income / residents", zh: "实际地区生产总值 / 常住人口" },
    source: ACCOUNTS,
    better: "higher",
    scope: "both",
    measure: ({ outcome }, members) =>
      (THOUSAND_A_HEAD * sum(members, outcome.accounts.realGdp)) / sum(members, outcome.residents),
  },
  {
    id: "productivity",
    label: { en: "Real income per worker", zh: "劳动生产率" },
    unit: "thousand {currency} a worker, base-year prices",
    formula: { en: "real gross domestic income / workers", zh: "实际地区生产总值 / 劳动者" },
    source: ACCOUNTS,
    better: "higher",
    scope: "both",
    measure: (view, members) =>
      (THOUSAND_A_HEAD * sum(members, view.outcome.accounts.realGdp)) / sumCells(view, members, view.outcome.workers),
  },
  {
    id: "real-consumption-per-head",
    label: { en: "Real consumption per resident", zh: "人均实际消费" },
    unit: PER_HEAD,
    formula: {
      en: "after-tax income of residents / price index, per resident",
      zh: "居民税后收入 / 价格指数，按常住人口平均",
    },
    source: ACCOUNTS,
    better: "higher",
    scope: "both",
    measure: ({ outcome }, members) =>
      (THOUSAND_A_HEAD * members.reduce((total, node) => total + consumption(outcome, node), 0)) /
      sum(members, outcome.residents),
  },
  {
    id: "public-services-per-head",
    label: { en: "Public services per resident", zh: "人均公共服务" },
    unit: PER_HEAD,
    formula: {
      en: "spending of city governments beside levers / price index, per resident",
      zh: "城市政府除政策工具以外的支出 / 价格指数，按常住人口平均",
    },
    source: ACCOUNTS,
    better: "higher",
    scope: "both",
    measure: ({ outcome }, members) =>
      (THOUSAND_A_HEAD *
        members.reduce((total, i) => total + outcome.accounts.publicServicesPerHead[i]! * outcome.residents[i]!, 0)) /
      sum(members, outcome.residents),
  },
  {
    id: "real-final-consumption-per-head",
    label: { en: "Real consumption per resident, private and public", zh: "人均实际消费（含公共服务）" },
    unit: PER_HEAD,
    formula: { en: "real consumption and public services per resident", zh: "人均实际消费与人均公共服务之和" },
    source: {
      en: "United Nations et al. 2009, System of National Accounts 2008, ch. 9 (actual final consumption)",
      zh: "联合国等2009，《国民账户体系2008》第9章（含政府所提供服务的最终消费）",
    },
    better: "higher",
    scope: "both",
    measure: ({ outcome }, members) =>
      (THOUSAND_A_HEAD * members.reduce((total, node) => total + finalConsumption(outcome, node), 0)) /
      sum(members, outcome.residents),
  },
  {
    id: "real-national-income",
    label: { en: "Real national income of residents", zh: "居民实际国民收入" },
    unit: MONEY,
    formula: {
      en: "nominal GDP less capital income and profit that arise in the place, plus what its residents own of them anywhere / price index, summed",
      zh: "（名义地区生产总值 - 当地产生的资本收入与利润 + 当地居民在各处拥有的资本收入与利润）/ 价格指数，再求和",
    },
    source: {
      en: "United Nations et al. 2009, System of National Accounts 2008, 2.143",
      zh: "联合国等2009，《国民账户体系2008》第2.143段",
    },
    better: "higher",
    scope: "both",
    measure: ({ outcome }, members) =>
      members.reduce((total, i) => total + outcome.accounts.nationalIncome[i]! / outcome.accounts.priceIndex[i]!, 0),
  },
  {
    id: "well-being",
    label: { en: "Well-being of residents", zh: "居民福利" },
    unit: "index, base year 1",
    formula: {
      en: "consumption^(1-w) x public services^w x what crowding leaves, each over the base year's; mean over residents (docs/model.md, 7.4g)",
      zh: "消费^(1-w) × 公共服务^w × 拥挤折减后的余量，各项均除以基年值；按居民平均（docs/model.md第7.4g节）",
    },
    source: "Fajgelbaum, Morales, Suárez Serrato and Zidar 2019, Review of Economic Studies 86",
    better: "higher",
    scope: "both",
    measure: wellBeing,
  },
  {
    id: "equivalent-variation",
    label: { en: "Equivalent variation since the base year", zh: "等价变化（相对基年）" },
    unit: MONEY,
    formula: {
      en: "base-year residents x (well-being - 1) x base-year consumption and public services per head: what would have done them as much good",
      zh: "基年常住人口 × (居民福利 - 1) × 基年人均消费与公共服务：能使居民得到同等福利改善的金额",
    },
    source: "Hicks 1939, Value and Capital",
    better: "higher",
    scope: "both",
    measure: ({ outcome, base }, members) =>
      members.reduce(
        (total, node) => total + (outcome.accounts.wellBeing[node]! - 1) * finalConsumption(base, node),
        0,
      ),
  },
  ...["general", "skilled"].map(
    (id): IndicatorDefinition => ({
      id: `real-wage-${id}`,
      label: { en: `Real wage, ${id} labour`, zh: id === "general" ? "一般劳动力实际工资" : "技能劳动力实际工资" },
      unit: "thousand {currency} a worker, base-year prices",
      formula: { en: "after-tax wage / price index, mean over workers", zh: "税后工资 / 价格指数，按劳动者平均" },
      source: ACCOUNTS,
      better: "higher",
      scope: "both",
      measure: (view, members) => realWage(view, members, id),
    }),
  ),
  {
    id: "skill-premium",
    label: { en: "Skill premium", zh: "技能溢价" },
    unit: "ratio",
    formula: { en: "real wage of skilled / general labour", zh: "技能劳动力实际工资 / 一般劳动力实际工资" },
    source: ACCOUNTS,
    better: "none",
    scope: "both",
    measure: (view, members) => realWage(view, members, "skilled") / realWage(view, members, "general"),
  },
  {
    id: "residents",
    label: { en: "Residents", zh: "常住人口" },
    unit: "thousand persons",
    formula: { en: "workers × residents per worker", zh: "劳动者 × 每名劳动者对应的常住人口" },
    source: ACCOUNTS,
    better: "none",
    scope: "both",
    measure: (view, members) => sum(members, view.outcome.residents),
  },
  ...["general", "skilled"].map(
    (id): IndicatorDefinition => ({
      id: `workers-${id}`,
      label: { en: `Workers, ${id}`, zh: id === "general" ? "一般劳动力人数" : "技能劳动力人数" },
      unit: "thousand persons",
      formula: { en: "stock at the year's market clearing", zh: "当年市场出清时的存量" },
      source: ACCOUNTS,
      better: "none",
      scope: "both",
      measure: (view, members) => workers(view, members, id),
    }),
  ),
  {
    id: "skilled-share",
    label: { en: "Share of skilled workers", zh: "技能劳动力占比" },
    unit: SHARE,
    formula: { en: "skilled / all workers", zh: "技能劳动力 / 全部劳动力" },
    source: ACCOUNTS,
    better: "none",
    scope: "both",
    measure: (view, members) =>
      workers(view, members, "skilled") / members.reduce((total, node) => total + workersOf(view, node), 0),
  },
  {
    id: "capital",
    label: { en: "Capital in use", zh: "资本存量" },
    unit: MONEY,
    formula: { en: "stock at the year's market clearing", zh: "当年市场出清时的存量" },
    source: ACCOUNTS,
    better: "none",
    scope: "both",
    measure: (view, members) => sum(members, view.outcome.capital),
  },
  {
    id: "firms",
    label: { en: "Firms by plant", zh: "企业数（按工厂所在地）" },
    unit: "firms",
    formula: { en: "real firms whose plant is here", zh: "工厂在本地的企业（实际企业数）" },
    source: ACCOUNTS,
    better: "none",
    scope: "both",
    measure: (view, members) => sumCells(view, members, view.outcome.firms),
  },
  {
    id: "headquarters",
    label: { en: "Firms by headquarters", zh: "企业数（按总部所在地）" },
    unit: "firms",
    formula: { en: "real firms whose headquarters are here", zh: "总部在本地的企业（实际企业数）" },
    source: ACCOUNTS,
    better: "none",
    scope: "both",
    measure: (view, members) => sumCells(view, members, view.outcome.headquarters),
  },
  {
    id: "land-rent-industrial",
    label: { en: "Rent of industrial land", zh: "工业用地租金" },
    unit: "100 million {currency} a km2 and year, base-year prices",
    formula: { en: "rent, mean over land in use / cluster's price index", zh: "在用土地的平均租金 / 城市群价格指数" },
    source: ACCOUNTS,
    better: "none",
    scope: "both",
    measure: ({ outcome, deflator }, members) =>
      weightedMean(members, outcome.market.industrialRent, outcome.industrialLand) / deflator,
  },
  {
    id: "land-rent-housing",
    label: { en: "Rent of housing land", zh: "住宅用地租金" },
    unit: "100 million {currency} a km2 and year, base-year prices",
    formula: { en: "rent, mean over land in use / cluster's price index", zh: "在用土地的平均租金 / 城市群价格指数" },
    source: ACCOUNTS,
    better: "none",
    scope: "both",
    measure: ({ outcome, deflator }, members) =>
      weightedMean(members, outcome.market.housingRent, outcome.housingLand) / deflator,
  },
];

function weightedMean(members: number[], values: ArrayLike<number>, weights: ArrayLike<number>): number {
  return members.reduce((total, node) => total + values[node]! * weights[node]!, 0) / sum(members, weights);
}
