import { sumOf } from "../../../maths/numerics/sums.js";
import { t } from "../../../words/index.js";
import { volumeOfValueAdded } from "../measures/volume.js";
import {
  ACCOUNTS,
  type IndicatorDefinition,
  labourType,
  MONEY,
  oncePerYear,
  PER_HEAD,
  SHARE,
  sum,
  sumCells,
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

/** What they and their cities consume, public services included. */
function finalConsumption(outcome: YearView["outcome"], node: number): number {
  return consumption(outcome, node) + outcome.accounts.publicServicesPerHead[node] * outcome.residents[node];
}

/** Of residents, weighted by their number. */
function wellBeing({ outcome }: YearView, members: number[]): number {
  const { accounts, residents } = outcome;
  return sumOf(members, (node) => accounts.wellBeing[node] * residents[node]) / sum(members, residents);
}

/** Output, income and stocks. */
export const output: IndicatorDefinition[] = [
  {
    id: "real-gdp",
    label: t("indicators.realGrossDomesticIncome"),
    unit: MONEY,
    formula: t("indicators.nominalGdpEachCity"),
    source: t("indicators.unitedNationsEtAl"),
    better: "higher",
    scope: "both",
    measure: (view, members) => sum(members, view.outcome.accounts.realGdp),
  },
  {
    id: "nominal-gdp",
    label: t("indicators.nominalGdp"),
    unit: "100 million {currency}, prices of the year's numeraire",
    formula: t("indicators.sumValueAddedCity"),
    source: ACCOUNTS,
    better: "none",
    scope: "both",
    measure: (view, members) => sum(members, view.outcome.accounts.gdp),
  },
  {
    id: "real-gdp-per-head",
    label: t("indicators.realIncomePerResident"),
    unit: PER_HEAD,
    formula: t("indicators.realGrossDomesticIncomeResidents"),
    source: ACCOUNTS,
    better: "higher",
    scope: "both",
    measure: ({ outcome }, members) =>
      (THOUSAND_A_HEAD * sum(members, outcome.accounts.realGdp)) / sum(members, outcome.residents),
  },
  {
    id: "productivity",
    label: t("indicators.realIncomePerWorker"),
    unit: "thousand {currency} a worker, base-year prices",
    formula: t("indicators.realGrossDomesticIncomeWorkers"),
    source: ACCOUNTS,
    better: "higher",
    scope: "both",
    measure: (view, members) =>
      (THOUSAND_A_HEAD * sum(members, view.outcome.accounts.realGdp)) / sumCells(view, members, view.outcome.workers),
  },
  {
    id: "real-consumption-per-head",
    label: t("indicators.realConsumptionPerResident"),
    unit: PER_HEAD,
    formula: t("indicators.afterTaxIncomeResidents"),
    source: ACCOUNTS,
    better: "higher",
    scope: "both",
    measure: ({ outcome }, members) =>
      (THOUSAND_A_HEAD * sumOf(members, (node) => consumption(outcome, node))) / sum(members, outcome.residents),
  },
  {
    id: "public-services-per-head",
    label: t("indicators.publicServicesPerResident"),
    unit: PER_HEAD,
    formula: t("indicators.spendingCityGovernmentsBeside"),
    source: ACCOUNTS,
    better: "higher",
    scope: "both",
    measure: ({ outcome }, members) =>
      (THOUSAND_A_HEAD * sumOf(members, (i) => outcome.accounts.publicServicesPerHead[i] * outcome.residents[i])) /
      sum(members, outcome.residents),
  },
  {
    id: "real-final-consumption-per-head",
    label: t("indicators.realConsumptionPerResidentPrivate"),
    unit: PER_HEAD,
    formula: t("indicators.realConsumptionPublicServices"),
    source: t("indicators.unitedNationsEtAl2009"),
    better: "higher",
    scope: "both",
    measure: ({ outcome }, members) =>
      (THOUSAND_A_HEAD * sumOf(members, (node) => finalConsumption(outcome, node))) / sum(members, outcome.residents),
  },
  {
    id: "real-national-income",
    label: t("indicators.realNationalIncomeResidents"),
    unit: MONEY,
    formula: t("indicators.nominalGdpLessCapital"),
    source: t("indicators.unitedNationsEtAl2009System"),
    better: "higher",
    scope: "both",
    measure: ({ outcome }, members) =>
      sumOf(members, (i) => outcome.accounts.nationalIncome[i] / outcome.accounts.priceIndex[i]),
  },
  {
    id: "well-being",
    label: t("indicators.wellBeingResidents"),
    unit: "index, base year 1",
    formula: t("indicators.consumption1WX"),
    source: "Fajgelbaum, Morales, Suárez Serrato and Zidar 2019, Review of Economic Studies 86",
    better: "higher",
    scope: "both",
    measure: wellBeing,
  },
  {
    id: "equivalent-variation",
    label: t("indicators.equivalentVariationSinceBase"),
    unit: MONEY,
    formula: t("indicators.baseYearResidentsX"),
    source: "Hicks 1939, Value and Capital",
    better: "higher",
    scope: "both",
    measure: ({ outcome, base }, members) =>
      sumOf(members, (node) => (outcome.accounts.wellBeing[node] - 1) * finalConsumption(base, node)),
  },
  ...["general", "skilled"].map(
    (id): IndicatorDefinition => ({
      id: `real-wage-${id}`,
      label: t(id === "general" ? "indicators.realWageGeneral" : "indicators.realWageSkilled"),
      unit: "thousand {currency} a worker, base-year prices",
      formula: t("indicators.afterTaxWagePrice"),
      source: ACCOUNTS,
      better: "higher",
      scope: "both",
      measure: (view, members) => realWage(view, members, id),
    }),
  ),
  {
    id: "skill-premium",
    label: t("indicators.skillPremium"),
    unit: "ratio",
    formula: t("indicators.realWageSkilledGeneral"),
    source: ACCOUNTS,
    better: "none",
    scope: "both",
    measure: (view, members) => realWage(view, members, "skilled") / realWage(view, members, "general"),
  },
  {
    id: "residents",
    label: t("schema.residents"),
    unit: "thousand persons",
    formula: t("indicators.workersResidentsPerWorker"),
    source: ACCOUNTS,
    better: "none",
    scope: "both",
    measure: (view, members) => sum(members, view.outcome.residents),
  },
  ...["general", "skilled"].map(
    (id): IndicatorDefinition => ({
      id: `workers-${id}`,
      label: t(id === "general" ? "indicators.workersGeneral" : "indicators.workersSkilled"),
      unit: "thousand persons",
      formula: t("indicators.stockYearSMarket"),
      source: ACCOUNTS,
      better: "none",
      scope: "both",
      measure: (view, members) => workers(view, members, id),
    }),
  ),
  {
    id: "skilled-share",
    label: t("indicators.shareSkilledWorkers"),
    unit: SHARE,
    formula: t("indicators.skilledAllWorkers"),
    source: ACCOUNTS,
    better: "none",
    scope: "both",
    measure: (view, members) => workers(view, members, "skilled") / sum(members, workersByNode(view)),
  },
  {
    id: "capital",
    label: t("indicators.capitalUse"),
    unit: MONEY,
    formula: t("indicators.stockYearSMarket"),
    source: ACCOUNTS,
    better: "none",
    scope: "both",
    measure: (view, members) => sum(members, view.outcome.capital),
  },
  {
    id: "firms",
    label: t("indicators.firmsPlant"),
    unit: "firms",
    formula: t("indicators.realFirmsWhosePlant"),
    source: ACCOUNTS,
    better: "none",
    scope: "both",
    measure: (view, members) => sumCells(view, members, view.outcome.firms),
  },
  {
    id: "headquarters",
    label: t("indicators.firmsHeadquarters"),
    unit: "firms",
    formula: t("indicators.realFirmsWhoseHeadquarters"),
    source: ACCOUNTS,
    better: "none",
    scope: "both",
    measure: (view, members) => sumCells(view, members, view.outcome.headquarters),
  },
  {
    id: "land-rent-industrial",
    label: t("indicators.rentIndustrialLand"),
    unit: "100 million {currency} a km2 and year, base-year prices",
    formula: t("indicators.rentMeanOverLand"),
    source: ACCOUNTS,
    better: "none",
    scope: "both",
    measure: ({ outcome, deflator }, members) =>
      weightedMean(members, outcome.market.industrialRent, outcome.industrialLand) / deflator,
  },
  {
    id: "land-rent-housing",
    label: t("indicators.rentHousingLand"),
    unit: "100 million {currency} a km2 and year, base-year prices",
    formula: t("indicators.rentMeanOverLand"),
    source: ACCOUNTS,
    better: "none",
    scope: "both",
    measure: ({ outcome, deflator }, members) =>
      weightedMean(members, outcome.market.housingRent, outcome.housingLand) / deflator,
  },
];

function weightedMean(members: number[], values: ArrayLike<number>, weights: ArrayLike<number>): number {
  return sumOf(members, (node) => values[node] * weights[node]) / sum(members, weights);
}

const volumes = oncePerYear(({ economy, outcome, base }) => volumeOfValueAdded(economy, outcome, base));

/** Production-side counterpart of real income, comparable with the real GDP of statistical yearbooks. */
export const volume: IndicatorDefinition[] = [
  {
    id: "value-added-volume",
    label: t("indicators.volumeValueAddedProduction"),
    unit: MONEY,
    formula: t("indicators.outputPlantsHeadquartersLess"),
    source: t("indicators.unitedNationsEtAl2009SystemNational"),
    better: "higher",
    scope: "both",
    measure: (view, members) => sum(members, volumes(view)),
  },
];
