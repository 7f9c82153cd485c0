import { z } from "zod";
import { t } from "../words/index.js";
import * as field from "./fields.js";
import { defineLever } from "./lever.js";
import { onPairs } from "./selectors.js";

const schema = field.exactlyOne(
  z.strictObject({
    ...field.binding,
    border: field.optional(0, 3, {
      label: t("levers.costBorder"),
      unit: "share of the factory price",
      source: t("levers.n0105"),
    }),
    scale: field.scale,
  }),
  "border",
  "scale",
);

export const administrativeBorder = defineLever({
  type: "administrative-border",
  label: t("parameter.administrativeBorder"),
  description: t("levers.costSellingAcrossAdministrative"),
  decidedBy: t("levers.provincialCityGovernmentsTogether"),
  source: t("levers.poncet20032005Provincial"),
  slider: { id: "border", mechanism: "division", first: true, parameter: "scale" },
  schema,
  did: "values",
  ...onPairs("administrative-border", "border"),
});
