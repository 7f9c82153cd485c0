import { z } from "zod";
import { nodeNames, writeCells } from "./cells.js";
import * as field from "./fields.js";
import { defineLever } from "./lever.js";
import { selectNodes } from "./selectors.js";

const schema = field.atLeastOne(
  z.strictObject({
    cities: field.cities,
    localShareProduction: z
      .number()
      .min(0)
      .max(1)
      .optional()
      .meta({
        label: { en: "Local share of production tax (VAT)", zh: "增值税地方分享比例" },
        unit: "share",
        source: "0.5 since 1 May 2016 (Guo Fa [2016] 26), confirmed in Guo Fa [2019] 21",
      }),
    localShareProfit: z
      .number()
      .min(0)
      .max(1)
      .optional()
      .meta({
        label: { en: "Local share of profit tax", zh: "企业所得税地方分享比例" },
        unit: "share",
        source: "0.4 since 2003 (Guo Fa [2001] 37)",
      }),
    localShareWage: z
      .number()
      .min(0)
      .max(1)
      .optional()
      .meta({
        label: { en: "Local share of tax on wages", zh: "个人所得税地方分享比例" },
        unit: "share",
        source: "0.4 since 2003 (Guo Fa [2001] 37)",
      }),
  }),
  "localShareProduction",
  "localShareProfit",
  "localShareWage",
);

const splits = ["localShareProduction", "localShareProfit", "localShareWage"] as const;

export const centralLocalSplit = defineLever({
  type: "central-local-split",
  label: { en: "Split between centre and city", zh: "央地税收分成" },
  description: {
    en: "What part of each shared tax stays with the city in which it arises. The rest goes to the centre and returns as transfers per resident.",
    zh: "共享税中留归所在城市的比例，其余上缴中央并按人口转移支付。",
  },
  decidedBy: { en: "The centre", zh: "中央" },
  source: "State Council: Guo Fa [2001] 37, Guo Fa [2016] 26, Guo Fa [2019] 21",
  schema,
  sets: ({ cities, ...shares }, context) => {
    const nodes = selectNodes(cities, context, ["cities"]);
    return splits.flatMap((tax) =>
      shares[tax] === undefined ? [] : nodeNames(`central-local-split:${tax}`, nodes, context),
    );
  },
  apply: ({ cities, ...shares }, context, policy) => {
    const nodes = selectNodes(cities, context, ["cities"]);
    for (const tax of splits) {
      if (shares[tax] !== undefined) writeCells(policy[tax], context.base[tax], nodes, { value: shares[tax] });
    }
  },
});
