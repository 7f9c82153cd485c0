import { z } from "zod";
import type { CriticalInput } from "../model/engine/policyEntries.js";
import { type Text, t } from "../words/index.js";
import type { Ran } from "./did.js";
import * as field from "./fields.js";
import { defineLever, type LeverContext } from "./lever.js";
import { findSector, mask, nodeMask, rowCells, rowNames, selectNodes, selectSectors } from "./selectors.js";

const schema = z.strictObject({
  input: field.word.meta({ label: t("levers.criticalInputSector"), unit: "one sector id" }),
  origins: field.places.meta({ label: t("levers.criticalOrigins") }),
  cities: field.cities,
  sectors: field.sectors.meta({ label: t("levers.criticalUsers"), unit: '"all" or sector ids' }),
  elasticity: field.byDefault(0.2, 0, 10, {
    label: "levers.criticalElasticity",
    unit: "elasticity",
    source: "levers.criticalElasticitySource",
  }),
  secondSource: field.byDefault(0, 0, 1, {
    label: "levers.secondSource",
    unit: "share of what users bought of the origins in the base year",
    source: "assumed",
  }),
  premium: field.byDefault(0.5, 0, 5, {
    label: "levers.secondSourcePremium",
    unit: "share of the base year's price",
    source: "levers.secondSourcePremiumSource",
  }),
});

type Parameters = z.output<typeof schema>;

export const criticalInput = defineLever({
  type: "critical-input",
  label: "levers.criticalInput",
  description: "levers.criticalInputWhat",
  decidedBy: "levers.criticalInputDecided",
  source: "levers.criticalInputSource",
  slider: { none: t("levers.criticalInputNoSlider") },
  schema,
  did,
  sets: (parameters, context) => {
    const sectors = selectSectors(parameters.sectors, context);
    return rowNames(
      `critical-input:${context.sectorIds[findSector(parameters.input, context, ["input"])]}`,
      sectors,
      context.sectorIds,
      boundIn(parameters, context),
      context,
    );
  },
  apply: (parameters, context, policy) => {
    policy.criticalInputs.push(tied(parameters, context));
  },
  idle: (parameters, context) => {
    const { inputShare } = context.industries;
    const size = context.sectorIds.length;
    const input = findSector(parameters.input, context, ["input"]);
    const used = selectSectors(parameters.sectors, context).some((s) => inputShare[s * size + input]! > 0);
    return used && boundIn(parameters, context).length > 0
      ? undefined
      : t("levers.criticalInputUnused", { input: parameters.input });
  },
});

/** Where users are bound: not at the origins themselves. */
function boundIn({ cities, origins }: Pick<Parameters, "cities" | "origins">, context: LeverContext): number[] {
  const from = selectNodes(origins, context, ["origins"]);
  return selectNodes(cities, context).filter((node) => !from.includes(node));
}

function tied({ input, origins, cities, sectors, ...terms }: Parameters, context: LeverContext): CriticalInput {
  const { nodeIds, sectorIds } = context;
  const users = rowCells(selectSectors(sectors, context), boundIn({ cities, origins }, context), context);
  return {
    sector: findSector(input, context, ["input"]),
    origins: nodeMask(origins, context, ["origins"]),
    users: mask(users, sectorIds.length * nodeIds.length),
    ...terms,
  };
}

/** Whose cost hangs on it most. */
function did(parameters: Parameters, context: LeverContext, ran: Ran): Text | undefined {
  const shares = boundIn(parameters, context).map((node) => ({
    node,
    share: ran.level(context.nodeIds[node]!, "critical-input-exposure", ran.from),
  }));
  const [most] = shares.filter(({ share }) => share > 0).sort((a, b) => b.share - a.share);
  if (!most) return undefined;
  return t("levers.criticalInputDid", {
    year: ran.from,
    city: ran.names([most.node]),
    share: ran.number(100 * most.share, 2),
  });
}
