import { z } from "zod";
import * as field from "./fields.js";
import { defineLever } from "./lever.js";
import { nodeNames, selectNodes, writeCells } from "./selectors.js";

const schema = field.atLeastOne(
  z.strictObject({
    cities: field.cities,
    localShareProduction: field.optional(0, 1, {
      label: "levers.localShareProductionTax",
      unit: "share",
      source: "levers.n05Since1",
    }),
    localShareProfit: field.optional(0, 1, {
      label: "schema.localShareProfitTax",
      unit: "share",
      source: "levers.n04Since2003",
    }),
    localShareWage: field.optional(0, 1, {
      label: "levers.localShareTaxWages",
      unit: "share",
      source: "levers.n04Since2003",
    }),
  }),
  "localShareProduction",
  "localShareProfit",
  "localShareWage",
);

const splits = ["localShareProduction", "localShareProfit", "localShareWage"] as const;

export const centralLocalSplit = defineLever({
  type: "central-local-split",
  label: "levers.splitBetweenCentreCity",
  description: "levers.partEachSharedTax",
  decidedBy: "levers.centre",
  source: "levers.stateCouncilGuoFa",
  slider: { mechanism: "coordination", parameter: "localShareProduction", mark: "below" },
  schema,
  did: "values",
  sets: ({ cities, ...shares }, context) => {
    const nodes = selectNodes(cities, context);
    return splits.flatMap((tax) =>
      shares[tax] === undefined ? [] : nodeNames(`central-local-split:${tax}`, nodes, context),
    );
  },
  apply: ({ cities, ...shares }, context, policy) => {
    const nodes = selectNodes(cities, context);
    for (const tax of splits) {
      if (shares[tax] !== undefined) writeCells(policy[tax], context.base[tax], nodes, { value: shares[tax] });
    }
  },
});
