import { z } from "zod";
import { refused } from "../words/index.js";
import { bounded, idSchema, latitude, longitude, share, statusSchema, wordsSchema, yearSchema } from "./quantity.js";

// The rows of a region's tables, in camelCase; CSV headers write the same names in snake_case. Money: 100 million of
// the region's currency a year.

const money = (label: string) => bounded({ label, unit: "100 million a year", min: 0 });
const signedMoney = (label: string) => bounded({ label, unit: "100 million a year" });
const year = yearSchema.meta({ label: "Calendar year", unit: "year" });

const persons = (label: string, min: number) => bounded({ label, unit: "thousand persons", min });
const sourced = { status: statusSchema, source: wordsSchema };

/** One city: value added by three sectors adds up to GDP. */
export const cityRowSchema = z.strictObject({
  id: idSchema,
  name: wordsSchema,
  nameZh: wordsSchema.optional(),
  province: idSchema,
  regime: idSchema,
  latitude,
  longitude,
  gdp100m: bounded({ label: "Gross domestic product", unit: "100 million a year", min: 0.001 }),
  primary100m: money("Value added, primary sector"),
  secondary100m: money("Value added, secondary sector"),
  tertiary100m: money("Value added, tertiary sector"),
  residentsThousand: persons("Residents", 0.001),
  builtupKm2: bounded({ label: "Built-up area", unit: "km2", min: 0.001 }),
  ...sourced,
  note: wordsSchema.optional(),
});

/**
 * A city as somebody writes it whose region names `defaults`: what is left out is filled in, and told (filledIn.ts).
 */
export const sparseCityRowSchema = cityRowSchema.partial({
  province: true,
  regime: true,
  latitude: true,
  longitude: true,
  primary100m: true,
  secondary100m: true,
  tertiary100m: true,
  builtupKm2: true,
  status: true,
  source: true,
});

export type SparseCity = z.output<typeof sparseCityRowSchema>;

/** Road hours and kilometres of an unordered pair of cities. */
const travelRowSchema = z.strictObject({
  from: idSchema,
  to: idSchema,
  hours: bounded({ label: "Travel time", unit: "hours one way", min: 0.001, max: 200 }),
  roadKm: bounded({ label: "Distance by road", unit: "km", min: 0.1, max: 20_000 }),
  ...sourced,
});

/** Employment of a city in a group of sectors (employment_group of the sectors). */
export const employmentRowSchema = z.strictObject({
  city: idSchema,
  group: idSchema,
  employedThousand: persons("Employed persons", 0),
  ...sourced,
});

/** Registered people of a city in the base year. */
const registeredRowSchema = z.strictObject({
  city: idSchema,
  registeredThousand: persons("Registered people", 0.001),
  ...sourced,
  note: wordsSchema.optional(),
});

const leadingIndustryRowSchema = z.strictObject({
  city: idSchema,
  sector: idSchema,
  source: wordsSchema,
  note: wordsSchema.optional(),
});

/** One city and year of the observed panel; empty cells are missing observations. */
const observedRowSchema = z.strictObject({
  city: idSchema,
  year,
  gdp100m: money("Gross domestic product, current prices").optional(),
  primary100m: money("Value added, primary sector").optional(),
  secondary100m: money("Value added, secondary sector").optional(),
  tertiary100m: money("Value added, tertiary sector").optional(),
  gdpReal2000Prices100m: money("Gross domestic product at prices of 2000").optional(),
  residentsThousand: persons("Residents", 0).optional(),
  gdpFlag: wordsSchema.optional(),
  residentsStatus: wordsSchema.optional(),
  source: wordsSchema,
});

/**
 * Observed flow from one city to another, in any unit that is the same in all rows; an empty cell is a pair that nobody
 * observed.
 */
const travelFlowRowSchema = z.strictObject({
  origin: idSchema,
  destination: idSchema,
  flow: bounded({ label: "Travel from origin to destination", unit: "any, the same in all rows", min: 0 }).optional(),
  ...sourced,
});

/** A city's value added by sector: a user's own table, in place of the imputed one. */
export const structureRowSchema = z.strictObject({
  city: idSchema,
  sector: idSchema,
  valueAdded100m: money("Value added"),
  source: wordsSchema,
});

/**
 * The same where the region names `defaults`: value added, or employment from which it is imputed (filledIn.ts).
 */
