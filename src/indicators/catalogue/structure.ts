import { ofTable } from "../cityTable.js";
import { INDEX, type IndicatorDefinition, NO_VALUE } from "../definition.js";
import { beyondPlantSizes, geographicConcentration } from "../measures/concentration.js";
import { duplication } from "../measures/functions.js";
import { hoover, mean } from "../measures/inequality.js";
import { columnSums, herfindahl, total } from "../measures/structure.js";
import { employmentByNode, sumCells, type YearView } from "../view.js";
import { composition } from "./table/structure.js";

/** Payments received by headquarters in a node from all plants, own city included. */
function headquartersIncome(view: YearView, node: number): number {
  const { nodes } = view.economy;
  return view.outcome.market.headquartersPayments
    .subarray(node * nodes, (node + 1) * nodes)
    .reduce((total, payment) => total + payment, 0);
}

function production(view: YearView, members: number[]): number {
  return sumCells(view, members, view.outcome.market.revenue);
}

/** Headquarters services over production, against the same ratio of the cluster, less one. */
function functionalSpecialisation(view: YearView, members: number[]): number {
  const ratio = (nodes: number[]) =>
    nodes.reduce((total, node) => total + headquartersIncome(view, node), 0) / production(view, nodes);
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
    trap: "needs plant sizes: the model knows the number of plants by city, and one dispersion of sizes for all",
    label: { en: "Concentration of sectors beyond plant sizes", zh: "EG产业集聚指数" },
    unit: INDEX,
    formula:
      "γ = [G - (1 - Σx²)H] / [(1 - Σx²)(1 - H)], G = Σ(s - x)², mean over sectors weighted by employment; H of plants from their number by city and the model's dispersion of sizes",
    source: "Ellison and Glaeser 1997, Journal of Political Economy 105(5)",
    better: "none",
    scope: "cluster",
    measure: (view, members) => (members.length > 1 ? ellisonGlaeserIndex(view, members) : NO_VALUE),
  },
  {
    id: "doubled-targets",
    label: { en: "Duplication of subsidised sectors", zh: "扶持产业重合度" },
    unit: "share",
    formula:
      "of the sectors that a city subsidises, the share of the other cities that subsidise them too, mean over all choices; empty where nobody does",
    source: "our measure of duplicated targeting",
    better: "lower",
    scope: "cluster",
    measure: doubledTargets,
  },
  {
    id: "functional-specialisation",
    label: { en: "Specialisation in headquarters", zh: "总部功能专业化" },
    unit: INDEX,
    formula: "(headquarters payments received / production) / the cluster's ratio - 1",
    source: "after Duranton and Puga 2005, Journal of Urban Economics 57(2); payments in place of managers",
    better: "none",
    scope: "city",
    measure: functionalSpecialisation,
  },
  {
    id: "functional-division",
    label: { en: "Division of functions between cities", zh: "城市间功能分工" },
    unit: "index, 0 to 1",
    formula: "½ Σ |city's share of headquarters payments - its share of production|",
    source: "after Duranton and Puga 2005, Journal of Urban Economics 57(2); Hoover index",
    better: "none",
    scope: "cluster",
    measure: (view, members) =>
      hoover(
        members.map((node) => headquartersIncome(view, node)),
        members.map((node) => production(view, [node])),
      ),
  },
];
