import { z } from "zod";
import * as field from "./fields.js";
import { defineLever } from "./lever.js";
import { onPairs } from "./selectors.js";

const schema = field.exactlyOne(
  z.strictObject({
    ...field.binding,
    border: field.optional(0, 3, {
      label: "levers.costBorder",
      unit: "share of the factory price",
      source: "levers.fromTradeFlowsAndPrices",
    }),
    scale: field.scale,
  }),
  "border",
  "scale",
);

export const administrativeBorder = defineLever({
  type: "administrative-border",
  label: "parameter.administrativeBorder",
  description: "levers.costSellingAcrossAdministrative",
  decidedBy: "levers.provincialCityGovernmentsTogether",
  source: "levers.poncet20032005Provincial",
  slider: { id: "border", mechanism: "division", first: true, parameter: "scale" },
  schema,
  did: "values",
  ...onPairs("administrative-border", "border"),
});
