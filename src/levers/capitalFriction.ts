import * as field from "./fields.js";
import { defineLever } from "./lever.js";
import { numberIn, pairs, writes } from "./selectors.js";

const schema = field.orScale("capitalFriction", {
  ...field.binding,
  capitalFriction: field.optional(0, 5, {
    label: "parameter.costOfMovingCapital",
    unit: "ln return",
    source: "assumed",
  }),
});

export const capitalFriction = defineLever({
  type: "capital-friction",
  label: "levers.frictionCapital",
  description: "levers.costInvestingAcrossBorder",
  decidedBy: "levers.centralBankExchangeAdministration",
  source: "levers.crossBoundaryWealthConnect",
  slider: { id: "capital", mechanism: "coordination", parameter: "scale" },
  schema,
  ...writes(numberIn("capitalFriction", "capital-friction", pairs)),
});
