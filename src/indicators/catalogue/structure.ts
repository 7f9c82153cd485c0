import { ofTable } from "../cityTable.js";
import { INDEX, type IndicatorDefinition, NO_VALUE } from "../definition.js";
import { beyondPlantSizes, geographicConcentration } from "../measures/concentration.js";
import { duplication } from "../measures/functions.js";
import { hoover, mean } from "../measures/inequality.js";
import { columnSums, herfindahl, total } from "../measures/structure.js";
import { employmentByNode, oncePerYear, sumCells, type YearView } from "../view.js";
import { composition } from "./table/structure.js";

/** Payments received by headquarters in every node from all plants, own city included. [n] */
const headquartersIncome = oncePerYear(({ economy: { nodes }, outcome }: YearView): Float64Array => {
  const { headquartersPayments } = outcome.market;
  const income = new Float64Array(nodes);
  for (let node = 0; node < nodes; node++)
    for (let plant = 0; plant < nodes; plant++) income[node]! += headquartersPayments[node * nodes + plant]!;
  return income;
});

function production(view: YearView, members: number[]): number {
  return sumCells(view, members, view.outcome.market.revenue);
}

/** Headquarters services over production, against the same ratio of the cluster, less one. */
function functionalSpecialisation(view: YearView, members: number[]): number {
  const ratio = (nodes: number[]) =>
    nodes.reduce((total, node) => total + headquartersIncome(view)[node]!, 0) / production(view, nodes);
  return ratio(members) / ratio(view.cities) - 1;
}

/**
 * Herfindahl index of plants of a sector: sizes inside a city are lognormal with the model's dispersion, so a city's plants count as
 * share^2 exp(sd^2) / number of them.
 */
function plantHerfindahl({ economy, outcome }: YearView, members: number[], sector: number, jobs: number[]): number {
  const { nodes, relocation } = economy;
  const spread = Math.exp(relocation.sizeDispersion ** 2);
  const all = total(jobs);
  return members.reduce((sum, node, k) => {
    const plants = outcome.firms[sector * nodes + node]!;
    return plants > 0 ? sum + ((jobs[k]! / all) ** 2 * spread) / plants : sum;
  }, 0);
}

/** Ellison and Glaeser's gamma, mean over sectors weighted by employment. */
function ellisonGlaeserIndex(view: YearView, members: number[]): number {
  const employment = employmentByNode(view);
  const rows = members.map((node) => employment[node]!);
  const sizes = columnSums(rows);
  const room = 1 - herfindahl(rows.map(total));
  const { raw } = geographicConcentration(rows);
  const present = Array.from(sizes, (_, s) => s).filter((s) => sizes[s]! > 0);
  const indices = present.map((s) => {
    const jobs = rows.map((row) => row[s]!);
    return beyondPlantSizes(raw[s]!, room, plantHerfindahl(view, members, s, jobs));
  });
  return mean(
    indices,
    present.map((s) => sizes[s]!),
  );
}

/** Of sectors that a member subsidises, the share of the other members that subsidise them too. */
function doubledTargets({ economy, outcome }: YearView, members: number[]): number {
  const { nodes, sectors } = economy;
  const rates = outcome.accounts.sectorSubsidyRate;
  return duplication(
    members.map((node) => Float64Array.from({ length: sectors }, (_, s) => (rates[s * nodes + node]! > 0 ? 1 : 0))),
  );
}

/** What the cities make, and which functions they hold. */
export const structure: IndicatorDefinition[] = [
  ...composition.map(ofTable),
  {
    id: "ellison-glaeser",
    trap: {
      en: "needs plant sizes: the model knows the number of plants by city, and one dispersion of sizes for all",
      zh: "需要工厂规模数据：模型只有各市工厂数与统一的规模离散度",
    },
    label: { en: "Concentration of sectors beyond plant sizes", zh: "EG产业集聚指数" },
    unit: INDEX,
    formula: {
      en: "γ = [G - (1 - Σx²)H] / [(1 - Σx²)(1 - H)], G = Σ(s - x)², mean over sectors weighted by employment; H of plants from their number by city and the model's dispersion of sizes",
      zh: "γ = [G - (1 - Σx²)H] / [(1 - Σx²)(1 - H)]，G = Σ(s - x)²，按就业加权的行业平均；工厂的H由各市工厂数与模型的规模离散度得出",
    },
    source: "Ellison and Glaeser 1997, Journal of Political Economy 105(5)",
    better: "none",
    scope: "cluster",
    measure: (view, members) => (members.length > 1 ? ellisonGlaeserIndex(view, members) : NO_VALUE),
  },
  {
    id: "doubled-targets",
    label: { en: "Duplication of subsidised sectors", zh: "受补贴行业重合度" },
    unit: "share",
    formula: {
      en: "of the sectors that a city subsidises, the share of the other cities that subsidise them too, mean over all choices; empty where nobody does",
      zh: "对某市补贴的行业，其他城市中也补贴该行业者的占比，对全部选择取平均；无人补贴时为空",
    },
    source: { en: "our measure of duplicated targeting", zh: "本模型自定的重复扶持度量" },
    better: "lower",
    scope: "cluster",
    measure: doubledTargets,
  },
  {
    id: "functional-specialisation",
    label: { en: "Specialisation in headquarters", zh: "总部功能专业化" },
    unit: INDEX,
    formula: {
      en: "(headquarters payments received / production) / the cluster's ratio - 1",
      zh: "（所得总部服务费 / 生产额）/ 城市群的同一比值 - 1",
    },
    source: {
      en: "after Duranton and Puga 2005, Journal of Urban Economics 57(2); payments in place of managers",
      zh: "依Duranton and Puga 2005, Journal of Urban Economics 57(2)；以总部服务费代替管理人员数",
    },
    better: "none",
    scope: "city",
    measure: functionalSpecialisation,
  },
  {
    id: "functional-division",
    label: { en: "Division of functions between cities", zh: "城市间功能分工" },
    unit: "index, 0 to 1",
    formula: {
      en: "½ Σ |city's share of headquarters payments - its share of production|",
      zh: "½ Σ |城市占总部服务费比重 - 占生产额比重|",
    },
    source: {
      en: "after Duranton and Puga 2005, Journal of Urban Economics 57(2); Hoover index",
      zh: "依Duranton and Puga 2005, Journal of Urban Economics 57(2)；胡佛指数",
    },
    better: "none",
    scope: "cluster",
    measure: (view, members) =>
      hoover(
        members.map((node) => headquartersIncome(view)[node]!),
        members.map((node) => production(view, [node])),
      ),
  },
];
