import { z } from "zod";
import { nodeNames, writeCells } from "./cells.js";
import * as field from "./fields.js";
import { defineLever } from "./lever.js";
import { selectNodes } from "./selectors.js";

const schema = z.strictObject({
  cities: field.cities,
  profitTaxRebate: z
    .number()
    .min(0)
    .max(1)
    .meta({
      label: { en: "Share of the local part of profit tax handed back", zh: "地方企业所得税返还比例" },
      unit: "share",
      source: {
        en: "assumed; the local part is 40 % of corporate income tax in mainland China",
        zh: "假定；内地企业所得税地方部分为40%",
      },
    }),
});

export const profitTaxRebate = defineLever({
  type: "profit-tax-rebate",
  label: { en: "Rebate of profit tax", zh: "企业所得税返还" },
  description: {
    en: "The city hands back a share of its part of profit tax to firms with a plant in it: the instrument of tax competition.",
    zh: "城市向辖区企业返还企业所得税的地方部分，是税收竞争的手段。",
  },
  decidedBy: { en: "The city", zh: "城市政府" },
  source: {
    en: "Notice on clearing up preferential tax policies, Guo Fa [2014] 62; De Mooij and Ederveen (2003) on tax sensitivity of investment",
    zh: "《国务院关于清理规范税收等优惠政策的通知》，国发〔2014〕62号；投资对税收的敏感性见De Mooij and Ederveen (2003)",
  },
  schema,
  sets: (parameters, context) =>
    nodeNames("profit-tax-rebate", selectNodes(parameters.cities, context, ["cities"]), context),
  apply: ({ cities, profitTaxRebate }, context, policy) =>
    writeCells(policy.profitTaxRebate, context.base.profitTaxRebate, selectNodes(cities, context, ["cities"]), {
      value: profitTaxRebate,
    }),
});
