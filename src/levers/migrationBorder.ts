import type { z } from "zod";
import * as field from "./fields.js";
import { defineLever } from "./lever.js";
import { numberIn, pairsBy, selectLabour, selectPairs, writes } from "./selectors.js";

const schema = field.orScale("migrationBorder", {
  ...field.binding,
  labour: field.labour,
  migrationBorder: field.optional(0, 10, {
    label: "parameter.institutionalCostOfMigrating",
    unit: "ln real wage",
    source: "levers.incomeEquivalentCost",
  }),
});

export const migrationBorder = defineLever({
  type: "migration-border",
  label: "levers.borderMigrants",
  description: "levers.institutionalCostMigratingBetween",
  decidedBy: "levers.centreReceivingCities",
  source: "levers.tombeZhu2019Bryan",
  slider: { id: "migrants", mechanism: "coordination", first: true, parameter: "scale" },
  schema,
  ...writes(
    numberIn(
      "migrationBorder",
      "migration-border",
      pairsBy("labourIds", (parameters: z.output<typeof schema>, context) => ({
        pairs: selectPairs(parameters, context),
        rows: selectLabour(parameters.labour, context),
      })),
    ),
  ),
});
