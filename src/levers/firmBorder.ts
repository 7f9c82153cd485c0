import { z } from "zod";
import * as field from "./fields.js";
import { defineLever } from "./lever.js";
import { onPairs } from "./selectors.js";

const schema = field.exactlyOne(
  z.strictObject({
    ...field.binding,
    firmBorder: field.optional(0, 10, {
      label: "levers.costMovingFirm",
      unit: "ln profit",
      source: "assumed",
    }),
    scale: field.scale,
  }),
  "firmBorder",
  "scale",
);

export const firmBorder = defineLever({
  type: "firm-border",
  label: "levers.institutionalBorderFirms",
  description: "levers.institutionalCostMovingPlant",
  decidedBy: "levers.cityProvincialMarketRegulators",
  source: "levers.yangtzeRiverDeltaServices",
  slider: { id: "firms", mechanism: "division", parameter: "scale" },
  schema,
  did: "values",
  ...onPairs("firm-border", "firmBorder"),
});
