import { z } from "zod";
import { t } from "../words/index.js";
import * as field from "./fields.js";
import { defineLever } from "./lever.js";
import { workerPairCells, workerPairNames } from "./migrationBorder.js";
import { rowCells, rowNames, selectArrivals, selectLabour, selectNodes, writeCells } from "./selectors.js";

const schema = field.atLeastOne(
  z.strictObject({
    cities: field.cities,
    origins: field.places.default("all-nodes").meta({
      label: t("levers.whereTalentsCome"),
      unit: "names, as for cities",
    }),
    labour: field.labour.default("skilled").meta({
      label: t("levers.labourTypes"),
      unit: '"all" or ids of labour types',
    }),
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

export const talentSettlement = defineLever({
  type: "talent-settlement",
  label: "levers.settlementTalent",
  description: "levers.cityLowersInstitutionalCost",
  decidedBy: "levers.receivingCity",
  source: "levers.settlementPoliciesChineseCities",
  slider: { id: "talent", mechanism: "coordination", parameter: "scale" },
  schema,
  did: "values",
  sets: (parameters, context) => {
    const types = selectLabour(parameters.labour, context);
    const nodes = selectNodes(parameters.cities, context);
    const pairs = selectArrivals(parameters, context);
    return [
      ...(parameters.scale === undefined ? [] : workerPairNames("migration-border", pairs, types, context)),
      ...(parameters.wageSubsidy === undefined
        ? []
        : rowNames("wage-subsidy", types, context.labourIds, nodes, context)),
    ];
  },
  apply: (parameters, context, policy) => {
    const { scale, wageSubsidy } = parameters;
    const types = selectLabour(parameters.labour, context);
    if (scale !== undefined) {
      const cells = workerPairCells(selectArrivals(parameters, context), types, context);
      writeCells(policy.migrationBorder, context.base.migrationBorder, cells, { scale });
    }
    if (wageSubsidy !== undefined) {
      const cells = rowCells(types, selectNodes(parameters.cities, context), context);
      writeCells(policy.wageSubsidy, context.base.wageSubsidy, cells, { value: wageSubsidy });
    }
  },
});
