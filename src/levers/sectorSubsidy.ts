import { z } from "zod";
import { sectorCells, sectorNames, writeCells } from "./cells.js";
import * as field from "./fields.js";
import { defineLever } from "./lever.js";
import { keepToCeiling } from "./subsidyCeiling.js";

const schema = z.strictObject({
  cities: field.cities,
  sectors: field.sectors,
  sectorSubsidy: z
    .number()
    .min(0)
    .max(0.5)
    .meta({
      label: { en: "Subsidy on primary-factor cost", zh: "要素成本补贴率" },
      unit: "share of primary-factor cost",
      source: { en: "assumed; 0.01-0.05 is common for targeted industries", zh: "假定；重点产业常见为0.01—0.05" },
    }),
});

export const sectorSubsidy = defineLever({
  type: "sector-subsidy",
  label: { en: "Subsidy of targeted sectors", zh: "重点产业补贴" },
  description: {
    en: "The city pays a share of the cost of labour, capital and land in the sectors that it targets, out of its own budget.",
    zh: "城市以自有财力，对重点产业的劳动、资本与土地成本按比例补贴。",
  },
  decidedBy: { en: "The city", zh: "城市政府" },
  source: {
    en: "Industrial catalogues of Chinese cities; duplication of targeted sectors is the problem of homogeneous competition",
    zh: "各市产业目录；重点产业重复即同质化竞争问题",
  },
  schema,
  sets: (parameters, context) => sectorNames("sector-subsidy", parameters, context),
  apply: (parameters, context, policy) => {
    const cells = sectorCells(parameters, context);
    writeCells(policy.sectorSubsidy, context.base.sectorSubsidy, cells, { value: parameters.sectorSubsidy });
    keepToCeiling(policy, cells);
  },
  limit: (parameters, context, policy) =>
    Math.max(...sectorCells(parameters, context).map((cell) => policy.subsidyCeiling[cell]!)),
});
