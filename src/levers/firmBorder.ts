import { z } from "zod";
import { t } from "../words/index.js";
import * as field from "./fields.js";
import { defineLever } from "./lever.js";
import { onPairs } from "./selectors.js";

const schema = field.exactlyOne(
  z.strictObject({
    ...field.binding,
    firmBorder: field.optional(0, 10, {
      label: t("levers.costMovingFirm"),
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
  label: t("levers.institutionalBorderFirms"),
  description: t("levers.institutionalCostMovingPlant"),
  decidedBy: t("levers.cityProvincialMarketRegulators"),
  source: t("levers.yangtzeRiverDeltaServices"),
  slider: { id: "firms", mechanism: "division", parameter: "scale" },
  schema,
  did: "values",
  ...onPairs("firm-border", "firmBorder"),
});
