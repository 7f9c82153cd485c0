import { z } from "zod";
import * as field from "./fields.js";
import { defineLever } from "./lever.js";
import { sectorCells, sectorNames, writeCells } from "./selectors.js";
import { keepToCeiling } from "./subsidyPact.js";

const schema = z.strictObject({
  cities: field.cities,
  sectors: field.sectors,
  sectorSubsidy: field.number(0, 0.5, {
    label: "levers.subsidyPrimaryFactorCost",
    unit: "share of primary-factor cost",
    source: "levers.assumedTargetedIndustries",
  }),
});

export const sectorSubsidy = defineLever({
  type: "sector-subsidy",
  label: "levers.subsidyTargetedSectors",
  description: "levers.cityPaysShareCost",
  decidedBy: "levers.city",
  source: "levers.industrialCataloguesChineseCities",
  slider: {
    id: "subsidy",
    mechanism: "division",
    first: true,
    parameter: "sectorSubsidy",
    high: 0.1,
    step: 0.005,
  },
  schema,
  did: "values",
  sets: (parameters, context) => sectorNames("sector-subsidy", parameters, context),
  apply: (parameters, context, policy) => {
    const cells = sectorCells(parameters, context);
    writeCells(policy.sectorSubsidy, context.base.sectorSubsidy, cells, { value: parameters.sectorSubsidy });
    keepToCeiling(policy, cells);
  },
  limit: (parameters, context, policy) =>
    Math.max(...sectorCells(parameters, context).map((cell) => policy.subsidyCeiling[cell]!)),
});
