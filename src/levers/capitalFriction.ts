import { z } from "zod";
import { t } from "../words/index.js";
import * as field from "./fields.js";
import { defineLever } from "./lever.js";
import { onPairs } from "./selectors.js";

const schema = field.exactlyOne(
  z.strictObject({
    ...field.binding,
    capitalFriction: field.optional(0, 5, {
      label: t("parameter.costOfMovingCapital"),
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
  label: t("levers.frictionCapital"),
  description: t("levers.costInvestingAcrossBorder"),
  decidedBy: t("levers.centralBankExchangeAdministration"),
  source: t("levers.crossBoundaryWealthConnect"),
  slider: { id: "capital", mechanism: "coordination", parameter: "scale" },
  schema,
  did: "values",
  ...onPairs("capital-friction", "capitalFriction"),
});
