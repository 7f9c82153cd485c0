import { z } from "zod";
import { pairCells, pairNames, writeCells } from "./cells.js";
import * as field from "./fields.js";
import { defineLever } from "./lever.js";

const minutes = z.number().min(0).max(600).optional();

const schema = field
  .exactlyOne(
    z.strictObject({
      ...field.binding,
      meanMinutes: minutes.meta({
        label: { en: "Mean delay of a crossing", zh: "每次通过的平均延误" },
        unit: "minutes",
        source: {
          en: "Electronic lane 3 s, manual lane 14 s a vehicle (ITS International 2014); queues come on top",
          zh: "电子收费车道每车3秒、人工车道14秒（ITS International 2014）；排队另计",
        },
      }),
      spreadMinutes: minutes.meta({
        label: { en: "Standard deviation of the delay, 0 if absent", zh: "延误的标准差（缺省为0）" },
        unit: "minutes",
        source: "assumed",
      }),
      spreadWeight: z
        .number()
        .min(0)
        .max(4)
        .optional()
        .meta({
          label: {
            en: "Worth of a minute of spread in minutes of mean, 1 if absent",
            zh: "每分钟标准差折合平均延误的分钟数（缺省为1）",
          },
          unit: "minutes per minute",
          source: {
            en: "assumed; reviewed by Carrion and Levinson (2012), Transportation Research A 46",
            zh: "假定；综述见Carrion and Levinson (2012), Transportation Research A 46",
          },
        }),
      scale: field.scale,
    }),
    "meanMinutes",
    "scale",
  )
  .superRefine(({ scale, spreadMinutes }, context) => {
    if (scale === undefined || spreadMinutes === undefined) return;
    context.addIssue({ code: "custom", path: ["spreadMinutes"], message: "belongs to meanMinutes, not to scale" });
  });

export const boothDelay = defineLever({
  type: "booth-delay",
  label: { en: "Delay at booths and checkpoints", zh: "收费站与检查站延误" },
  description: {
    en: "Time lost at a provincial toll booth or checkpoint: the mean plus the priced part of its spread. Seconds a crossing are next to nothing; queues and their spread are what counts. Tolls and the administrative border are separate levers.",
    zh: "省界收费站或检查站的时间损失：均值，加上折算后的波动。每次通过的几秒几乎没有影响，起作用的是排队及其波动。通行费与行政边界另有政策工具。",
  },
  decidedBy: { en: "Ministry of Transport and the provinces", zh: "交通运输部与各省" },
  source: {
    en: "487 provincial booths were replaced by electronic gantries on 1 January 2020; entrance queues over 500 m fell by 17 % (gov.cn, 19 May 2020)",
    zh: "2020年1月1日487个省界收费站由电子门架取代；入口500米以上排队减少17%（中国政府网，2020年5月19日）",
  },
  schema,
  sets: (parameters, context) => pairNames("booth-delay", parameters, context),
  apply: (parameters, context, policy) => {
    const { meanMinutes, spreadMinutes = 0, spreadWeight = 1, scale } = parameters;
    const hours = meanMinutes === undefined ? undefined : (meanMinutes + spreadMinutes * spreadWeight) / 60;
    writeCells(policy.delayHours, context.base.delayHours, pairCells(parameters, context), { value: hours, scale });
  },
});
