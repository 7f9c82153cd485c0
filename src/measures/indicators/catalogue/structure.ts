import { exp, square } from "../../../maths/numerics/elementary.js";
import { sumAt, sumOf } from "../../../maths/numerics/sums.js";
import { type SectorFunction, sumByNode } from "../../../model/engine/economy.js";
import { textOf } from "../../../words/index.js";
import { hoover, mean, sigma } from "../measures/inequality.js";
import { beyondPlantSizes, columnSums, duplication } from "../measures/structure.js";
import {
  at,
  INDEX,
  labourType,
  ofTable,
  oncePerYear,
  rowsOf,
  SHARE,
  sumCells,
  tableOf,
  type Written,
  workersByNode,
  type YearView,
} from "../view.js";
import { inequality, SIGMA } from "./table/inequality.js";
import { composition, concentration } from "./table/structure.js";

/** Payments received by headquarters in every node from all plants, own city included. [n] */
export const headquartersIncome = oncePerYear(({ economy: { nodes }, outcome }): Float64Array => {
  const { headquartersPayments } = outcome.market;
  const income = new Float64Array(nodes);
  for (let node = 0; node < nodes; node++)
    for (let plant = 0; plant < nodes; plant++) income[node] += headquartersPayments[node * nodes + plant];
  return income;
});

/** Headquarters services over production. */
function headquartersOverProduction(view: YearView, members: number[]): number {
  return sumAt(members, headquartersIncome(view)) / sumCells(view, members, view.outcome.market.revenue);
}

/** The same of all cities. */
const headquartersOverProductionOfAll = oncePerYear((view) => headquartersOverProduction(view, view.cities));

/**
 * Herfindahl index of plants of a sector: sizes inside a city are lognormal with the model's dispersion, so a city's
 * plants count as share^2 exp(sd^2) / number of them.
 */
function plantHerfindahl({ economy, outcome }: YearView, members: number[], sector: number, jobs: number[]): number {
  const { nodes, relocation } = economy;
  const spread = exp(square(relocation.sizeDispersion));
  const all = sumOf(jobs);
  return members.reduce((sum, node, k) => {
    const plants = outcome.firms[sector * nodes + node];
    return plants > 0 ? sum + (square(jobs[k] / all) * spread) / plants : sum;
  }, 0);
}

/** Ellison and Glaeser's gamma, mean over sectors weighted by employment. */
function ellisonGlaeserIndex(view: YearView, members: number[]): number {
  const rows = rowsOf(tableOf(view), members);
  const sizes = columnSums(rows);
  const { raw, room } = concentration(tableOf(view), members);
  const present = Array.from(sizes, (_, s) => s).filter((s) => sizes[s] > 0);
  const indices = present.map((s) => {
    const jobs = rows.map((row) => row[s]);
    return beyondPlantSizes(raw[s], room, plantHerfindahl(view, members, s, jobs));
  });
  return mean(
    indices,
    present.map((s) => sizes[s]),
  );
}

/** Of sectors that a member subsidises, the share of the other members that subsidise them too. */
function doubledTargets({ economy, outcome }: YearView, members: number[]): number {
  const { nodes, sectorIds } = economy;
  const rates = outcome.accounts.sectorSubsidyRate;
  return duplication(members.map((node) => sectorIds.map((_, s) => (rates[s * nodes + node] > 0 ? 1 : 0))));
}

/** Share of value added that sectors of a function make; tolls and rents of protection included, as in GDP. */
function shareOfFunction(wanted: SectorFunction) {
  return (view: YearView, members: number[]): number => {
    const { valueAdded, gdp } = view.outcome.accounts;
    const { nodes, sectorFunctions } = view.economy;
    const made = sumOf(sectorFunctions, (one, s) =>
      one === wanted ? sumOf(members, (node) => valueAdded[s * nodes + node]) : 0,
    );
    return made / sumAt(members, gdp);
  };
}

