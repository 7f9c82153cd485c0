import { z } from "zod";
import { pairCells, pairNames, writeCells } from "./cells.js";
import * as field from "./fields.js";
import { defineLever } from "./lever.js";

const schema = field.exactlyOne(
  z.strictObject({
    ...field.binding,
    ruleDifference: z
      .number()
      .min(0)
      .max(3)
      .optional()
      .meta({
        label: { en: "Cost of different rules", zh: "规则差异成本" },
        unit: "share of the factory price",
        source: "assumed; non-tariff measures are commonly put at 0.05-0.3",
      }),
    scale: field.scale,
  }),
  "ruleDifference",
  "scale",
);

export const ruleDifference = defineLever({
  type: "rule-difference",
  label: { en: "Difference of rules", zh: "规则差异" },
  description: {
    en: "Cost of meeting two sets of standards, customs procedures or currencies, wasted, as a share of the factory price. Mutual recognition lowers it.",
    zh: "满足两套标准、通关手续或货币规则的损耗性成本（占出厂价比例），规则互认可降低之。",
  },
  decidedBy: { en: "The centre and the special regions", zh: "中央与特别行政区" },
  source:
    "Outline Development Plan for the Guangdong-Hong Kong-Macao Greater Bay Area (State Council 2019), alignment of rules",
  schema,
  sets: (parameters, context) => pairNames("rule-difference", parameters, context),
  apply: (parameters, context, policy) =>
    writeCells(policy.ruleDifference, context.base.ruleDifference, pairCells(parameters, context), {
      value: parameters.ruleDifference,
      scale: parameters.scale,
    }),
});
