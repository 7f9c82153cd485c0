import { t } from "../../../words/index.js";
import { INDEX, type IndicatorDefinition, SHARE } from "../definition.js";
import { hoover } from "../measures/inequality.js";
import { labourType, sumCells, workersOf, type YearView } from "../view.js";

const KNOWLEDGE = t("indicators.griliches1979BellJournal");

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
    members.map((node) => view.outcome.workers[type * nodes + node]),
    members.map((node) => workersOf(view, node)),
  );
}

/** Knowledge and skills. */
export const innovation: IndicatorDefinition[] = [
  {
    id: "knowledge",
    label: t("indicators.knowledgeStock"),
    unit: "index units of the region file",
    formula: t("indicators.overSectors"),
    source: KNOWLEDGE,
    better: "higher",
    scope: "both",
    measure: (view, members) => sumCells(view, members, view.outcome.knowledge),
  },
  {
    id: "knowledge-gap",
    label: t("indicators.gapKnowledgeLeader"),
    unit: SHARE,
    formula: t("indicators.n1KnowledgePerWorker"),
    source: KNOWLEDGE,
    better: "lower",
    scope: "both",
    measure: knowledgeGap,
  },
  {
    id: "spillover-received",
    label: t("indicators.spilloversReceived"),
    unit: "share of the stock a year",
    formula: t("indicators.knowledgeReceivedOtherCities"),
    source: KNOWLEDGE,
    better: "higher",
    scope: "both",
    measure: (view, members) => ratioToKnowledge(view, members, view.outcome.spilloverReceived),
  },
  {
    id: "platform-effect",
    label: t("indicators.gainSharedPlatforms"),
    unit: "share of the stock a year",
    formula: t("indicators.knowledgeReceivedPlatformsAfter"),
    source: KNOWLEDGE,
    better: "higher",
    scope: "both",
    measure: (view, members) => ratioToKnowledge(view, members, view.outcome.platformReceived),
  },
  {
    id: "skilled-concentration",
    label: t("indicators.concentrationSkilledLabour"),
    unit: INDEX,
    formula: t("indicators.citySShareSkilled"),
    source: "Hoover 1936, Review of Economics and Statistics 18(4)",
    better: "none",
    scope: "cluster",
    measure: skilledConcentration,
  },
];

function ratioToKnowledge(view: YearView, members: number[], flow: Float64Array): number {
  return sumCells(view, members, flow) / sumCells(view, members, view.outcome.knowledge);
}
