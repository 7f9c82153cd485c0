import { labourIds, placeLabels, type Region, sectorNamed } from "../input/index.js";
import { exp, log, pow } from "../maths/numerics/elementary.js";
import { sumOf } from "../maths/numerics/sums.js";
import type { Economy, Owner, SavingRule } from "../model/engine/economy.js";
import { goodsGrowth } from "../model/engine/growth.js";
import type { PublicFinance } from "../model/engine/publicFinance.js";
import { textOf } from "../words/index.js";
import type { Geography } from "./geography.js";
import type { Technology } from "./technology.js";

/** What messages call nodes and sectors. */
function namesOf(region: Region, { nodeIds }: Geography): NonNullable<Economy["names"]> {
  const sectors = region.tables.sectors.map(({ label, labelZh }) => textOf(label, labelZh));
  return { nodes: nodeIds.map(placeLabels(region)), sectors };
}

/**
 * The region's preferences, technology, closure and behaviour on the engine's arrays; residuals and the numeraire's
 * level follow from the inversion.
 */
export function readEconomy(region: Region, geography: Geography, technology: Technology): Economy {
  const { parameters, tables } = region;
  const n = geography.nodeIds.length;
  const { sectorIds } = technology;
  const sectors = sectorIds.length;
  const regimeIds = Object.keys(region.regimes);
  const size = sizesOf(tables.cities, n);
  return {
    nodes: n,
    sectors,
    labourTypes: labourIds.length,
    ...{ nodeIds: geography.nodeIds, sectorIds },
    names: namesOf(region, geography),
    sectorFunctions: tables.sectors.map(({ function: role }) => role ?? "other"),
    labourIds: [...labourIds],
    isCity: Uint8Array.from({ length: n }, (_, i) => (i < geography.cities ? 1 : 0)),
    country: Int32Array.from(geography.countries, (country) => geography.countries.indexOf(country)),
    regime: Int32Array.from(geography.regimes, (regime) => regimeIds.indexOf(regime)),
    regimeIds,
    expenditureShare: technology.finalDemandShare.slice(),
    housingShare: technology.housingShare,
    imputedHousingShare: technology.imputedHousingShare,
    publicServices: {
      weight: parameters.publicServices.weight.value,
      rivalry: parameters.publicServices.rivalry.value,
    },
    congestion: parameters.congestion.value,
    substitution: bySector(region, (row) => 1 + elasticityScale(region, row) * (row.substitution - 1)),
    markup: technology.markup,
    variety: parameters.variety.value,
    labourCostShare: technology.labourCostShare,
    capitalCostShare: technology.capitalCostShare,
    landCostShare: technology.landCostShare,
    ownLand: { costShare: technology.ownLandCostShare, stock: new Float64Array(sectors * n) },
    inputCostShare: technology.inputCostShare,
    headquartersCostShare: technology.headquartersCostShare,
    headquartersLabour: labourIds.indexOf("skilled"),
    headquartersSector: sectorNamed(sectorIds, "business"),
    tollSector: sectorNamed(sectorIds, "transport"),
    housingSector: sectorNamed(sectorIds, "real-estate"),
    capitalKinds: region.capital === "by-sector" ? sectors : 1,
    profitOwner: { kind: "headquarters" },
    capitalOwner: region.ownership === "local" ? { kind: "local" } : { kind: "pool", by: "wages" },
    saving: savingOf(region, technology, n),
    landOwner: { kind: "local" },
    landRentToCity: new Float64Array(n),
    numeraire: { node: 0, value: 1 },
    goods: goodsOf(region, n),
    size,
    pull: size.map((options) => pow(options, parameters.massElasticity.value - 1 / 2)),
    relocation: relocationOf(region),
    migration: migrationOf(region),
    investment: investmentOf(region),
    knowledge: knowledgeOf(region, n),
    externalities: {
      localisation: new Float64Array(sectors).fill(parameters.agglomeration.localisation.value),
      urbanisation: new Float64Array(sectors).fill(parameters.agglomeration.urbanisation.value),
    },
  };
}

type SectorRow = Region["tables"]["sectors"][number];

/** A value of each sector. [S] */
function bySector({ tables }: Region, value: (row: SectorRow) => number): Float64Array {
  return Float64Array.from(tables.sectors, (row) => value(row));
}

/** A sector's trade elasticity over that of the table. */
function elasticityScale({ parameters: { tradeElasticity, services } }: Region, { group }: SectorRow): number {
  return group === "tertiary" ? tradeElasticity.value * services.substitution.value : tradeElasticity.value;
}

/** What trade in goods costs, by sector; `n`: nodes. Residual costs are one until the balance finds them. */
function goodsOf(region: Region, n: number): Economy["goods"] {
  const { tradeDistance, referenceHours, loadValue, valueOfTime, services } = region.parameters;
  // Goods are what lorries carry.
  const fall = (row: SectorRow) => (row.loadValue === undefined ? tradeDistance.services : tradeDistance.goods).value;
  return {
    // How trade falls with travel time is data: what time costs a buyer is what explains it.
    distanceElasticity: bySector(region, (row) => (fall(row) * row.distanceElasticity) / elasticityScale(region, row)),
    referenceHours: referenceHours.value,
    loadValue: bySector(region, (row) => loadValue.value * (row.loadValue ?? Infinity)),
    valueOfTime: valueOfTime.value,
    borderExposure: bySector(region, ({ group, borderExposure }) =>
      group === "tertiary" ? Math.min(1, services.exposure.value * borderExposure) : borderExposure,
    ),
    residualCost: new Float64Array(region.tables.sectors.length * n * n).fill(1),
  };
}

