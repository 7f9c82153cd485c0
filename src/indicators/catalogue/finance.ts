import { ACCOUNTS, INDEX, type IndicatorDefinition, MONEY, PER_HEAD, SHARE } from "../definition.js";
import { sum, sumCells, type YearView } from "../view.js";

/** A node flow of the year at base-year prices, summed. */
function money(pick: (view: YearView) => ArrayLike<number>) {
  return (view: YearView, members: number[]) => sum(members, pick(view)) / view.deflator;
}

/** Wages of all types and sectors at the place of work, nominal. */
function wageBill(view: YearView, members: number[]): number {
  const { wage, employmentByType } = view.outcome.market;
  const { nodes, sectors, labourTypes } = view.economy;
  let total = 0;
  for (let type = 0; type < labourTypes; type++)
    for (let s = 0; s < sectors; s++)
      for (const node of members)
        total += wage[type * nodes + node]! * employmentByType[(type * sectors + s) * nodes + node]!;
  return total;
}

/** Public finance and the distribution of value added. */
export const finance: IndicatorDefinition[] = [
  {
    id: "own-revenue",
    label: { en: "Own revenue of city governments", zh: "城市自有财政收入" },
    unit: MONEY,
    formula: "local taxes + land revenue + tolls + the government's rents of protection, before transfers and sharing",
    source: ACCOUNTS,
    better: "higher",
    scope: "both",
    measure: money((view) => view.outcome.accounts.localRevenue),
  },
  {
    id: "revenue-per-head",
    label: { en: "Public revenue per resident", zh: "人均财政收入" },
    unit: PER_HEAD,
    formula: "(own revenue + net receipts under sharing rules) / residents",
    source: ACCOUNTS,
    better: "higher",
    scope: "both",
    measure: ({ outcome, deflator }, members) => {
      const { localRevenue, sharingBalance } = outcome.accounts;
      return (
        (100 * (sum(members, localRevenue) + sum(members, sharingBalance))) / deflator / sum(members, outcome.residents)
      );
    },
  },
  {
    id: "local-taxes",
    label: { en: "Local taxes", zh: "地方税收" },
    unit: MONEY,
    formula: "local parts of production, profit and wage taxes",
    source: ACCOUNTS,
    better: "none",
    scope: "both",
    measure: money((view) => view.outcome.accounts.localTaxes),
  },
  {
    id: "land-revenue",
    label: { en: "Land revenue of city governments", zh: "土地财政收入" },
    unit: MONEY,
    formula: "city's share of land rent + sales of quota",
    source: ACCOUNTS,
    better: "none",
    scope: "both",
    measure: money((view) => view.outcome.accounts.landRevenue),
  },
  {
    id: "toll-revenue",
    label: { en: "Toll revenue", zh: "通行费收入" },
    unit: MONEY,
    formula: "tolls received by the cities on the way",
    source: ACCOUNTS,
    better: "none",
    scope: "both",
    measure: money((view) => view.outcome.market.tollRevenue),
  },
  {
    id: "protection-rent",
    label: { en: "Rents of local protection", zh: "地方保护租金" },
    unit: MONEY,
    formula: "of what buyers pay for protected goods, kept by the city's government and firms",
    source: ACCOUNTS,
    better: "none",
    scope: "both",
    measure: money((view) => view.outcome.market.protectionRent),
  },
  {
    id: "net-transfers",
    label: { en: "Net receipts under sharing rules", zh: "共享规则净收入" },
    unit: MONEY,
    formula: "received less paid under tax sharing, pools, enclaves, bonds and funds",
    source: ACCOUNTS,
    better: "none",
    scope: "both",
    measure: money((view) => view.outcome.accounts.sharingBalance),
  },
  {
    id: "central-balance",
    label: { en: "Balance with the centre", zh: "与中央财政往来净额" },
    unit: MONEY,
    formula: "received from the centre less taxes paid to it",
    source: ACCOUNTS,
    better: "none",
    scope: "both",
    measure: money((view) => view.outcome.accounts.centralBalance),
  },
  {
    id: "lever-cost",
    label: { en: "Spending on levers", zh: "政策工具支出" },
    unit: MONEY,
    formula: "spent by city governments on their levers",
    source: ACCOUNTS,
    better: "lower",
    scope: "both",
    measure: money((view) => view.outcome.accounts.leverCost),
  },
  {
    id: "gdp-credit",
    label: { en: "GDP credited by enclave agreements", zh: "飞地协议计入的生产总值" },
    unit: MONEY,
    formula: "credited less handed over; enters objectives, not accounts",
    source: ACCOUNTS,
    better: "none",
    scope: "both",
    measure: money((view) => view.outcome.accounts.gdpCredit),
  },
  {
    id: "tax-effort",
    label: { en: "Tax effort", zh: "税收努力程度" },
    unit: INDEX,
    formula: "local taxes / (GDP × mean local tax ratio of the cluster); 1 = average",
    source: "Bahl 1971, IMF Staff Papers 18(3); representative tax system with GDP as base",
    better: "none",
    scope: "both",
    measure: ({ outcome, cities }, members) => {
      const { localTaxes, gdp } = outcome.accounts;
      return sum(members, localTaxes) / sum(members, gdp) / (sum(cities, localTaxes) / sum(cities, gdp));
    },
  },
  {
    id: "labour-share",
    label: { en: "Wages over GDP", zh: "劳动报酬占比" },
    unit: SHARE,
    formula: "wages before tax at the place of work / nominal GDP",
    source: ACCOUNTS,
    better: "none",
    scope: "both",
    measure: (view, members) => wageBill(view, members) / sum(members, view.outcome.accounts.gdp),
  },
  {
    id: "profit-share",
    label: { en: "Profit over GDP", zh: "利润占比" },
    unit: SHARE,
    formula: "profit before tax of plants here / nominal GDP",
    source: ACCOUNTS,
    better: "none",
    scope: "both",
    measure: (view, members) =>
      sumCells(view, members, view.outcome.market.profit) / sum(members, view.outcome.accounts.gdp),
  },
];
