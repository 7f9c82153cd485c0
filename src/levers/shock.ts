import { z } from "zod";
import { sectorCells, sectorNames, writeCells } from "./cells.js";
import * as field from "./fields.js";
import { defineLever } from "./lever.js";

const schema = z.strictObject({
  cities: field.cities,
  sectors: field.sectors,
  productivity: z
    .number()
    .min(0.001)
    .max(2)
    .meta({
      label: { en: "Productivity that remains", zh: "保留的生产率" },
      unit: "share of the base value (0.001 is as good as a loss; 1 changes nothing)",
    }),
  shareOfYear: z
    .number()
    .min(0)
    .max(1)
    .default(1)
    .meta({
      label: { en: "Part of the year that it lasts", zh: "持续时间占全年比例" },
      unit: "share of a year (0.25 = three months): productivity of the year is what remains, to this power",
    }),
});

export const shock = defineLever({
  type: "shock",
  label: { en: "Shock", zh: "冲击" },
  description: {
    en: "Multiplies productivity for the years in force: the loss of a node (all its sectors), of a sector in a node, or of an import (a sector of a hinterland, named). One that lasts only a part of a year counts by that part. Shows how robust chains are.",
    zh: "在生效年份对生产率乘以一个系数：某节点、某节点的某一行业或进口（指定外部地区的行业）受损，持续不足一年者按所占比例折算。用于检验产业链韧性。",
  },
  decidedBy: { en: "Nobody", zh: "外生" },
  source: "Carvalho et al. (2021), Supply chain disruptions, Quarterly Journal of Economics 136",
  schema,
  sets: (parameters, context) => sectorNames("shock", parameters, context),
  apply: (parameters, context, policy) =>
    writeCells(policy.productivity, context.base.productivity, sectorCells(parameters, context), {
      scale: parameters.productivity ** parameters.shareOfYear,
    }),
});
