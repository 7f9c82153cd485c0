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
    label: { en: "Real gross domestic income", zh: "实际地区总收入" },
    unit: MONEY,
    formula: "nominal GDP of each city / its chained Törnqvist price index of final demand, summed",
    source: "United Nations et al. 2009, System of National Accounts 2008, ch. 15 (real income)",
    better: "higher",
    scope: "both",
    measure: (view, members) => sum(members, view.outcome.accounts.realGdp),
  },
  {
    id: "nominal-gdp",
    label: { en: "Nominal GDP", zh: "名义地区生产总值" },
    unit: "100 million {currency}, prices of the year's numeraire",
    formula: "sum of value added by city and sector",
    source: ACCOUNTS,
    better: "none",
    scope: "both",
    measure: (view, members) => sum(members, view.outcome.accounts.gdp),
  },
  {
    id: "real-gdp-per-head",
    label: { en: "Real income per resident", zh: "人均实际收入" },
    unit: PER_HEAD,
    formula: "real gross domestic income / residents",
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
    formula: "real gross domestic income / workers",
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
    formula: "after-tax income of residents / price index, per resident",
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
    formula: "spending of city governments beside levers / price index, per resident",
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
    label: { en: "Real consumption per resident, private and public", zh: "人均实际最终消费（居民与公共）" },
    unit: PER_HEAD,
    formula: "real consumption and public services per resident",
    source: "United Nations et al. 2009, System of National Accounts 2008, ch. 9 (actual final consumption)",
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
    formula:
      "nominal GDP less capital income and profit that arise in the place, plus what its residents own of them anywhere / price index, summed",
    source: "United Nations et al. 2009, System of National Accounts 2008, 2.143",
    better: "higher",
    scope: "both",
    measure: ({ outcome }, members) =>
      members.reduce((total, i) => total + outcome.accounts.nationalIncome[i]! / outcome.accounts.priceIndex[i]!, 0),
  },
  {
    id: "well-being",
    label: { en: "Well-being of residents", zh: "居民福利" },
    unit: "index, base year 1",
    formula:
      "consumption^(1-w) x public services^w x what crowding leaves, each over the base year's; mean over residents (docs/model.md, 7.4g)",
    source: "Fajgelbaum, Morales, Suárez Serrato and Zidar 2019, Review of Economic Studies 86",
    better: "higher",
    scope: "both",
    measure: wellBeing,
  },
  {
    id: "equivalent-variation",
    label: { en: "Equivalent variation since the base year", zh: "等价变化" },
    unit: MONEY,
    formula:
      "base-year residents x (well-being - 1) x base-year consumption and public services per head: what would have done them as much good",
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
      formula: "after-tax wage / price index, mean over workers",
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
    formula: "real wage of skilled / general labour",
    source: ACCOUNTS,
    better: "none",
    scope: "both",
    measure: (view, members) => realWage(view, members, "skilled") / realWage(view, members, "general"),
  },
  {
    id: "residents",
    label: { en: "Residents", zh: "常住人口" },
    unit: "thousand persons",
    formula: "workers × residents per worker",
    source: ACCOUNTS,
    better: "none",
    scope: "both",
    measure: (view, members) => sum(members, view.outcome.residents),
  },
  ...["general", "skilled"].map(
    (id): IndicatorDefinition => ({
      id: `workers-${id}`,
      label: { en: `Workers, ${id}`, zh: id === "general" ? "一般劳动力" : "技能劳动力" },
      unit: "thousand persons",
      formula: "stock at the year's market clearing",
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
    formula: "skilled / all workers",
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
    formula: "stock at the year's market clearing",
    source: ACCOUNTS,
    better: "none",
    scope: "both",
    measure: (view, members) => sum(members, view.outcome.capital),
  },
  {
    id: "firms",
    label: { en: "Firms by plant", zh: "企业数（生产地）" },
    unit: "firms",
    formula: "real firms whose plant is here",
    source: ACCOUNTS,
    better: "none",
    scope: "both",
    measure: (view, members) => sumCells(view, members, view.outcome.firms),
  },
  {
    id: "headquarters",
    label: { en: "Firms by headquarters", zh: "企业数（总部）" },
    unit: "firms",
    formula: "real firms whose headquarters are here",
    source: ACCOUNTS,
    better: "none",
    scope: "both",
    measure: (view, members) => sumCells(view, members, view.outcome.headquarters),
  },
  {
    id: "land-rent-industrial",
    label: { en: "Rent of industrial land", zh: "工业用地租金" },
    unit: "100 million {currency} a km2 and year, base-year prices",
    formula: "rent, mean over land in use / cluster's price index",
    source: ACCOUNTS,
    better: "none",
    scope: "both",
    measure: ({ outcome, deflator }, members) =>
      weightedMean(members, outcome.market.industrialRent, outcome.industrialLand) / deflator,
  },
  {
    id: "land-rent-housing",
    label: { en: "Rent of housing land", zh: "居住用地租金" },
    unit: "100 million {currency} a km2 and year, base-year prices",
    formula: "rent, mean over land in use / cluster's price index",
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
