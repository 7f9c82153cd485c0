import { z } from "zod";
import { nodeNames, rowCells, rowNames, writeCells } from "./cells.js";
import * as field from "./fields.js";
import { defineLever } from "./lever.js";
import { selectLabour, selectNodes } from "./selectors.js";

const schema = field.atLeastOne(
  z.strictObject({
    cities: field.cities,
    profitTaxRate: z
      .number()
      .min(0)
      .max(0.9)
      .optional()
      .meta({
        label: { en: "Effective tax on profit", zh: "企业所得税有效税率" },
        unit: "share of profit",
        source: {
          en: "Statutory: mainland 0.25 (0.15 high technology), Hong Kong 0.165, Macao 0.12",
          zh: "法定税率：内地0.25（高新技术企业0.15），香港0.165，澳门0.12",
        },
      }),
    labour: field.labour,
    wageTaxRate: z
      .number()
      .min(0)
      .max(0.9)
      .optional()
      .meta({
        label: { en: "Effective tax on labour income", zh: "劳动所得有效税率" },
        unit: "share of the wage",
        source: {
          en: "Statutory: mainland 0.03-0.45 by bracket, Hong Kong standard rate 0.15",
          zh: "法定税率：内地按级距0.03—0.45，香港标准税率0.15",
        },
      }),
  }),
  "profitTaxRate",
  "wageTaxRate",
);

export const taxRates = defineLever({
  type: "tax-rates",
  label: { en: "Tax rates", zh: "税率" },
  description: {
    en: "Sets the effective rates of the taxes on profit (in the city of the plant) and on labour income, by labour type.",
    zh: "设定企业所得税（按工厂所在城市）与分劳动力类型的劳动所得税有效税率。",
  },
  decidedBy: { en: "The centre; the special regions their own", zh: "中央；特别行政区自定" },
  source: {
    en: "Enterprise Income Tax Law (2008), Individual Income Tax Law (2018), Inland Revenue Ordinance of Hong Kong",
    zh: "《企业所得税法》（2008）、《个人所得税法》（2018）、香港《税务条例》",
  },
  schema,
  sets: ({ cities, labour, profitTaxRate, wageTaxRate }, context) => {
    const nodes = selectNodes(cities, context, ["cities"]);
    const types = selectLabour(labour, context);
    return [
      ...(profitTaxRate === undefined ? [] : nodeNames("tax-rates:profit", nodes, context)),
      ...(wageTaxRate === undefined ? [] : rowNames("tax-rates:wage", types, context.labourIds, nodes, context)),
    ];
  },
  apply: ({ cities, labour, profitTaxRate: onProfit, wageTaxRate: onWage }, context, policy) => {
    const nodes = selectNodes(cities, context, ["cities"]);
    const cells = rowCells(selectLabour(labour, context), nodes, context);
    if (onProfit !== undefined)
      writeCells(policy.profitTaxRate, context.base.profitTaxRate, nodes, { value: onProfit });
    if (onWage !== undefined) writeCells(policy.wageTaxRate, context.base.wageTaxRate, cells, { value: onWage });
  },
});
