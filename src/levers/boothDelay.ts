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
        label: { en: "Mean delay of a crossing", zh: "平均通过延误" },
        unit: "minutes",
        source: "Electronic lane 3 s, manual lane 14 s a vehicle (ITS International 2014); queues come on top",
      }),
      spreadMinutes: minutes.meta({
        label: { en: "Standard deviation of the delay, 0 if absent", zh: "延误标准差（缺省为 0）" },
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
            zh: "标准差折算权重（缺省为 1）",
          },
          unit: "minutes per minute",
          source: "assumed; reviewed by Carrion and Levinson (2012), Transportation Research A 46",
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
    zh: "省界收费站或检查站的时间损失：均值加上按权重计价的波动。数秒延误几无影响，排队及其波动才是关键；通行费与行政边界另设杠杆。",
  },
  decidedBy: { en: "Ministry of Transport and the provinces", zh: "交通运输部与各省" },
  source:
    "487 provincial booths were replaced by electronic gantries on 1 January 2020; entrance queues over 500 m fell by 17 % (gov.cn, 19 May 2020)",
  schema,
  sets: (parameters, context) => pairNames("booth-delay", parameters, context),
  apply: (parameters, context, policy) => {
    const { meanMinutes, spreadMinutes = 0, spreadWeight = 1, scale } = parameters;
    const hours = meanMinutes === undefined ? undefined : (meanMinutes + spreadMinutes * spreadWeight) / 60;
    writeCells(policy.delayHours, context.base.delayHours, pairCells(parameters, context), { value: hours, scale });
  },
});
