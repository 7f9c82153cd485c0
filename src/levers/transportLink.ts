import { z } from "zod";
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
        label: { en: "Travel time", zh: "通行时间" },
        unit: "hours one way by road",
        source: "Hong Kong-Zhuhai-Macao bridge (2018): about 0.75 hours in place of 3",
      }),
    scale: field.scale,
    roadKm: z
      .number()
      .min(0.1)
      .max(10_000)
      .optional()
      .meta({
        label: { en: "Road distance on which tolls are paid, unchanged if absent", zh: "计费里程（缺省不变）" },
        unit: "km",
      }),
    throughTraffic: field.throughTraffic,
  }),
  "travelHours",
  "scale",
);

export const transportLink = defineLever({
  type: "transport-link",
  label: { en: "Transport link", zh: "交通通道" },
  description: {
    en: "Changes the travel time between two nodes: a bridge, motorway or railway, or its closure. A faster link also shortens the way of other pairs that lead over it. Travel time enters the delivered price of goods; distances in km stay.",
    zh: "改变两地间通行时间（桥梁、高速、铁路或其关闭）；更快的通道也缩短经由它的其他城市对的时间。通行时间进入到货价格，公里距离不变。",
  },
  decidedBy: { en: "The centre, provinces or the cities at both ends", zh: "中央、省或两端城市" },
  source:
    "Outline Development Plan for the Greater Bay Area (State Council 2019); Hong Kong-Zhuhai-Macao bridge, 24 October 2018",
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
