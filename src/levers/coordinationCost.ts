import { textOf } from "../words/index.js";
import * as field from "./fields.js";
import { defineLever } from "./lever.js";
import { numberIn, pairs, writes } from "./selectors.js";

const schema = field.orScale("coordinationCost", {
  ...field.binding,
  coordinationCost: field.optional(0, 10, {
    label: "levers.extraCostHeadquartersServices",
    unit: "share of the cost at home",
    source: "assumed",
  }),
});

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
  ...writes(numberIn("coordinationCost", "coordination-cost", pairs)),
});
