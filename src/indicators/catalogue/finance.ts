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
    formula: {
      en: "local taxes + land revenue + tolls + the government's rents of protection, before transfers and sharing",
      zh: "地方税收 + 土地财政收入 + 通行费 + 归政府的保护租金；不含转移支付与分享收支",
    },
    source: ACCOUNTS,
    better: "higher",
    scope: "both",
    measure: money((view) => view.outcome.accounts.localRevenue),
  },
  {
    id: "revenue-per-head",
    label: { en: "Public revenue per resident", zh: "人均财政收入" },
    unit: PER_HEAD,
    formula: {
      en: "(own revenue + net receipts under sharing rules) / residents",
      zh: "（城市自有财政收入 + 分享规则净收入）/ 常住人口",
    },
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
    formula: { en: "local parts of production, profit and wage taxes", zh: "生产税、企业所得税与工资税的地方部分" },
    source: ACCOUNTS,
    better: "none",
    scope: "both",
    measure: money((view) => view.outcome.accounts.localTaxes),
  },
  {
    id: "land-revenue",
    label: { en: "Land revenue of city governments", zh: "土地财政收入" },
    unit: MONEY,
    formula: { en: "city's share of land rent + sales of quota", zh: "归城市的地租 + 出售指标的收入" },
    source: ACCOUNTS,
    better: "none",
    scope: "both",
    measure: money((view) => view.outcome.accounts.landRevenue),
  },
  {
    id: "toll-revenue",
    label: { en: "Toll revenue", zh: "通行费收入" },
    unit: MONEY,
    formula: { en: "tolls received by the cities on the way", zh: "沿途城市收取的通行费" },
    source: ACCOUNTS,
    better: "none",
    scope: "both",
    measure: money((view) => view.outcome.market.tollRevenue),
  },
  {
    id: "protection-rent",
    label: { en: "Rents of local protection", zh: "地方保护租金" },
    unit: MONEY,
    formula: {
      en: "of what buyers pay for protected goods, kept by the city's government and firms",
      zh: "买方为受保护产品多付的金额中，由本市政府与企业所得的部分",
    },
    source: ACCOUNTS,
    better: "none",
    scope: "both",
    measure: money((view) => view.outcome.market.protectionRent),
  },
  {
    id: "net-transfers",
    label: { en: "Net receipts under sharing rules", zh: "分享规则净收入" },
    unit: MONEY,
    formula: {
      en: "received less paid under tax sharing, pools, enclaves, bonds and funds",
      zh: "税收分享、税收共享池、飞地、生态补偿对赌与基金项下的收入减支出",
    },
    source: ACCOUNTS,
    better: "none",
    scope: "both",
    measure: money((view) => view.outcome.accounts.sharingBalance),
  },
  {
    id: "central-balance",
    label: { en: "Balance with the centre", zh: "与中央财政往来净额" },
    unit: MONEY,
    formula: { en: "received from the centre less taxes paid to it", zh: "来自中央的收入减上缴中央的税收" },
    source: ACCOUNTS,
    better: "none",
    scope: "both",
    measure: money((view) => view.outcome.accounts.centralBalance),
  },
  {
    id: "lever-cost",
    label: { en: "Spending on levers", zh: "政策工具支出" },
    unit: MONEY,
    formula: { en: "spent by city governments on their levers", zh: "城市政府用于政策工具的支出" },
    source: ACCOUNTS,
    better: "lower",
    scope: "both",
    measure: money((view) => view.outcome.accounts.leverCost),
  },
  {
    id: "gdp-credit",
    label: { en: "GDP credited by enclave agreements", zh: "飞地协议计入的生产总值" },
    unit: MONEY,
    formula: {
      en: "credited less handed over; enters objectives, not accounts",
      zh: "计入数减划出数；只进入政府目标，不进入账户",
    },
    source: ACCOUNTS,
    better: "none",
    scope: "both",
    measure: money((view) => view.outcome.accounts.gdpCredit),
  },
  {
    id: "tax-effort",
    label: { en: "Tax effort", zh: "税收努力指数" },
    unit: INDEX,
    formula: {
      en: "local taxes / (GDP × mean local tax ratio of the cluster); 1 = average",
      zh: "地方税收 /（地区生产总值 × 城市群平均地方税负）；1 = 平均水平",
    },
    source: {
      en: "Bahl 1971, IMF Staff Papers 18(3); representative tax system with GDP as base",
      zh: "Bahl 1971, IMF Staff Papers 18(3)；以地区生产总值为税基的代表性税制法",
    },
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
    formula: { en: "wages before tax at the place of work / nominal GDP", zh: "工作地税前工资总额 / 名义地区生产总值" },
    source: ACCOUNTS,
    better: "none",
    scope: "both",
    measure: (view, members) => wageBill(view, members) / sum(members, view.outcome.accounts.gdp),
  },
  {
    id: "profit-share",
    label: { en: "Profit over GDP", zh: "利润占比" },
    unit: SHARE,
    formula: { en: "profit before tax of plants here / nominal GDP", zh: "本地工厂税前利润 / 名义地区生产总值" },
    source: ACCOUNTS,
    better: "none",
    scope: "both",
    measure: (view, members) =>
      sumCells(view, members, view.outcome.market.profit) / sum(members, view.outcome.accounts.gdp),
  },
];
