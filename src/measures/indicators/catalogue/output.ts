import { sumAt, sumOf } from "../../../maths/numerics/sums.js";
import { textOf } from "../../../words/index.js";
import { volumeOfValueAdded } from "../measures/volume.js";
import {
  labourType,
  MONEY,
  oncePerYear,
  PER_HEAD,
  SHARE,
  sumCells,
  type Written,
  workersByNode,
  type YearView,
} from "../view.js";

/** 100 million per thousand persons = 100 thousand a head. */
const THOUSAND_A_HEAD = 100;

/** Mean real wage of a labour type, weighted by its workers. */
function realWage(view: YearView, members: number[], id: string): number {
  const offset = labourType(view, id) * view.economy.nodes;
  if (offset < 0) return NaN;
  const { workers, accounts } = view.outcome;
  let wages = 0;
  let people = 0;
  for (const node of members) {
    wages += workers[offset + node] * accounts.realWage[offset + node];
    people += workers[offset + node];
  }
  return (THOUSAND_A_HEAD * wages) / people;
}

function workers(view: YearView, members: number[], id: string): number {
  const offset = labourType(view, id) * view.economy.nodes;
  return offset < 0 ? NaN : sumOf(members, (node) => view.outcome.workers[offset + node]);
}

/** People's consumption at base-year prices. */
function consumption({ accounts, residents }: YearView["outcome"], node: number): number {
  return accounts.realConsumptionPerHead[node] * residents[node];
}

/** What their cities spend on them, likewise. */
function publicServices({ accounts, residents }: YearView["outcome"], node: number): number {
  return accounts.publicServicesPerHead[node] * residents[node];
}

/** What they and their cities consume, public services included. */
function finalConsumption(outcome: YearView["outcome"], node: number): number {
  return consumption(outcome, node) + publicServices(outcome, node);
}

/** What there is of something in some nodes over their residents. */
function aHead(of: typeof consumption): Written["measure"] {
  return ({ outcome }, members) =>
    (THOUSAND_A_HEAD * sumOf(members, (node) => of(outcome, node))) / sumAt(members, outcome.residents);
}

/** Of residents, weighted by their number. */
function wellBeing({ outcome }: YearView, members: number[]): number {
  const { accounts, residents } = outcome;
  return sumOf(members, (node) => accounts.wellBeing[node] * residents[node]) / sumAt(members, residents);
}

