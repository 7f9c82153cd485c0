import * as field from "./fields.js";
import { defineLever } from "./lever.js";
import { numberIn, pairs, writes } from "./selectors.js";

const schema = field.orScale("border", {
  ...field.binding,
  border: field.optional(0, 3, {
    label: "levers.costBorder",
    unit: "share of the factory price",
    source: "levers.fromTradeFlowsAndPrices",
  }),
});

export const administrativeBorder = defineLever({
  type: "administrative-border",
  label: "parameter.administrativeBorder",
  description: "levers.costSellingAcrossAdministrative",
  decidedBy: "levers.provincialCityGovernmentsTogether",
  source: "levers.poncet20032005Provincial",
  slider: { id: "border", mechanism: "division", first: true, parameter: "scale" },
  schema,
  ...writes(numberIn("border", "administrative-border", pairs)),
});
