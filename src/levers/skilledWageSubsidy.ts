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
      source: {
        en: "Cai Shui [2019] 31: difference between mainland and Hong Kong tax, carried out as tax above 15 %",
        zh: "财税〔2019〕31号：内地与香港税负差额，实际按超过15%的部分执行",
      },
    }),
  taxableIncome: z
    .number()
    .min(0)
    .max(1e8)
    .default(500_000)
    .meta({
      label: { en: "Yearly taxable income of an eligible person", zh: "符合条件者的年应纳税所得额" },
      unit: "yuan a year",
      source: "assumed",
    }),
  coverage: z
    .number()
    .min(0)
    .max(1)
    .default(0.1)
    .meta({
      label: {
        en: "Share of the wages of this labour type earned by eligible persons",
        zh: "该类劳动力工资中符合条件者的占比",
      },
      unit: "share",
      source: "assumed",
    }),
});

export const skilledWageSubsidy = defineLever({
  type: "skilled-wage-subsidy",
  label: { en: "Income-tax subsidy for scarce talent", zh: "紧缺人才个税补贴" },
  description: {
    en: "The city pays back what income tax exceeds a share of taxable income for eligible skilled workers. In the model a subsidy on the wage: the subsidy per yuan earned times the share of wages that eligible persons earn.",
    zh: "城市对符合条件的高端紧缺人才，返还个人所得税超过应纳税所得额一定比例的部分。模型中为工资补贴：每元工资的补贴乘以符合条件者的工资占比。",
  },
  decidedBy: { en: "The nine mainland cities of the Greater Bay Area", zh: "大湾区内地九市" },
  source: {
    en: "Cai Shui [2019] 31 (nine mainland cities of the Greater Bay Area, tax-exempt)",
    zh: "财税〔2019〕31号（大湾区内地九市，补贴免税）",
  },
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
