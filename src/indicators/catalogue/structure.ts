import { INDEX, type IndicatorDefinition } from "../definition.js";
import { hoover, mean } from "../measures/inequality.js";
import { columnSums, herfindahl, krugman, meanPairwise, unidoSimilarity } from "../measures/structure.js";
import { employmentTable, oncePerYear, sum, sumCells, type YearView } from "../view.js";

/** Employment of all cities by sector. */
const clusterEmployment = oncePerYear((view) => columnSums(employmentTable(view, view.cities)));

/** Mean over members of a measure of their employment against that of all cities. */
function meanAgainstCluster(view: YearView, members: number[], measure: typeof krugman): number {
  const cluster = clusterEmployment(view);
  return mean(employmentTable(view, members).map((row) => measure(row, cluster)));
}

/** Similarity of every two nodes. [node][node] */
const similarities = oncePerYear((view) => {
  const table = employmentTable(view, view.everywhere);
  return table.map((row) => table.map((other) => unidoSimilarity(row, other)));
});

/** Mean similarity of pairs of members; of a single city with every other. */
function similarity(view: YearView, members: number[]): number {
  const table = similarities(view);
  if (members.length > 1) return meanPairwise(members, (a, b) => table[a]![b]!);
  const own = table[members[0]!]!;
  return mean(view.cities.filter((node) => node !== members[0]).map((node) => own[node]!));
}

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

/** What the cities make, and which functions they hold. */
export const structure: IndicatorDefinition[] = [
  {
    id: "krugman",
    label: { en: "Krugman specialisation", zh: "克鲁格曼专业化指数" },
    unit: "index, 0 to 2",
    formula: "Σ |share of a sector in the city's employment - in the cluster's|, mean over cities",
    source: "Krugman 1991, Geography and Trade",
    better: "none",
    scope: "both",
    measure: (view, members) => meanAgainstCluster(view, members, krugman),
  },
  {
    id: "unido-similarity",
    label: { en: "Similarity of industrial structures", zh: "产业结构相似系数" },
    unit: "index, 0 to 1",
    formula: "cosine of employment by sector, mean over pairs of cities",
    source: "UNIDO 1979, World Industry since 1960",
    better: "lower",
    scope: "both",
    measure: similarity,
  },
  {
    id: "complementarity",
    label: { en: "Complementarity of structures", zh: "产业互补度" },
    unit: "index, 0 to 1",
    formula: "1 - similarity of industrial structures",
    source: "UNIDO 1979, World Industry since 1960",
    better: "higher",
    scope: "both",
    measure: (view, members) => 1 - similarity(view, members),
  },
  {
    id: "herfindahl",
    label: { en: "Sectoral concentration of employment", zh: "就业行业集中度" },
    unit: INDEX,
    formula: "Σ squared shares of sectors in a city's employment, mean over cities",
    source: "Herfindahl 1950; Hirschman 1945",
    better: "none",
    scope: "both",
    measure: (view, members) => mean(employmentTable(view, members).map(herfindahl)),
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
  {
    id: "output-concentration",
    label: { en: "Concentration of output in cities", zh: "经济活动空间集中度" },
    unit: INDEX,
    formula: "Σ squared shares of cities in real GDP",
    source: "Herfindahl 1950; Hirschman 1945",
    better: "none",
    scope: "cluster",
    measure: ({ outcome }, members) => herfindahl(members.map((node) => outcome.accounts.realGdp[node]!)),
  },
  {
    id: "gdp-share",
    label: { en: "Share of the cluster's real income", zh: "占城市群实际收入比重" },
    unit: "share",
    formula: "real gross domestic income / that of all cities",
    source: "model accounts (docs/model.md)",
    better: "none",
    scope: "city",
    measure: ({ outcome, cities }, members) =>
      sum(members, outcome.accounts.realGdp) / sum(cities, outcome.accounts.realGdp),
  },
];
