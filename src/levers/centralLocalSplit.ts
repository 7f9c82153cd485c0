import { z } from "zod";
import * as field from "./fields.js";
import { defineLever } from "./lever.js";
import { cities, numberIn, writes } from "./selectors.js";

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

export const centralLocalSplit = defineLever({
  type: "central-local-split",
  label: "levers.splitBetweenCentreCity",
  description: "levers.partEachSharedTax",
  decidedBy: "levers.centre",
  source: "levers.stateCouncilGuoFa",
  slider: { mechanism: "coordination", parameter: "localShareProduction", mark: "below" },
  schema,
  ...writes(
    numberIn("localShareProduction", "central-local-split:localShareProduction", cities),
    numberIn("localShareProfit", "central-local-split:localShareProfit", cities),
    numberIn("localShareWage", "central-local-split:localShareWage", cities),
  ),
});
