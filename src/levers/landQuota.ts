import { z } from "zod";
import { nodeNames } from "./cells.js";
import * as field from "./fields.js";
import { defineLever } from "./lever.js";
import { partOf } from "./members.js";
import { selectNodes } from "./selectors.js";

const schema = field.atLeastOne(
  z.strictObject({
    cities: field.cities,
    together: z
      .boolean()
      .default(false)
      .meta({
        label: { en: "The cities hold it together", zh: "指标由各市共有" },
        unit: "yes: divided among them by built-up area, as where a province holds it; no: to each",
      }),
    industrialLandRelease: z
      .number()
      .min(-100)
      .max(100)
      .optional()
      .meta({
        label: { en: "Industrial land released a year", zh: "每年供应工业用地" },
        unit: "km2 a year (negative: reclaimed)",
        source: "assumed",
      }),
    housingLandRelease: z
      .number()
      .min(-100)
      .max(100)
      .optional()
      .meta({
        label: { en: "Residential land released a year", zh: "每年供应住宅用地" },
        unit: "km2 a year (negative: reclaimed)",
        source: "assumed",
      }),
  }),
  "industrialLandRelease",
  "housingLandRelease",
);

export const landQuota = defineLever({
  type: "land-quota",
  label: { en: "Release of land", zh: "土地供应" },
  description: {
    en: "Adds industrial or residential land to the stock in use every year that the lever is in force.",
    zh: "在生效期间每年增加在用的工业或住宅用地。",
  },
  decidedBy: { en: "The centre hands out quota, the city releases", zh: "中央下达指标，城市供应" },
  source: {
    en: "Land Administration Law (2019), annual plans for construction land; land-transfer revenue 4.87-8.7 trillion yuan a year 2020-2024 (Ministry of Finance)",
    zh: "《土地管理法》（2019）与建设用地年度计划；2020—2024年土地出让收入每年4.87万亿—8.7万亿元（财政部）",
  },
  schema,
  sets: ({ cities, industrialLandRelease, housingLandRelease }, context) => {
    const nodes = selectNodes(cities, context, ["cities"]);
    return [
      ...(industrialLandRelease === undefined ? [] : nodeNames("land-quota:industrial", nodes, context)),
      ...(housingLandRelease === undefined ? [] : nodeNames("land-quota:housing", nodes, context)),
    ];
  },
  apply: (parameters, context, policy) => {
    const nodes = selectNodes(parameters.cities, context, ["cities"]);
    for (const quantity of ["industrialLandRelease", "housingLandRelease"] as const) {
      const amount = parameters[quantity];
      if (amount === undefined) continue;
      for (const node of nodes)
        policy[quantity][node] = parameters.together ? amount * partOf(node, nodes, context) : amount;
    }
  },
});
