import { type Region, sectorNamed } from "../input/index.js";
import { sumOf } from "../maths/numerics/sums.js";
import { SimulationError } from "../model/engine/errors.js";
import { t } from "../words/index.js";

/**
 * Technology and preferences of a region by sector, from the national input-output table. Layouts as in
 * engine/economy.ts.
 */
export interface Technology {
  sectorIds: string[];
  markup: Float64Array;
  labourCostShare: Float64Array; // [t*S + s], t = general, skilled
  capitalCostShare: Float64Array;
  landCostShare: Float64Array;
  ownLandCostShare: Float64Array;
  inputCostShare: Float64Array; // [s*S + r]
  headquartersCostShare: Float64Array;
  /** Net production tax on primary-factor cost, ad valorem. */
  productionTax: Float64Array;
  /**
   * Share of a composite in consumption, capital formation and inventories, imports included; sums to 1 - housingShare.
   * [S]
   */
  finalDemandShare: Float64Array;
  housingShare: number;
  /** The part of it that the table does not show. */
  imputedHousingShare: number;
  /** Imports over total use of the composite; imports less exports over output. */
  importShare: Float64Array;
  netImports: Float64Array;
  /** Share of a composite in fixed capital formation; sums to one. [S] */
  capitalMix: Float64Array;
  /** National value added by sector, 100 million. */
  valueAdded: Float64Array;
}

/** Least share of profit in output; keeps firms' location choices defined where the table shows hardly any surplus. */
const LEAST_PROFIT = 0.02;

/**
 * Profit share = min(1/sigma, max(0.02, profitShareOfSurplus x operating surplus over output)): the textbook 1/sigma
 * exceeds total value added in several Chinese sectors, so the markup is data. The rest of surplus and depreciation is
 * capital cost, part of it land rent; rent of farm land, which the table books as farmers' pay, and headquarters
 * services come out of labour compensation (the latter at most its skilled part);
 * net production tax falls on primary factors. Final-demand shares: consumption, capital formation and inventories,
 * imports included.
 */
export function readTechnology(region: Region): Technology {
  const { tables } = region;
  const { sectors } = tables;
  const size = sectors.length;
  const sectorIds = sectors.map(({ id }) => id);
  const technology = emptyTechnology(region, sectorIds);
  const [use, imports, exports, output] = Array.from({ length: 4 }, () => new Float64Array(size));
  for (const row of tables.valueAdded) output[sectorIds.indexOf(row.sector)] = row.grossOutput100m;
  for (const row of tables.inputOutput) {
    const input = sectorIds.indexOf(row.input);
    const sector = sectorIds.indexOf(row.sector);
    technology.inputCostShare[sector * size + input] = (row.domestic100m + row.imported100m) / output[sector];
    use[input] += row.domestic100m + row.imported100m;
    imports[input] += row.imported100m;
  }
  for (const row of tables.valueAdded) {
    const s = sectorIds.indexOf(row.sector);
    fillSector(technology, region, s, row);
    const final = row.finalConsumption100m + row.fixedCapitalFormation100m + row.inventoryChange100m;
    technology.finalDemandShare[s] = final;
    technology.capitalMix[s] = row.fixedCapitalFormation100m;
    use[s] += final;
    imports[s] += row.importedFinal100m;
    exports[s] = row.exports100m;
  }
  const finalDemand = sumOf(technology.finalDemandShare);
  // A table without capital formation tells no mix, and none is needed where capital is not saved.
  const capitalFormation = sumOf(technology.capitalMix);
  for (let s = 0; s < size; s++) {
    technology.finalDemandShare[s] /= finalDemand;
    if (capitalFormation > 0) technology.capitalMix[s] /= capitalFormation;
    technology.importShare[s] = imports[s] / use[s];
    technology.netImports[s] = (imports[s] - exports[s]) / output[s];
  }
  // Housing rent is the part of real estate's demand that is not a product.
  const { housingShare, imputedHousingShare } = technology;
  technology.finalDemandShare[sectorNamed(sectorIds, "real-estate")] -= housingShare - imputedHousingShare;
  for (let s = 0; s < size; s++)
    technology.finalDemandShare[s] *= (1 - housingShare) / (1 - housingShare + imputedHousingShare);
  return technology;
}

/** Nothing but the numbers that the region gives beside its table. */
function emptyTechnology({ parameters }: Region, sectorIds: string[]): Technology {
  const size = sectorIds.length;
  const vector = (length = size) => new Float64Array(length);
  const shown = parameters.realEstateHousingShare.value * parameters.realEstateShareOfFinalDemand.value;
  return {
    sectorIds,
    markup: vector(),
    labourCostShare: vector(2 * size),
    capitalCostShare: vector(),
    landCostShare: vector(),
    ownLandCostShare: vector(),
    inputCostShare: vector(size * size),
    headquartersCostShare: vector(),
    productionTax: vector(),
    finalDemandShare: vector(),
    housingShare: parameters.housingShare.value,
    imputedHousingShare: Math.max(0, parameters.housingShare.value - shown),
    importShare: vector(),
    netImports: vector(),
    capitalMix: vector(),
    valueAdded: vector(),
  };
}

