import { z } from "zod";
import * as field from "./fields.js";
import { defineLever } from "./lever.js";
import { nodeNames, selectNodes, writeCells } from "./selectors.js";

const schema = field.exactlyOne(
  z.strictObject({
    cities: field.cities,
    retention: field.optional(0, 10, { label: "levers.extraCostLeaving", unit: "ln profit", source: "assumed" }),
    scale: field.scale,
  }),
  "retention",
  "scale",
);

export const firmRetention = defineLever({
  type: "firm-retention",
  label: "levers.retentionFirms",
  description: "levers.originCityMakesDearer",
  decidedBy: "levers.originCity",
  source: "levers.obstaclesRelocationNamedReports",
  slider: { id: "retention", mechanism: "division", parameter: "scale" },
  schema,
  did: "values",
  sets: (parameters, context) => nodeNames("firm-retention", selectNodes(parameters.cities, context), context),
  apply: ({ cities, retention, scale }, context, policy) =>
    writeCells(policy.retention, context.base.retention, selectNodes(cities, context), {
      value: retention,
      scale,
    }),
});
