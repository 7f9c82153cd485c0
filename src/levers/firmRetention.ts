import * as field from "./fields.js";
import { defineLever } from "./lever.js";
import { cities, numberIn, writes } from "./selectors.js";

const schema = field.orScale("retention", {
  cities: field.cities,
  retention: field.optional(0, 10, { label: "levers.extraCostLeaving", unit: "ln profit", source: "assumed" }),
});

export const firmRetention = defineLever({
  type: "firm-retention",
  label: "levers.retentionFirms",
  description: "levers.originCityMakesDearer",
  decidedBy: "levers.originCity",
  source: "levers.obstaclesRelocationNamedReports",
  slider: { id: "retention", mechanism: "division", parameter: "scale" },
  schema,
  ...writes(numberIn("retention", "firm-retention", cities)),
});
