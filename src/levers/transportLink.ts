import { z } from "zod";
import { t } from "../words/index.js";
import { pairCells, pairNames, writeCells } from "./cells.js";
import * as field from "./fields.js";
import { defineLever } from "./lever.js";
import { openLinks } from "./travelTime.js";

const schema = field.exactlyOne(
  z.strictObject({
    ...field.binding,
    travelHours: z
      .number()
      .min(0.01)
      .max(200)
      .optional()
      .meta({
        label: t("levers.travelTime"),
        unit: "hours one way by road",
        source: t("levers.hongKongZhuhaiMacao"),
      }),
    scale: field.scale,
    roadKm: z
      .number()
      .min(0.1)
      .max(10_000)
      .optional()
      .meta({
        label: t("levers.roadDistanceTollsPaid"),
        unit: "km",
      }),
    throughTraffic: field.throughTraffic,
  }),
  "travelHours",
  "scale",
);

export const transportLink = defineLever({
  type: "transport-link",
  label: t("levers.transportLink"),
  description: t("levers.changesTravelTimeBetween"),
  decidedBy: t("levers.centreProvincesCitiesBoth"),
  source: t("levers.outlineDevelopmentPlanGreater"),
  slider: { id: "road", mechanism: "platforms", first: true, parameter: "scale", low: 0.5, high: 1.5 },
  schema,
  sets: (parameters, context) => pairNames("transport-link", parameters, context),
  apply: (parameters, context, policy) => {
    const cells = pairCells(parameters, context);
    const { travelHours, scale = 1, roadKm, throughTraffic } = parameters;
    const hours = (cell: number) => travelHours ?? context.base.travelHours[cell]! * scale;
    openLinks(policy, context.base, cells, hours, throughTraffic);
    if (roadKm !== undefined) writeCells(policy.roadKm, context.base.roadKm, cells, { value: roadKm });
  },
});
