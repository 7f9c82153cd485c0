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
        source: {
          en: "Hong Kong-Zhuhai-Macao bridge (2018): about 0.75 hours in place of 3",
          zh: "港珠澳大桥（2018）：由3小时缩短至约0.75小时",
        },
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
    zh: "改变两地间的通行时间：桥梁、高速公路、铁路的开通或关闭。通道变快，经由该通道的其他城市对也随之缩短。通行时间进入到货价格；里程不变。",
  },
  decidedBy: { en: "The centre, provinces or the cities at both ends", zh: "中央、省或两端城市" },
  source: {
    en: "Outline Development Plan for the Greater Bay Area (State Council 2019); Hong Kong-Zhuhai-Macao bridge, 24 October 2018",
    zh: "《粤港澳大湾区发展规划纲要》（2019）；港珠澳大桥（2018年10月24日通车）",
  },
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
