import * as field from "./fields.js";
import { defineLever } from "./lever.js";
import { numberIn, pairs, writes } from "./selectors.js";

const schema = field.orScale("tollPerKm", {
  ...field.binding,
  tollPerKm: field.optional(0, 10, {
    label: "levers.toll",
    unit: "currency per vehicle-km",
    source: "levers.cctvReport2011",
  }),
});

export const toll = defineLever({
  type: "toll",
  label: "levers.motorwayToll",
  description: "levers.lorryPaysPerKilometre",
  decidedBy: "levers.provincialGovernmentsConcessionCompanies",
  source: "levers.tolls1533Road",
  slider: { mechanism: "coordination", parameter: "scale" },
  schema,
  ...writes(numberIn("tollPerKm", "toll", pairs)),
});
