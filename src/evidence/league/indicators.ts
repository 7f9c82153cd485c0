import type { EffectForm } from "../../measures/indicators/index.js";

/**
 * What regions are compared by, in levels of the base year: in the order of the review paper's themes. Nothing that
 * counts provinces, of which one region has many and another a single one.
 */
export const LEVELS: readonly string[] = [
  // What is made, and how it is spread.
  "real-gdp-per-head",
  "productivity",
  "theil-t-gdp",
  "core-periphery-gap",
  "output-concentration",
  // Division of labour.
  "complementarity",
  "krugman",
  "functional-division",
  "skilled-concentration",
  // Market and chains.
  "trade-freeness",
  "cross-city-input-share",
  "cluster-input-share",
  "price-dispersion",
  // Flows.
  "firm-relocation-rate",
  "gross-migration-rate",
  // Innovation and public finance.
  "skilled-share",
  "spillover-received",
  "revenue-per-head",
];

/** What the reform is judged by, and how its effect is told. */
export const EFFECTS: readonly (readonly [indicator: string, form: EffectForm])[] = [
  ["real-gdp", "percent"],
  ["real-national-income", "percent"],
  ["real-final-consumption-per-head", "percent"],
  ["well-being", "percent"],
  ["theil-t-gdp", "percent"],
  ["complementarity", "percent"],
  ["cross-city-input-share", "percent"],
  ["functional-division", "percent"],
  ["own-revenue", "percent"],
];