/** How firms move, enter and close. [S] where it differs by sector */
function relocationOf(region: Region): Economy["relocation"] {
  const { parameters } = region;
  const everySector = ({ value }: { value: number }) => bySector(region, () => value);
  return {
    // (sigma - 1) sd(ln z) = 1 (docs/model.md, section 7.7).
    sizeDispersion: 1,
    plantHazard: bySector(region, ({ relocationHazard }) => relocationHazard),
    headquartersHazard: everySector(parameters.headquartersHazard),
    tasteDispersion: parameters.relocation.tasteDispersion.value,
    fixedCost: everySector(parameters.relocation.fixedCost),
    distanceCost: parameters.relocation.distanceCost.value,
    exitRate: everySector(parameters.exitRate),
    exitElasticity: parameters.exitElasticity.value,
    entryElasticity: parameters.entryElasticity.value,
    entryPlaceElasticity: parameters.entryPlaceElasticity.value,
  };
}

function migrationOf({ parameters, migration }: Region): Economy["migration"] {
  const { hazard, tasteDispersion, fixedCost, distanceCost } = parameters.migration;
  const byType = (values: Record<(typeof labourIds)[number], { value: number }>) =>
    Float64Array.from(labourIds, (type) => values[type].value);
  return {
    hazard: byType(hazard),
    tasteDispersion: tasteDispersion.value,
    fixedCost: byType(fixedCost),
    distanceCost: byType(distanceCost),
    fromRegistration: migration === "from-registration",
  };
}

/** Residents of a city over the mean of all, 1 in a hinterland. [n] */
function sizesOf(cities: Region["tables"]["cities"], n: number): Float64Array {
  const mean = sumOf(cities, ({ residentsThousand }) => residentsThousand) / cities.length;
  return Float64Array.from({ length: n }, (_, i) => (i < cities.length ? cities[i].residentsThousand / mean : 1));
}

/**
 * Gross return on capital where its total is fixed; a unit of measurement only (capital stock = capital income / this).
 */
const BASE_CAPITAL_RETURN = 0.1;

/**
 * Gross return on capital of the base year. Where capital is saved, that at which the wealth of owners who keep the
 * part `kept` of it grows with the country: kept (1 - worn + return) = growth (7.10).
 */
export function capitalReturnOf(region: Region): number {
  const { saving, parameters } = region;
  if (!saving || saving.closure === "fixed") return BASE_CAPITAL_RETURN;
  return growthOfGoods(region) / saving.kept.value - 1 + parameters.investment.hazard.value;
}

/** What a year of national growth makes of every volume of goods. */
function growthOfGoods({ parameters: { growth, housingShare } }: Region): number {
  return exp(goodsGrowth(growth.national.value, housingShare.value));
}

/** Owners who keep a part of their wealth (Kleinman, Liu and Redding 2023), or save a part of their capital income. */
function savingOf(region: Region, { capitalMix }: Technology, n: number): SavingRule | null {
  const { saving, parameters } = region;
  if (!saving || saving.closure === "fixed") return null;
  const worn = parameters.investment.hazard.value;
  const kept = saving.kept.value;
  const rule =
    saving.closure === "savers"
      ? { ofIncome: kept, ofWealth: (1 - kept) * (1 - worn) }
      : { ofIncome: (worn + growthOfGoods(region) - 1) / capitalReturnOf(region), ofWealth: 0 };
  return { mix: capitalMix, logBasePrice: new Float64Array(n), ...rule };
}

/** The rule with what capital cost in the base year, which counts as one. `price`: of composites, [s*n + j] */
export function pricedInBaseYear(saving: SavingRule, price: Float64Array): SavingRule {
  const n = saving.logBasePrice.length;
  const logBasePrice = saving.logBasePrice.map((_, j) => sumOf(saving.mix, (v, s) => v * log(price[s * n + j])));
  return { ...saving, logBasePrice };
}

function investmentOf(region: Region): Economy["investment"] {
  const { hazard, tasteDispersion, fixedCost, distanceCost, idleBelow } = region.parameters.investment;
  return {
    hazard: hazard.value,
    tasteDispersion: tasteDispersion.value,
    fixedCost: fixedCost.value,
    distanceCost: distanceCost.value,
    leastRent: idleBelow.value * capitalReturnOf(region),
  };
}

function knowledgeOf(region: Region, n: number): Economy["knowledge"] {
  const { decay, platformDecay, platformGain, distanceDecay, productivityElasticity } = region.parameters.knowledge;
  return {
    decay: decay.value,
    platformDecay: platformDecay.value,
    spillover: 0,
    platformGain: platformGain.value,
    distanceDecay: distanceDecay.value,
    productivityElasticity: bySector(region, () => productivityElasticity.value),
    absorptive: new Float64Array(n),
  };
}

/**
 * Owners of capital as the base year has them: the residents of each node hold the share of their country's capital
 * income that the base year's split by wages gives them, wherever the capital is. Whoever lives where wages rise later
 * does not come to own more for it. That the base year's split follows wages is our assumption: no data tell who owns
 * capital by city.
 */
export function ownersOfBaseYear({ capitalIncome }: PublicFinance, { country }: Economy): Owner {
  const total = new Float64Array(country.length);
  for (let i = 0; i < country.length; i++) total[country[i]] += capitalIncome[i];
  return { kind: "shares", shares: capitalIncome.map((income, i) => income / total[country[i]]) };
}
