import { z } from "zod";
import { pairCells, pairNames, writeCells } from "./cells.js";
import * as field from "./fields.js";
import { defineLever } from "./lever.js";

const schema = field.exactlyOne(
  z.strictObject({
    ...field.binding,
    tollPerKm: z
      .number()
      .min(0)
      .max(10)
      .optional()
      .meta({
        label: { en: "Toll", zh: "通行费" },
        unit: "currency per vehicle-km",
        source: {
          en: "CCTV report of 2011: 3.2 yuan per km for a loaded lorry",
          zh: "央视2011年报道：载货货车每公里3.2元",
        },
      }),
    scale: field.scale,
  }),
  "tollPerKm",
  "scale",
);

export const toll = defineLever({
  type: "toll",
  label: { en: "Motorway toll", zh: "高速公路通行费" },
  description: {
    en: "What a lorry pays per kilometre between two nodes. The buyer pays it in the delivered price and the cities on the way receive it: a transfer, not a waste.",
    zh: "货车在两地之间每公里缴纳的通行费。买方在到货价格中支付，沿途城市收取：是收入的转移，不是损耗。",
  },
  decidedBy: { en: "Provincial governments and concession companies", zh: "省级政府与特许经营公司" },
  source: {
    en: "Tolls are 15-33 % of road-freight cost in China (CCTV report of 2011: 8,978 of 27,500 yuan for 2,800 km)",
    zh: "通行费占国内公路货运成本的15%—33%（央视2011年报道：2800公里27500元中占8978元）",
  },
  schema,
  sets: (parameters, context) => pairNames("toll", parameters, context),
  apply: (parameters, context, policy) =>
    writeCells(policy.tollPerKm, context.base.tollPerKm, pairCells(parameters, context), {
      value: parameters.tollPerKm,
      scale: parameters.scale,
    }),
});
