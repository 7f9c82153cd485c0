import { z } from "zod";
import { t } from "../words/index.js";
import * as field from "./fields.js";
import { defineLever } from "./lever.js";
import { onPairs } from "./selectors.js";

const schema = field.exactlyOne(
  z.strictObject({
    ...field.binding,
    coordinationCost: field.optional(0, 10, {
      label: t("levers.extraCostHeadquartersServices"),
      unit: "share of the cost at home",
      source: "assumed",
    }),
    scale: field.scale,
  }),
  "coordinationCost",
  "scale",
);

export const coordinationCost = defineLever({
  type: "coordination-cost",
  label: t("parameter.costOfRunningAPlantFrom"),
  description: t("levers.extraCostHeadquartersServicesWhen"),
  decidedBy: t("levers.transportCommunicationApprovalAuthorities"),
  source: "Duranton and Puga (2005), From sectoral to functional urban specialisation, Journal of Urban Economics 57",
  slider: { id: "headquarters", mechanism: "division", parameter: "scale" },
  schema,
  did: "values",
  ...onPairs("coordination-cost", "coordinationCost"),
});
