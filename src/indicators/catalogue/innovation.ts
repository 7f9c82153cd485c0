import { INDEX, type IndicatorDefinition, SHARE } from "../definition.js";
import { hoover } from "../measures/inequality.js";
import { labourType, sumCells, workersOf, type YearView } from "../view.js";

const KNOWLEDGE = {
  en: "Griliches 1979, Bell Journal of Economics 10(1) (knowledge stock); docs/model.md",
  zh: "Griliches 1979, Bell Journal of Economics 10(1)（知识存量）；docs/model.md",
};

function knowledgePerWorker(view: YearView, node: number): number {
  return sumCells(view, [node], view.outcome.knowledge) / workersOf(view, node);
}

/** Distance to the leading city in knowledge per worker, mean over workers. */
function knowledgeGap(view: YearView, members: number[]): number {
  const leader = Math.max(...view.cities.map((node) => knowledgePerWorker(view, node)));
  let gap = 0;
  let workers = 0;
  for (const node of members) {
    gap += workersOf(view, node) * (1 - knowledgePerWorker(view, node) / leader);
    workers += workersOf(view, node);
  }
  return gap / workers;
}

/** Hoover distance between where the skilled and where all workers are. */
function skilledConcentration(view: YearView, members: number[]): number {
  const type = labourType(view, "skilled");
  if (type < 0) return Number.NaN;
  const { nodes } = view.economy;
  return hoover(
    members.map((node) => view.outcome.workers[type * nodes + node]!),
    members.map((node) => workersOf(view, node)),
  );
}

/** Knowledge and skills. */
export const innovation: IndicatorDefinition[] = [
  {
    id: "knowledge",
    label: { en: "Knowledge stock", zh: "知识存量" },
    unit: "index units of the region file",
    formula: { en: "Σ over sectors", zh: "各行业之和" },
    source: KNOWLEDGE,
    better: "higher",
    scope: "both",
    measure: (view, members) => sumCells(view, members, view.outcome.knowledge),
  },
  {
    id: "knowledge-gap",
    label: { en: "Gap to the knowledge leader", zh: "与知识领先城市的差距" },
    unit: SHARE,
    formula: {
      en: "1 - knowledge per worker / that of the leading city, mean over workers",
      zh: "1 - 人均知识存量 / 领先城市的人均知识存量，按劳动者平均",
    },
    source: KNOWLEDGE,
    better: "lower",
    scope: "both",
    measure: knowledgeGap,
  },
  {
    id: "spillover-received",
    label: { en: "Spillovers received", zh: "接收的知识溢出" },
    unit: "share of the stock a year",
    formula: { en: "knowledge received from other cities / knowledge stock", zh: "来自其他城市的知识 / 知识存量" },
    source: KNOWLEDGE,
    better: "higher",
    scope: "both",
    measure: (view, members) => ratioToKnowledge(view, members, view.outcome.spilloverReceived),
  },
  {
    id: "platform-effect",
    label: { en: "Gain from shared platforms", zh: "共享平台增益" },
    unit: "share of the stock a year",
    formula: {
      en: "knowledge received from platforms, after absorption / knowledge stock",
      zh: "来自共享平台并经吸收的知识 / 知识存量",
    },
    source: KNOWLEDGE,
    better: "higher",
    scope: "both",
    measure: (view, members) => ratioToKnowledge(view, members, view.outcome.platformReceived),
  },
  {
    id: "skilled-concentration",
    label: { en: "Concentration of skilled labour", zh: "技能劳动力集中度" },
    unit: INDEX,
    formula: {
      en: "½ Σ |city's share of skilled - of all workers|",
      zh: "½ Σ |城市占技能劳动力比重 - 占全部劳动力比重|",
    },
    source: "Hoover 1936, Review of Economics and Statistics 18(4)",
    better: "none",
    scope: "cluster",
    measure: skilledConcentration,
  },
];

function ratioToKnowledge(view: YearView, members: number[], flow: Float64Array): number {
  return sumCells(view, members, flow) / sumCells(view, members, view.outcome.knowledge);
}
