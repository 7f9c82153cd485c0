import { z } from "zod";
import { pairCells, pairNames, writeCells } from "./cells.js";
import * as field from "./fields.js";
import { defineLever } from "./lever.js";

const schema = field.exactlyOne(
  z.strictObject({
    ...field.binding,
    border: z
      .number()
      .min(0)
      .max(3)
      .optional()
      .meta({
        label: { en: "Cost of the border", zh: "边界成本" },
        unit: "share of the factory price",
        source: {
          en: "0.1-0.5 from trade flows (Poncet 2005), up to 1 from prices (Huang and Chen 2014)",
          zh: "由贸易流量得0.1—0.5（Poncet 2005），由价格得最高1（Huang and Chen 2014）",
        },
      }),
    scale: field.scale,
  }),
  "border",
  "scale",
);

export const administrativeBorder = defineLever({
  type: "administrative-border",
  label: { en: "Administrative border", zh: "行政边界" },
  description: {
    en: "Cost of selling across an administrative border, wasted, as a share of the factory price: inspections, licences, separate networks. Lowers trade both ways unless it is one-way.",
    zh: "跨行政边界销售的损耗性成本，以占出厂价的比例表示：检查、许可、相互分割的流通网络。除单向设定外，双向贸易均受影响。",
  },
  decidedBy: { en: "Provincial and city governments together", zh: "省、市政府共同决定" },
  source: {
    en: "Poncet (2003, 2005) on provincial borders in China; Huang and Chen (2014): price-based 103 % Shanghai-Zhejiang, 69 % Shanghai-Jiangsu, 25 % Jiangsu-Zhejiang",
    zh: "Poncet (2003, 2005)论中国省界；Huang and Chen (2014)按价格估计：沪浙103%、沪苏69%、苏浙25%",
  },
  schema,
  sets: (parameters, context) => pairNames("administrative-border", parameters, context),
  apply: (parameters, context, policy) =>
    writeCells(policy.border, context.base.border, pairCells(parameters, context), {
      value: parameters.border,
      scale: parameters.scale,
    }),
});
