import { z } from "zod";
import { textOf } from "../words/index.js";
import * as field from "./fields.js";
import { defineLever } from "./lever.js";
import { onPairs } from "./selectors.js";

const schema = field.exactlyOne(
  z.strictObject({
    ...field.binding,
    coordinationCost: field.optional(0, 10, {
      label: "levers.extraCostHeadquartersServices",
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
  label: "parameter.costOfRunningAPlantFrom",
  description: "levers.extraCostHeadquartersServicesWhen",
  decidedBy: "levers.transportCommunicationApprovalAuthorities",
  source: textOf(
    "Duranton and Puga (2005), From sectoral to functional urban specialisation, Journal of Urban Economics 57",
  ),
  slider: { id: "headquarters", mechanism: "division", parameter: "scale" },
  schema,
  did: "values",
  ...onPairs("coordination-cost", "coordinationCost"),
});