/**
 * Cost shares, markup and tax of one sector from its column of the table: (5.2a), (5.2b), (5.2c), (5.2d), (5.2e),
 * (5.2f), (5.2h).
 */
function fillSector(
  technology: Technology,
  region: Region,
  s: number,
  row: Region["tables"]["valueAdded"][number],
): void {
  const { parameters, tables } = region;
  const size = technology.sectorIds.length;
  const { id, group, substitution, skilledWageShare } = tables.sectors[s];
  const output = row.grossOutput100m;
  const compensation = row.labourCompensation100m / output;
  const farmLand = group === "primary" ? parameters.farmLandShare.value : 0;
  if (farmLand > 0 && farmLand >= compensation) {
    throw new SimulationError(
      t("calibrate.farmLandAboveLabour", { region: region.id, sector: id, farmLand, compensation }),
      { sector: id },
    );
  }
  const labour = compensation - farmLand;
  const surplus = row.operatingSurplus100m / output;
  const depreciation = row.depreciation100m / output;
  const headquarters = Math.min(parameters.headquartersCostShare.value, skilledWageShare);
  const left = Math.max(region.exact ? 0 : LEAST_PROFIT, parameters.profitShareOfSurplus.value * surplus);
  const { profit, entry } = profitAndEntry(region, left, 1 / substitution, labour * (1 - headquarters));
  const ownLabour = labour * (1 - headquarters) - entry;
  const capitalAndLand = Math.max(0, surplus + depreciation - profit + entry);
  const skilled = (skilledWageShare - headquarters) / (1 - headquarters);
  const tax = row.netProductionTax100m / output / (ownLabour + capitalAndLand + farmLand);
  const gross = 1 + tax;
  const land = parameters.landShareOfCapitalCost.value;
  const markup = 1 / (1 - profit);
  technology.markup[s] = markup;
  technology.productionTax[s] = tax;
  technology.labourCostShare[s] = ownLabour * (1 - skilled) * gross * markup;
  technology.labourCostShare[size + s] = ownLabour * skilled * gross * markup;
  technology.capitalCostShare[s] = capitalAndLand * (1 - land) * gross * markup;
  technology.landCostShare[s] = capitalAndLand * land * gross * markup;
  technology.ownLandCostShare[s] = farmLand * gross * markup;
  technology.headquartersCostShare[s] = labour * headquarters * markup;
  technology.valueAdded[s] =
    row.labourCompensation100m + row.operatingSurplus100m + row.depreciation100m + row.netProductionTax100m;
  for (let r = 0; r < size; r++) technology.inputCostShare[s * size + r] *= markup;
  spreadRounding(technology, s);
}

/** Rounding of the table (below 1e-3, checked when it is read) is spread over all shares, so that they sum to one. */
function spreadRounding(technology: Technology, s: number): void {
  const { capitalCostShare, landCostShare, ownLandCostShare, headquartersCostShare } = technology;
  const { labourCostShare, inputCostShare, sectorIds } = technology;
  const size = sectorIds.length;
  const cells: [shares: Float64Array, cell: number][] = [
    [capitalCostShare, s],
    [landCostShare, s],
    [ownLandCostShare, s],
    [headquartersCostShare, s],
    [labourCostShare, s],
    [labourCostShare, size + s],
    ...sectorIds.map((_, r): [Float64Array, number] => [inputCostShare, s * size + r]),
  ];
  const total = sumOf(cells, ([shares, cell]) => shares[cell]);
  for (const [shares, cell] of cells) shares[cell] /= total;
}

/**
 * Most of a sector's own labour in the table that is taken for that of entries, so that production has some left. Where
 * an entry costs more (four sectors of the Chinese table, by 0.1 to 0.9 % of output) the rest of it is labour pay
 * beside the table's, out of the owners' profit.
 */
const MOST_ENTRY_LABOUR = 0.5;

/**
 * Profit in output, and the part of it that pays the labour of entrants (5.2g). In the base year the profit of a firm,
 * after tax and discounted with entryReturn and its risk of closing, pays for its entry, so that exitRate /
 * (entryReturn + exitRate) of profit after tax is entry cost. The table has that in labour compensation, so that
 * `left`, what it shows as profit, is what owners are left with. All profit is `most` (1/sigma) at most.
 */
function profitAndEntry(region: Region, left: number, most: number, ownLabour: number) {
  const share = entryShareOfProfit(region) * (1 - homeProfitTax(region));
  const profit = Math.min(most, left / (1 - share));
  return { profit, entry: Math.min(share * profit, MOST_ENTRY_LABOUR * ownLabour) };
}

/** Part of after-tax profit that pays for entries in the base year. */
export function entryShareOfProfit({ parameters }: Region): number {
  const { exitRate, entryReturn } = parameters;
  return exitRate.value / (entryReturn.value + exitRate.value);
}

/** Tax on profit where the table is from: the regime of the national hinterland, else of the first city. */
function homeProfitTax({ hinterlands, regimes, tables }: Region): number {
  const home = hinterlands.find(({ complementOf }) => complementOf === "national")?.regime ?? tables.cities[0].regime;
  return regimes[home].profitTaxRate.value;
}