/** Output, income and stocks. */
export const output: Written[] = [
  {
    id: "real-gdp",
    label: "indicators.realGrossDomesticIncome",
    unit: MONEY,
    source: "indicators.unitedNationsEtAl",
    better: "higher",
    measure: (view, members) => sumAt(members, view.outcome.accounts.realGdp),
  },
  {
    id: "nominal-gdp",
    unit: "100 million {currency}, prices of the year's numeraire",
    measure: (view, members) => sumAt(members, view.outcome.accounts.gdp),
  },
  {
    id: "real-gdp-per-head",
    unit: PER_HEAD,
    better: "higher",
    measure: ({ outcome }, members) =>
      (THOUSAND_A_HEAD * sumAt(members, outcome.accounts.realGdp)) / sumAt(members, outcome.residents),
  },
  {
    id: "productivity",
    unit: "thousand {currency} a worker, base-year prices",
    better: "higher",
    measure: (view, members) =>
      (THOUSAND_A_HEAD * sumAt(members, view.outcome.accounts.realGdp)) / sumCells(view, members, view.outcome.workers),
  },
  {
    id: "real-consumption-per-head",
    unit: PER_HEAD,
    better: "higher",
    measure: aHead(consumption),
  },
  {
    id: "public-services-per-head",
    unit: PER_HEAD,
    better: "higher",
    measure: aHead(publicServices),
  },
  {
    id: "real-final-consumption-per-head",
    unit: PER_HEAD,
    source: "indicators.unitedNationsEtAl2009",
    better: "higher",
    measure: aHead(finalConsumption),
  },
  {
    id: "real-national-income",
    unit: MONEY,
    source: "indicators.unitedNationsEtAl2009System",
    better: "higher",
    measure: ({ outcome }, members) =>
      sumOf(members, (i) => outcome.accounts.nationalIncome[i] / outcome.accounts.priceIndex[i]),
  },
  {
    id: "well-being",
    unit: "index, base year 1",
    source: textOf("Fajgelbaum, Morales, Suárez Serrato and Zidar 2019, Review of Economic Studies 86"),
    better: "higher",
    measure: wellBeing,
  },
  {
    id: "equivalent-variation",
    unit: MONEY,
    source: textOf("Hicks 1939, Value and Capital"),
    better: "higher",
    measure: ({ outcome, base }, members) =>
      sumOf(members, (node) => (outcome.accounts.wellBeing[node] - 1) * finalConsumption(base, node)),
  },
  ...["general", "skilled"].map(
    (id): Written => ({
      id: `real-wage-${id}`,
      label: id === "general" ? "indicators.realWageGeneral" : "indicators.realWageSkilled",
      unit: "thousand {currency} a worker, base-year prices",
      formula: "indicators.afterTaxWagePrice",
      better: "higher",
      measure: (view, members) => realWage(view, members, id),
    }),
  ),
  {
    id: "skill-premium",
    unit: "ratio",
    measure: (view, members) => realWage(view, members, "skilled") / realWage(view, members, "general"),
  },
  {
    id: "residents",
    label: "schema.residents",
    unit: "thousand persons",
    measure: (view, members) => sumAt(members, view.outcome.residents),
  },
  ...["general", "skilled"].map(
    (id): Written => ({
      id: `workers-${id}`,
      label: id === "general" ? "indicators.workersGeneral" : "indicators.workersSkilled",
      unit: "thousand persons",
      formula: "indicators.stockYearSMarket",
      measure: (view, members) => workers(view, members, id),
    }),
  ),
  {
    id: "skilled-share",
    unit: SHARE,
    measure: (view, members) => workers(view, members, "skilled") / sumAt(members, workersByNode(view)),
  },
  {
    id: "capital",
    unit: MONEY,
    formula: "indicators.stockYearSMarket",
    measure: (view, members) => sumAt(members, view.outcome.capital),
  },
  {
    id: "firms",
    unit: "firms",
    measure: (view, members) => sumCells(view, members, view.outcome.firms),
  },
  {
    id: "headquarters",
    unit: "firms",
    measure: (view, members) => sumCells(view, members, view.outcome.headquarters),
  },
  {
    id: "land-rent-industrial",
    unit: "100 million {currency} a km2 and year, base-year prices",
    formula: "indicators.rentMeanOverLand",
    measure: ({ outcome, deflator }, members) =>
      weightedMean(members, outcome.market.industrialRent, outcome.industrialLand) / deflator,
  },
  {
    id: "land-rent-housing",
    unit: "100 million {currency} a km2 and year, base-year prices",
    formula: "indicators.rentMeanOverLand",
    measure: ({ outcome, deflator }, members) =>
      weightedMean(members, outcome.market.housingRent, outcome.housingLand) / deflator,
  },
];

function weightedMean(members: number[], values: ArrayLike<number>, weights: ArrayLike<number>): number {
  return sumOf(members, (node) => values[node] * weights[node]) / sumAt(members, weights);
}

const volumes = oncePerYear(({ economy, outcome, base }) => volumeOfValueAdded(economy, outcome, base));

/** Production-side counterpart of real income, comparable with the real GDP of statistical yearbooks. */
export const volume: Written[] = [
  {
    id: "value-added-volume",
    unit: MONEY,
    source: "indicators.unitedNationsEtAl2009SystemNational",
    better: "higher",
    measure: (view, members) => sumAt(members, volumes(view)),
  },
  {
    id: "real-gdp-with-entry",
    unit: MONEY,
    source: "indicators.bilbiieGhironiMelitz",
    better: "higher",
    measure: ({ outcome: { accounts } }, members) =>
      sumOf(members, (node) => (accounts.gdp[node] + accounts.entryCost[node]) / accounts.priceIndex[node]),
  },
];
