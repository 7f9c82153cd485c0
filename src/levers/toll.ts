import { z } from "zod";
import { t } from "../words/index.js";
import * as field from "./fields.js";
import { defineLever } from "./lever.js";
import { onPairs } from "./selectors.js";

const schema = field.exactlyOne(
  z.strictObject({
    ...field.binding,
    tollPerKm: field.optional(0, 10, {
      label: t("levers.toll"),
      unit: "currency per vehicle-km",
      source: t("levers.cctvReport20113"),
    }),
    scale: field.scale,
  }),
  "tollPerKm",
  "scale",
);

export const toll = defineLever({
  type: "toll",
  label: t("levers.motorwayToll"),
  description: t("levers.lorryPaysPerKilometre"),
  decidedBy: t("levers.provincialGovernmentsConcessionCompanies"),
  source: t("levers.tolls1533Road"),
  slider: { mechanism: "coordination", parameter: "scale" },
  schema,
  did: "values",
  ...onPairs("toll", "tollPerKm"),
});