/** What the cities make, and which functions they hold. */
export const structure: Written[] = [
  ...composition.map(ofTable),
  {
    id: "ellison-glaeser",
    trap: "indicators.needsPlantSizesModel",
    unit: INDEX,
    source: textOf("Ellison and Glaeser 1997, Journal of Political Economy 105(5)"),
    scope: "cluster",
    measure: ellisonGlaeserIndex,
  },
  {
    id: "doubled-targets",
    unit: "share",
    source: "indicators.ourMeasureDuplicatedTargeting",
    better: "lower",
    scope: "cluster",
    measure: doubledTargets,
  },
  {
    id: "manufacturing-share",
    unit: SHARE,
    measure: shareOfFunction("manufacturing"),
  },
  {
    id: "producer-services-share",
    unit: SHARE,
    measure: shareOfFunction("producer-services"),
  },
  {
    id: "functional-specialisation",
    unit: INDEX,
    source: "indicators.afterDurantonPuga2005",
    scope: "city",
    measure: (view, members) => headquartersOverProduction(view, members) / headquartersOverProductionOfAll(view) - 1,
  },
  {
    id: "functional-division",
    unit: "index, 0 to 1",
    source: "indicators.afterDurantonPuga2005Journal",
    scope: "cluster",
    measure: (view, members) =>
      hoover(
        at(headquartersIncome(view), members),
        at(sumByNode(view.outcome.market.revenue, view.economy.nodes), members),
      ),
  },
];

/** Real wage of general labour in each member; of the first type where none is called so. */
function realWages(view: YearView, members: number[]): number[] {
  const offset = Math.max(0, labourType(view, "general")) * view.economy.nodes;
  return members.map((node) => view.outcome.accounts.realWage[offset + node]);
}

function productivities(view: YearView, members: number[]): number[] {
  return members.map((node) => view.outcome.accounts.realGdp[node] / workersByNode(view)[node]);
}

/** Do the cities converge or drift apart? */
export const convergence: Written[] = [
  ...inequality.map(ofTable),
  ...(
    [
      ["sigma-real-wage", "indicators.sigmaRealWage", "indicators.standardDeviationOverCities", realWages],
      [
        "sigma-productivity",
        "indicators.sigmaIncomePerWorker",
        "indicators.standardDeviationOverCitiesLn",
        productivities,
      ],
    ] as const
  ).map(
    ([id, label, formula, of]): Written => ({
      ...{ id, label, formula },
      unit: "log points",
      source: SIGMA,
      better: "lower",
      scope: "cluster",
      measure: (view, members) => sigma(of(view, members)),
    }),
  ),
];

const KNOWLEDGE = "indicators.griliches1979BellJournal";

/** Distance to the leading city in knowledge per worker, times workers. [n] */
const knowledgeGaps = oncePerYear((view) => {
  const workers = workersByNode(view);
  const perWorker = sumByNode(view.outcome.knowledge, workers.length).map((stock, node) => stock / workers[node]);
  const leader = Math.max(...view.cities.map((node) => perWorker[node]));
  return workers.map((people, node) => people * (1 - perWorker[node] / leader));
});

/** Hoover distance between where the skilled and where all workers are. */
function skilledConcentration(view: YearView, members: number[]): number {
  const type = labourType(view, "skilled");
  if (type < 0) return NaN;
  const { nodes } = view.economy;
  return hoover(
    members.map((node) => view.outcome.workers[type * nodes + node]),
    members.map((node) => workersByNode(view)[node]),
  );
}

/** Knowledge and skills. */
export const innovation: Written[] = [
  {
    id: "knowledge",
    unit: "index units of the region file",
    source: KNOWLEDGE,
    better: "higher",
    measure: (view, members) => sumCells(view, members, view.outcome.knowledge),
  },
  {
    id: "knowledge-gap",
    unit: SHARE,
    source: KNOWLEDGE,
    better: "lower",
    measure: (view, members) => sumAt(members, knowledgeGaps(view)) / sumAt(members, workersByNode(view)),
  },
  {
    id: "spillover-received",
    unit: "share of the stock a year",
    source: KNOWLEDGE,
    better: "higher",
    measure: (view, members) => ratioToKnowledge(view, members, view.outcome.spilloverReceived),
  },
  {
    id: "platform-effect",
    unit: "share of the stock a year",
    source: KNOWLEDGE,
    better: "higher",
    measure: (view, members) => ratioToKnowledge(view, members, view.outcome.platformReceived),
  },
  {
    id: "skilled-concentration",
    unit: INDEX,
    source: textOf("Hoover 1936, Review of Economics and Statistics 18(4)"),
    scope: "cluster",
    measure: skilledConcentration,
  },
];

function ratioToKnowledge(view: YearView, members: number[], flow: Float64Array): number {
  return sumCells(view, members, flow) / sumCells(view, members, view.outcome.knowledge);
}
