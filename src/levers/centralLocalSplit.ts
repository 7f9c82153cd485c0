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
        source: {
          en: "0.5 since 1 May 2016 (Guo Fa [2016] 26), confirmed in Guo Fa [2019] 21",
          zh: "2016年5月1日起为0.5（国发〔2016〕26号），国发〔2019〕21号予以保持",
        },
      }),
    localShareProfit: z
      .number()
      .min(0)
      .max(1)
      .optional()
      .meta({
        label: { en: "Local share of profit tax", zh: "企业所得税地方分享比例" },
        unit: "share",
        source: { en: "0.4 since 2003 (Guo Fa [2001] 37)", zh: "2003年起为0.4（国发〔2001〕37号）" },
      }),
    localShareWage: z
      .number()
      .min(0)
      .max(1)
      .optional()
      .meta({
        label: { en: "Local share of tax on wages", zh: "个人所得税地方分享比例" },
        unit: "share",
        source: { en: "0.4 since 2003 (Guo Fa [2001] 37)", zh: "2003年起为0.4（国发〔2001〕37号）" },
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
    zh: "各项共享税留归征收地城市的比例；其余归中央，再按人口转移支付给各地。",
  },
  decidedBy: { en: "The centre", zh: "中央" },
  source: {
    en: "State Council: Guo Fa [2001] 37, Guo Fa [2016] 26, Guo Fa [2019] 21",
    zh: "国务院：国发〔2001〕37号、国发〔2016〕26号、国发〔2019〕21号",
  },
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
