import { z } from "zod";
import * as field from "./fields.js";
import { defineLever } from "./lever.js";
import { onPairs } from "./selectors.js";

const schema = field.exactlyOne(
  z.strictObject({
    ...field.binding,
    capitalFriction: field.optional(0, 5, {
      label: "parameter.costOfMovingCapital",
      unit: "ln return",
      source: "assumed",
    }),
    scale: field.scale,
  }),
  "capitalFriction",
  "scale",
);

export const capitalFriction = defineLever({
  type: "capital-friction",
  label: "levers.frictionCapital",
  description: "levers.costInvestingAcrossBorder",
  decidedBy: "levers.centralBankExchangeAdministration",
  source: "levers.crossBoundaryWealthConnect",
  slider: { id: "capital", mechanism: "coordination", parameter: "scale" },
  schema,
  did: "values",
  ...onPairs("capital-friction", "capitalFriction"),
});
