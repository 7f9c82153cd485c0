import { ACCOUNTS, type IndicatorDefinition, SHARE } from "../definition.js";
import { sum, sumCells, sumPairs, type YearView } from "../view.js";

/** Share of flows between cities that crosses a provincial border. */
function crossProvince(view: YearView, members: number[], flows: Float64Array): number {
  let crossing = 0;
  let all = 0;
  const { nodes } = view.economy;
  for (let start = 0; start < flows.length; start += nodes * nodes)
    for (const from of members)
      for (const to of view.cities) {
        const value = flows[start + from * nodes + to]!;
        if (from === to) continue;
        all += value;
        if (view.provinces[from] !== view.provinces[to]) crossing += value;
      }
  return crossing / all;
}

/** Workers of all types who left a member, or arrived in one; moves between members count. */
function departures(view: YearView, members: number[]): number {
  return workerFlows(view, members, view.everywhere);
}

function arrivals(view: YearView, members: number[]): number {
  return workerFlows(view, view.everywhere, members);
}

function workerFlows(view: YearView, from: number[], to: number[]): number {
  const { nodes, labourTypes } = view.economy;
  let total = 0;
  for (let type = 0; type < labourTypes; type++)
    total += sumPairs(view, from, to, view.outcome.flows.workers, type * nodes * nodes);
  return total;
}

function net(view: YearView, members: number[], flows: Float64Array): number {
  const everywhere = view.everywhere;
  return sumPairs(view, everywhere, members, flows) - sumPairs(view, members, everywhere, flows);
}

/** Flows of firms, people and capital. */
export const mobility: IndicatorDefinition[] = [
  {
    id: "firm-relocation-rate",
    label: { en: "Plants that left their city", zh: "企业迁出率" },
    unit: "share a year",
    formula: { en: "plants that moved to another city / firms", zh: "迁往其他城市的工厂 / 企业数" },
    source: ACCOUNTS,
    better: "none",
    scope: "both",
    measure: (view, members) =>
      sumPairs(view, members, view.everywhere, view.outcome.flows.firms) / sumCells(view, members, view.outcome.firms),
  },
  {
    id: "net-firm-moves",
    label: { en: "Net arrivals of plants", zh: "企业净迁入" },
    unit: "firms a year",
    formula: { en: "plants that arrived less plants that left", zh: "迁入工厂减迁出工厂" },
    source: ACCOUNTS,
    better: "none",
    scope: "both",
    measure: (view, members) => net(view, members, view.outcome.flows.firms),
  },
  {
    id: "government-led-moves",
    label: { en: "Moves led by governments", zh: "政府主导的企业迁移" },
    unit: "firms a year",
    formula: { en: "plants that left under a release by their city", zh: "由所在城市疏解而迁出的工厂" },
    source: ACCOUNTS,
    better: "none",
    scope: "both",
    measure: (view, members) => sumPairs(view, members, view.everywhere, view.outcome.flows.firmsGovernmentLed),
  },
  {
    id: "net-headquarters-moves",
    label: { en: "Net arrivals of headquarters", zh: "总部净迁入" },
    unit: "firms a year",
    formula: { en: "headquarters that arrived less headquarters that left", zh: "迁入总部减迁出总部" },
    source: ACCOUNTS,
    better: "none",
    scope: "both",
    measure: (view, members) => net(view, members, view.outcome.flows.headquarters),
  },
  {
    id: "gross-migration-rate",
    label: { en: "Gross migration of workers", zh: "劳动力总迁移率" },
    unit: "share a year",
    formula: { en: "(arrivals + departures) / 2 / workers", zh: "（迁入 + 迁出）/ 2 / 劳动者" },
    source: ACCOUNTS,
    better: "none",
    scope: "both",
    measure: (view, members) =>
      (arrivals(view, members) + departures(view, members)) / 2 / sumCells(view, members, view.outcome.workers),
  },
  {
    id: "net-migration-rate",
    label: { en: "Net migration of workers", zh: "劳动力净迁移率" },
    unit: "share a year",
    formula: { en: "(arrivals - departures) / workers", zh: "（迁入 - 迁出）/ 劳动者" },
    source: ACCOUNTS,
    better: "none",
    scope: "both",
    measure: (view, members) =>
      (arrivals(view, members) - departures(view, members)) / sumCells(view, members, view.outcome.workers),
  },
  {
    id: "net-capital-inflow",
    label: { en: "Net inflow of capital", zh: "资本净流入" },
    unit: "share of the stock a year",
    formula: { en: "(inflow - outflow) / capital", zh: "（流入 - 流出）/ 资本存量" },
    source: ACCOUNTS,
    better: "none",
    scope: "both",
    measure: (view, members) => net(view, members, view.outcome.flows.capital) / sum(members, view.outcome.capital),
  },
  ...(["firms", "workers", "capital"] as const).map(
    (kind): IndicatorDefinition => ({
      id: `cross-province-${kind}`,
      label: {
        en: `Share of ${kind === "firms" ? "plant moves" : kind === "workers" ? "migration" : "capital flows"} across provinces`,
        zh: { firms: "企业跨省迁移占比", workers: "劳动力跨省迁移占比", capital: "资本跨省流动占比" }[kind],
      },
      unit: SHARE,
      formula: {
        en: "flows between cities of different provinces / flows between cities",
        zh: "不同省份城市之间的流量 / 城市之间的流量",
      },
      source: ACCOUNTS,
      better: "higher",
      scope: "both",
      measure: (view, members) => crossProvince(view, members, view.outcome.flows[kind]),
    }),
  ),
];
