import { z } from "zod";
import { sectorCells, sectorNames, writeCells } from "./cells.js";
import * as field from "./fields.js";
import { defineLever } from "./lever.js";

const schema = field.exactlyOne(
  z.strictObject({
    cities: field.cities,
    sectors: field.sectors,
    protection: z
      .number()
      .min(0)
      .max(3)
      .optional()
      .meta({
        label: { en: "Protection against goods from elsewhere", zh: "对外地产品的保护程度" },
        unit: "share of the factory price",
        source: "assumed; Poncet (2005), Young (2000) on protection by Chinese localities",
      }),
    scale: field.scale,
  }),
  "protection",
  "scale",
);

export const localProtection = defineLever({
  type: "local-protection",
  label: { en: "Local protection", zh: "地方保护" },
  description: {
    en: "Makes goods from all other nodes dearer in the protecting city, sector by sector, without revenue: discriminating procurement, licences, technical checks.",
    zh: "使外地产品在保护城市变贵且不产生收入（分产业）：歧视性采购、许可与技术检查。",
  },
  decidedBy: { en: "The protecting city", zh: "实施保护的城市" },
  source: "Young (2000), The razor's edge, Quarterly Journal of Economics 115; Poncet (2005)",
  schema,
  sets: (parameters, context) => sectorNames("local-protection", parameters, context),
  apply: (parameters, context, policy) => {
    const { protection: value, scale } = parameters;
    writeCells(policy.protection, context.base.protection, sectorCells(parameters, context), { value, scale });
  },
});
