import { z } from "zod";
import type { Policy } from "../model/engine/policy.js";
import * as field from "./fields.js";
import { defineLever } from "./lever.js";
import { sectorCells, sectorNames } from "./selectors.js";

const schema = z.strictObject({
  cities: field.cities,
  sectors: field.sectors,
  ceiling: field.number(0, 0.5, {
    label: "levers.mostCityMayPay",
    unit: "share of primary-factor cost",
    source: "assumed",
  }),
});

export const subsidyPact = defineLever({
  type: "subsidy-pact",
  label: "levers.subsidyPact",
  description: "levers.citiesAgreeSubsidiseSectors",
  decidedBy: "levers.citiesTogetherCentre",
  source: "levers.fairCompetitionReviewRegulations",
  slider: { id: "pact", mechanism: "coordination", parameter: "ceiling", step: 0.01, mark: 0.5 },
  schema,
  did: "values",
  sets: (parameters, context) => sectorNames("subsidy-pact", parameters, context),
  apply: (parameters, context, policy) => lowerCeiling(policy, sectorCells(parameters, context), parameters.ceiling),
});

/**
 * Lowers the ceiling of subsidies in some cells and cuts what is above it, so that the order of levers does not matter.
 */
export function lowerCeiling(policy: Policy, cells: readonly number[], ceiling: number): void {
  for (const cell of cells) policy.subsidyCeiling[cell] = Math.min(policy.subsidyCeiling[cell]!, ceiling);
  keepToCeiling(policy, cells);
}

export function keepToCeiling({ sectorSubsidy, subsidyCeiling }: Policy, cells: readonly number[]): void {
  for (const cell of cells) sectorSubsidy[cell] = Math.min(sectorSubsidy[cell]!, subsidyCeiling[cell]!);
}
