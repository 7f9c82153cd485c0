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
        source: "CCTV report of 2011: 3.2 yuan per km for a loaded lorry",
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
    zh: "两地间货车每公里的通行费，计入到货价格并归沿途城市所有，属于转移支付而非损耗。",
  },
  decidedBy: { en: "Provincial governments and concession companies", zh: "省级政府与特许经营公司" },
  source: "Tolls are 15-33 % of road-freight cost in China (CCTV report of 2011: 8,978 of 27,500 yuan for 2,800 km)",
  schema,
  sets: (parameters, context) => pairNames("toll", parameters, context),
  apply: (parameters, context, policy) =>
    writeCells(policy.tollPerKm, context.base.tollPerKm, pairCells(parameters, context), {
      value: parameters.tollPerKm,
      scale: parameters.scale,
    }),
});
