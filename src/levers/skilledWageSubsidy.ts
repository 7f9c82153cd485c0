import { z } from "zod";
import { rowCells, rowNames, writeCells } from "./cells.js";
import * as field from "./fields.js";
import { incomeTaxSubsidy } from "./incomeTax.js";
import { defineLever, type LeverContext } from "./lever.js";
import { selectLabour, selectNodes } from "./selectors.js";

/** Deducted before tax, yuan a year (Individual Income Tax Law 2018). */
const basicDeduction = 60_000;

const schema = z.strictObject({
  cities: field.cities,
  labour: field.labour.default("skilled").meta({
    label: { en: "Labour types", zh: "劳动力类型" },
    unit: '"all" or ids of labour types',
  }),
  cap: z
    .number()
    .min(0)
    .max(0.45)
    .default(0.15)
    .meta({
      label: { en: "Tax above this share of taxable income is paid back", zh: "税负上限，超出部分返还" },
      unit: "share of taxable income",
      source: "Cai Shui [2019] 31: difference between mainland and Hong Kong tax, carried out as tax above 15 %",
    }),
  taxableIncome: z
    .number()
    .min(0)
    .max(1e8)
    .default(500_000)
    .meta({
      label: { en: "Yearly taxable income of an eligible person", zh: "合格人才年应纳税所得额" },
      unit: "yuan a year",
      source: "assumed",
    }),
  coverage: z
    .number()
    .min(0)
    .max(1)
    .default(0.1)
    .meta({
      label: { en: "Share of the wages of this labour type earned by eligible persons", zh: "合格人才工资占比" },
      unit: "share",
      source: "assumed",
    }),
});

export const skilledWageSubsidy = defineLever({
  type: "skilled-wage-subsidy",
  label: { en: "Income-tax subsidy for scarce talent", zh: "紧缺人才个税补贴" },
  description: {
    en: "The city pays back what income tax exceeds a share of taxable income for eligible skilled workers. In the model a subsidy on the wage: the subsidy per yuan earned times the share of wages that eligible persons earn.",
    zh: "城市对合格高端紧缺人才返还超过应纳税所得额一定比例的个税；模型中为工资补贴：每元收入的补贴乘以合格人才工资占比。",
  },
  decidedBy: { en: "The nine mainland cities of the Greater Bay Area", zh: "大湾区内地九市" },
  source: "Cai Shui [2019] 31 (nine mainland cities of the Greater Bay Area, tax-exempt)",
  schema,
  sets: ({ cities, labour }, context) =>
    rowNames(
      "wage-subsidy",
      selectLabour(labour, context),
      context.labourIds,
      selectNodes(cities, context, ["cities"]),
      context,
    ),
  apply: (parameters, context, policy) =>
    writeCells(policy.wageSubsidy, context.base.wageSubsidy, subsidisedCells(parameters, context), {
      value: subsidyRate(parameters),
    }),
});

function subsidisedCells({ cities, labour }: z.output<typeof schema>, context: LeverContext): number[] {
  return rowCells(selectLabour(labour, context), selectNodes(cities, context, ["cities"]), context);
}

function subsidyRate({ taxableIncome, cap, coverage }: z.output<typeof schema>): number {
  return (coverage * incomeTaxSubsidy(taxableIncome, cap)) / (taxableIncome + basicDeduction);
}
