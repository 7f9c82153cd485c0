import type { Economy } from "../engine/economy.js";
import { labourIds, type Region } from "../scenario/index.js";
import type { Geography } from "./geography.js";
import { headquartersSectorOf, housingSectorOf, type Technology, tollSectorOf } from "./technology.js";

/** The region's preferences, technology, closure and behaviour on the engine's arrays; residuals and the numeraire's level follow from the inversion. */
export function readEconomy(region: Region, geography: Geography, technology: Technology): Economy {
  const { parameters, tables } = region;
  const n = geography.nodeIds.length;
  const { sectorIds } = technology;
  const sectors = sectorIds.length;
  const ofSector = (value: (row: Region["tables"]["sectors"][number]) => number) =>
    Float64Array.from(tables.sectors, (row) => value(row));
  const regimeIds = Object.keys(region.regimes);
  const byType = (values: Record<(typeof labourIds)[number], { value: number }>) =>
    Float64Array.from(labourIds, (type) => values[type].value);
  return {
    nodes: n,
    sectors,
    labourTypes: labourIds.length,
    nodeIds: geography.nodeIds,
    sectorIds,
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
    substitution: ofSector(({ substitution }) => 1 + parameters.tradeElasticity.value * (substitution - 1)),
    markup: technology.markup,
    variety: parameters.variety.value,
    labourCostShare: technology.labourCostShare,
    capitalCostShare: technology.capitalCostShare,
    landCostShare: technology.landCostShare,
    inputCostShare: technology.inputCostShare,
    headquartersCostShare: technology.headquartersCostShare,
    headquartersLabour: labourIds.indexOf("skilled"),
    headquartersSector: sectorIds.indexOf(headquartersSectorOf(sectorIds)),
    tollSector: sectorIds.indexOf(tollSectorOf(sectorIds)),
    housingSector: sectorIds.indexOf(housingSectorOf(sectorIds)),
    capitalKinds: region.capital === "by-sector" ? sectors : 1,
    profitOwner: { kind: "headquarters" },
    capitalOwner: region.ownership === "local" ? { kind: "local" } : { kind: "pool", by: "wages" },
    landOwner: { kind: "local" },
    landRentToCity: new Float64Array(n),
    numeraire: { node: 0, value: 1 },
    goods: {
      // How trade falls with travel time is observed: what time costs a buyer is what explains it.
      distanceElasticity: ofSector(({ distanceElasticity }) => distanceElasticity / parameters.tradeElasticity.value),
      referenceHours: parameters.referenceHours.value,
      loadValue: ofSector(({ loadValue }) => loadValue ?? Number.POSITIVE_INFINITY),
      valueOfTime: parameters.valueOfTime.value,
      borderExposure: ofSector(({ borderExposure }) => borderExposure),
      residualCost: new Float64Array(sectors * n * n).fill(1),
    },
    relocation: {
      // (sigma - 1) sd(ln z) = 1 (docs/model.md, section 7.7).
      sizeDispersion: 1,
      plantHazard: ofSector(({ relocationHazard }) => relocationHazard),
      headquartersHazard: new Float64Array(sectors).fill(parameters.headquartersHazard.value),
      tasteDispersion: parameters.relocation.tasteDispersion.value,
      fixedCost: new Float64Array(sectors).fill(parameters.relocation.fixedCost.value),
      distanceCost: parameters.relocation.distanceCost.value,
      exitRate: new Float64Array(sectors).fill(parameters.exitRate.value),
      exitElasticity: parameters.exitElasticity.value,
      entryElasticity: parameters.entryElasticity.value,
      entryPlaceElasticity: parameters.entryPlaceElasticity.value,
    },
    migration: {
      hazard: byType(parameters.migration.hazard),
      tasteDispersion: parameters.migration.tasteDispersion.value,
      fixedCost: byType(parameters.migration.fixedCost),
      distanceCost: byType(parameters.migration.distanceCost),
    },
    investment: {
      hazard: parameters.investment.hazard.value,
      tasteDispersion: parameters.investment.tasteDispersion.value,
      fixedCost: parameters.investment.fixedCost.value,
      distanceCost: parameters.investment.distanceCost.value,
    },
    knowledge: {
      decay: parameters.knowledge.decay.value,
      platformDecay: parameters.knowledge.platformDecay.value,
      spillover: 0,
      platformGain: parameters.knowledge.platformGain.value,
      distanceDecay: parameters.knowledge.distanceDecay.value,
      productivityElasticity: new Float64Array(sectors).fill(parameters.knowledge.productivityElasticity.value),
      absorptive: new Float64Array(n),
    },
    externalities: {
      localisation: new Float64Array(sectors).fill(parameters.agglomeration.localisation.value),
      urbanisation: new Float64Array(sectors).fill(parameters.agglomeration.urbanisation.value),
    },
  };
}
