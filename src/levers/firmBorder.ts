import * as field from "./fields.js";
import { defineLever } from "./lever.js";
import { numberIn, pairs, writes } from "./selectors.js";

const schema = field.orScale("firmBorder", {
  ...field.binding,
  firmBorder: field.optional(0, 10, {
    label: "levers.costMovingFirm",
    unit: "ln profit",
    source: "assumed",
  }),
});

export const firmBorder = defineLever({
  type: "firm-border",
  label: "levers.institutionalBorderFirms",
  description: "levers.institutionalCostMovingPlant",
  decidedBy: "levers.cityProvincialMarketRegulators",
  source: "levers.yangtzeRiverDeltaServices",
  slider: { id: "firms", mechanism: "division", parameter: "scale" },
  schema,
  ...writes(numberIn("firmBorder", "firm-border", pairs)),
});