export const sparseStructureRowSchema = structureRowSchema
  .extend({
    valueAdded100m: money("Value added").optional(),
    employmentThousand: persons("Employed persons", 0).optional(),
    source: wordsSchema.optional(),
  })
  .refine(
    ({ valueAdded100m, employmentThousand }) => (valueAdded100m === undefined) !== (employmentThousand === undefined),
    refused({ what: "scenario.notExactlyOne", hint: "scenario.giveValueAdded" }),
  );

export type SparseStructureRow = z.output<typeof sparseStructureRowSchema>;

export const sectorRowSchema = z.strictObject({
  id: idSchema,
  label: wordsSchema,
  labelZh: wordsSchema.optional(),
  group: z.enum(["primary", "secondary", "tertiary"]),
  employmentGroup: idSchema
    .optional()
    .meta({ label: "Group of sectors by which employment is observed (empty: none)" }),
  function: z.enum(["manufacturing", "producer-services"]).optional().meta({
    label: "Function in the division of labour between cities (empty: other)",
    description: "what indicators of functional specialisation count as manufacturing and as services to producers",
  }),
  substitution: bounded({ label: "Elasticity of substitution between varieties", unit: "1", min: 1.01, max: 201 }),
  substitutionStatus: statusSchema.optional(),
  distanceElasticity: bounded({
    label: "Elasticity of the delivered price with respect to travel time",
    unit: "1",
    min: 0,
    max: 5,
  }),
  distanceElasticityStatus: statusSchema.optional(),
  loadValue: bounded({
    label: "Value of a full lorry load (empty: does not travel on lorries)",
    unit: "of the currency",
    min: 1,
  }).optional(),
  loadValueStatus: statusSchema.optional(),
  borderExposure: share("How much of a border the sector feels"),
  borderExposureStatus: statusSchema.optional(),
  skilledWageShare: share("Share of skilled labour in labour compensation"),
  skilledWageShareStatus: statusSchema.optional(),
  meanFirmRevenue100m: bounded({ label: "Mean revenue of a firm", unit: "100 million a year", min: 1e-6 }),
  meanFirmRevenueStatus: statusSchema.optional(),
  relocationHazard: bounded({
    label: "Share of firms that reconsider their plant's city",
    unit: "share a year",
    min: 0,
    max: 1,
  }),
  relocationHazardStatus: statusSchema.optional(),
  source: wordsSchema,
  note: wordsSchema.optional(),
});

/** Purchases of an input by a sector. */
const inputOutputRowSchema = z.strictObject({
  input: idSchema,
  sector: idSchema,
  domestic100m: money("Purchases from domestic producers"),
  imported100m: money("Purchases of imports"),
  source: wordsSchema,
});

/** Value added and final demand of a sector; intermediate purchases and value added make up gross output. */
const valueAddedRowSchema = z.strictObject({
  sector: idSchema,
  labourCompensation100m: money("Compensation of labour"),
  netProductionTax100m: signedMoney("Production taxes less subsidies"),
  depreciation100m: money("Depreciation"),
  operatingSurplus100m: signedMoney("Operating surplus"),
  grossOutput100m: bounded({ label: "Gross output", unit: "100 million a year", min: 0.001 }),
  finalConsumption100m: money("Final consumption"),
  fixedCapitalFormation100m: signedMoney("Gross fixed capital formation"),
  inventoryChange100m: signedMoney("Change of inventories"),
  exports100m: money("Exports"),
  importedFinal100m: money("Imports for final use"),
  source: wordsSchema,
});

/** Row schema and presence of each table of a region. */
export const tableSchemas = {
  cities: cityRowSchema,
  travel: travelRowSchema,
  sectors: sectorRowSchema,
  inputOutput: inputOutputRowSchema,
  valueAdded: valueAddedRowSchema,
  observed: observedRowSchema,
  employment: employmentRowSchema,
  registered: registeredRowSchema,
  leadingIndustries: leadingIndustryRowSchema,
  structure: structureRowSchema,
  travelFlows: travelFlowRowSchema,
};

export type TableName = keyof typeof tableSchemas;
export type TableRow<Name extends TableName> = z.output<(typeof tableSchemas)[Name]>;

/**
 * Sector that carries a special entry of the accounts, by a part of its id in the shipped classification; else the last
 * sector.
 */
export function sectorNamed(sectorIds: readonly string[], part: string): number {
  const found = sectorIds.findIndex((id) => id.includes(part));
  return found < 0 ? sectorIds.length - 1 : found;
}
