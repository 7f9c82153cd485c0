import { z } from "zod";
import { t } from "../words/index.js";
import * as field from "./fields.js";
import { defineLever } from "./lever.js";
import { labour, numberIn, pairsBy, product, selectLabour, selectNodes, writes } from "./selectors.js";

const schema = field.atLeastOne(
  z.strictObject({
    cities: field.cities,
    origins: field.places.default("all-nodes").meta({
      label: t("levers.whereTalentsCome"),
      unit: "names, as for cities",
    }),
    labour: field.skilledLabour,
    scale: field.scale.meta({
      label: t("levers.shareMigrationBorderRemains"),
      unit: "share (0 removes it, 1 changes nothing)",
      source: "assumed",
    }),
    wageSubsidy: field.optional(0, 0.5, {
      label: "levers.subsidyTopWage",
      unit: "share of the wage",
      source: "assumed",
    }),
  }),
  "scale",
  "wageSubsidy",
);

type Parameters = z.output<typeof schema>;

const arrivals = pairsBy("labourIds", (parameters: Parameters, context) => {
  const rows = selectLabour(parameters.labour, context);
  const cities = selectNodes(parameters.cities, context);
  return { rows, pairs: product(selectNodes(parameters.origins, context, ["origins"]), cities) };
});

export const talentSettlement = defineLever({
  type: "talent-settlement",
  label: "levers.settlementTalent",
  description: "levers.cityLowersInstitutionalCost",
  decidedBy: "levers.receivingCity",
  source: "levers.settlementPoliciesChineseCities",
  slider: { id: "talent", mechanism: "coordination", parameter: "scale" },
  schema,
  uncounted: ({ scale = 1 }) => (scale < 1 ? t("levers.servicesOfRights") : undefined),
  ...writes(numberIn("migrationBorder", "migration-border", arrivals), {
    array: "wageSubsidy",
    quantity: "wage-subsidy",
    where: labour,
    amountOf: ({ wageSubsidy }: Parameters) => ({ value: wageSubsidy }),
  }),
});
